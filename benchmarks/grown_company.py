"""A company of any size: the demo company's records again and again, each time by somebody else and at another time.

People grow with it: each has some 2,000 deals whatever the company's size, a department has 100 people.
"""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.autocommit import autocommitting
from resolvers.importing import import_folder
from resolvers.undisturbed import undisturbed_transaction

DEALS_OF_A_PERSON = 2_000
PEOPLE_OF_A_DEPARTMENT = 100
FACTS = ("contacts", "activities", "deals", "transitions", "communications")
"""The tables of what happened."""
# The demo company's records are of two years; with these days before they are of some five.
_DAYS = 1_100


async def grow(engine: AsyncEngine, folder: Path, deals: int) -> int:
    """Imports the demo company in ``folder``, and makes it as large. Its id."""
    imported = await import_folder(engine, folder, now=datetime.now(UTC))
    company = imported.company_id
    async with undisturbed_transaction(engine) as connection:
        params = {"company": company}
        there = (await connection.exec_driver_sql(_COUNT, params)).scalar_one()
        times = max(1, round(deals / there)) - 1
        params |= {"times": times, "people": max(1, (deals - there) // DEALS_OF_A_PERSON), "days": _DAYS}
        params |= {"team": PEOPLE_OF_A_DEPARTMENT}
        # Keys lead where those of what is copied lead, and an index is built faster than it is kept.
        await connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        await connection.exec_driver_sql("SET LOCAL maintenance_work_mem = '1GB'")
        indexes = (await connection.exec_driver_sql(_INDEXES, {"tables": list(FACTS)})).all()
        for name in [each.indexname for each in indexes]:
            await connection.exec_driver_sql(f'DROP INDEX "{name}"')
        for statement in _GROW:
            await connection.exec_driver_sql(statement, params)
        for made_by in [each.indexdef for each in indexes]:
            await connection.exec_driver_sql(made_by)
    await analyse(engine)
    return company


async def analyse(engine: AsyncEngine) -> None:
    """What the database does by itself after a while."""
    async with autocommitting(engine) as connection:
        await connection.exec_driver_sql("SET statement_timeout = 0")
        await connection.exec_driver_sql("VACUUM (ANALYZE)")
        await connection.exec_driver_sql("RESET statement_timeout")


# But for those of keys.
_INDEXES = """
SELECT indexname, indexdef FROM pg_indexes
WHERE schemaname = 'public' AND tablename = ANY(%(tables)s)
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = (quote_ident(indexname))::regclass)"""
_COUNT = "SELECT count(*) FROM deals WHERE company_id = %(company)s"

_TEAMS = """
INSERT INTO departments (company_id, external_id, name, parent_id, folded_name)
SELECT %(company)s, 'grown-' || number, 'Team ' || number, NULL, 'team ' || number
FROM generate_series(0, (%(people)s - 1) / %(team)s) AS number"""
_PEOPLE = """
INSERT INTO users (company_id, external_id, name, email, role, department_id, status)
SELECT %(company)s, 'grown-' || number, 'Person ' || number, 'person' || number || '@example.com',
  CASE WHEN number %% %(team)s = 0 THEN 'manager' ELSE 'user' END, department.id, 'active'
FROM generate_series(0, %(people)s - 1) AS number
JOIN departments AS department ON department.company_id = %(company)s
  AND department.external_id = 'grown-' || number / %(team)s"""
_HEADS = """
UPDATE departments SET head_id = users.id FROM users
WHERE users.company_id = departments.company_id AND departments.company_id = %(company)s AND departments.external_id LIKE 'grown-%%'
  AND users.external_id = 'grown-' || (substring(departments.external_id FROM 7)::int * %(team)s)"""

# The copies: how much earlier each is, and whose.
_COPIES = """
CREATE TEMPORARY TABLE copies ON COMMIT DROP AS
SELECT number, make_interval(hours => (number::bigint * 7919 %% (%(days)s * 24))::int) AS earlier
FROM generate_series(1, %(times)s) AS number"""
_OWNERS = """
CREATE TEMPORARY TABLE owners ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY id) - 1 AS place, id FROM users
WHERE company_id = %(company)s AND external_id LIKE 'grown-%%'"""
_WHOSE = "JOIN owners ON owners.place = (copies.number * 31 + {table}.id) %% %(people)s"

_CONTACTS = f"""
INSERT INTO contacts (company_id, external_id, name, responsible_id, created_by_id, created_at, deleted_at, fields)
SELECT company_id, NULL, name, owners.id, created_by_id, created_at - earlier, deleted_at, fields
FROM contacts CROSS JOIN copies {_WHOSE.format(table="contacts")} WHERE company_id = %(company)s"""
_ACTIVITIES = f"""
INSERT INTO activities (company_id, external_id, name, responsible_id, created_by_id, created_at, deleted_at, fields, activity_type_id)
SELECT company_id, NULL, name, owners.id, created_by_id, created_at - earlier, deleted_at, fields,
  activity_type_id
FROM activities CROSS JOIN copies {_WHOSE.format(table="activities")} WHERE company_id = %(company)s"""
_COMMUNICATIONS = f"""
INSERT INTO communications (company_id, external_id, channel, direction, responsible_id, occurred_at, answered)
SELECT company_id, NULL, channel, direction, owners.id, occurred_at - earlier, answered
FROM communications CROSS JOIN copies {_WHOSE.format(table="communications")} WHERE company_id = %(company)s"""
# Ids of copies follow from the deal's and the copy's, so that the ledger can be copied by them.
_STRIDE = """
CREATE TEMPORARY TABLE stride ON COMMIT DROP AS
SELECT max(id) AS length, array_agg(id) AS ids FROM deals WHERE company_id = %(company)s"""
_DEALS = f"""
INSERT INTO deals (company_id, id, external_id, name, responsible_id, created_by_id, created_at, deleted_at, fields, deal_type_id,
  stage_id, staged_at, trail, moved_at)
SELECT company_id, deals.id + copies.number * stride.length, NULL, name, owners.id, created_by_id,
  created_at - earlier, deleted_at, fields, deal_type_id, stage_id, staged_at - earlier, trail,
  moved_at - earlier
FROM copies CROSS JOIN stride CROSS JOIN deals {_WHOSE.format(table="deals")}
WHERE company_id = %(company)s AND deals.id <= stride.length"""
_LEDGER = """
INSERT INTO transitions (company_id, deal_id, occurred_at, ordinal, deal_type_id, to_stage_id, from_deal_type_id, from_stage_id,
  left_at, recorded_at, actor_id, heeded)
SELECT company_id, deal_id + copies.number * stride.length, occurred_at - earlier, ordinal, deal_type_id, to_stage_id,
  from_deal_type_id, from_stage_id, left_at - earlier, recorded_at, actor_id, heeded
FROM copies CROSS JOIN stride CROSS JOIN transitions WHERE company_id = %(company)s AND transitions.deal_id <= stride.length"""
_IDS = "SELECT setval(pg_get_serial_sequence('deals', 'id'), (SELECT max(id) FROM deals))"
_GROW = (
    _TEAMS,
    _PEOPLE,
    _HEADS,
    _COPIES,
    _OWNERS,
    _CONTACTS,
    _ACTIVITIES,
    _COMMUNICATIONS,
    _STRIDE,
    _DEALS,
    _LEDGER,
    _IDS,
)
