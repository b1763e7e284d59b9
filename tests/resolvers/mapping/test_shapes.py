"""Files of the shapes that programs export go in by a mapping alone, and come to what a straight computation says of them."""

import csv
import io
from collections import Counter, defaultdict
from datetime import datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook

from models import FieldKind
from resolvers.mapping import Note
from resolvers.mapping.targets import Takes
from tests.resolvers.mapping.conftest import Bring, Propose, Rows, mapped, problems, targets

SUMS = """
  SELECT stages.name, count(*), sum((fields ->> f.id::text)::numeric) FROM deals
  JOIN deal_types ON deal_types.company_id = deals.company_id AND deal_types.id = deals.deal_type_id
  JOIN stages ON stages.company_id = deals.company_id AND stages.id = deals.stage_id
  LEFT JOIN custom_fields f ON f.company_id = deals.company_id AND f.name = '{field}'
  WHERE deal_types.name = '{type}' GROUP BY 1 ORDER BY 1"""

BITRIX = (
    "ID;Название сделки;Воронка;Стадия сделки;Сумма;Ответственный;Источник;Дата создания;Компания\r\n"
    + "\r\n".join(
        (
            '101;"Лодка ""Чайка""";Опт;Успешно;"1 250,50 руб.";Max;Сайт;05.03.2024 10:15:00;ООО Море',
            "102;Вёсла;Опт;В работе;300 руб.;max@acme.example;сайт;13.03.2024 09:00:00;ООО Море",
            "103;Паруса;Опт;Отказ;7,25 руб.;Eva;Выставка;14.03.2024 18:30:00;",
            "104;Якорь;Опт;Новая;;Eva;;15.03.2024 08:00:00;ИП Причал",
        )
    )
)
# The latest moves first, as it is exported.
BITRIX_HISTORY = "ID сделки;Стадия;Дата изменения;Кем изменена\r\n" + "\r\n".join(
    (
        "104;Новая;15.03.2024 08:00:00;Eva",
        "103;Отказ;20.03.2024 12:00:00;Eva",
        "103;Новая;14.03.2024 18:30:00;Eva",
        "102;В работе;16.03.2024 11:00:00;Max",
        "102;Новая;13.03.2024 09:00:00;Max",
        "101;Успешно;08.03.2024 15:00:00;Max",
        "101;В работе;06.03.2024 10:00:00;Max",
        "101;Новая;05.03.2024 10:15:00;Max",
    )
)


async def test_deals_with_a_history_of_stages(bring: Bring, propose: Propose, rows: Rows) -> None:
    proposal = await propose(BITRIX.encode("cp1251"), BITRIX_HISTORY)
    assert proposal.mapping["kind"] == "deal"
    assert targets(proposal) == {
        "ID": "external_id",
        "Название сделки": "name",
        "Воронка": "deal_type",
        "Стадия сделки": "stage",
        "Сумма": "field",
        "Ответственный": "responsible",
        "Источник": "field",
        "Дата создания": "created_at",
        "Компания": "contact",
    }
    assert [each["to"] for each in proposal.mapping["history"]["columns"]] == [
        "deal",
        "to_stage",
        "occurred_at",
        "actor",
    ]
    document = mapped(
        proposal,
        Воронка={"create": True},
        Стадия_сделки={"create": True},
        Компания={"create": True},
        Сумма="field",
        Источник={"to": "field", "fieldKind": "choice", "create": True, "fold": True},
    )
    document["history"]["columns"][1]["create"] = True
    trial = await bring(document, BITRIX.encode("cp1251"), BITRIX_HISTORY, is_trial=True)
    assert (trial.run_id, trial.counts["created"], problems(trial)) == (None, 4, [])
    assert [(each.label.ru, each.value) for each in trial.shown[0].values] == [
        ("Идентификатор", "101"),
        ("Название", 'Лодка "Чайка"'),
        ("Тип сделки", "Опт"),
        ("Стадия", "Успешно"),
        ("Контакт", "ООО Море"),
        ("Ответственный", "Max"),
        ("Дата создания", "2024-03-05T10:15:00"),
        ("Сумма", "1250.50"),
        ("Источник", "Сайт"),
    ]
    assert [stage for stage, _ in trial.shown[0].moves] == ["Новая", "В работе", "Успешно"]
    assert await rows("SELECT count(*) FROM deals WHERE external_id = '101'") == [(0,)]
    outcome = await bring(document, BITRIX.encode("cp1251"), BITRIX_HISTORY)
    assert outcome.counts["created"] == 4
    assert outcome.notes[Note.HISTORY_REVERSED] == 8
    expected: dict[str, list[Decimal]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(BITRIX), delimiter=";"):
        amount = row["Сумма"].removesuffix("руб.").replace(" ", "").replace(",", ".")
        expected[row["Стадия сделки"]].append(Decimal(amount or 0))
    found = await rows(SUMS.format(field="Сумма", type="Опт"))
    assert {name: (count, total or 0) for name, count, total in found} == {
        name: (len(amounts), sum(amounts)) for name, amounts in expected.items()
    }
    moves = await rows(
        "SELECT d.external_id, s.name, occurred_at AT TIME ZONE 'Europe/Berlin', u.name FROM transitions t"
        " JOIN deals d ON d.company_id = t.company_id AND d.id = t.deal_id"
        " JOIN stages s ON s.company_id = t.company_id AND s.id = t.to_stage_id"
        " JOIN users u ON u.company_id = t.company_id AND u.id = t.actor_id WHERE d.external_id LIKE '10_' ORDER BY 1, 3"
    )
    told = [row.split(";") for row in BITRIX_HISTORY.splitlines()[1:]]
    made = [(deal, stage, datetime.strptime(when, "%d.%m.%Y %H:%M:%S"), who) for deal, stage, when, who in told]
    assert moves == sorted(made, key=lambda each: (each[0], each[2]))
    # The two spellings are one choice.
    labels = (
        "SELECT label FROM field_options o JOIN custom_fields f ON f.company_id = o.company_id AND f.id = field_id"
        " WHERE f.name = 'Источник' ORDER BY 1"
    )
    assert await rows(labels) == [("Выставка",), ("Сайт",)]
    again = await bring(document, BITRIX.encode("cp1251"), BITRIX_HISTORY)
    assert dict(again.counts) == {"created": 0, "changed": 0, "unchanged": 4, "made": 0}


def opportunities(count: int) -> str:
    stages, products = ("Prospecting", "Engaging", "Won", "Lost"), ("GTX Pro", "GTXPro", "MG Special")
    lines = ["opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value"]
    for number in range(count):
        stage = stages[number % 4]
        engaged = "" if stage == "Prospecting" else f"2016-{number % 12 + 1:02}-{number % 28 + 1:02}"
        closed = f"2017-{number % 12 + 1:02}-{number % 28 + 1:02}" if number % 4 > 1 else ""
        value = {"Won": str(100 + number), "Lost": "0"}.get(stage, "")
        account = "" if number % 5 == 0 else f"Account {number % 7}"
        lines.append(
            f"OP{number:04},{('Eva', 'Max')[number % 2]},{products[number % 3]},{account},{stage},{engaged},{closed},{value}"
        )
    return "\n".join(lines) + "\n"


async def test_opportunities_without_a_history(bring: Bring, propose: Propose, rows: Rows) -> None:
    content = opportunities(200)
    proposal = await propose(content)
    assert targets(proposal) == {
        "opportunity_id": "external_id",
        "sales_agent": "responsible",
        "product": None,
        "account": "contact",
        "deal_stage": "stage",
        "engage_date": "created_at",
        "close_date": "staged_at",
        "close_value": "field",
    }
    create = {"create": True}
    product = {"to": "field", "fieldKind": "choice", "create": True, "fold": True}
    document = mapped(
        proposal, deal_stage=create, account=create, product=product, close_value={"to": "field", "fieldKind": "price"}
    )
    document["always"] = {"deal_type": "Opportunity"}
    outcome = await bring(document, content)
    assert (outcome.counts["created"], problems(outcome)) == (200, [])
    given = [*csv.DictReader(io.StringIO(content))]
    by_stage = Counter(row["deal_stage"] for row in given)
    total: Counter[str] = Counter()
    for row in given:
        total[row["deal_stage"]] += int(row["close_value"] or 0)
    found = await rows(SUMS.format(field="close_value", type="Opportunity"))
    assert {name: count for name, count, _ in found} == by_stage
    assert {name: int(value or 0) for name, _, value in found} == total
    assert outcome.notes == {
        Note.NAMES_DERIVED: 200,
        Note.STAGE_ALONE: 200,
        Note.STAGE_DATE_UNKNOWN: 100,
        Note.CREATED_NOW: 50,
    }
    options = (
        "SELECT label FROM field_options o JOIN custom_fields f ON f.company_id = o.company_id AND f.id = field_id"
        " WHERE f.name = 'product' ORDER BY 1"
    )
    assert await rows(options) == [("GTX Pro",), ("MG Special",)]
    assert await rows("SELECT count(*) FROM contacts WHERE name LIKE 'Account %'") == [(7,)]
    # A deal that has moved on stands on its new stage, and its earlier move stays.
    moved = content.replace("Engaging,2016-02-02,,", "Won,2016-02-02,2017-06-01,500", 1)
    again = await bring(document, moved)
    assert again.counts["changed"] == 1
    path = (
        "SELECT s.name FROM transitions t JOIN deals d ON d.company_id = t.company_id AND d.id = t.deal_id"
        " JOIN stages s ON s.company_id = t.company_id AND s.id = t.to_stage_id"
        " WHERE d.external_id = 'OP0001' ORDER BY occurred_at"
    )
    assert await rows(path) == [("Engaging",), ("Won",)]


async def test_a_board_with_titles_and_without_ids(bring: Bring, propose: Propose, rows: Rows) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    header = ["Item", "Person", "Status", "Budget", "Creation log"]
    for row in (
        ["Sales board"],
        [],
        ["Hot"],
        header,
        ["Boats", "Eva", "Won", 1200.5, datetime(2024, 1, 2, 9, 0)],
        ["Oars", "Max", "New", 80, datetime(2024, 1, 3, 10, 0)],
        ["Cold"],
        header,
        ["Oars", "Max", "New", 80, datetime(2024, 1, 3, 10, 0)],
    ):
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    proposal = await propose(written.getvalue())
    assert targets(proposal) == {
        "Item": "name",
        "Person": "responsible",
        "Status": "stage",
        "Budget": "field",
        "Creation log": "created_at",
    }
    document = mapped(proposal, Status={"create": True}, Budget={"to": "field", "fieldKind": "price"})
    document["always"] = {"deal_type": "Board"}
    outcome = await bring(document, written.getvalue())
    assert outcome.counts["created"] == 3
    assert (outcome.notes[Note.LEFT_OUT], outcome.notes[Note.IDS_DERIVED]) == (2, 3)
    assert [tuple(row) for row in await rows(SUMS.format(field="Budget", type="Board"))] == [
        ("New", 2, Decimal(160)),
        ("Won", 1, Decimal("1200.5")),
    ]
    assert (await bring(document, written.getvalue())).counts["unchanged"] == 3


async def test_a_wide_file_of_contacts(bring: Bring, propose: Propose, rows: Rows) -> None:
    wide = [f"Property {number}" for number in range(120)]
    names = ["Record ID", "First Name", "Last Name", "Email", "Contact owner", "Create Date", "Lifecycle Stage", *wide]
    people = [("Ada", "Stone", "Lead"), ("Ben", "", "Customer"), ("Cy", "Lake", "lead")]
    lines = [",".join(names)]
    for number, (first, last, stage) in enumerate(people, 1):
        owner = "Max" if number < 3 else "Somebody Else"
        own = [
            str(900 + number),
            first,
            last,
            f"{first.lower()}@mail.example",
            owner,
            f"2024-01-0{number} 10:33",
            stage,
        ]
        lines.append(",".join([*own, *("x" if place % 40 == number else "" for place in range(120))]))
    content = "\n".join(lines) + "\n"
    proposal = await propose(content)
    assert proposal.mapping["kind"] == "contact"
    assert {name: to for name, to in targets(proposal).items() if to} == {
        "Record ID": "external_id",
        "First Name": "name",
        "Last Name": "name",
        "Contact owner": "responsible",
        "Create Date": "created_at",
    }
    stage = {"to": "field", "fieldKind": "choice", "create": True}
    document = mapped(proposal, Email={"to": "field", "fieldKind": "text"}, Lifecycle_Stage=stage)
    outcome = await bring(document, content)
    assert problems(outcome) == [(4, "Contact owner", "Nobody here has the e-mail or the name “Somebody Else”.")]
    document = mapped(proposal, Contact_owner={"emptyUnknown": True})
    outcome = await bring(document, content)
    assert (dict(outcome.counts), outcome.notes) == (
        {"created": 1, "changed": 0, "unchanged": 2, "made": 0},
        {Note.NOBODY: 1},
    )
    found = "SELECT external_id, name, created_at FROM contacts WHERE external_id LIKE '90_' ORDER BY 1"
    assert [(each, name) for each, name, _ in await rows(found)] == [
        ("901", "Ada Stone"),
        ("902", "Ben"),
        ("903", "Cy Lake"),
    ]


async def test_people_activities_and_communications(bring: Bring, propose: Propose, rows: Rows) -> None:
    people = "ФИО;Электронная почта;Роль;Отдел\nАнна Ли;Anna@acme.example;Менеджер;Юг\nМакс;max@acme.example;;Юг\n"
    proposal = await propose(people)
    assert proposal.mapping["kind"] == "person"
    outcome = await bring(mapped(proposal, Отдел={"create": True}), people)
    assert (outcome.counts["created"], outcome.counts["changed"], problems(outcome)) == (1, 1, [])
    found = (
        "SELECT u.name, email, role, d.name FROM users u"
        " JOIN departments d ON d.company_id = u.company_id AND d.id = department_id WHERE d.name = 'Юг' ORDER BY 2"
    )
    assert await rows(found) == [
        ("Анна Ли", "anna@acme.example", "user", "Юг"),
        ("Макс", "max@acme.example", "manager", "Юг"),
    ]
    header = "Call ID,Type,Call direction,Date,Owner,Answered"
    one, other = "k1,Phone call,Inbound,03/25/2024 1:05 PM,Анна Ли,yes", "k2,SMS,out,03/26/2024 9:00 AM,,"
    calls = "\n".join((header, one, other))
    proposal = await propose(calls)
    assert proposal.mapping["kind"] == "communication"
    assert (await bring(proposal.mapping, calls)).counts["created"] == 2
    found = (
        "SELECT channel, direction, answered, to_char(occurred_at AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD HH24:MI')"
        " FROM communications WHERE external_id IN ('k1', 'k2') ORDER BY 1"
    )
    assert await rows(found) == [
        ("call", "incoming", True, "2024-03-25 13:05"),
        ("sms", "outgoing", None, "2024-03-26 09:00"),
    ]
    activities = (
        "Activity ID,Activity type,Subject,Owner,Created\nt1,Call,Ask again,Max,2024-04-01\nt2,Lunch,,,2024-04-02\n"
    )
    proposal = await propose(activities)
    assert proposal.mapping["kind"] == "activity"
    outcome = await bring(proposal.mapping, activities)
    assert problems(outcome) == [
        (2, "Owner", "Nobody here has the e-mail or the name “Max”."),
        (3, "Activity type", "There is none called “Lunch”."),
    ]


async def test_the_names_that_salesforce_gives_its_columns(propose: Propose) -> None:
    people = "Id,Username,LastName,FirstName,Name,Email,IsActive\n005,ada@x.example,Stone,Ada,Ada Stone,ada@acme.example,true\n"
    proposal = await propose(people)
    assert (proposal.mapping["kind"], targets(proposal)) == (
        "person",
        {
            "Id": "external_id",
            "Username": None,
            "LastName": None,
            "FirstName": None,
            "Name": "name",
            "Email": "email",
            "IsActive": "status",
        },
    )
    accounts = "Id,Name,Type,BillingCity,OwnerId,CreatedDate,CreatedById\n001,Acme,Customer,Bonn,005,2024-03-01,005\n"
    proposal = await propose(accounts)
    assert (proposal.mapping["kind"], targets(proposal)) == (
        "contact",
        {
            "Id": "external_id",
            "Name": "name",
            "Type": None,
            "BillingCity": None,
            "OwnerId": "responsible",
            "CreatedDate": "created_at",
            "CreatedById": "created_by",
        },
    )
    header = "Id,AccountId,Name,StageName,Amount,CloseDate,LeadSource,OwnerId,CreatedDate"
    rows = [f"006{n},001,Boats,Won,12.50,2024-04-01,Web,005,2024-03-01T10:00:00.000+0000" for n in range(3)]
    history = "Id,OpportunityId,StageName,CreatedDate,CreatedById\n0081,0061,Won,2024-03-01T10:00:00.000+0000,005\n"
    proposal = await propose("\n".join((header, *rows)), history)
    assert (proposal.mapping["kind"], targets(proposal)) == (
        "deal",
        {
            "Id": "external_id",
            "AccountId": "contact",
            "Name": "name",
            "StageName": "stage",
            "Amount": "field:amount",
            "CloseDate": "staged_at",
            "LeadSource": "field",
            "OwnerId": "responsible",
            "CreatedDate": "created_at",
        },
    )
    kinds = [each["fieldKind"] for each in proposal.mapping["columns"] if each["to"] == "field"]
    assert kinds == ["choice"]
    assert {each["column"]: each["to"] for each in proposal.mapping["history"]["columns"]} == {
        "Id": None,
        "OpportunityId": "deal",
        "StageName": "to_stage",
        "CreatedDate": "occurred_at",
        "CreatedById": "actor",
    }


@pytest.mark.parametrize(
    "header",
    ["ID;ID сделки;Стадия;Дата изменения", "ID;TYPE_ID;OWNER_ID;CREATED_TIME;CATEGORY_ID;STAGE_SEMANTIC_ID;STAGE_ID"],
)
async def test_ids_of_moves_are_not_taken_for_those_of_deals(propose: Propose, header: str) -> None:
    moves = f"{header}\n{';'.join('101' for _ in header.split(';'))}\n"
    proposal = await propose(BITRIX, moves)
    proposed = {each["column"]: each["to"] for each in proposal.mapping["history"]["columns"]}
    assert (proposed["ID"], proposed.get("ID сделки", proposed.get("OWNER_ID"))) == (None, "deal")


async def test_people_are_known_whichever_of_their_names_comes_first(bring: Bring, rows: Rows) -> None:
    columns = [{"column": each, "to": to} for each, to in (("Mail", "email"), ("Last", "name"), ("First", "name"))]
    people = "Mail,Last,First\nanna@acme.example,Орлова,Анна\nlev@acme.example,Лев,Ким\nkim@acme.example,Ким,Лев\n"
    await bring({"kind": "person", "columns": columns}, people)
    names = [{"column": "Name", "to": "name"}, {"column": "Owner", "to": "responsible"}]
    contacts = "Name,Owner\nMore,анна  орлова\nLess,Лев Ким\nNone,Ким Лев Ким\n"
    outcome = await bring({"kind": "contact", "columns": names}, contacts)
    assert problems(outcome) == [(4, "Owner", "Nobody here has the e-mail or the name “Ким Лев Ким”.")]
    found = (
        "SELECT c.name, email FROM contacts c JOIN users u ON u.company_id = c.company_id AND u.id = responsible_id"
        " WHERE c.name IN ('More', 'Less') ORDER BY 1"
    )
    # One is called exactly so, and another only in the other order.
    assert await rows(found) == [("Less", "lev@acme.example"), ("More", "anna@acme.example")]


async def test_what_would_come_in_is_shown_by_the_clock_of_the_company(bring: Bring) -> None:
    columns = [
        {"column": "Id", "to": "external_id"},
        {"column": "Type", "to": "deal_type", "create": True},
        {"column": "Stage", "to": "stage", "create": True},
        {"column": "Since", "to": "staged_at"},
        {"column": "Made", "to": "created_at"},
        {"column": "Sum", "to": "field", "name": "Worth", "fieldKind": "price"},
    ]
    content = "Id,Type,Stage,Since,Made,Sum\nx1,Boats,New,2026-03-01T23:30:00+0000,2026-02-01,5\n"
    trial = await bring({"kind": "deal", "columns": columns}, content, is_trial=True)
    assert [(each.label.en, each.value, each.takes, each.field_kind) for each in trial.shown[0].values] == [
        ("Id", "x1", Takes.ID, None),
        ("Name", "x1", Takes.TEXT, None),
        ("Deal type", "Boats", Takes.DEAL_TYPE, None),
        ("Stage", "New", Takes.STAGE, None),
        ("Created at", "2026-02-01", Takes.MOMENT, None),
        ("Worth", "5", Takes.FIELD, FieldKind.PRICE),
    ]
    assert trial.shown[0].moves == (("New", "2026-03-02T00:30:00+01:00"),)
