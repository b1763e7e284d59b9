"""What a move of a deal takes of the processors, and where: builds of this program in turns over one database, asked by HTTP.

python benchmarks/moves.py DIR --against FOLDER --rounds 5

``DIR`` keeps a made-up company, which is written there if there is none; ``FOLDER`` is another build's, with a virtual environment of
its own in it. Of each build as many processes serve as there are processors. While moves are measured nobody folds; what they left to
be folded is folded afterwards, and told by itself.
"""

import argparse
import asyncio
import pickle
import time
from collections import defaultdict
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median

import psutil
import psycopg
from comparison.company import Companies, embedded_server, settle, write_companies
from comparison.load import closed_loop
from comparison.moves import WRITERS, never_the_same_deal
from comparison.processes import ServerProcess
from comparison.processor_time import seconds_used, server_pid
from comparison.starting import UNLIMITED, by

from crm_desktop.embedded_server import EmbeddedServer

ROOT = Path(__file__).parents[1]
_COMPANY = "(SELECT id FROM companies WHERE external_id = 'demo')"
# As `resolvers.cells.rebuilding` does it.
_KEEP_FOLDING_OUT = f"SELECT pg_advisory_lock(hashtextextended('crm-desktop cells', {_COMPANY}))"
_UNFOLDED = "SELECT count(*) FROM unfolded_records"
# Seconds of moves before any are measured: statements are prepared, and planned for good, on each connection.
_WARMING_UP = 2
Found = dict[str, float]


async def companies_in(folder: Path, server: EmbeddedServer, deals: int) -> Companies:
    """Those that were written there before, or now."""
    told = folder / "companies"
    if not told.exists():
        told.write_bytes(pickle.dumps(await write_companies(server, folder, deals)))
    companies: Companies = pickle.loads(told.read_bytes())
    return companies


@contextmanager
def nobody_folding(url: str) -> Generator[None]:
    """Meanwhile what is written waits to be folded."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(_KEEP_FOLDING_OUT)
        yield


def wait_until_folded(url: str) -> None:
    """Returns once nothing is left to be folded."""
    with psycopg.connect(url, autocommit=True) as connection:
        while (connection.execute(_UNFOLDED).fetchone() or (0,))[0]:
            time.sleep(0.2)


def sessions(database: int) -> dict[str, float]:
    """Seconds of processor time by what PostgreSQL's processes are: those of clients, and others by their names."""
    found: dict[str, float] = defaultdict(float)
    for process in psutil.Process(database).children():
        with suppress(psutil.NoSuchProcess):  # one that has just ended
            words = " ".join(process.cmdline()).removeprefix("postgres: ").split()
            found["clients" if "[local]" in words else " ".join(words[:2])] += seconds_used(process.pid)
    return found


def difference(before: Found, after: Found) -> Found:
    """What was used in between, of those that there were then."""
    return {name: after[name] - before.get(name, 0) for name in after}


async def turn(build: Path, companies: Companies, database: int, given: argparse.Namespace) -> dict[str, Found]:
    """What one build's moves took, in milliseconds each, by how many people made them."""
    folder = Path(given.folder)
    command = [str(build / ".venv" / "bin" / "crm-desktop"), "serve", "--database-url", companies.url, "--port", "0"]
    told: dict[str, Found] = {}
    with ServerProcess(
        build.name, command, folder / f"{build.name}.log", folder=build, environment=UNLIMITED
    ) as server:
        next_request = never_the_same_deal(companies.url, by(companies.administrator), given.deals)
        await closed_loop(server.address, next_request, max(WRITERS), _WARMING_UP)
        wait_until_folded(companies.url)
        for people in WRITERS:
            told[str(people)] = await _measure(server, companies.url, next_request, people, database, given.seconds)
    return told


async def _measure(
    server: ServerProcess, url: str, next_request: Callable[[], bytes], people: int, database: int, seconds: float
) -> Found:
    with nobody_folding(url):
        program, parts, began = seconds_used(server.pid), sessions(database), time.process_time()
        load = await closed_loop(server.address, next_request, people, seconds)
        asking, used = time.process_time() - began, difference(parts, sessions(database))
        program = seconds_used(server.pid) - program
    if load.failed or load.refused:
        raise SystemExit(f"{load.failed} moves failed, {len(load.refused)} were refused")
    moves = len(load.took)
    server_before, before, began_at = seconds_used(server.pid), sessions(database), time.perf_counter()
    wait_until_folded(url)
    folding = difference(before, sessions(database))
    each = {"moves/s": moves / load.lasted, "program": program / moves * 1000, "asking": asking / moves * 1000}
    each |= {name: took / moves * 1000 for name, took in used.items() if took / moves > 1e-5}
    each["folding"] = folding["clients"] / moves * 1000
    each["folding, program"] = (seconds_used(server.pid) - server_before) / moves * 1000
    each["folded after, s"] = time.perf_counter() - began_at
    return each


async def measure(folder: Path, server: EmbeddedServer, given: argparse.Namespace) -> None:
    """All builds in turns, and then the medians."""
    companies = await companies_in(folder, server, given.company)
    database = server_pid(folder / "server")
    builds = [ROOT, *map(Path, given.against)]
    found: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for number in range(given.rounds):
        settle(companies.url)
        for build in builds if number % 2 == 0 else reversed(builds):
            for people, told in (await turn(build.resolve(), companies, database, given)).items():
                found[people, build.name].append(told)
                print(f"{people:>3} {build.name:12}", line(told), flush=True)
    print("medians")
    for (people, name), each in sorted(found.items()):
        medians = {
            key: median(one.get(key, 0) for one in each) for key in dict.fromkeys(k for one in each for k in one)
        }
        print(f"{people:>3} {name:12}", line(medians))


def line(told: Found) -> str:
    """For who watches."""
    return "  ".join(f"{name} {value:.2f}" for name, value in told.items())


def main() -> None:
    """Measures on a server of its own."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", help="where the company is kept")
    arguments.add_argument("--company", type=int, default=20_000, help="its deals, if it is to be written")
    arguments.add_argument("--against", nargs="*", default=[], help="folders of other builds")
    arguments.add_argument("--deals", type=int, default=64, help="how many are moved, again and again")
    arguments.add_argument("--seconds", type=float, default=3, help="for how long each number of people moves them")
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()
    folder = Path(given.folder)
    folder.mkdir(parents=True, exist_ok=True)
    with embedded_server(folder / "server") as server:
        asyncio.run(measure(folder, server, given))


if __name__ == "__main__":
    main()
