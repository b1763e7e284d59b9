"""Departments have cells once they have many records, wherever these come from, and figures are exact all the time."""

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.cells import members
from resolvers.cells.keeping import CellKeeper
from resolvers.cells.moving import NO_DEPARTMENT, Department, next_without_cells
from resolvers.cells.rebuilding import rebuild
from tests.resolvers.cells.acts import Act, Writer, with_medium
from tests.resolvers.cells.folded import check_folded
from tests.resolvers.records.office import Office

# Of different departments, as records are handed over to them (`Act`).
SELLER, BOSS = range(2)


async def members_of(engine: AsyncEngine, office: Office) -> dict[str, set[str]]:
    """Who is in the cells of which department."""
    found = text("SELECT person_id, department_id FROM cell_members WHERE company_id = :company")
    async with engine.connect() as connection:
        rows = (await connection.execute(found, {"company": office.company_id})).all()
    of: dict[str, set[str]] = {}
    for name in ("sales", "north"):
        here = {row.person_id for row in rows if row.department_id == office[name]}
        if here:
            of[name] = {person for person in ("seller", "boss", "other", "gone") if office.ids.get(person) in here}
    return of


async def looked_at(engine: AsyncEngine) -> list[Department]:
    found = [NO_DEPARTMENT]
    while following := await next_without_cells(engine, found[-1]):
        found.append(following)
    return found[1:]


async def deal_of(writer: Writer, whose: int) -> None:
    await writer.do(Act("create deal", 0, len(writer.deals), 0))
    await writer.do(Act("hand over", len(writer.deals) - 1, whose, 0))


@pytest.fixture
async def writer(engine: AsyncEngine, office: Office, monkeypatch: pytest.MonkeyPatch) -> Writer:
    """Of a company with cells; three deals are many."""
    monkeypatch.setattr(members, "MANY", 3)
    writer = Writer(engine, await with_medium(engine, office))
    await rebuild(engine, office.company_id, lambda _: None)
    return writer


async def keep_all(engine: AsyncEngine, office: Office) -> dict[str, set[str]]:
    """Until nothing is left to be done; the cells are true then."""
    keeper = CellKeeper(engine, cells_from=0)
    while await keeper.begin_next() or await keeper.move_next():
        pass
    await check_folded(engine, office.company_id)
    return await members_of(engine, office)


async def test_a_department_that_has_grown_begins_with_cells_and_all_its_people_follow(
    engine: AsyncEngine, office: Office, writer: Writer
) -> None:
    for _ in range(2):
        await deal_of(writer, SELLER)
        await deal_of(writer, BOSS)
    assert await keep_all(engine, office) == {}, "two of each department are few"
    await deal_of(writer, SELLER)
    assert await keep_all(engine, office) == {"north": {"seller", "gone"}}
    await writer.put_into("north", "boss")
    assert await keep_all(engine, office) == {"north": {"seller", "gone", "boss"}}


async def test_who_comes_with_many_records_makes_a_department_large(
    engine: AsyncEngine, office: Office, writer: Writer
) -> None:
    for _ in range(3):
        await deal_of(writer, SELLER)
    await rebuild(engine, office.company_id, lambda _: None)
    assert await members_of(engine, office) == {"north": {"seller", "gone"}}
    await writer.put_into("sales", "seller")
    assert await keep_all(engine, office) == {"north": {"gone"}, "sales": {"seller", "boss"}}, (
        "what has cells keeps them"
    )
    await rebuild(engine, office.company_id, lambda _: None)
    assert await members_of(engine, office) == {"sales": {"seller", "boss"}}, "but for building all anew"
    await check_folded(engine, office.company_id)


async def test_what_is_deleted_makes_no_department_large(engine: AsyncEngine, office: Office, writer: Writer) -> None:
    for _ in range(3):
        await deal_of(writer, SELLER)
    await writer.do(Act("delete", 0, 0, 0))
    assert await keep_all(engine, office) == {}
    await rebuild(engine, office.company_id, lambda _: None)
    assert await members_of(engine, office) == {}


async def test_only_departments_without_cells_are_looked_at_and_only_where_some_may_have_them(
    engine: AsyncEngine, office: Office, writer: Writer
) -> None:
    sales, support = (Department(office.company_id, office[name]) for name in ("sales", "support"))
    assert await looked_at(engine) == [sales, Department(office.company_id, office["north"]), support]
    for _ in range(3):
        await deal_of(writer, SELLER)
    await rebuild(engine, office.company_id, lambda _: None)
    assert await looked_at(engine) == [sales, support]
    async with engine.begin() as connection:
        await connection.execute(text("DELETE FROM cell_members"))
    assert await looked_at(engine) == []
