"""A balance counted back from today is the one that is counted forward from the ledger, whatever it is taken of."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import User, WeekStart
from permissions.rows import DataScope
from resolvers.catalog.attribute import BUCKET, DEAL_TYPE, OUTCOME, PRICE, RESPONSIBLE, SOURCE, STAGE, Attribute
from resolvers.catalog.condition import RowTest, equals, is_filled
from resolvers.catalog.measure import COUNT, DEAL_PRICE, Measure
from resolvers.catalog.population import Outcome, standing
from resolvers.configuration import Configuration, load_configuration
from resolvers.granularity import Buckets, Granularity, cut
from resolvers.period import Period
from resolvers.planner import query_batch
from resolvers.planner.query_batch import MetricQuery, QueryBatch
from resolvers.statement import Statements
from tests.properties.examples import tried_on
from tests.properties.questions import Scene, scenes
from tests.properties.settled_company import settle

Found = dict[tuple[object, ...], dict[tuple[Any, ...], Decimal]]

MEASURES: dict[str, tuple[Measure, tuple[RowTest, ...]]] = {
    "deals": (COUNT, ()),
    "prices": (DEAL_PRICE, ()),
    "deals without a price": (COUNT, (equals(PRICE, None),)),
    "prices of deals without a source": (DEAL_PRICE, (equals(SOURCE, None),)),
    "deals on a stage": (COUNT, (is_filled(STAGE),)),
}
DIMENSIONS: tuple[tuple[Attribute, ...], ...] = (
    (),
    *((each,) for each in (DEAL_TYPE, STAGE, OUTCOME, RESPONSIBLE, SOURCE)),
)


async def balances(
    engine: AsyncEngine, configuration: Configuration, scope: DataScope, periods: list[tuple[Period, Buckets]]
) -> Found:
    """Every balance of every period, asked for at once, without what is nothing."""
    plan = QueryBatch(configuration, periods[0][0].interval.end)
    asked = {
        (number, outcome, name, by): plan.cells(
            MetricQuery(standing(outcome), period.interval, scope, measure, where), by, buckets
        )
        for number, (period, buckets) in enumerate(periods)
        for outcome in Outcome
        for name, (measure, where) in MEASURES.items()
        for chosen in DIMENSIONS
        for by in (chosen, (*chosen, BUCKET))
    }
    await plan.run(Statements(engine))
    return {key: {of: value for of, value in cells.by_values.items() if value} for key, cells in asked.items()}


async def scopes(engine: AsyncEngine, company_id: int) -> list[DataScope]:
    """All of the company, every second person of it, and a single one."""
    async with engine.connect() as connection:
        asked = select(User.id).where(User.company_id == company_id).order_by(User.id)
        people = tuple((await connection.execute(asked)).scalars())
    return [DataScope(company_id, None), DataScope(company_id, people[::2]), DataScope(company_id, people[:1])]


@pytest.fixture(scope="module")
def looked() -> Iterator[set[tuple[object, ...]]]:
    """Which balances were anything, and a test of nothing but zeros fails in the end."""
    seen: set[tuple[object, ...]] = set()
    yield seen
    assert {(outcome, name) for outcome in Outcome for name in MEASURES} == seen


@tried_on(15)
@given(scene=scenes(), step=st.sampled_from([Granularity.WEEK, Granularity.MONTH]))
async def test_a_balance_counted_back_is_the_one_counted_forward(
    shared_engine: AsyncEngine, looked: set[tuple[object, ...]], scene: Scene, step: Granularity
) -> None:
    settled = await settle(shared_engine, scene.company.records)
    configuration = await load_configuration(shared_engine, settled.id)
    days = sorted({moment.astimezone(configuration.zone).date() for moment in scene.company.moments})
    middle = days[len(days) // 2]
    periods = [
        (period, cut(period, WeekStart.MONDAY, step))
        for first, after in ((days[0], middle), (middle, days[-1]))
        if first < after
        for period in [Period(first, after, configuration.zone)]
    ]
    if not periods:
        return
    for scope in await scopes(shared_engine, settled.id):
        back = await balances(shared_engine, configuration, scope, periods)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(query_batch, "can_be_counted_back", lambda *_: False)
            forward = await balances(shared_engine, configuration, scope, periods)
        assert back == forward
        looked |= {(outcome, name) for (_, outcome, name, _), found in back.items() if found}
