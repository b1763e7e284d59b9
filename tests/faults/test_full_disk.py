"""The disk of the database has no room left while people write: they are told so, others read on, and with room all is as before."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from psycopg import Error

from tests.faults.served import FIGURES, IMPATIENT, Served
from tests.postgresql_servers import wait_until
from tests.small_disk import full, small_disk

pytestmark = pytest.mark.database

PROBES = ("/livez", "/healthz", "/readyz")


@pytest.fixture
def disk() -> Iterator[Path]:
    with small_disk(200) as disk:
        yield disk


@pytest.fixture
def served(disk: Path) -> Iterator[Served]:
    folder = Path(tempfile.mkdtemp(prefix="crm-desktop-full-"))
    folder.chmod(0o755)
    with Served(folder, {**IMPATIENT, "CELLS_FROM": "0"}, disk) as served:
        yield served
    shutil.rmtree(folder, ignore_errors=True)


def test_without_room_for_rows_nobody_writes_everybody_reads_and_with_it_all_goes_on_by_itself(
    served: Served, disk: Path
) -> None:
    with served.writing() as writing:
        with full(disk):
            writing.until_all_are_refused()
            assert [served.probe(each) for each in PROBES] == [200, 200, 503]
            told = served.ask(FIGURES)
            assert (told.status_code, "errors" in told.json()) == (200, False)
            assert "FAILED" not in {each["status"]["code"] for each in told.json()["data"]["dashboard"]["widgets"]}
        writing.go_on()
        # Whether it can be written is looked at once a second at the most.
        wait_until(lambda: [served.probe(each) for each in PROBES] == [200, 200, 200])
    writing.check()
    served.verify()


def test_without_room_for_its_log_the_database_ends_and_once_it_is_started_again_with_room_all_goes_on(
    served: Served, disk: Path
) -> None:
    with served.writing() as writing:
        with full(disk):
            # Its log needs another file, for which there is no room: it stops at once, and cannot come up.
            while served.database.is_running:
                with suppress(Error):
                    served.database.execute("SELECT pg_logical_emit_message(true, 'test', 'x'), pg_switch_wal()")
            writing.until_all_are_refused()
            assert [served.probe(each) for each in PROBES] == [200, 503, 503]
        # As what looks after it does.
        served.database.stop("immediate")
        served.database.start()
        served.recover()
        writing.go_on()
    writing.check()
    served.verify()
