"""Processes that serve are killed while they write, wherever they are: between any two statements, before or after the last one."""

import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.served import IMPATIENT, Served
from tests.postgresql_servers import wait_until

pytestmark = pytest.mark.database

TIMES = 8
# Creating a deal takes some five statements, of which six people send theirs at once.
FURTHEST = 40


@pytest.fixture
def served() -> Iterator[Served]:
    folder = Path(tempfile.mkdtemp(prefix="crm-desktop-killed-"))
    folder.chmod(0o755)
    with Served(folder, {**IMPATIENT, "CELLS_FROM": "0"}) as served:
        yield served
    shutil.rmtree(folder, ignore_errors=True)


def test_what_was_acknowledged_is_there_and_all_else_whole_or_not_at_all(served: Served) -> None:
    rng = random.Random(13)
    with served.writing() as writing:
        for time in range(TIMES):
            # The other one goes on; in the end there is none.
            kill = served.kill_processes if time == TIMES - 1 else lambda time=time: served.kill_process(time)
            served.way.after(rng.randint(1, FURTHEST), kill)
            wait_until(lambda: served.way.has_happened)
            wait_until(lambda: len(served.processes()) == 2)
            served.recover()
            writing.go_on(5)
    assert writing.unanswered
    writing.check()
    served.verify()
