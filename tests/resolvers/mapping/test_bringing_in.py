"""What becomes of rows that are wrong, of things that are not there, and of files of a source that is known."""

import csv
import io
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers import mapping
from resolvers.commands import CommandContext
from resolvers.errors import RequestError
from resolvers.mapping import MappingError, Note
from tests.resolvers.cells.folded import check_folded, fold_all
from tests.resolvers.feed.conftest import viewer_of
from tests.resolvers.importing.conftest import NOW
from tests.resolvers.mapping.conftest import Bring, Propose, Rows, mapped, problems

DEALS = """\
Id,Name,Type,Stage,Since,Owner,Created,Sum,Source
x1,Boats,Sale,Won,2024-03-09,Max,2024-03-01,1.250,web
x2,Oars,Sale,New,,nobody,2024-03-02,2.500,web
x3,Sails,Sale,Gone,,Max,2024-03-03,3.000,Fair
x4,Masts,Sale,New,,Max,soon,4.000,web
"""
MAPPING: dict[str, Any] = {
    "kind": "deal",
    "columns": [
        {"column": "Id", "to": "external_id"},
        {"column": "Name", "to": "name"},
        {"column": "Type", "to": "deal_type"},
        {"column": "Stage", "to": "stage"},
        {"column": "Since", "to": "staged_at"},
        {"column": "Owner", "to": "responsible"},
        {"column": "Created", "to": "created_at", "pattern": "YYYY-MM-DD"},
        {"column": "Sum", "to": "field:amount", "decimal": ",", "grouping": "."},
        {"column": "Source", "to": "field:source"},
    ],
}
GOOD = "\n".join(DEALS.splitlines()[:2]) + "\n"
COUNT = "SELECT count(*) FROM deals WHERE external_id LIKE 'x%'"


def changed(**columns: dict[str, Any] | None) -> dict[str, Any]:
    """The mapping with some columns otherwise, or without them."""
    own = [
        {**each, **(columns.get(each["column"]) or {})}
        for each in MAPPING["columns"]
        if columns.get(each["column"], {}) is not None
    ]
    return {**MAPPING, "columns": own}


async def test_wrong_rows_are_told_and_the_rest_is_brought_in_or_not_by_choice(
    bring: Bring, rows: Rows, command: CommandContext
) -> None:
    nothing = await bring(MAPPING, DEALS, without_rejected=False)
    assert (nothing.run_id, await rows(COUNT), await rows("SELECT count(*) FROM file_imports")) == (
        None,
        [(0,)],
        [(0,)],
    )
    outcome = await bring(MAPPING, DEALS)
    assert (outcome.counts["created"], await rows(COUNT)) == (1, [(1,)])
    assert (
        problems(outcome)
        == problems(nothing)
        == [
            (3, "Owner", "Nobody here has the e-mail or the name “nobody”."),
            (4, "Stage", "There is none called “Gone”."),
            (5, "Created", "“soon” is not a date like YYYY-MM-DD."),
        ]
    )
    # Mended, the same file goes in by the same mapping.
    left_out = mapping.write_rejected(mapping.read_table(DEALS.encode()), outcome.rejected, "ru").decode("utf-8-sig")
    assert [row["Что не так"].partition(":")[0] for row in csv.DictReader(io.StringIO(left_out))] == [
        "Owner",
        "Stage",
        "Created",
    ]
    mended = (
        left_out.replace("x2,Oars,Sale,New,,nobody", "x2,Oars,Sale,New,,Eva")
        .replace("Gone", "Lost")
        .replace(",soon,", ",2024-03-04,")
    )
    outcome = await bring(MAPPING, mended)
    assert (outcome.counts["created"], problems(outcome)) == (3, [])
    amounts = (
        "SELECT d.external_id, fields ->> f.id::text FROM deals d JOIN custom_fields f ON f.company_id = d.company_id"
        " WHERE f.external_id = 'amount' AND d.external_id LIKE 'x%' ORDER BY 1"
    )
    assert await rows(amounts) == [("x1", "1250"), ("x2", "2500"), ("x3", "3000"), ("x4", "4000")]


async def test_a_trial_writes_nothing_and_says_what_the_import_then_does(
    bring: Bring, rows: Rows, engine: AsyncEngine
) -> None:
    every = "SELECT " + ", ".join(
        f"(SELECT count(*) FROM {table})" for table in ("deals", "file_imports", "file_sources", "field_options")
    )
    before = await rows(every)
    document = changed(Stage={"create": True}, Source={"create": True})
    trial = await bring(document, DEALS, is_trial=True)
    assert await rows(every) == before
    assert (trial.run_id, trial.counts["created"], trial.counts["made"]) == (None, 2, 1)
    outcome = await bring(document, DEALS)
    assert (outcome.counts, outcome.made, outcome.notes) == (trial.counts, trial.made, trial.notes)


async def test_a_source_keeps_its_mapping_for_the_next_file(bring: Bring, command: CommandContext) -> None:
    await bring(MAPPING, GOOD, source="Board")
    (source,) = await mapping.read_sources(command)
    assert source.name == "Board"
    assert (await bring(source.mapping, GOOD, source="Board")).counts["unchanged"] == 1
    assert [run.source for run in await mapping.read_runs(command, 10)] == ["Board", "Board"]
    assert (await mapping.forget_source(command, source.id)).value == source.id
    assert await mapping.read_sources(command) == []


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (changed(Created={"pattern": None}) | {}, None),
        (changed(Sum={"decimal": None, "grouping": ""}), "can be read in several ways: as 1234.50, 1.234,50"),
        (changed(Name={"column": "Nome"}), "columns.1.column: The file has no column “Nome”"),
        (changed(Sum={"to": "field:price"}), "columns.7.to: Expected a field of the company"),
        (changed(Sum={"to": "price"}), "columns.7.to: Expected one of: external_id, name"),
        (changed(Created={"pattern": "yesterday"}), "columns.6.pattern: Expected a pattern of a date"),
        (changed(Owner={"to": "created_at"}), "Expected one column for created_at"),
        (changed(Sum={"decimal": ";"}), r"columns.7.decimal: Expected \. or ,"),
        ({**MAPPING, "kind": "invoice"}, "kind: Expected one of: deal, contact"),
        ({**MAPPING, "colums": []}, "colums: Expected one of"),
        ({**MAPPING, "always": {"color": "red"}}, "always.color: Expected one of"),
        ({**MAPPING, "key": ["Nome"]}, "key: The file has no column “Nome”"),
        ({**MAPPING, "form": {"header": "first"}}, "form.header: Expected a whole number"),
        ({"kind": "contact", "columns": []}, "Expected a column for “Name”"),
    ],
)
async def test_what_is_wrong_with_a_mapping_is_told_by_its_place(
    bring: Bring, rows: Rows, document: dict[str, Any], told: str | None
) -> None:
    ambiguous = "\n".join(DEALS.splitlines()[:4]) + "\n"
    if told is None:
        # One way of reading is no guess.
        assert (await bring(document, GOOD)).counts["created"] == 1
        return
    with pytest.raises(MappingError, match=told):
        await bring(document, ambiguous)
    assert await rows(COUNT) == [(0,)]


async def test_dates_that_can_be_read_in_two_ways_are_not_guessed(bring: Bring, propose: Propose) -> None:
    content = "Id,Name,Stage,Created\ny1,Boats,New,03/04/2024\n"
    proposal = await propose(content)
    assert [each.patterns for each in proposal.columns if each.name == "Created"] == [["DD/MM/YYYY", "MM/DD/YYYY"]]
    document = mapped(proposal)
    document["always"] = {"deal_type": "Sale"}
    with pytest.raises(MappingError, match="as DD/MM/YYYY, MM/DD/YYYY"):
        await bring(document, content)
    decided = {**mapped(proposal, Created={"pattern": "MM/DD/YYYY"}), "always": {"deal_type": "Sale"}}
    assert (await bring(decided, content)).counts["created"] == 1


async def test_things_that_have_no_external_id_are_found_by_name(bring: Bring, engine: AsyncEngine, rows: Rows) -> None:
    async with engine.begin() as connection:
        for table in ("users", "stages", "deal_types"):
            await connection.execute(
                text(f"UPDATE {table} SET external_id = NULL WHERE name IN ('Max', 'Won', 'Sale')")
            )
    assert problems(await bring(MAPPING, GOOD)) == []
    found = (
        "SELECT u.name, t.name, s.name FROM deals d JOIN users u ON u.company_id = d.company_id AND u.id = responsible_id"
        " JOIN deal_types t ON t.company_id = d.company_id AND t.id = d.deal_type_id"
        " JOIN stages s ON s.company_id = d.company_id AND s.id = stage_id"
        " WHERE d.external_id = 'x1'"
    )
    assert await rows(found) == [("Max", "Sale", "Won")]


async def test_a_deal_whose_history_is_wrong_comes_not_at_all(bring: Bring, rows: Rows) -> None:
    moves = [
        {"column": name, "to": to} for name, to in (("Deal", "deal"), ("Stage", "to_stage"), ("At", "occurred_at"))
    ]
    document = {**MAPPING, "history": {"columns": moves}}
    history = "Deal,Stage,At\nx1,New,2024-03-01\nx1,Nowhere,2024-03-02\nz9,New,2024-03-01\n"
    outcome = await bring(document, GOOD, history)
    assert problems(outcome) == [
        (2, None, "Row 3 of its history is wrong: a deal comes with all its moves or not at all."),
        (3, None, "There is none called “Nowhere”."),
    ]
    assert outcome.notes == {Note.HISTORY_UNUSED: 1}
    assert await rows(COUNT) == [(0,)]


async def test_of_two_people_of_one_name_none_is_meant(bring: Bring, engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE users SET name = 'Max' WHERE external_id = 'eva'"))
    assert problems(await bring(MAPPING, GOOD)) == [(2, "Owner", "Several are called “Max”.")]


async def test_what_the_company_may_not_have_more_of_is_refused(bring: Bring, engine: AsyncEngine, rows: Rows) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE companies SET records_limit = 1"))
    outcome = await bring(MAPPING, GOOD)
    assert (outcome.run_id, outcome.counts["created"]) == (None, 0)
    assert "at most 1 in the company" in problems(outcome)[0][2]
    assert await rows(COUNT) == [(0,)]


async def test_only_administrators_bring_files_in(engine: AsyncEngine, administrator: Viewer) -> None:
    command = CommandContext(engine, await viewer_of(engine, "max@acme.example"), NOW)
    told = mapping.read_mapping(MAPPING)
    file = mapping.GivenFile("deals.csv", mapping.read_table(GOOD.encode()))
    for asked in (
        mapping.bring_in(command, "crm", told, file),
        mapping.undo_import(command, 1),
        mapping.read_sources(command),
        mapping.read_runs(command, 1),
        mapping.forget_source(command, 1),
    ):
        with pytest.raises(RequestError, match="Only administrators"):
            await asked


async def test_an_import_is_undone_as_a_whole(
    bring: Bring, rows: Rows, engine: AsyncEngine, command: CommandContext
) -> None:
    tables = ["deals", "transitions", "contacts", "stages", "field_options", "custom_fields", "deal_types"]
    whole = "SELECT " + ", ".join(
        f"(SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY to_jsonb(t)::text), '[]') FROM {name} t)" for name in tables
    )
    company_id = command.viewer.company.id
    await fold_all(engine, company_id)
    first = await bring(changed(Source={"create": True}), DEALS.replace("nobody", "Eva").replace("soon", "2024-03-04"))
    assert first.counts["created"] == 3
    before = await rows(whole)
    document = changed(
        Stage={"create": True}, Source={"create": True}, Sum={"to": "field", "name": "Budget", "fieldKind": "price"}
    )
    more = (
        DEALS.replace("x1,Boats,Sale,Won,2024-03-09", "x1,Ships,Sale,Lost,2024-04-09")
        .replace("nobody", "Eva")
        .replace("Fair", "Talk")
    )
    second = await bring(document, more)
    assert (second.counts["created"], second.counts["changed"], second.counts["made"]) == (1, 2, 3)
    assert second.run_id is not None
    undone = await mapping.undo_import(command, second.run_id)
    assert undone.errors == ()
    assert await rows(whole) == before
    await check_folded(engine, company_id, "Europe/Berlin")
    again = await mapping.undo_import(command, second.run_id)
    assert [each.message.en for each in again.errors] == ["This import is undone already."]
    assert [(run.undone_at is None, run.can_be_undone) for run in await mapping.read_runs(command, 10)] == [
        (False, False),
        (True, True),
    ]
    # What is undone can be brought in again.
    assert (await bring(document, more)).counts == second.counts


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "UPDATE deals SET name = 'Mine' WHERE external_id = 'x1'",
            "changed or deleted since, and undoing it would lose that: Mine.",
        ),
        (
            "DELETE FROM transitions WHERE deal_id = (SELECT id FROM deals WHERE external_id = 'x1')",
            "changed or deleted since",
        ),
        (
            "INSERT INTO activities (company_id, activity_type_id, contact_id, name, created_at)"
            " SELECT c.company_id, t.id, c.id, 'Ask', now()"
            " FROM contacts c JOIN activity_types t ON t.company_id = c.company_id AND t.external_id = 'call' WHERE c.name = 'Sea Ltd'",
            "rows of activities",
        ),
        (
            "UPDATE deals SET fields = jsonb_set('{}', ARRAY[f.id::text], '5') FROM custom_fields f"
            " WHERE f.company_id = deals.company_id AND f.name = 'Budget' AND deals.external_id = 'd2'",
            "used in records that the import did not bring",
        ),
        (
            "UPDATE deals SET fields = jsonb_set('{}', ARRAY[o.field_id::text], o.id::text::jsonb) FROM field_options o"
            " WHERE o.company_id = deals.company_id AND o.label = 'Talk' AND deals.external_id = 'd2'",
            "used in records that the import did not bring",
        ),
        (
            "UPDATE deal_type_report_fields r SET price_field_ids = r.price_field_ids || f.id FROM custom_fields f"
            " WHERE f.company_id = r.company_id AND f.name = 'Budget'",
            "used in the settings of reports",
        ),
    ],
)
async def test_what_hangs_on_an_import_since_keeps_it_from_being_undone(
    bring: Bring, rows: Rows, engine: AsyncEngine, command: CommandContext, statement: str, told: str
) -> None:
    document = changed(Source={"create": True}, Sum={"to": "field", "name": "Budget", "fieldKind": "price"})
    document["columns"].append({"column": "Client", "to": "contact", "create": True})
    outcome = await bring(document, "Client," + GOOD.replace("\nx1", "\nSea Ltd,x1").replace("web", "Talk"))
    assert (problems(outcome), outcome.run_id is not None) == ([], True)
    async with engine.begin() as connection:
        await connection.execute(text(statement))
    undone = await mapping.undo_import(command, outcome.run_id or 0)
    assert told in undone.errors[0].message.en
    assert await rows(COUNT) == [(1,)]
    assert await rows("SELECT count(*) FROM file_imports WHERE undone_at IS NULL") == [(1,)]


async def test_nobody_undoes_the_imports_of_another_company(
    bring: Bring, engine: AsyncEngine, command: CommandContext
) -> None:
    undone = await mapping.undo_import(command, 4711)
    assert [each.code.value for each in undone.errors] == ["NOT_FOUND"]
