"""Faults that are made for real, while people write: nothing that was acknowledged is lost, nobody waits, and soon all is as before.

One server of two processes is for all of them. What is checked of what was written: `Writing.check`.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path

import psycopg
import pytest

from crm_desktop.demo.company import write_demo_company
from tests.faults.served import FIGURES, IMPATIENT, Served
from tests.postgresql_servers import wait_until

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="crm-desktop-faults-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Served]:
    with Served(folder, IMPATIENT) as served:
        yield served


@contextmanager
def paused(served: Served) -> Iterator[None]:
    served.database.freeze()
    try:
        yield
    finally:
        served.database.thaw()


@contextmanager
def killed(served: Served) -> Iterator[None]:
    served.database.stop("immediate")
    yield
    served.database.start()


@contextmanager
def restarting(served: Served) -> Iterator[None]:
    served.database.stop()
    yield
    served.database.start()


def out_of_reach(served: Served) -> AbstractContextManager[None]:
    return served.way.lost()


@pytest.mark.parametrize("down", [paused, killed, restarting, out_of_reach])
def test_while_the_database_is_down_everybody_is_told_so_soon_and_afterwards_all_is_as_it_was(
    served: Served, down: Callable[[Served], AbstractContextManager[None]]
) -> None:
    with served.writing() as writing:
        with down(served):
            writing.until_all_are_refused()
            assert served.ask(FIGURES).status_code == 503
            assert served.ask("mutation { markEventsRead(input: { all: true }) { unreadCount } }").status_code == 503
            assert served.readiness() == 503
        served.recover()
        writing.go_on()
    writing.check()


def test_connections_that_are_cut_in_the_middle_cost_nobody_what_they_were_told_is_written(served: Served) -> None:
    with served.writing() as writing:
        for bytes_left in (1, 50, 300, 1_000):
            served.way.cut_after(bytes_left)
            writing.go_on(5)
        served.way.cut()
        served.recover()
    writing.check()


def test_an_answer_that_is_cut_in_the_middle_is_no_answer(served: Served) -> None:
    whole = served.ask(FIGURES)
    for bytes_left in (1, 100, 2_000):
        served.way.cut_after(bytes_left)
        told = served.ask(FIGURES)
        assert told.status_code == 503 or told.json() == whole.json()
    served.recover()
    assert served.ask(FIGURES).json() == whole.json()


def test_by_a_slow_network_the_same_is_answered(served: Served) -> None:
    whole = served.ask(FIGURES)
    with served.writing(2) as writing, served.way.slow(0.03):
        assert served.ask(FIGURES.replace("widgets", "widgets ")).status_code == 200
        writing.go_on(3)
    assert not writing.refused
    writing.check()
    assert whole.status_code == 200


def test_when_all_connections_wait_others_are_told_so_soon(served: Served) -> None:
    with (
        psycopg.connect(served.database.url) as other,
        served.writing(people=30) as writing,
    ):
        other.execute("LOCK TABLE deals IN ACCESS EXCLUSIVE MODE")
        writing.until_all_are_refused()
        other.rollback()
        served.recover()
        writing.go_on()
    writing.check()


def test_an_import_that_is_killed_leaves_nothing_and_can_be_done_again(served: Served, folder: Path) -> None:
    company = folder / "company"
    write_demo_company(company, deals=200, today=date(2026, 11, 1), external_id="imported")
    command = [sys.executable, "-m", "crm_desktop", "import", str(company)]
    given = {**os.environ, "DATABASE_URL": served.database.url}
    count = "SELECT count(*) FROM companies WHERE external_id = 'imported'"
    writes = "SELECT count(*) FROM pg_stat_activity WHERE backend_xid IS NOT NULL"

    killed = subprocess.Popen(command, env=given, stdout=subprocess.DEVNULL)
    with psycopg.connect(served.database.url, autocommit=True) as watching:
        wait_until(lambda: watching.execute(writes).fetchone() != (0,))
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        wait_until(lambda: watching.execute(writes).fetchone() == (0,))
    assert served.database.execute(count) == [(0,)]

    subprocess.run(command, env=given, check=True, capture_output=True)
    assert served.database.execute(count) == [(1,)]
    assert served.database.execute(
        "SELECT count(*) FROM deals JOIN companies c ON c.id = company_id WHERE c.external_id = 'imported'"
    ) == [(200,)]
