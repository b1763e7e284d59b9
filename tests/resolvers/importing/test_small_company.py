"""What a folder becomes."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.importing.conftest import NOW, Load
from tests.resolvers.importing.stored import LEDGER, check_ledger, rows, value


@pytest.fixture(scope="module")
def database_url(create_database: Callable[[], str]) -> str:
    """One for all tests: they import the same folder, again and again."""
    return create_database()


def _at(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)  # type: ignore[arg-type]


async def test_company_is_created(engine: AsyncEngine, load: Load) -> None:
    summary = await load()
    companies = await rows(
        engine,
        "select id, external_id, name, timezone, currency, week_start, allow_users_to_hide, allow_users_to_rearrange,"
        " created_at from companies",
    )
    assert companies == [
        (summary.company_id, "acme", "Acme", "Europe/Berlin", "EUR", "monday", True, False, NOW)
    ]  # fmt: skip


async def test_summary_counts_the_rows_of_every_file(load: Load) -> None:
    summary = await load()
    assert summary.rows == {
        "departments.csv": 2, "users.csv": 3, "groups.csv": 1, "group_members.csv": 2, "deal_types.csv": 2, "stages.csv": 5,
        "activity_types.csv": 2, "fields.csv": 10, "field_options.csv": 4, "contacts.csv": 2, "deals.csv": 3, "transitions.csv": 3,
        "activities.csv": 2, "communications.csv": 2,
    }  # fmt: skip
    assert summary.seconds > 0


async def test_people_are_stored_with_departments_heads_and_groups(engine: AsyncEngine, load: Load) -> None:
    await load()
    people = await rows(
        engine,
        "select u.external_id, email, u.name, role, status, d.external_id, language, password_hash from users u"
        " left join departments d on d.company_id = u.company_id and d.id = department_id order by u.id",
    )
    assert people == [
        ("eva", "eva@acme.example", "Eva", "admin", "active", "all", None, None),
        ("max", "max@acme.example", "Max", "manager", "active", "north", None, None),
        ("kim", "kim@acme.example", "Kim", "user", "dismissed", "north", None, None),
    ]
    departments = await rows(
        engine,
        "select d.external_id, d.name, p.external_id, u.external_id from departments d"
        " left join departments p on p.company_id = d.company_id and p.id = d.parent_id"
        " left join users u on u.company_id = d.company_id and u.id = d.head_id order by d.id",
    )
    assert departments == [("all", "Everybody", None, "eva"), ("north", "North", "all", "max")]
    members = await rows(
        engine,
        "select g.external_id, u.external_id from group_members join groups g on g.id = group_id"
        " join users u on u.id = user_id order by 2",
    )
    assert members == [("hunters", "kim"), ("hunters", "max")]


async def test_types_stages_fields_and_options_are_stored(engine: AsyncEngine, load: Load) -> None:
    await load()
    stages = await rows(
        engine,
        "select s.external_id, t.external_id, s.name, s.position, color, s.archived_at from stages s"
        " join deal_types t on t.id = deal_type_id order by s.id limit 2",
    )
    assert stages == [("new", "sale", "New", 0, "#112233", None), ("won", "sale", "Won", 1, None, None)]
    fields = await rows(
        engine,
        "select f.external_id, entity, d.external_id, a.external_id, kind, f.name from custom_fields f"
        " left join deal_types d on d.company_id = f.company_id and d.id = deal_type_id"
        " left join activity_types a on a.company_id = f.company_id and a.id = activity_type_id"
        " where f.external_id in ('amount', 'extra', 'miles', 'size') order by f.id",
    )
    assert fields == [
        ("amount", "deal", None, None, "price", "Amount"),
        ("extra", "deal", "sale", None, "price", "Extra"),
        ("miles", "activity", None, "visit", "number", "Miles"),
        ("size", "contact", None, None, "choice", "Size"),
    ]
    options = await rows(
        engine,
        "select o.external_id, f.external_id, label, o.position, o.archived_at from field_options o"
        " join custom_fields f on f.id = field_id order by o.id limit 2",
    )
    assert options == [("web", "source", "Web", 0, None), ("fair", "source", "Fair", 1, NOW)]


async def test_records_are_stored_with_their_references_and_fields(engine: AsyncEngine, load: Load) -> None:
    await load()
    ids = dict(await rows(engine, "select external_id, id::text from custom_fields"))
    options = dict(await rows(engine, "select external_id, id from field_options"))
    contacts = await rows(
        engine,
        "select c.external_id, c.name, u.external_id, created_by_id, created_at, fields, deleted_at from contacts c"
        " left join users u on u.company_id = c.company_id and u.id = responsible_id order by c.id",
    )
    assert contacts == [
        ("c1", "Contact One", "max", None, _at(2024, 1, 9, 23), {ids["size"]: options["small"]}, None),
        ("c2", "Contact Two", None, None, _at(2024, 1, 11, 8), {}, None),
    ]
    deals = await rows(
        engine,
        "select d.external_id, t.external_id, d.name, c.external_id, r.external_id, b.external_id, d.created_at, d.fields"
        " from deals d join deal_types t on t.company_id = d.company_id and t.id = deal_type_id"
        " left join contacts c on c.company_id = d.company_id and c.id = contact_id"
        " left join users r on r.company_id = d.company_id and r.id = d.responsible_id"
        " left join users b on b.company_id = d.company_id and b.id = d.created_by_id order by d.id",
    )
    assert deals == [
        ("d1", "sale", "Deal One", "c1", "max", "eva", _at(2024, 2, 1, 9),
         {ids["amount"]: Decimal("100.50"), ids["source"]: options["web"], ids["note"]: "first"}),
        ("d2", "sale", "Deal Two", None, "kim", None, _at(2024, 2, 1, 23), {ids["source"]: options["fair"]}),
        ("d3", "rent", "Deal Three", "c2", None, None, _at(2024, 2, 2, 23), {ids["amount"]: 7}),
    ]  # fmt: skip
    activities = await rows(
        engine,
        "select a.external_id, t.external_id, a.name, c.external_id, r.external_id, b.external_id, a.created_at, a.fields"
        " from activities a join activity_types t on t.company_id = a.company_id and t.id = activity_type_id"
        " left join contacts c on c.company_id = a.company_id and c.id = contact_id"
        " left join users r on r.company_id = a.company_id and r.id = a.responsible_id"
        " left join users b on b.company_id = a.company_id and b.id = a.created_by_id order by a.id",
    )
    assert activities == [
        ("a1", "call", "Call", "c1", "max", "max", _at(2024, 2, 1, 8), {ids["channel"]: options["phone"]}),
        ("a2", "visit", "Visit", None, None, None, _at(2024, 2, 2, 8), {}),
    ]
    communications = await rows(
        engine,
        "select m.external_id, channel, direction, c.external_id, u.external_id, occurred_at, answered from communications m"
        " left join contacts c on c.company_id = m.company_id and c.id = contact_id"
        " left join users u on u.company_id = m.company_id and u.id = m.responsible_id order by m.id",
    )
    assert communications == [
        ("m1", "call", "incoming", "c1", "max", _at(2024, 2, 1, 8), False),
        ("m2", "email", "outgoing", None, None, _at(2024, 2, 1, 8, 5), None),
    ]


async def test_ledger_says_where_deals_came_from_and_when_they_left(engine: AsyncEngine, load: Load) -> None:
    await load()
    first, last = _at(2024, 2, 1, 9), _at(2024, 2, 5, 9)
    assert await rows(engine, LEDGER, company="acme") == [
        ("d1", None, "new", first, last, None, "sale"),
        ("d1", "new", "won", last, None, "sale", "sale"),
        ("d2", None, "new", _at(2024, 2, 1, 23), None, None, "sale"),
    ]
    assert await rows(engine, "select ordinal, recorded_at from transitions order by ordinal") == [
        (2, NOW), (3, NOW), (4, NOW)
    ]  # fmt: skip
    await check_ledger(engine)


async def test_deal_without_ledger_rows_stands_on_no_stage(engine: AsyncEngine, load: Load) -> None:
    await load()
    assert await rows(engine, "select stage_id, staged_at from deals where external_id = 'd3'") == [(None, None)]


async def test_report_field_settings_are_stored_in_their_order(engine: AsyncEngine, load: Load) -> None:
    await load()
    ids = dict(await rows(engine, "select external_id, id from custom_fields"))
    stages = dict(await rows(engine, "select external_id, id from stages"))
    assert await rows(
        engine, "select version, activity_source_field_ids, deal_source_field_ids from report_field_settings"
    ) == [(1, [ids["channel"]], [ids["source"]])]
    assert await rows(
        engine,
        "select t.external_id, price_field_ids, success_stage_ids, failure_stage_ids from deal_type_report_fields"
        " join deal_types t on t.id = deal_type_id order by t.id",
    ) == [
        ("sale", [ids["amount"], ids["extra"]], [stages["won"]], [stages["lost"]]),
        ("rent", [ids["amount"]], [stages["let"]], []),
    ]


async def test_no_events_are_written(engine: AsyncEngine, load: Load) -> None:
    await load()
    assert await value(engine, "select count(*) from events") == 0
