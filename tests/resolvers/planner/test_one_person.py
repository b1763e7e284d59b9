"""One person's figures are those that are read without what is kept of their deals, whoever has written the moves."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from permissions.rows import DataScope
from resolvers.catalog.attribute import BUCKET, PRICE
from resolvers.catalog.dataset import DEALS, TRANSITIONS
from resolvers.catalog.measure import COUNT, Aggregate, Measure
from resolvers.catalog.population import Outcome, created, entered, existing, standing
from resolvers.configuration import load_configuration
from resolvers.granularity import Buckets, Granularity
from resolvers.period import Interval
from resolvers.planner.query_batch import MetricQuery, QueryBatch
from resolvers.records.last_moves import keep_last_moves
from resolvers.statement import Statements
from tests.demo_api import NOW, add_demo_company
from tests.http_api import HttpApi

STARTS = [datetime(2026, 2, 1, tzinfo=UTC) + timedelta(weeks=week) for week in range(9)]
PERIOD = Interval(STARTS[0], STARTS[-1])
BUCKETS = Buckets(Granularity.WEEK, tuple(STARTS[:-1]), tuple(STARTS[1:]))
POPULATIONS = [
    existing(DEALS),
    created(TRANSITIONS),
    *(entered(each) for each in Outcome if each is not Outcome.OPEN),
    *(standing(each) for each in Outcome),
]
MEASURES = [COUNT, Measure(Aggregate.SUM, PRICE)]
NOBODY = -1

KEPT_WITH_FEW = "UPDATE deals SET moved_at = NULL WHERE mod(id, 3) > 0"
WRITTEN_BY_AN_EARLIER_RELEASE = """
INSERT INTO transitions (company_id, deal_id, occurred_at, ordinal, deal_type_id, to_stage_id, from_deal_type_id, from_stage_id)
SELECT company_id, deal_id, '2026-03-25', 0, deal_type_id, (
    SELECT min(stages.id) FROM stages WHERE stages.company_id = last.company_id AND stages.deal_type_id = last.deal_type_id
      AND stages.id <> last.to_stage_id), deal_type_id, to_stage_id
FROM transitions AS last WHERE left_at IS NULL AND occurred_at < '2026-03-25' AND mod(deal_id, 2) = 0"""
LEFT_FOR_IT = """
UPDATE transitions SET left_at = next.occurred_at FROM transitions AS next
WHERE next.company_id = transitions.company_id AND next.deal_id = transitions.deal_id
  AND NOT next.heeded AND transitions.left_at IS NULL AND transitions.heeded"""
STANDS_BY_IT = """
UPDATE deals SET stage_id = to_stage_id, trail = array_remove(trail, to_stage_id) || to_stage_id
FROM transitions WHERE transitions.company_id = deals.company_id AND deal_id = deals.id AND NOT heeded"""


@pytest.fixture
async def engine(create_database: Callable[[], str]) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(create_database())
    async with HttpApi(engine, NOW) as api:
        await add_demo_company(api, deals=250, external_id="demo")
    yield engine
    await engine.dispose()


async def run(engine: AsyncEngine, *statements: str) -> int:
    """How many rows the last one changed."""
    async with engine.begin() as connection:
        return [(await connection.exec_driver_sql(each)).rowcount for each in statements][-1]


async def check(engine: AsyncEngine) -> int:
    """All figures of everybody, told together with nobody's as those of any people are; how many people have won in the period."""
    async with engine.connect() as connection:
        found = await connection.exec_driver_sql("SELECT company_id, id FROM users ORDER BY id")
        people = [(each.company_id, each.id) for each in found]
    configuration = await load_configuration(engine, people[0][0])
    winners = 0
    for company_id, user in people:
        told = []
        for those in ((user,), (NOBODY, user)):
            batch, scope = QueryBatch(configuration, NOW), DataScope(company_id, those)
            figures = [
                batch.cells(MetricQuery(population, PERIOD, scope, measure), dimensions, BUCKETS)
                for population in POPULATIONS
                for measure in MEASURES
                if population.dataset is not TRANSITIONS or measure is COUNT
                for dimensions in ((), (BUCKET,))
            ]
            await batch.run(Statements(engine))
            told.append([each.by_values for each in figures])
        assert told[0] == told[1]
        winners += bool(told[0][8])
    return winners


async def test_figures_are_right_whoever_has_written_the_moves(engine: AsyncEngine) -> None:
    assert await check(engine)
    assert await run(engine, KEPT_WITH_FEW)
    await check(engine)
    assert await run(engine, WRITTEN_BY_AN_EARLIER_RELEASE, LEFT_FOR_IT, STANDS_BY_IT)
    await check(engine)


async def test_what_is_not_known_is_looked_up_once(engine: AsyncEngine) -> None:
    await run(engine, KEPT_WITH_FEW, WRITTEN_BY_AN_EARLIER_RELEASE, LEFT_FOR_IT, STANDS_BY_IT)
    async with engine.connect() as connection:
        company_id = (await connection.exec_driver_sql("SELECT min(id) FROM companies")).scalar_one()
    told: list[int] = []
    assert await keep_last_moves(engine, company_id, told.append) == told[-1] > 0
    assert await keep_last_moves(engine, company_id, told.append) == 0
    assert len(told) == 1
    async with engine.connect() as connection:
        wrong = await connection.exec_driver_sql("""
          SELECT count(*) FROM deals WHERE moved_at IS DISTINCT FROM (
            SELECT max(t.occurred_at) FROM transitions AS t
            WHERE t.company_id = deals.company_id AND t.deal_id = deals.id AND t.heeded)""")
        assert wrong.scalar_one() == 0
    await check(engine)
