"""How many rows a second an import takes, end to end, into an empty embedded database, and when it comes again unchanged.

python benchmarks/import_rate.py FOLDER
python benchmarks/import_rate.py --deals 20000                       # a made-up company
python benchmarks/import_rate.py FOLDER --against CHECKOUT           # and how that compares with another state of the program

Two states are measured in turns, so that whatever else the machine does meets both.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from crm_desktop.database import create_engine
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from resolvers.importing import import_folder

TIMES = ("first", "again")
Rates = dict[str, float]


async def measure(url: str, folder: Path) -> Rates:
    """Imports the folder twice; rows a second."""
    engine = create_engine(url)
    rates: Rates = {}
    for what in TIMES:
        summary = await import_folder(engine, folder, now=datetime.now(UTC))
        rates[what] = sum(summary.rows.values()) / summary.seconds
    await engine.dispose()
    return rates


def measure_here(folder: Path) -> Rates:
    """By the program that is imported here, on a server of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        server = EmbeddedServer(Path(temporary))
        migrate(server.url)
        try:
            return asyncio.run(measure(server.url, folder))
        finally:
            server.stop()


def measure_in(checkout: Path, folder: Path) -> Rates:
    """By the program of a checkout, in a process of its own."""
    command = [sys.executable, __file__, str(folder), "--json"]
    environment = os.environ | {"PYTHONPATH": str(checkout.resolve())}
    done = subprocess.run(command, env=environment, cwd=checkout, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def compare(checkouts: list[Path], folder: Path, rounds: int) -> None:
    """Measures the checkouts in turns and prints the median of each, and the ratio of the first to the others."""
    measured: dict[Path, list[Rates]] = {checkout: [] for checkout in checkouts}
    for _ in range(rounds):
        for checkout, rates in measured.items():
            rates.append(measure_in(checkout, folder))
    for what in TIMES:
        medians = [median(each[what] for each in rates) for rates in measured.values()]
        for checkout, rate in zip(checkouts, medians, strict=True):
            print(f"{what}: {rate:>8,.0f} rows/s  {medians[0] / rate:5.2f}  {checkout}")


def main() -> None:
    """Measures a given folder, or a generated one."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path, nargs="?", help="a folder in the import format")
    arguments.add_argument("--deals", type=int, default=10_000, help="the size of the made-up company")
    arguments.add_argument("--against", type=Path, action="append", default=[], help="another checkout of the program")
    arguments.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    arguments.add_argument("--json", action="store_true", help="measure once, and print what programs read")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = given.folder
        if folder is None:
            # Other states of the program may have it elsewhere: those are given the folder.
            from crm_desktop.demo.company import write_demo_company

            folder = Path(temporary, "company")
            write_demo_company(folder, deals=given.deals, today=datetime.now(UTC).date())
        if given.json:
            print(json.dumps(measure_here(folder.resolve())))
        else:
            compare([Path(__file__).parents[1], *given.against], folder.resolve(), given.rounds)


if __name__ == "__main__":
    main()
