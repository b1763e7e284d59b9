"""A process is killed before and after each checkpoint of its runs: what comes of it is what comes of one that goes on."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from models import RunKind
from resolvers.connectors import steps
from resolvers.connectors.checkpoint import Checkpoint, Run
from resolvers.importing import import_folder
from tests.conftest import Clock
from tests.connectors.as_folder import write_folder
from tests.connectors.connected import Connected
from tests.connectors.figures import differences, figures_of
from tests.connectors.story import Move, Sale, Story
from tests.connectors.vendor import Vendor, went_on


class KilledError(BaseException):
    """The process is no more; nothing that it would do at its end is done."""


class Killing:
    """Kills whoever writes a checkpoint, once before it is written and once after."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.done = set[str]()
        write, write_page = Checkpoint.write, steps.write_page

        async def write_or_die(checkpoint: Checkpoint, connection: Any, run: Run, *rest: Any) -> None:
            await write(checkpoint, connection, run, *rest)
            self._kill("before", run, checkpoint)

        async def write_page_and_die(
            engine: Any, run: Run, asking: Any, rows: Any, checkpoint: Any, *rest: Any
        ) -> None:
            await write_page(engine, run, asking, rows, checkpoint, *rest)
            self._kill("after", run, checkpoint)

        patch.setattr(Checkpoint, "write", write_or_die)
        patch.setattr(steps, "write_page", write_page_and_die)

    def _kill(self, when: str, run: Run, checkpoint: Checkpoint) -> None:
        at = f"{when} {run.id} {checkpoint.step} {json.dumps(checkpoint.cursor)}"
        if at not in self.done:
            self.done.add(at)
            raise KilledError


async def run_killed(connected: Connected, kind: RunKind | None, killing: Killing) -> None:
    """Carries a run on, by one process after another."""
    is_over = False
    while not is_over:
        killed = len(killing.done)
        try:
            await connected.run(kind)
        except KilledError:
            kind = None
        # Until nobody is taken to have it any more, and the vendor may be asked again.
        connected.clock.now += timedelta(minutes=1)
        connected.clock.now = max(connected.clock.now, (await connected.state()).due_at)
        runs = await connected.rows("SELECT count(*) FROM connection_runs WHERE ended_at IS NULL")
        is_over = len(killing.done) == killed and runs == [(0,)]


async def test_whoever_goes_on_comes_to_the_same(
    engine: AsyncEngine, connected: Connected, vendor: Vendor, story: Story, clock: Clock, tmp_path: Path
) -> None:
    vendor.page_sizes(25)
    with pytest.MonkeyPatch.context() as patch:
        killing = Killing(patch)
        await run_killed(connected, None, killing)
        after_history = len(killing.done)
        long_ago = clock.now.replace(second=0, microsecond=0) - timedelta(days=2)
        missing = Sale(2999, "Never told", None, 12, "10", None, (Move(31, 301, long_ago, 12),))
        outdated = went_on(story.sales[7], Move(31, 142, long_ago, 11))
        vendor.add_sale(missing, long_ago)
        vendor.add_sale(outdated, long_ago)
        vendor.lose_sale(2010)
        await run_killed(connected, RunKind.RECONCILIATION, killing)
    # Before and after each of the directory, and a page at least of everything there is.
    assert after_history > 10
    assert len(killing.done) > after_history + 10
    assert ((await connected.state()).problem, await connected.refusals()) == (None, [])
    [[found]] = await connected.rows("SELECT differences FROM connection_runs WHERE kind = 'reconciliation'")
    told = {name: found[vendor.deals][name] for name in ("missing", "outdated", "gone", "ids")}
    ids = {"missing": ["2999"], "outdated": ["2008"], "gone": ["2010"]}
    assert told == {"missing": 1, "outdated": 1, "gone": 1, "ids": ids}
    sales = {sale.number: sale for sale in (*story.sales, missing, outdated)}
    del sales[2010]
    story.sales = [*sales.values()]
    await import_folder(engine, write_folder(story, tmp_path / "told", "told"), now=clock.now)
    now = clock.now
    assert differences(await figures_of(engine, "acme", now), await figures_of(engine, "told", now)) == {}
