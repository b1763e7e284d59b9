"""A population is data: from its values alone one can tell which rows count in which step of time."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from typing import Any, cast

import pytest
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from crm_desktop.database import create_engine
from models import Activity, Communication, Contact, Deal, Entity, Transition
from permissions.rows import DataScope
from resolvers.catalog.attribute import BUCKET
from resolvers.catalog.dataset import ACTIVITIES, COMMUNICATIONS, CONTACTS, DEALS, TRANSITIONS
from resolvers.catalog.measure import COUNT
from resolvers.catalog.population import (
    Entered,
    Outcome,
    OverTime,
    Population,
    Standing,
    created,
    dated,
    entered,
    existing,
    standing,
)
from resolvers.configuration import Configuration, load_configuration
from resolvers.granularity import Buckets, Granularity
from resolvers.period import Interval
from resolvers.planner.query_batch import MetricQuery, QueryBatch
from resolvers.statement import Statements
from tests.demo_api import NOW, add_demo_company
from tests.http_api import HttpApi

STARTS = [datetime(2026, 2, 1, tzinfo=UTC) + timedelta(weeks=week) for week in range(9)]
PERIOD = Interval(STARTS[0], STARTS[-1])
BUCKETS = Buckets(Granularity.WEEK, tuple(STARTS[:-1]), tuple(STARTS[1:]))
POPULATIONS = {
    "created contacts": created(CONTACTS),
    "created activities": created(ACTIVITIES),
    "created transitions": created(TRANSITIONS),
    "communications": created(COMMUNICATIONS),
    "all deals": existing(DEALS),
    **{f"entered {each.value}": entered(each) for each in Outcome if each is not Outcome.OPEN},
    **{f"standing {each.value}": standing(each) for each in Outcome},
}


@dataclass(frozen=True)
class Rows:
    """All rows of the company that are not deleted, as they stand in the tables."""

    configuration: Configuration
    by_dataset: dict[str, list[Any]]
    moves: list[Any]


@pytest.fixture(scope="module")
async def engine(create_database: Callable[[], str]) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(create_database())
    async with HttpApi(engine, NOW) as api:
        await add_demo_company(api, deals=250, external_id="demo")
    yield engine
    await engine.dispose()


@pytest.fixture(scope="module")
async def rows(engine: AsyncEngine) -> Rows:
    async with engine.connect() as connection:
        company_id = (await connection.execute(select(Deal.company_id).limit(1))).scalar_one()
        found = {
            "contacts": await _all(connection, select(Contact.created_at).where(Contact.deleted_at.is_(None))),
            "activities": await _all(connection, select(Activity.created_at).where(Activity.deleted_at.is_(None))),
            "communications": await _all(connection, select(Communication.occurred_at)),
            "deals": await _all(connection, select(Deal.created_at, Deal.id).where(Deal.deleted_at.is_(None))),
        }
        kept = {deal_id for _, deal_id in found["deals"]}
        order = (Transition.deal_id, Transition.occurred_at, Transition.ordinal)
        asked = select(*order, Transition.from_stage_id, Transition.to_stage_id).order_by(*order)
        moves = [move for move in await _all(connection, asked) if move.deal_id in kept]
    found["transitions"] = [(move.occurred_at,) for move in moves]
    return Rows(await load_configuration(engine, company_id), found, moves)


async def _all(connection: AsyncConnection, statement: Select[*tuple[Any, ...]]) -> list[Any]:
    return list(await connection.execute(statement))


def is_of(stage: int | None, outcome: Outcome, configuration: Configuration) -> bool:
    """Whether a stage means this."""
    won, lost = stage in configuration.success_stage_ids, stage in configuration.failure_stage_ids
    return {
        Outcome.SUCCESS: won,
        Outcome.FAILURE: lost,
        Outcome.CLOSED: won or lost,
        Outcome.OPEN: not won and not lost,
    }[outcome]


def spans(population: Population, rows: Rows) -> Iterator[tuple[int | None, datetime, datetime | None]]:
    """What the population's predicate leaves of its dataset: whose row, its time, and until when it stands."""
    configuration = rows.configuration
    match population.predicate:
        case None:
            for at, *_ in rows.by_dataset[population.dataset.key]:
                yield None, at, None
        case Entered(outcome):
            for move in rows.moves:
                came_from_within = move.from_stage_id is not None and is_of(move.from_stage_id, outcome, configuration)
                if is_of(move.to_stage_id, outcome, configuration) and not came_from_within:
                    yield move.deal_id, move.occurred_at, None
        case Standing(outcome):
            moves = {deal: list(each) for deal, each in groupby(rows.moves, lambda move: cast("int", move.deal_id))}
            for made, deal_id in rows.by_dataset["deals"]:
                stays: list[tuple[datetime, int | None]] = [(made, None)]
                stays += [(max(move.occurred_at, made), move.to_stage_id) for move in moves.get(deal_id, ())]
                for (since, stage), (until, _) in pairwise([*stays, (None, None)]):
                    if since is not None and is_of(stage, outcome, configuration):
                        yield deal_id, since, until


def expected(population: Population, rows: Rows) -> dict[int, int]:
    """How many rows the population has by step, told by its kind; -1 is what came before the first."""
    found: dict[int, int] = {}
    once: set[int] = set()
    for record, since, until in sorted(spans(population, rows), key=lambda each: each[1]):
        match population.over_time:
            case OverTime.FLOW:
                steps = [n for n, (a, b) in enumerate(pairwise(STARTS)) if a <= since < b and record not in once]
                once |= {record} if steps and record is not None else set()
            case OverTime.CUMULATIVE:
                steps = [sum(start <= since for start in STARTS) - 1] if since < PERIOD.end else []
            case OverTime.SNAPSHOT:
                steps = [n for n, end in enumerate(STARTS[1:]) if since < end and (until is None or until >= end)]
        for step in steps:
            found[step] = found.get(step, 0) + 1
    return found


@pytest.mark.parametrize("name", POPULATIONS)
async def test_its_values_tell_which_rows_count_in_which_step(engine: AsyncEngine, rows: Rows, name: str) -> None:

    population, configuration = POPULATIONS[name], rows.configuration
    plan = QueryBatch(configuration, NOW)
    asked = MetricQuery(population, PERIOD, DataScope(configuration.company_id, None), COUNT)
    cells = plan.cells(asked, (BUCKET,), BUCKETS)
    await plan.run(Statements(engine))
    counted = {step: int(count) for (step,), count in cells.by_values.items()}
    assert counted == expected(population, rows)
    assert counted


def test_the_same_values_are_the_same_population() -> None:
    assert created(DEALS) == created(DEALS)
    assert len({created(DEALS), existing(DEALS), created(CONTACTS), entered(Outcome.SUCCESS)}) == 4
    assert entered(Outcome.SUCCESS) != entered(Outcome.CLOSED)


def test_rows_that_go_by_a_date_go_by_days() -> None:
    by_date = dated(DEALS, 7, Entity.DEAL)
    assert (by_date.over_time, by_date.is_by_day) == (OverTime.FLOW, True)
    assert not any(population.is_by_day for population in POPULATIONS.values())
    assert by_date != dated(DEALS, 8, Entity.DEAL)
