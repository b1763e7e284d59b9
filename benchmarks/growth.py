"""What a desktop costs as its company grows: processor time of the server and of PostgreSQL, and how long it takes.

python benchmarks/growth.py --deals 10000 100000 1000000 --without-cells 100000 --table growth.md --plot growth.svg

One client, nothing kept. In one company; people grow with it (`grown_company`). Of the administrator, the head of a department of 100
people and a person; of a month, a quarter and a year, each compared with the one before. ``--without-cells``: the sizes at which the
base tables are read too. Then what cells cost: disk, memory, moves of deals by 1 and by 16 people with them and without, what was left
to be folded when these ended, and how many records a second are folded. And what is done to them as a whole: `rebuild`, `verify`, and
what follows when other fields are chosen for sources, with the administrator's month until it is done. ``--only``: some of these
parts. ``--keep``: a database of each size stays in this folder, and is measured again the next time, by whichever build.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import psutil
import writes
from comparison.processor_time import seconds_used, server_pid
from desktop import QUERY
from grown_company import FACTS, analyse, grow
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from whole_company import HEAD_OF_WHOLES, as_a_whole

from crm_desktop.app import create_app
from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from crm_desktop.share import Share
from resolvers.authentication import create_token, find_person
from resolvers.cells.backlog import read_backlog
from resolvers.cells.contributions import CELL_TABLES
from resolvers.cells.folding import START, fold
from resolvers.cells.rebuilding import Rebuilt, rebuild

PARTS = ("desktops", "wholes", "writes")
ROUNDS, WARM_UP, WRITE_ROUNDS = 15, 6, 3
PERIODS = ("LAST_MONTH", "LAST_QUARTER", "LAST_YEAR")


@dataclass(frozen=True, slots=True)
class Desktop:
    """What one was of, and what it cost."""

    deals: int
    kind: str
    period: str
    is_with_cells: bool
    cost: "Cost"

    @property
    def line(self) -> str:
        """A row of the table."""
        each = self.cost
        named = self.period.removeprefix("LAST_").lower()
        failed = f"{each.failed} blocks failed" if each.failed else ""
        source = "cells" if self.is_with_cells else "base tables"
        numbers = f"{each.program:.0f} | {each.database:.0f} | {each.took:.0f}"
        return f"| {self.deals:,} | {self.kind} | {named} | {source} | {numbers} | {failed} |"


@dataclass(frozen=True, slots=True)
class Measured:
    """Of a company: its desktops, and its rows of the tables of what cells cost, by the part that they are of."""

    desktops: Sequence[Desktop]
    rows: Mapping[str, str]


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


async def people_of(engine: AsyncEngine, company: int) -> dict[str, str]:
    """Tokens of somebody of each kind."""
    async with engine.connect() as connection:
        named, *emails = (await connection.execute(_PEOPLE, {"id": company})).one()
    people = zip(("administrator", "head of 100", "person"), emails, strict=True)
    return {kind: (await create_token(engine, await find_person(engine, email, named))).text for kind, email in people}


def memory(pid: int) -> float:
    """Megabytes of a process and all its descendants; what they share is counted once."""
    process, found = psutil.Process(pid), 0
    for each in (process, *process.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            found += each.memory_full_info().pss
    return found / 2**20


async def cost_of_cells(engine: AsyncEngine, company: int, server: int) -> str:
    """What writing costs with and without, and folding: the end of a row. Cells are not true afterwards."""
    people = [f"person{number}@example.com" for number in range(max(writes.WRITERS))]
    cells: list[str] = []
    async with engine.connect() as connection:
        there = await connection.scalar(text("SELECT count(*) FROM users WHERE email LIKE 'person%@example.com'"))
    if there >= len(people):
        async for found in writes.measure(engine, server, WRITE_ROUNDS, "cells", people):
            rates = found.rates
            cells.append(f"{rates['with']:.0f} · {rates['without']:.0f} · {rates['with'] / rates['without']:.2f}")
    else:
        cells += ["–"] * len(writes.WRITERS)
    left = await read_backlog(engine)
    if there >= len(people):
        await writes.move_all(engine, people)
    noted, began, place = await read_backlog(engine), time.perf_counter(), START
    while place := await fold(engine, company, place):
        pass
    folded = f"{noted.records / (time.perf_counter() - began):.0f}" if noted.records else "–"
    return " | ".join([*cells, f"{left.records}", folded])


async def measure(
    url: str, server: int, folder: Path, deals: int, parts: Collection[str], *, without_cells: bool
) -> Measured:
    """A company of this size."""
    engine = create_engine(url, pool_size=max(writes.WRITERS) + 4)
    company = await there(engine)
    if company is None:
        write_demo_company(folder, deals=10_000, today=datetime.now(UTC).date())
        company = await grow(engine, folder, deals)
    if not await has_cells(engine, company):
        built: list[Rebuilt] = []
        began = time.perf_counter()
        await rebuild(engine, company, built.append)
        print(
            f"# {deals:,} deals: {sum(each.cells for each in built):,} cells in {time.perf_counter() - began:.0f} s",
            flush=True,
        )
        await analyse(engine)
    facts, cells = (
        await sizes(engine, FACTS),
        await sizes(engine, [name for each in CELL_TABLES for name in each.tables]),
    )
    print(f"# facts {facts:,.0f} MB, cells {cells:,.0f} MB: {cells / facts:.2f}", flush=True)
    tokens, desktops, rows = await people_of(engine, company), list[Desktop](), dict[str, str]()
    transport = httpx.ASGITransport(create_app(engine, share=Share(answer_bytes=0)))
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop", timeout=120) as client:
        if "desktops" in parts:
            for is_with in (True, False) if without_cells else (True,):
                if not is_with:
                    await have_cells(engine, company, "NULL")
                for kind, token in tokens.items():
                    for period in PERIODS:
                        cost = await cost_of(client, token, period, server)
                        desktops.append(Desktop(deals, kind, period, is_with, cost))
                        print(desktops[-1].line, flush=True)
            await have_cells(engine, company, "timezone")
        used = f"{memory(os.getpid()):,.0f} | {memory(server):,.0f}"

        async def month() -> str:
            cost = await cost_of(client, tokens["administrator"], "LAST_MONTH", server)
            return f"{cost.database:.0f}" + (f" ({cost.failed} blocks failed)" if cost.failed else "")

        async def ask(request: str, variables: Mapping[str, Any]) -> dict[str, Any]:
            body = {"query": request, "variables": variables}
            headers = {"authorization": f"Bearer {tokens['administrator']}"}
            return (await client.post("/graphql", json=body, headers=headers)).raise_for_status().json()["data"]

        if "wholes" in parts:
            rows["wholes"] = f"| {deals:,} | {await as_a_whole(engine, company, server, ask, month)} |"
            print(rows["wholes"], flush=True)
    if "writes" in parts:
        beside = await cost_of_cells(engine, company, server)
        rows["writes"] = f"| {deals:,} | {facts:,.0f} | {cells:,.0f} | {cells / facts:.2f} | {used} | {beside} |"
        print(rows["writes"], flush=True)
        await have_cells(engine, company, "''")
    await engine.dispose()
    return Measured(desktops, rows)


# Of those whom growing makes, if it did.
_PEOPLE = text("""
SELECT external_id,
  (SELECT min(email) FROM users WHERE company_id = companies.id AND role = 'admin' AND status = 'active'),
  (SELECT email FROM departments JOIN users ON users.id = head_id
   WHERE departments.company_id = companies.id
   ORDER BY email = 'person0@example.com' DESC,
     (SELECT count(*) FROM users AS others WHERE others.department_id = departments.id) DESC, email LIMIT 1),
  (SELECT email FROM users WHERE company_id = companies.id AND role = 'user' AND status = 'active'
   ORDER BY email = 'person1@example.com' DESC, email LIMIT 1)
FROM companies WHERE id = :id""")


async def there(engine: AsyncEngine) -> int | None:
    """The company of a database that was kept."""
    async with engine.connect() as connection:
        return await connection.scalar(text("SELECT min(id) FROM companies"))


async def has_cells(engine: AsyncEngine, company: int) -> bool:
    """Whether a database that was kept has them, and they are true."""
    async with engine.connect() as connection:
        found = await connection.execute(
            text("SELECT cells_timezone = timezone FROM companies WHERE id = :id"), {"id": company}
        )
        return found.scalar_one() is True


async def have_cells(engine: AsyncEngine, company: int, clock: str) -> None:
    """Has desktops read cells cut by this clock (SQL), or none."""
    async with engine.begin() as connection:
        await connection.execute(text(f"UPDATE companies SET cells_timezone = {clock} WHERE id = :id"), {"id": company})


@contextmanager
def folder_for(kept: Path | None, deals: int, folder: Path | None) -> Generator[Path]:
    """Where a database of this size is put: for good, or for as long as it is measured."""
    if kept:
        (kept / str(deals)).mkdir(parents=True, exist_ok=True)
        yield kept / str(deals)
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True, dir=folder) as temporary:
        yield Path(temporary)


def draw(measured: Sequence[Measured], file: Path) -> None:
    """The processor time of desktops by the size of the company, for each who asks."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "growth", "svg.fonttype": "none", "font.size": 9})
    from matplotlib import pyplot

    desktops = [each for those in measured for each in those.desktops]
    kinds = list(dict.fromkeys(each.kind for each in desktops))
    figure, panels = pyplot.subplots(1, len(kinds), figsize=(11, 3.4), layout="constrained", sharey=True)
    for panel, kind in zip(panels, kinds, strict=True):
        for period in PERIODS:
            for is_with, style in ((True, "-"), (False, ":")):
                those = [e for e in desktops if (e.kind, e.period, e.is_with_cells) == (kind, period, is_with)]
                named = period.removeprefix("LAST_").lower() + ("" if is_with else ", base tables")
                times = [each.cost.program + each.cost.database for each in those]
                if those:
                    panel.plot([each.deals for each in those], times, style, marker="o", label=named)
        panel.set(xscale="log", yscale="log", xlabel="deals", title=kind)
    panels[0].set(ylabel="processor time of a desktop, ms")
    panels[0].legend()
    figure.savefig(file, metadata={"Date": None})


HEAD = (
    "| deals | who | period | from | program, ms | PostgreSQL, ms | answer after, ms | |",
    "|---|---|---|---|---|---|---|---|",
)
HEAD_OF_CELLS = (
    "| deals | facts, MB | cells, MB | ratio | program, MB | PostgreSQL, MB | moves a second of 1: with cells · without · ratio"
    " | of 16 | left to fold | folded a second |",
    "|---|---|---|---|---|---|---|---|---|---|",
)


def main() -> None:
    """Measures companies of given sizes, each in a database of its own."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--deals", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    arguments.add_argument("--without-cells", type=int, nargs="*", default=[])
    arguments.add_argument("--table", type=Path, help="where the table is written")
    arguments.add_argument("--plot", type=Path, help="where the plot is drawn, by matplotlib")
    arguments.add_argument("--folder", type=Path, help="where databases are put, if not where temporary files are")
    arguments.add_argument("--keep", type=Path, help="where databases stay, and are used again")
    arguments.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="what is measured")
    given = arguments.parse_args()
    measured: list[Measured] = []
    for deals in given.deals:
        with folder_for(given.keep, deals, given.folder) as temporary:
            server = EmbeddedServer(Path(temporary, "server"))
            pid, without_cells = server_pid(Path(temporary, "server")), deals in given.without_cells
            try:
                migrate(server.url)
                company = Path(temporary, "company")
                measured.append(
                    asyncio.run(measure(server.url, pid, company, deals, given.only, without_cells=without_cells))
                )
            finally:
                server.stop()
        if given.table:
            desktops = [each.line for those in measured for each in those.desktops]
            lines = [f"{os.cpu_count()} processors", "", *HEAD, *desktops, ""]
            for part, head in (("writes", HEAD_OF_CELLS), ("wholes", HEAD_OF_WHOLES)):
                if part in given.only:
                    lines += [*head, *(each.rows[part] for each in measured), ""]
            given.table.write_text("\n".join(lines), encoding="utf-8")
        if given.plot:
            draw(measured, given.plot)


if __name__ == "__main__":
    main()
