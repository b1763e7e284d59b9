"""Whatever is written, and whatever becomes of standbys: each answer, kept or not, is what the primary would answer at that moment."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from crm_desktop.replicas import open_replicas
from resolvers.replicas import Replicas
from tests.properties.examples import tried_on
from tests.properties.test_kept_answers import ASKERS, READS, WRITES, Pass, Processes, Read, Write
from tests.properties.test_kept_answers import STEPS as OF_ANSWERS
from tests.replicas.conftest import Cluster
from tests.resolvers.records.office import build_office
from tests.schema.events.people import People

pytestmark = pytest.mark.database


@dataclass(frozen=True)
class Trouble:
    """Something that happens to one of the standbys, and whether it is looked at afterwards."""

    standby: int
    what: str
    is_seen: bool

    def happen(self, cluster: Cluster) -> None:
        """What cannot happen to it as it is, does not."""
        standby = cluster.standbys[self.standby]
        if self.what == "killed":
            standby.stop("immediate")
        elif self.what == "started":
            standby.start()
        elif standby.is_running:
            (standby.hold_back if self.what == "held back" else standby.go_on)()


TROUBLES = st.builds(
    Trouble, st.integers(0, 1), st.sampled_from(["held back", "let go on", "killed", "started"]), st.booleans()
)
# What was written is read right away, and twice, by whoever it concerns.
WRITTEN_AND_READ = st.tuples(WRITES, READS, READS)
Step = Read | Write | Pass | Trouble
STEPS: st.SearchStrategy[Sequence[Step]] = st.one_of(OF_ANSWERS, WRITTEN_AND_READ, TROUBLES.map(lambda each: [each]))


@pytest.fixture(scope="module")
async def shared(servers: Cluster) -> AsyncIterator[tuple[AsyncEngine, Replicas]]:
    engine = create_engine(servers.primary.url)
    replicas = open_replicas(engine, [standby.url for standby in servers.standbys], connections=5)
    yield engine, replicas
    await replicas.dispose()
    await engine.dispose()


@tried_on(6)
@given(steps=st.lists(STEPS, min_size=6, max_size=14))
async def test_each_answer_is_what_the_primary_would_answer(
    servers: Cluster, shared: tuple[AsyncEngine, Replicas], steps: list[Sequence[Step]]
) -> None:
    engine, replicas = shared
    async with People(engine, await build_office(engine)) as people:
        processes = Processes(people, replicas)
        deals = [await people.create_deal("admin", who, f"Of {who}") for who in ASKERS]
        servers.come_together()
        await replicas.look()
        for step in chain.from_iterable(steps):
            match step:
                case Trouble():
                    step.happen(servers)
                    if step.is_seen:
                        await replicas.look()
                case Pass(time):
                    people.now += time
                case Write():
                    await processes.write(step, deals[step.deal])
                case Read(first, who, by_token, query, with_tag):
                    for process in (first, 1 - first):
                        await processes.check(process, who, by_token, query, with_tag)
    servers.come_together()
