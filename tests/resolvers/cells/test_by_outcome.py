"""What stands in outcomes and how far deals have come, told by cells as by the base tables."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.rows import DataScope
from resolvers.catalog.attribute import BUCKET, DEAL_TYPE, FURTHEST_STAGE, LOST_FROM, LOST_STAGE, STAGE
from resolvers.catalog.condition import equals
from resolvers.catalog.dataset import DEALS
from resolvers.catalog.measure import COUNT, DEAL_PRICE
from resolvers.catalog.population import Outcome, created, standing
from resolvers.cells.keeping import CellKeeper
from resolvers.configuration import Configuration, load_configuration
from resolvers.granularity import Buckets, Granularity
from resolvers.period import Interval
from resolvers.planner.query_batch import MetricQuery, QueryBatch
from resolvers.statement import Statements
from tests.conftest import CountStatements
from tests.resolvers.cells.restless import MONTHS, change_some, choose
from tests.resolvers.records.office import NOW, Office

PERIOD = Interval(MONTHS[0], MONTHS[-1])
STEPS = Buckets(Granularity.MONTH, tuple(MONTHS[:-1]), tuple(MONTHS[1:]))
FUNNEL = ((DEAL_TYPE, FURTHEST_STAGE), (DEAL_TYPE, LOST_FROM, LOST_STAGE))
Told = list[Mapping[Any, Any]]


async def read(engine: AsyncEngine, configuration: Configuration, people: Sequence[int] | None = None) -> Told:
    """Funnels of all months, and what stood in each outcome at the end of each: how many, and their prices."""
    scope = DataScope(configuration.company_id, None if people is None else tuple(people))
    batch, found = QueryBatch(configuration, NOW), list[Any]()
    for measure in (COUNT, DEAL_PRICE):
        found += [batch.cells(MetricQuery(created(DEALS), PERIOD, scope, measure), by) for by in FUNNEL]
        for outcome in (Outcome.SUCCESS, Outcome.FAILURE, Outcome.OPEN):
            found.append(batch.cells(MetricQuery(standing(outcome), PERIOD, scope, measure), (BUCKET,), STEPS))
    await batch.run(Statements(engine))
    return [{key: value for key, value in each.by_values.items() if value} for each in found]


def read_from(statements: Sequence[str]) -> set[str]:
    """Which of the cells in question a statement reads."""
    return {name for name in ("standing_cells", "funnel_cells", "entry_cells", "deals.trail") if name in statements[0]}


@pytest.mark.parametrize("whose", ["company", "department"])
async def test_cells_tell_what_the_base_tables_tell(
    engine: AsyncEngine, office: Office, restless: Configuration, count_statements: CountStatements, whose: str
) -> None:
    people = None if whose == "company" else next(ids for ids in restless.cell_members.values() if len(ids) > 1)
    for are_changed in (False, True):
        if are_changed:
            await change_some(engine, office.company_id)
        with count_statements(engine) as statements:
            by_cells = await read(engine, restless, people)
        assert {"standing_cells", "funnel_cells"} <= read_from(statements)
        assert "entry_cells" not in read_from(statements)
        assert by_cells == await read(engine, replace(restless, cells_timezone=None), people)
        assert by_cells[0]
        assert by_cells[1]
        assert any(by_cells[2:5])


@pytest.mark.parametrize("change", ["another success", "another order"])
async def test_figures_do_not_wait_for_cells_of_other_settings(
    engine: AsyncEngine, office: Office, restless: Configuration, count_statements: CountStatements, change: str
) -> None:
    before = await read(engine, restless)
    if change == "another success":
        configuration = await choose(engine, office, "offer", "won")
    else:
        async with engine.begin() as connection:
            await connection.execute(text("UPDATE stages SET position = -position"))
        configuration = await load_configuration(engine, office.company_id)
    expected = await read(engine, replace(configuration, cells_timezone=None))
    with count_statements(engine) as statements:
        assert await read(engine, configuration) == expected
    assert "funnel_cells" not in read_from(statements)
    assert ("standing_cells" in read_from(statements)) == (change == "another order")
    keeper = CellKeeper(engine, cells_from=0)
    while await keeper.build_next_by_outcome():
        pass
    configuration = await load_configuration(engine, office.company_id)
    with count_statements(engine) as statements:
        assert await read(engine, configuration) == expected
    assert {"standing_cells", "funnel_cells"} <= read_from(statements)
    # Who has read the settings of before in between, reads by these.
    assert await read(engine, restless) == before


async def test_a_funnel_of_deals_that_stand_somewhere_is_told_by_the_base_tables(
    engine: AsyncEngine, office: Office, restless: Configuration
) -> None:
    async def funnel(configuration: Configuration) -> Told:
        batch, scope = QueryBatch(configuration, NOW), DataScope(office.company_id, None)
        asked = MetricQuery(created(DEALS), PERIOD, scope, COUNT, tests=(equals(STAGE, office["offer"]),))
        found = [batch.cells(asked, by) for by in FUNNEL]
        await batch.run(Statements(engine))
        return [each.by_values for each in found]

    narrowed = await funnel(restless)
    assert narrowed == await funnel(replace(restless, cells_timezone=None))
    assert 0 < sum(narrowed[0].values()) < sum((await read(engine, restless))[0].values())
