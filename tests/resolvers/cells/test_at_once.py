"""Whatever is written, folded, put together and built anew in whatever order, at once: the cells are true at every moment."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from crm_desktop.database import create_engine
from models import Company
from resolvers.cells import compaction
from resolvers.cells.folding import fold
from resolvers.cells.moving import Department, begin_where_large, move_next
from resolvers.cells.rebuilding import rebuild, rebuild_by_outcome, rebuild_outdated, rebuild_source_facet
from tests.properties.examples import IS_THOROUGH
from tests.resolvers.cells.acts import ACTS, Act, Gate, Writer, make_commands_wait, with_medium
from tests.resolvers.cells.expected import expected_cells, stored_cells
from tests.resolvers.cells.folded import fold_all, wrong_sums
from tests.resolvers.records.office import build_office

acts = st.builds(Act, st.sampled_from(ACTS), st.integers(0, 5), st.integers(0, 23), st.integers(0, 4))
batches = st.sampled_from([1, 2, 500])


class Cells(RuleBasedStateMachine):
    """A company whose cells are kept."""

    runner: asyncio.Runner
    engine: Any

    @initialize()
    def open_office(self) -> None:
        self.held: dict[int, tuple[Gate, asyncio.Task[None]]] = {}
        self.runner.run(self._open())

    async def _open(self) -> None:
        self.writer = Writer(self.engine, await with_medium(self.engine, await build_office(self.engine)))
        self.company = self.writer.office.company_id
        for how in (0, 5, 2, 13):
            await self.writer.do(Act("create deal", 0, how, how))
        await rebuild(self.engine, self.company, lambda _: None)

    def free(self, act: Act) -> bool:
        """Whether nobody holds the deal it is about."""
        return act.deal % len(self.writer.deals) not in self.held

    @rule(act=acts)
    def something_is_written(self, act: Act) -> None:
        if self.free(act):
            note(repr(act))
            self.runner.run(self.writer.do(act))

    @rule(act=acts.filter(lambda act: act.what != "create deal"), before_its_end=st.booleans())
    def something_is_being_written(self, act: Act, before_its_end: bool) -> None:
        if self.free(act) and len(self.held) < 2:
            note(f"{act!r} is held {'before' if before_its_end else 'behind'} its end")
            self.runner.run(self._hold(act, Gate(before_its_end)))

    async def _hold(self, act: Act, gate: Gate) -> None:
        task = asyncio.create_task(self.writer.held(act, gate))
        waiting = asyncio.create_task(gate.reached.wait())
        await asyncio.wait([task, waiting], return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if task.done():
            task.result()
        else:
            self.held[act.deal % len(self.writer.deals)] = gate, task

    @precondition(lambda self: self.held)
    @rule()
    def what_was_held_goes_on(self) -> None:
        note("the first goes on")
        self.runner.run(self._let_go())

    async def _let_go(self) -> None:
        gate, task = self.held.pop(next(iter(self.held)))
        gate.opened.set()
        await task

    @rule(batch=batches)
    def some_is_folded(self, batch: int) -> None:
        self.runner.run(fold(self.engine, self.company, batch=batch))

    @rule()
    def cells_are_built_anew(self) -> None:
        self.runner.run(rebuild(self.engine, self.company, lambda _: None))

    @rule(zone=st.sampled_from(["Europe/Moscow", "America/Havana"]))
    def the_clock_is_another(self, zone: str) -> None:
        self.runner.run(self.writer.set_clock(zone))

    @rule()
    def outdated_cells_are_built_anew(self) -> None:
        self.runner.run(rebuild_outdated(self.engine, self.company))

    @rule(sources=st.sampled_from([("source", "medium"), ("medium", "source"), ("medium",)]))
    def sources_are_others(self, sources: tuple[str, ...]) -> None:
        self.runner.run(self.writer.choose_sources(*sources))

    @rule(stages=st.sampled_from([("won",), ("offer", "won"), ()]))
    def success_is_another(self, stages: tuple[str, ...]) -> None:
        self.runner.run(self.writer.choose_success(*stages))

    @rule(act=acts)
    def deals_that_came_back_are_told_anew(self, act: Act) -> None:
        if self.free(act):
            note(f"{act!r} while returns are built")
            self.runner.run(_together(rebuild_by_outcome(self.engine, self.company), self.writer.do(act)))

    @rule(act=acts)
    def cells_follow_who_is_where(self, act: Act) -> None:
        if self.free(act):
            note(f"{act!r} while somebody's records go to another department")
            self.runner.run(_together(move_next(self.engine, self.company), self.writer.do(act)))

    @rule(act=acts, which=st.sampled_from(["sales", "north"]))
    def a_department_begins_with_cells(self, act: Act, which: str) -> None:
        if self.free(act):
            note(f"{act!r} while {which} begins with cells")
            department = Department(self.company, self.writer.office[which])
            self.runner.run(_together(begin_where_large(self.engine, department), self.writer.do(act)))

    @rule(act=acts)
    def their_facet_is_built_anew(self, act: Act) -> None:
        if self.free(act):
            note(f"{act!r} while the facet is built")
            both = rebuild_source_facet(self.engine, self.company), self.writer.do(act)
            self.runner.run(_together(*both))

    @rule(act=acts, batch=batches, builds=st.booleans())
    def all_at_once(self, act: Act, batch: int, builds: bool) -> None:
        if not self.free(act):
            return
        note(f"{act!r} while others fold")

        async def together() -> None:
            build = rebuild(self.engine, self.company, lambda _: None) if builds else asyncio.sleep(0)
            folds = [fold(self.engine, self.company, batch=batch) for _ in range(2)]
            await asyncio.gather(self.writer.do(act), build, *folds)

        self.runner.run(together())

    @precondition(lambda self: hasattr(self, "writer"))
    @invariant()
    def cells_are_true(self) -> None:
        assert self.runner.run(wrong_sums(self.engine, self.company)) == []

    def teardown(self) -> None:
        if not hasattr(self, "writer"):
            return
        while self.held:
            self.runner.run(self._let_go())
        self.runner.run(self._end())

    async def _end(self) -> None:
        assert await wrong_sums(self.engine, self.company) == []
        await fold_all(self.engine, self.company, batch=2)
        async with self.engine.connect() as connection:
            zone = await connection.scalar(select(Company.cells_timezone).where(Company.id == self.company))
        assert await stored_cells(self.engine, self.company) == await expected_cells(self.engine, self.company, zone)


async def _together(*acts: Awaitable[object]) -> None:
    await asyncio.gather(*acts)


@pytest.fixture(scope="module")
def machine(create_database: Callable[[], str]) -> Iterator[type[Cells]]:
    """Offices on one database, one for each example, on an event loop of their own."""
    with asyncio.Runner() as runner, pytest.MonkeyPatch.context() as patch:
        make_commands_wait(patch)
        # So that cells are put together again and again.
        patch.setattr(compaction, "ENOUGH", 2)
        engine = create_engine(create_database())
        yield type("CellsInDatabase", (Cells,), {"runner": runner, "engine": engine})
        runner.run(engine.dispose())


def test_cells_are_true_at_every_moment(machine: type[Cells]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=300 if IS_THOROUGH else 12,
            stateful_step_count=60 if IS_THOROUGH else 25,
            deadline=None,
            # Each try of something smaller takes seconds.
            phases=[*Phase] if IS_THOROUGH else [Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ),
    )
