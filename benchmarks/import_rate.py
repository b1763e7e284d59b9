"""How many rows a second an import takes, end to end, into an empty embedded database, and when it comes again unchanged; beside it
a bare COPY of the same rows into the same tables and indexes.

python benchmarks/import_rate.py --deals 50000 --against d84ee04     # a made-up company, and an earlier commit of the program
python benchmarks/import_rate.py FOLDER --rounds 1

What is compared is measured in turns, so that whatever else the machine does meets all of it. Rows are those of the five long files.
Processor time is the program's and PostgreSQL's for a million rows; memory is the most that the program's process held. Needs Linux.
"""

import argparse
import asyncio
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median

import psycopg
from bare_copy import LONG, copy_out, empty, put_in
from comparison.processor_time import seconds_used, server_pid

from crm_desktop.database import create_engine
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from resolvers.importing import import_folder

ROOT = Path(__file__).parents[1]
Figures = dict[str, float]
Measured = dict[str, Figures]
"""By what was done."""


class Meter:
    """Measures what is done to the database of a server that was just started."""

    def __init__(self, data: Path, rows: int) -> None:
        self._postmaster = server_pid(data)
        self._rows = rows
        self.measured: Measured = {}

    @contextmanager
    def measure(self, what: str) -> Generator[None]:
        """Enters what this takes."""
        started, program, database = time.perf_counter(), time.process_time(), seconds_used(self._postmaster)
        yield
        seconds = time.perf_counter() - started
        millions = self._rows / 1e6
        self.measured[what] = {
            "rate": self._rows / seconds,
            "program": (time.process_time() - program) / millions,
            "database": (seconds_used(self._postmaster) - database) / millions,
            "memory": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
        }


async def import_twice(meter: Meter, url: str, folder: Path, *, has_cells: bool) -> None:
    """As a new company, and again; then what an import does last is done once more, for all of the company."""
    engine = create_engine(url)
    with meter.measure("import"):
        summary = await import_folder(engine, folder, now=datetime.now(UTC))
    with meter.measure("import again"):
        await import_folder(engine, folder, now=datetime.now(UTC))
    if has_cells:
        # Earlier states of the program have none.
        from resolvers.cells.rebuilding import rebuild

        with meter.measure("of an import, its cells"):
            await rebuild(engine, summary.company_id, lambda _: None)
    await engine.dispose()


def copy_twice(meter: Meter, url: str, folder: Path) -> None:
    """What was imported, by nothing but COPY: with its foreign keys, and without."""
    copy_out(url, folder)
    for what, has_keys in (("bare COPY", True), ("bare COPY without foreign keys", False)):
        empty(url)
        # Connected until it is measured: what a process that has just ended took may not be known yet.
        with psycopg.connect(url) as connection, meter.measure(what):
            put_in(connection, folder, has_keys=has_keys)


def measure_here(folder: Path, *, bare: bool) -> Measured:
    """By the program that is imported here, on a server of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        data = Path(temporary, "server")
        server = EmbeddedServer(data)
        try:
            migrate(server.url)
            meter = Meter(data, rows_in(folder))
            asyncio.run(import_twice(meter, server.url, folder, has_cells=bare))
            if bare:
                copy_twice(meter, server.url, Path(temporary))
            return meter.measured
        finally:
            server.stop()


def rows_in(folder: Path) -> int:
    """Lines of the long files, headers aside."""
    files = [path for name in LONG if (path := folder / f"{name}.csv").exists()]
    counts: list[int] = []
    for path in files:
        with path.open("rb") as file:
            counts.append(sum(1 for _ in file) - 1)
    return sum(counts)


def measure_in(checkout: Path, folder: Path, *, bare: bool) -> Measured:
    """By the program of a checkout, in a process of its own."""
    command = [sys.executable, __file__, str(folder), "--json", *(["--bare"] if bare else [])]
    environment = os.environ | {"PYTHONPATH": str(checkout.resolve())}
    done = subprocess.run(command, env=environment, cwd=checkout, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def check_out(commit: str, folder: Path) -> Path:
    """The files of a commit. They have to run with the packages that are installed."""
    archive = subprocess.run(["git", "archive", commit], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder / commit, filter="data")
    return folder / commit


def compare(checkouts: dict[str, Path], folder: Path, rounds: int) -> None:
    """Measures in turns, and prints medians as a table."""
    runs: dict[str, list[Figures]] = {}
    for _ in range(rounds):
        for name, checkout in checkouts.items():
            for what, figures in measure_in(checkout, folder, bare=not name).items():
                runs.setdefault(f"{what}, {name}" if name else what, []).append(figures)
    medians = {what: {key: median(each[key] for each in run) for key in run[0]} for what, run in runs.items()}
    ours = medians["import"]["rate"]
    print(f"{rows_in(folder):,} rows")
    print("| | rows a second | the import's, to that | program, s | PostgreSQL, s | memory, MB |")
    print("|---|---:|---:|---:|---:|---:|")
    for what, each in medians.items():
        times = f"{each['program']:.1f} | {each['database']:.1f} | {each['memory']:.0f}"
        print(f"| {what} | {each['rate']:,.0f} | {ours / each['rate']:.2f} | {times} |")


def main() -> None:
    """Measures a given folder, or a generated one."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path, nargs="?", help="a folder in the import format")
    arguments.add_argument("--deals", type=int, default=10_000, help="the size of the made-up company")
    arguments.add_argument("--against", action="append", default=[], help="an earlier commit of the program")
    arguments.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    arguments.add_argument("--json", action="store_true", help="measure once, and print what programs read")
    arguments.add_argument("--bare", action="store_true", help="then the bare COPY too")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = given.folder
        if folder is None:
            # Other states of the program may have it elsewhere: those are given the folder.
            from crm_desktop.demo.company import write_demo_company

            folder = Path(temporary, "company")
            write_demo_company(folder, deals=given.deals, today=datetime.now(UTC).date())
        if given.json:
            print(json.dumps(measure_here(folder.resolve(), bare=given.bare)))
        else:
            earlier = {commit: check_out(commit, Path(temporary)) for commit in given.against}
            compare({"": ROOT} | earlier, folder.resolve(), given.rounds)


if __name__ == "__main__":
    main()
