"""What a desktop costs as its company grows: processor time of the server and of PostgreSQL, and how long it takes.

python benchmarks/growth.py --deals 10000 100000 1000000 --without-cells 100000 --table growth.md

One client, nothing kept. In one company; people grow with it (`grown_company`). Of the administrator, the head of a department of 100
people and a person; of a month, a quarter and a year, each compared with the one before. ``--without-cells``: the sizes at which the
base tables are read too.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
from comparison.processor_time import seconds_used
from desktop import QUERY
from grown_company import analyse, grow
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from crm_desktop.share import Share
from resolvers.authentication import create_token, find_person
from resolvers.cells.rebuilding import Rebuilt, rebuild

ROUNDS, WARM_UP = 15, 6
PERIODS = ("LAST_MONTH", "LAST_QUARTER", "LAST_YEAR")
FACTS = ("contacts", "activities", "deals", "transitions", "communications")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one desktop: milliseconds of processor time, and until the answer is there; and the blocks that could not be computed."""

    program: float
    database: float
    took: float
    failed: int


async def cost_of(client: httpx.AsyncClient, token: str, period: str, server: int) -> Cost:
    """The medians of the rounds."""
    query = {
        "query": QUERY.replace("LAST_MONTH", period).replace("dashboard(", "dashboard(compareTo: PREVIOUS_PERIOD, ")
    }
    costs: list[Cost] = []
    for _ in range(WARM_UP + ROUNDS):
        before, started = (time.process_time(), seconds_used(server)), time.perf_counter()
        answer = await client.post("/graphql", json=query, headers={"authorization": f"Bearer {token}"})
        took = time.perf_counter() - started
        program, database = time.process_time() - before[0], seconds_used(server) - before[1]
        widgets = answer.raise_for_status().json()["data"]["dashboard"]["widgets"]
        failed = sum(each["status"]["code"] not in ("READY", "EMPTY") for each in widgets)
        costs.append(Cost(program * 1000, database * 1000, took * 1000, failed))
        if failed:
            # Whoever waits for the limit of time once knows.
            break
    kept = costs[WARM_UP:] or costs
    return Cost(
        *(statistics.median(getattr(each, name) for each in kept) for name in ("program", "database", "took")),
        max(each.failed for each in kept),
    )


async def sizes(engine: AsyncEngine, tables: Iterable[str]) -> float:
    """Megabytes on disk, indexes included."""
    async with engine.connect() as connection:
        total = 0
        for name in tables:
            found = await connection.exec_driver_sql(
                "SELECT pg_total_relation_size(%(name)s::regclass)", {"name": name}
            )
            total += found.scalar_one()
        return total / 2**20


async def people_of(engine: AsyncEngine, administrator: str) -> dict[str, str]:
    """Tokens of somebody of each kind."""
    emails = {"administrator": administrator, "head of 100": "person0@example.com", "person": "person1@example.com"}
    return {
        kind: (await create_token(engine, await find_person(engine, email, None))).text
        for kind, email in emails.items()
    }


async def measure(url: str, server: int, folder: Path, deals: int, *, without_cells: bool) -> list[str]:
    """A company of this size: lines of the table."""
    administrator = write_demo_company(folder, deals=10_000, today=datetime.now(UTC).date()).log_ins[0].email
    engine = create_engine(url)
    company = await grow(engine, folder, deals)
    built: list[Rebuilt] = []
    began = time.perf_counter()
    await rebuild(engine, company, built.append)
    print(
        f"# {deals:,} deals: {sum(each.cells for each in built):,} cells in {time.perf_counter() - began:.0f} s",
        flush=True,
    )
    await analyse(engine)
    facts, cells = await sizes(engine, FACTS), await sizes(engine, [each.table for each in built])
    print(f"# facts {facts:,.0f} MB, cells {cells:,.0f} MB: {cells / facts:.2f}", flush=True)
    tokens, lines = await people_of(engine, administrator), list[str]()
    transport = httpx.ASGITransport(create_app(engine, share=Share(answer_bytes=0)))
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop", timeout=120) as client:
        for is_with in (True, False) if without_cells else (True,):
            if not is_with:
                async with engine.begin() as connection:
                    await connection.exec_driver_sql("UPDATE companies SET cells_timezone = NULL")
            for kind, token in tokens.items():
                for period in PERIODS:
                    cost = await cost_of(client, token, period, server)
                    lines.append(line(deals, kind, period, cost, is_with=is_with))
                    print(lines[-1], flush=True)
    await engine.dispose()
    return lines


def server_pid(folder: Path) -> int:
    """The process that all of the database's are children of."""
    return int((folder / "postgresql" / "postmaster.pid").read_text(encoding="utf-8").split()[0])


def line(deals: int, kind: str, period: str, cost: Cost, *, is_with: bool) -> str:
    """A row of the table."""
    named = period.removeprefix("LAST_").lower()
    failed = f"{cost.failed} blocks failed" if cost.failed else ""
    source = "cells" if is_with else "base tables"
    return f"| {deals:,} | {kind} | {named} | {source} | {cost.program:.0f} | {cost.database:.0f} | {cost.took:.0f} | {failed} |"


HEAD = (
    "| deals | who | period | from | program, ms | PostgreSQL, ms | answer after, ms | |",
    "|---|---|---|---|---|---|---|---|",
)


def main() -> None:
    """Measures companies of given sizes, each in a database of its own."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--deals", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    arguments.add_argument("--without-cells", type=int, nargs="*", default=[])
    arguments.add_argument("--table", type=Path, help="where the table is written")
    arguments.add_argument("--folder", type=Path, help="where databases are put, if not where temporary files are")
    given = arguments.parse_args()
    lines: Sequence[str] = HEAD
    for deals in given.deals:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True, dir=given.folder) as temporary:
            server = EmbeddedServer(Path(temporary, "server"))
            pid, without_cells = server_pid(Path(temporary, "server")), deals in given.without_cells
            try:
                migrate(server.url)
                company = Path(temporary, "company")
                found = asyncio.run(measure(server.url, pid, company, deals, without_cells=without_cells))
            finally:
                server.stop()
        lines = [*lines, *found]
        if given.table:
            given.table.write_text("\n".join([f"{os.cpu_count()} processors", "", *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
