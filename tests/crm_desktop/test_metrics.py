"""What Prometheus is told of a process: what it counted, and how full everything is."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.answers import Answers
from crm_desktop.bounds import Bounds, Doorkeeper
from crm_desktop.observing.gauges import Gauges
from crm_desktop.observing.metrics import REGISTRY
from resolvers.admission import Admission
from resolvers.cells.backlog import read_backlog
from resolvers.cells.keeping import CellKeeper
from resolvers.errors import RequestError
from resolvers.replicas import Replicas
from tests.cluster import not_on_a_cluster
from tests.resolvers.records.office import Office
from tests.schema.events.people import People

DESKTOP = '{ dashboard { widget(key: "deals") { ... on MetricWidget { metric { value } } } } }'


@pytest.fixture
async def people(engine: AsyncEngine, office: Office) -> AsyncIterator[People]:
    async with People(engine, office, answer_bytes=1_000_000) as people:
        yield people


class Counted:
    """How much more is counted than when it was made."""

    def __init__(self) -> None:
        self._before = self._read()

    def of(self, name: str, **labels: str) -> float:
        """By a name and its labels."""
        key = (name, frozenset(labels.items()))
        return self._read().get(key, 0) - self._before.get(key, 0)

    def _read(self) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
        samples = [sample for metric in REGISTRY.collect() for sample in metric.samples]
        return {(sample.name, frozenset(sample.labels.items())): sample.value for sample in samples}


@not_on_a_cluster("no answer is kept")
async def test_requests_are_counted_by_how_they_end_and_answers_by_where_they_come_from(people: People) -> None:
    counted = Counted()
    first = (await people.send("seller", DESKTOP))["extensions"]["cost"]["requested"]
    await people.send("seller", DESKTOP)
    await people.send("seller", "{ nothing }")
    await people.get("seller", "/export/nothing")
    assert counted.of("crm_desktop_requests_total", part="graphql", outcome="OK") == 2
    assert counted.of("crm_desktop_requests_total", part="graphql", outcome="BAD_USER_INPUT") == 1
    assert counted.of("crm_desktop_requests_total", part="export", outcome="NOT_FOUND") == 1
    assert counted.of("crm_desktop_request_seconds_count", part="graphql") == 3
    assert counted.of("crm_desktop_answers_total", came="computed") == 1
    assert counted.of("crm_desktop_answers_total", came="kept") == 1
    assert counted.of("crm_desktop_cost_total") == first


async def test_who_is_turned_away_is_counted_by_what_for() -> None:
    counted, doorkeeper = Counted(), Doorkeeper(Bounds(at_once=1, most_waiting=0, log_in_rate=1))
    await doorkeeper.admission.enter(1, 1)
    with pytest.raises(RequestError):
        await doorkeeper.admission.enter(1, 2)
    doorkeeper.log_in_lane.count("192.0.2.1")
    with pytest.raises(RequestError):
        doorkeeper.log_in_lane.count("192.0.2.1")
    assert counted.of("crm_desktop_refusals_total", reason="waiting") == 1
    assert counted.of("crm_desktop_refusals_total", reason="log-in") == 1


async def test_gauges_tell_the_pool_the_queue_the_kept_answers_and_the_backlog(people: People) -> None:
    engine = people.engine
    await people.create_deal()
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE unfolded_records SET since = now() - interval '1 hour'"))
    answers = Answers(engine, 1_000)
    gauges = Gauges(engine, Replicas(engine), Admission(1, 1), answers)
    async with engine.connect():
        await gauges.read()
    assert REGISTRY.get_sample_value("crm_desktop_pool_connections", {"state": "used"}) == 1
    assert REGISTRY.get_sample_value("crm_desktop_waiting") == 0
    assert REGISTRY.get_sample_value("crm_desktop_kept_bytes") == answers.bytes == 0
    records, seconds = await read_backlog(engine)
    assert REGISTRY.get_sample_value("crm_desktop_unfolded_records") == records > 0
    assert 3_600 <= (REGISTRY.get_sample_value("crm_desktop_unfolded_seconds") or 0) <= seconds


async def test_what_is_folded_is_no_backlog_and_each_step_is_told_of(people: People) -> None:
    await people.create_deal()
    keeper = CellKeeper(people.engine)
    while await keeper.build_next() or await keeper.fold_next():
        pass
    assert await read_backlog(people.engine) == (0, 0.0)
