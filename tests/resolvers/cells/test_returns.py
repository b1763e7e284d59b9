"""Deals that came back to success or failure, told by cells as by the ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.rows import DataScope
from resolvers.catalog.attribute import BUCKET, DEAL_TYPE, RETURNED, STAGE
from resolvers.catalog.condition import equals
from resolvers.catalog.measure import COUNT, DEAL_PRICE
from resolvers.catalog.population import Outcome, entered
from resolvers.cells.keeping import CellKeeper
from resolvers.configuration import Configuration
from resolvers.granularity import Buckets, Granularity
from resolvers.period import Interval
from resolvers.planner.query_batch import MetricQuery, QueryBatch
from resolvers.statement import Statements
from tests.conftest import CountStatements
from tests.resolvers.cells.expected import expected_cells, stored_cells
from tests.resolvers.cells.restless import MONTHS, change_some, choose
from tests.resolvers.records.office import NOW, Office

PERIODS = [Interval(*bounds) for bounds in combinations(MONTHS, 2)]
OUTCOMES = (Outcome.SUCCESS, Outcome.FAILURE)


async def read(
    engine: AsyncEngine, configuration: Configuration, people: Sequence[int] | None, periods: Sequence[Interval]
) -> list[Mapping[Any, Any]]:
    """Of each period and outcome how many entered, how many of these returned, and their prices: by type and stage, and by day."""
    batch, scope = (
        QueryBatch(configuration, NOW),
        DataScope(configuration.company_id, None if people is None else tuple(people)),
    )
    found: list[Any] = []
    for period in periods:
        days = [period.start + timedelta(days=n) for n in range((period.end - period.start).days)]
        steps = Buckets(Granularity.DAY, tuple(days), (*days[1:], period.end))
        for outcome in OUTCOMES:
            for measure, where in ((COUNT, ()), (COUNT, (equals(RETURNED, True),)), (DEAL_PRICE, ())):
                asked = MetricQuery(entered(outcome), period, scope, measure, where)
                found += [batch.cells(asked, (DEAL_TYPE, STAGE)), batch.cells(asked, (BUCKET,), steps)]
    await batch.run(Statements(engine))
    return [each.by_values for each in found]


@pytest.mark.parametrize("whose", ["company", "department"])
async def test_in_any_whole_months_cells_tell_what_the_ledger_tells(
    engine: AsyncEngine, office: Office, restless: Configuration, count_statements: CountStatements, whose: str
) -> None:
    people = None if whose == "company" else next(ids for ids in restless.cell_members.values() if len(ids) > 1)
    for are_changed in (False, True):
        if are_changed:
            await change_some(engine, office.company_id)
        with count_statements(engine) as statements:
            by_cells = await read(engine, restless, people, PERIODS)
        assert "outcome_cells" in statements[0]
        assert " gone " not in statements[0]
        for others in ({"cell_success_stage_ids": None, "cell_failure_stage_ids": None}, {"cells_timezone": None}):
            assert by_cells == await read(engine, replace(restless, **others), people, PERIODS)
        assert any(sum(each.values()) for each in by_cells[2::6])


async def test_unfolded_records_are_looked_up_once_however_many_parts_count_them(
    engine: AsyncEngine, restless: Configuration, count_statements: CountStatements
) -> None:
    with count_statements(engine) as statements:
        await read(engine, restless, None, PERIODS[:2])
    # Deals, and deals with their moves: as they were, and as they are.
    assert statements[0].count("FROM unfolded_records") == 4
    assert statements[0].count("FROM unfolded_moves") > 4


@pytest.mark.parametrize(
    ("first", "last"), [(MONTHS[1], MONTHS[3] + timedelta(days=1)), (MONTHS[1] + timedelta(hours=24), MONTHS[2])]
)
async def test_other_periods_are_told_by_the_ledger(
    engine: AsyncEngine, restless: Configuration, count_statements: CountStatements, first: datetime, last: datetime
) -> None:
    with count_statements(engine) as statements:
        await read(engine, restless, None, [Interval(first, last)])
    assert "outcome_cells" not in statements[0]
    assert " gone " in statements[0]


@pytest.mark.usefixtures("restless")
async def test_figures_do_not_wait_for_cells_of_another_success(
    engine: AsyncEngine, office: Office, count_statements: CountStatements
) -> None:
    keeper = CellKeeper(engine, cells_from=0)
    while await keeper.build_next_by_outcome():
        pass
    told: list[list[Mapping[Any, Any]]] = []
    are_cells: list[bool] = []
    for is_built in (False, True):
        if is_built:
            assert [await keeper.build_next_by_outcome() for _ in range(2)] == [True, False]
        configuration = await choose(engine, office, "offer", "won")
        with count_statements(engine) as statements:
            told.append(await read(engine, configuration, None, PERIODS))
        are_cells.append(" gone " not in statements[0])
    assert are_cells == [False, True]
    assert told[0] == told[1]
    expected = await expected_cells(engine, office.company_id, "Europe/Moscow")
    assert await stored_cells(engine, office.company_id) == expected


async def test_cells_that_were_built_anew_meanwhile_are_not_read(
    engine: AsyncEngine, office: Office, restless: Configuration
) -> None:
    as_it_was = await read(engine, restless, None, PERIODS)
    await choose(engine, office, "offer")
    keeper = CellKeeper(engine, cells_from=0)
    while await keeper.build_next_by_outcome():
        pass
    assert await read(engine, restless, None, PERIODS) == as_it_was
