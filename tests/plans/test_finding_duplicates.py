"""How the database goes about finding contacts that are probably one, among a hundred thousand: by indexes."""

import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from resolvers.duplicates.groups import list_duplicates
from resolvers.duplicates.likeness import LikeContactsLoader
from resolvers.statement import Statements
from tests.plans.test_plans import nodes
from tests.resolvers.records.office import Office, build_office

_COUNT = 100_000
_CONTACTS = """
INSERT INTO contacts (company_id, name, responsible_id, created_at, is_keyed)
SELECT :company, 'Contact ' || n, :seller, now(), true FROM generate_series(1, :count) n"""
# Every hundredth has the address of the one before it.
_KEYS = """
INSERT INTO contact_keys (company_id, contact_id, kind, key)
SELECT :company, id, kind, CASE kind WHEN 'email' THEN 'c' || (id - CASE WHEN id % 100 = 0 THEN 1 ELSE 0 END) ELSE kind || id END
FROM contacts CROSS JOIN unnest(ARRAY['email', 'phone', 'name']) AS kind WHERE company_id = :company"""


@pytest.fixture(scope="module")
async def large(create_database: Callable[[], str]) -> AsyncIterator[tuple[AsyncEngine, Office]]:
    """A company of so many contacts, of which the planner knows everything."""
    engine = create_engine(create_database())
    office = await build_office(engine)
    params = {"company": office.company_id, "seller": office["seller"], "count": _COUNT}
    async with engine.begin() as connection:
        await connection.execute(text("SET LOCAL statement_timeout = 0"))
        await connection.execute(text(_CONTACTS), params)
        await connection.execute(text(_KEYS), params)
    async with engine.connect() as connection:
        autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await autocommit.execute(text("VACUUM ANALYZE contacts, contact_keys"))
    yield engine, office
    await engine.dispose()


async def plans_of(engine: AsyncEngine, act: Callable[[], Any]) -> list[dict[str, Any]]:
    """The plans of what is sent meanwhile."""
    sent: list[tuple[str, Any]] = []

    def note(*given: Any) -> None:
        sent.append((given[2], given[3]))

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    await act()
    event.remove(engine.sync_engine, "before_cursor_execute", note)
    plans: list[dict[str, Any]] = []
    async with engine.connect() as connection:
        for statement, params in sent:
            explain = f"EXPLAIN (ANALYZE, FORMAT JSON, COSTS OFF, TIMING OFF, SUMMARY OFF) {statement}"
            found = (await connection.exec_driver_sql(explain, params)).scalar_one()
            plans.append((found if isinstance(found, list) else json.loads(found))[0]["Plan"])
    return plans


def read_of(plan: dict[str, Any], table: str) -> float:
    """How many rows of the table were come upon, by whichever scan."""
    return sum(
        each["Actual Rows"] * each["Actual Loops"] + each.get("Rows Removed by Filter", 0)
        for each in nodes(plan)
        if each.get("Relation Name") == table
    )


@pytest.mark.parametrize("who", ["admin", "seller"])
async def test_who_is_like_a_contact_is_looked_up_by_its_keys(large: tuple[AsyncEngine, Office], who: str) -> None:
    engine, office = large
    async with engine.connect() as connection:
        number = await connection.scalar(text("SELECT max(id) FROM contacts WHERE id % 100 = 0"))
    viewer = office.viewer(who)

    async def load() -> None:
        [alike] = await LikeContactsLoader(Statements(engine), viewer).load_many([number])
        assert len(alike) == 1

    [plan] = await plans_of(engine, load)
    assert not [each for each in nodes(plan) if each["Node Type"] == "Seq Scan" and each["Relation Name"] != "users"]
    assert read_of(plan, "contact_keys") < 20
    assert read_of(plan, "contacts") < 20


async def test_a_page_of_groups_reads_no_more_keys_than_lead_to_it(large: tuple[AsyncEngine, Office]) -> None:
    engine, office = large

    async def load() -> None:
        page = await list_duplicates(engine, office.viewer("admin"), first=20, after=None, search=None)
        assert (len(page.groups), page.has_next) == (20, True)

    [plan] = await plans_of(engine, load)
    assert not [each for each in nodes(plan) if each["Node Type"] == "Seq Scan"]
    # One in a hundred is a duplicate, so about two thousand addresses lead to twenty groups.
    assert read_of(plan, "contact_keys") < 3_000
    assert read_of(plan, "contacts") < 200


async def test_a_list_without_groups_goes_through_an_index_once(large: tuple[AsyncEngine, Office]) -> None:
    engine, office = large

    async def load() -> None:
        page = await list_duplicates(engine, office.viewer("other"), first=20, after=None, search=None)
        assert page.groups == ()

    plans = await plans_of(engine, load)
    assert len(plans) == 3
    for plan in plans:
        scans = [each for each in nodes(plan) if each.get("Relation Name") == "contact_keys"]
        assert {each.get("Index Name") for each in scans} <= {"ix_contact_keys_key", "pk_contact_keys"}
        assert read_of(plan, "contact_keys") < 1.05 * _COUNT
