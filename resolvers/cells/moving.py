"""Bringing the cells of departments up to date with who is where, and how much they have: one person's records at a time."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models.time_zone import TimeZone, time_zone
from resolvers.autocommit import autocommitting
from resolvers.cells import members
from resolvers.cells.cell_table import CellTable
from resolvers.cells.compaction import put_together, with_slots
from resolvers.cells.contributions import CELL_TABLES
from resolvers.cells.fields import Fields
from resolvers.cells.rebuilding import cell_params, is_alone
from resolvers.cells.record_sources import BEFORE, CLEAN, of_person
from resolvers.cells.summing import adding, sums_of


class Department(NamedTuple):
    """A company's, by the order of numbers."""

    company_id: int = 0
    id: int = 0


NO_DEPARTMENT = Department()


async def next_with_moved(engine: AsyncEngine, after: int) -> int | None:
    """The next company, in the order of numbers, of which somebody is in another department than its cells have them in.

    Raises what the driver raises.
    """
    async with autocommitting(engine) as reading:
        return (await reading.exec_driver_sql(_NEXT, {"after": after})).scalar_one_or_none()


async def next_without_cells(engine: AsyncEngine, after: Department) -> Department | None:
    """The next department without cells, of companies whose departments may have some. Raises what the driver raises."""
    async with autocommitting(engine) as reading:
        params = {"company": after.company_id, "department": after.id}
        found = (await reading.exec_driver_sql(_NEXT_WITHOUT, params)).one_or_none()
        return Department(*found) if found else None


async def move_next(engine: AsyncEngine, company_id: int) -> bool:
    """Takes the records of one such person out of the one department's cells and adds them to the other's, unless somebody else folds
    or builds; says whether it did.

    What the cells have of a person changes by folding alone, so whoever reads or writes meanwhile is not in the way. Raises what the
    driver raises.
    """
    return await _move_found(engine, company_id, _MOVED, {})


async def begin_where_large(engine: AsyncEngine, department: Department) -> bool:
    """The same with the first person of a department without cells, if it is large: now it has some, and the others follow."""
    params = {"department": department.id, "many": members.MANY}
    return await _move_found(engine, department.company_id, _BEGUN, params)


async def _move_found(engine: AsyncEngine, company_id: int, whom: str, params: Mapping[str, object]) -> bool:
    own = {"company": company_id}
    async with engine.begin() as connection:
        if not await is_alone(connection, company_id):
            return False
        zone = (await connection.exec_driver_sql(_CUT_BY, own)).scalar_one()
        found = (await connection.exec_driver_sql(whom, {**params, **own})).mappings().one_or_none()
        if not zone or found is None:
            return False
        moved = dict(found)
        await _move(connection, company_id, time_zone(zone), moved)
        await connection.exec_driver_sql(_STAND, {**moved, **own})
        return True


async def _move(connection: AsyncConnection, company_id: int, zone: TimeZone, moved: dict[str, object]) -> None:
    for table in CELL_TABLES:
        fields, params = await cell_params(connection, company_id, table.entity, zone)
        added = await connection.exec_driver_sql(_text(table, fields), {**params, **moved})
        await put_together(connection, table, fields, params, [tuple(row) for row in added])


@lru_cache
def _text(table: CellTable, fields: Fields) -> str:
    """The whole company's cells lose and get the same."""
    left, joined = (
        [of_person(each, f"%({where})s::bigint") for each in (CLEAN, BEFORE)] for where in ("left", "joined")
    )
    sums = sums_of(table, fields, table.rows(fields, *joined, taken_away=left))
    return with_slots(adding(table, fields, sums, loose=True))


_CUT_BY = "SELECT cells_timezone FROM companies WHERE id = %(company)s::bigint"
_NEXT = f"""
SELECT min(wanted.company_id)
FROM ({members.wanted("company_id > %(after)s::bigint AND company_id IN (SELECT company_id FROM cell_members)")}) AS wanted
LEFT JOIN cell_members AS member ON member.company_id = wanted.company_id AND member.person_id = wanted.person_id
WHERE wanted.department_id IS DISTINCT FROM member.department_id"""  # noqa: S608 - from constants
_NEXT_WITHOUT = """
SELECT company_id, id FROM departments AS without
WHERE (company_id, id) > (%(company)s::bigint, %(department)s::bigint)
  AND EXISTS (SELECT FROM cell_members AS member WHERE member.company_id = without.company_id)
  AND NOT EXISTS (
    SELECT FROM cell_members AS member WHERE member.company_id = without.company_id AND member.department_id = without.id)
ORDER BY company_id, id LIMIT 1"""
_HAS_MEMBERS = "EXISTS (SELECT FROM cell_members AS other WHERE other.company_id = %(company)s::bigint"
_MOVED = f"""
SELECT wanted.person_id AS person, member.department_id AS left, wanted.department_id AS joined
FROM ({members.wanted("company_id = %(company)s::bigint")}) AS wanted
LEFT JOIN cell_members AS member ON member.company_id = %(company)s::bigint AND member.person_id = wanted.person_id
WHERE wanted.department_id IS DISTINCT FROM member.department_id AND {_HAS_MEMBERS})
ORDER BY wanted.person_id LIMIT 1"""  # noqa: S608 - from constants
_BEGUN = f"""
SELECT users.id AS person, member.department_id AS left, users.department_id AS joined
FROM users LEFT JOIN cell_members AS member ON member.company_id = %(company)s::bigint AND member.person_id = users.id
WHERE users.company_id = %(company)s::bigint AND users.department_id = %(department)s::bigint AND {_HAS_MEMBERS})
  AND NOT {_HAS_MEMBERS} AND other.department_id = %(department)s::bigint) AND {members.is_large("%(department)s::bigint")}
ORDER BY users.id LIMIT 1"""  # noqa: S608 - from constants
_STAND = """
INSERT INTO cell_members (company_id, person_id, department_id)
VALUES (%(company)s::bigint, %(person)s::bigint, %(joined)s::bigint)
ON CONFLICT (company_id, person_id) DO UPDATE SET department_id = excluded.department_id"""
