"""Figures that are read from cells are those of the base tables, whatever was written since the cells were made."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import RecordKind
from resolvers.cells import members
from resolvers.cells.moving import move_next
from resolvers.cells.noting import noted
from resolvers.cells.rebuilding import rebuild
from resolvers.planner import cell_people
from tests.properties.examples import tried
from tests.properties.people import ADMIN, HEAD
from tests.properties.questions import Scene, scenes
from tests.properties.settled_company import SettledCompany, settle

# By so many seconds. On a cluster nothing may be set to what depends on the session's zone.
_LATER = "(created_at AT TIME ZONE 'UTC' + make_interval(secs => {})) AT TIME ZONE 'UTC'"
# What is done to records whose number leaves this rest: their columns change hands, come to lie elsewhere in time, or count no more.
_CHANGES = (
    "UPDATE deals SET fields = '{}' WHERE company_id = :company AND id % 5 = :rest",
    "UPDATE deals SET deleted_at = CASE WHEN deleted_at IS NULL THEN created_at END WHERE company_id = :company AND id % 7 = :rest",
    f"UPDATE deals SET created_at = {_LATER.format(-40000)} WHERE company_id = :company AND id % 4 = :rest",
    "UPDATE activities SET deleted_at = now() WHERE company_id = :company AND id % 3 = :rest",
    f"UPDATE contacts SET created_at = {_LATER.format(90000)} WHERE company_id = :company AND id % 3 = :rest",
    *(
        f"UPDATE {table} SET responsible_id = (SELECT max(id) - :rest FROM users WHERE company_id = :company)"
        f" WHERE company_id = :company AND id % {rests} = :rest"
        for table, rests in (("deals", 7), ("activities", 3), ("contacts", 3))
    ),
    # Nobody notes who works where: cells have people where they were.
    """UPDATE users SET department_id = (SELECT max(id) FROM departments WHERE company_id = :company)
WHERE company_id = :company AND id % 4 = :rest""",
)
_CHANGED = {RecordKind.DEAL: "deals.id % 5 = {0} OR deals.id % 7 = {0} OR deals.id % 4 = {0}"}
_OTHERS = {RecordKind.ACTIVITY: "activities.id % 3 = {0}", RecordKind.CONTACT: "contacts.id % 3 = {0}"}


async def change_some(engine: AsyncEngine, company_id: int, rest: int) -> None:
    """As commands do: what it was is noted first."""
    async with engine.begin() as connection:
        for kind, where in (_CHANGED | _OTHERS).items():
            await connection.exec_driver_sql(
                noted(kind, f"({where.format(rest)})").replace("% ", "%% "), {"company": company_id}
            )
        for statement in _CHANGES:
            await connection.execute(text(statement), {"company": company_id, "rest": rest})


async def have_no_cells(settled: SettledCompany) -> None:
    """Has everybody read the base tables."""
    async with settled.engine.begin() as connection:
        params = {"company": settled.id}
        await connection.execute(text("UPDATE companies SET cells_timezone = NULL WHERE id = :company"), params)


@tried
@given(scene=scenes(), rest=st.integers(0, 2), follows=st.booleans())
async def test_desktops_are_the_same_from_cells_and_from_records(
    shared_engine: AsyncEngine, scene: Scene, rest: int, follows: bool
) -> None:
    settled, question = await settle(shared_engine, scene.company.records), next(iter(scene.questions.values()))
    with pytest.MonkeyPatch.context() as patch:
        # Small departments have cells, and are read for anybody, however many others there are.
        patch.setattr(members, "MANY", 0)
        patch.setattr(cell_people, "PEOPLE_FOR_ONE", 0)
        await rebuild(shared_engine, settled.id, lambda _: None)
        await change_some(shared_engine, settled.id, rest)
        while follows and await move_next(shared_engine, settled.id):
            pass

        async def desktop(person: str) -> dict[str, Any]:
            return await settled.desktop(person, question.variables, now=question.now)

        from_cells = {person: await desktop(person) for person in (ADMIN, HEAD)}
        await have_no_cells(settled)
        assert from_cells == {person: await desktop(person) for person in (ADMIN, HEAD)}
