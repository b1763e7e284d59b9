"""Removing a large company, and what others wait meanwhile.

python benchmarks/removal.py --deals 300000
python benchmarks/removal.py --deals 300000 --look-up    # by a role that may not put foreign keys off

On one server: a large company (`grown_company`) and a small one. At even distances somebody of the small one asks for a desktop, with
nothing kept, and creates a contact, in turns: alone, and while the large one is removed as `crm-desktop remove` does. Each step is a
transaction, so the longest is how long anything is locked. Needs Linux.
"""

import argparse
import asyncio
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from comparison.company import embedded_server
from comparison.contestants import never_the_same
from comparison.load import Load
from comparison.percentile import percentile
from comparison.processes import ServerProcess
from comparison.report import milliseconds
from desktop import QUERY
from neighbours import COMMAND, RATE, UNLIMITED, at_even_distances, settle_down, write_large
from sqlalchemy import text

from crm_desktop.database import create_engine
from crm_desktop.migration import migrate
from resolvers.authentication.secret import Secret
from resolvers.housekeeping.removal import remove_company

WRITE = 'mutation { createContact(input: { name: "New" }) { contact { id } userErrors { message } } }'
# Seconds.
ALONE = 20


def told(name: str, load: Load) -> str:
    """What people of the small company waited."""
    times = [milliseconds(percentile(load.took, part)) for part in (50, 95, 100)]
    return f"| {name} | {len(load.took)} | {' | '.join(times)} | {len(load.refused)} | {load.failed} |"


async def remove(url: str, company_id: int) -> dict[str, list[tuple[int, float]]]:
    """Removes it; the rows and seconds of each step, by table."""
    steps: dict[str, list[tuple[int, float]]] = defaultdict(list)
    engine, since = create_engine(url), time.perf_counter()

    def note(table: str, rows: int) -> None:
        nonlocal since
        steps[table].append((rows, time.perf_counter() - since))
        since = time.perf_counter()

    await remove_company(engine, company_id, note)
    await engine.dispose()
    return steps


async def measure(url: str, address: str, large: str, small: str) -> None:
    """Prints what came of it."""
    who = {"authorization": f"Bearer {small}"}
    desktops, writes = never_the_same(QUERY, who), never_the_same(WRITE, who)
    turns = iter(range(10**9))
    secret = Secret.parse(large)
    assert secret is not None

    async def ask(seconds: float) -> Load:
        return await at_even_distances(address, lambda: (writes if next(turns) % 2 else desktops)(), seconds)

    await ask(5)
    alone = await ask(ALONE)
    begun = time.perf_counter()
    removing = asyncio.create_task(remove(url, secret.company_id))
    beside = Load()
    while not removing.done():
        beside.add(await ask(10 / RATE))
    steps = await removing
    print(f"{sum(rows for each in steps.values() for rows, _ in each):,} rows in {time.perf_counter() - begun:.0f} s")
    print("| table | rows | steps | seconds | longest step, s |\n|---|---|---|---|---|")
    for table, each in sorted(steps.items(), key=lambda item: -sum(took for _, took in item[1])):
        took = [seconds for _, seconds in each]
        if sum(took) >= 0.5:
            print(f"| {table} | {sum(rows for rows, _ in each):,} | {len(each)} | {sum(took):.1f} | {max(took):.2f} |")
    print(
        "| the small company | answers | p50, ms | p95, ms | longest, ms | refused | failed |\n|---|---|---|---|---|---|---|"
    )
    print(told("alone", alone))
    print(told("beside the removal", beside))


async def compare(folder: Path, deals: int) -> None:
    """On a server of its own."""
    with embedded_server(folder / "server") as server:
        migrate(server.url)
        (large, *_), (small,) = await settle_down(server.url, folder, write_large(folder), deals, 1)
        command = (str(COMMAND), "serve", "--database-url", server.url, "--port", "0")
        with ServerProcess("serve", command, folder / "log", folder=folder, environment=UNLIMITED) as ours:
            await measure(server.url, ours.address, large, small)


def main() -> None:
    """Prints the tables."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--deals", type=int, default=300_000, help="of the large company")
    arguments.add_argument("--look-up", action="store_true", help="foreign keys are looked up, row by row")
    arguments.add_argument("--folder", type=Path, help="where the database is put, if not where temporary files are")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True, dir=given.folder) as temporary, ExitStack() as stack:
        if given.look_up:
            stack.enter_context(patch("resolvers.foreign_keys._PUT_OFF", text("SELECT WHERE false")))
        asyncio.run(compare(Path(temporary), given.deals))


if __name__ == "__main__":
    main()
