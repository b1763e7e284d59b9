"""What small companies wait beside a large one at work.

python benchmarks/neighbours.py --deals 200000 --small 200 --seconds 30

On one server: a large company (`grown_company`) and many small ones. At even distances somebody asks for the desktop of a small one,
each in its turn, with nothing kept: alone; beside people of the large one who ask for theirs, who take away its rows as files, and
beside an import into it, each again and again; and beside all of that. ``--server``: of a database that `growth` kept, as large as it
is; ``--import``: the folder that is imported then, of such a company. Needs Linux.
"""

import argparse
import asyncio
import itertools
import sys
import tempfile
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from comparison.company import embedded_server, settle
from comparison.contestants import never_the_same
from comparison.http_client import Connection, request_of
from comparison.load import Load, closed_loop, count
from comparison.percentile import percentile
from comparison.processes import ServerProcess
from comparison.report import milliseconds, table
from comparison.starting import UNLIMITED, by
from desktop import QUERY
from grown_company import grow
from growth import has_cells, people_of, there
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from crm_desktop.migration import migrate
from resolvers.authentication import create_token, find_person
from resolvers.cells.rebuilding import rebuild
from resolvers.importing import import_folder

# Desktops of small companies a second, and people of the large one who ask for desktops, and for files.
RATE, ASKING, TAKING = 4, 8, 2
SMALL_DEALS, FOLDER_DEALS = 150, 10_000
ROWS = "/export/widgets/won_deals/records.csv?number=total&preset=LAST_MONTH"
COMMAND = Path(sys.executable).with_name("crm-desktop")

Next = Callable[[], bytes]


def write_large(folder: Path) -> Path:
    """The folder that a large company is made of."""
    write_demo_company(folder / "large", deals=FOLDER_DEALS, today=datetime.now(UTC).date())
    return folder / "large"


async def settle_down(url: str, folder: Path, large: Path, deals: int, small: int) -> tuple[list[str], list[str]]:
    """Makes the companies up, the large one of a folder. Tokens of people of the large one, and of one person of each small one."""
    engine = create_engine(url, statement_timeout=0)
    company = await there(engine) or await grow(engine, large, deals)
    if not await has_cells(engine, company):
        await rebuild(engine, company, lambda _: None)
    those = [*(await people_of(engine, company)).values()]
    others = [await _small(engine, folder / "small", f"small-{number}") for number in range(small)]
    await engine.dispose()
    settle(url)
    return those, others


async def _small(engine: AsyncEngine, folder: Path, external_id: str) -> str:
    today = datetime.now(UTC).date()
    company = write_demo_company(folder, deals=SMALL_DEALS, today=today, external_id=external_id)
    await import_folder(engine, folder, now=datetime.now(UTC))
    return (await create_token(engine, await find_person(engine, company.log_ins[0].email, external_id))).text


async def at_even_distances(address: str, next_request: Next, seconds: float) -> Load:
    """Asks whether or not there are answers yet; what each took counts from when it was due."""
    load, begun = Load(), time.perf_counter()

    async def ask(due: float) -> None:
        connection = Connection(address)
        try:
            count(await connection.ask(next_request()), time.perf_counter() - due, load)
        except OSError:
            load.failed += 1
        connection.close()

    async with asyncio.TaskGroup() as group:
        for number in range(int(seconds * RATE)):
            due = begun + number / RATE
            await asyncio.sleep(max(0, due - time.perf_counter()))
            group.create_task(ask(due))
    return load


@asynccontextmanager
async def importing(url: str, folder: Path) -> AsyncGenerator[None]:
    """Imports the folder again and again meanwhile."""

    async def again() -> None:
        while True:
            command = (str(COMMAND), "import", str(folder), "--database-url", url)
            process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
            try:
                if await process.wait():
                    raise SystemExit("The import failed")
            except asyncio.CancelledError:
                process.terminate()
                await process.wait()
                raise

    task = asyncio.create_task(again())
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def measure(url: str, address: str, large: Path, tokens: Sequence[Sequence[str]], seconds: float) -> list[str]:
    """The lines of the table."""
    people, small = ([by(token) for token in some] for some in tokens)
    desktops = _in_turn([never_the_same(QUERY, who) for who in small])
    theirs = _in_turn([never_the_same(QUERY, who) for who in people])
    files = _in_turn([lambda who=who: request_of(ROWS, headers=who) for who in people])
    await at_even_distances(address, desktops, len(small) / RATE)
    rows: list[list[str]] = []
    alone = 0.0
    for name, at_work in (
        ("alone", ()),
        ("beside desktops", ("desktops",)),
        ("beside exports", ("exports",)),
        ("beside an import", ("import",)),
        ("beside all three", ("desktops", "exports", "import")),
    ):
        async with asyncio.TaskGroup() as group:
            asked = [(theirs, ASKING)] * ("desktops" in at_work) + [(files, TAKING)] * ("exports" in at_work)
            others = [group.create_task(closed_loop(address, each, clients, seconds)) for each, clients in asked]
            if "import" in at_work:
                async with importing(url, large):
                    load = await at_even_distances(address, desktops, seconds)
            else:
                load = await at_even_distances(address, desktops, seconds)
        p95 = percentile(load.took, 95) or 0
        alone = alone or p95
        answers = ", ".join(
            f"{len(each.result().took)} ({len(each.result().refused)} refused, {each.result().failed} failed)"
            for each in others
        )
        times = (milliseconds(percentile(load.took, 50)), milliseconds(p95), f"{p95 / alone:.2f}")
        rows.append([name, *times, str(len(load.refused)), str(load.failed), answers or "–"])
        print(" | ".join(rows[-1]), flush=True)
    head = [
        "a small company's desktop",
        "p50, ms",
        "p95, ms",
        "to alone",
        "refused",
        "failed",
        "the large one's answers",
    ]
    return table(head, rows)


def _in_turn(requests: Sequence[Next]) -> Next:
    following = itertools.cycle(requests)
    return lambda: next(following)()


async def compare(
    folder: Path, server_folder: Path | None, imported: Path | None, deals: int, small: int, seconds: float
) -> list[str]:
    """On a server of its own."""
    large = imported or write_large(folder)
    with embedded_server(server_folder or folder / "server") as server:
        migrate(server.url)
        tokens = await settle_down(server.url, folder, large, deals, small)
        command = (str(COMMAND), "serve", "--database-url", server.url, "--port", "0")
        with ServerProcess("serve", command, folder / "log", folder=folder, environment=UNLIMITED) as ours:
            return await measure(server.url, ours.address, large, tokens, seconds)


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--deals", type=int, default=200_000, help="of the large company")
    arguments.add_argument("--small", type=int, default=200, help="how many small companies there are")
    arguments.add_argument("--seconds", type=float, default=30, help="how long each part takes")
    arguments.add_argument("--folder", type=Path, help="where the database is put, if not where temporary files are")
    arguments.add_argument("--server", type=Path, help="the folder of a server that has the large company already")
    arguments.add_argument("--import", type=Path, dest="imported", help="the folder that is imported into it")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True, dir=given.folder) as temporary:
        sizes = (given.deals, given.small, given.seconds)
        print("\n".join(asyncio.run(compare(Path(temporary), given.server, given.imported, *sizes))))


if __name__ == "__main__":
    main()
