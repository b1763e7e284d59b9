"""What something costs that is done beside a write: moves of deals through GraphQL by 1 and by 16 people of one company at once, with
it and without.

python benchmarks/writes.py                     # the change signal
python benchmarks/writes.py --of cells          # noting what deals were, and folding them meanwhile
python benchmarks/writes.py --of companies      # 16 people of one company and of 16, with cells, and a reader beside them

Everybody moves deals of their own to and fro, one after another; somebody else is told of each move. With and without take turns on
one server, so that whatever else the machine does meets both. Processor time is that of the program and the database together, and with
cells that of folding in the end what is left: a few hundred moves take less time than records wait to be folded together.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

import httpx
import psutil
from comparison.processor_time import seconds_used, server_pid
from desktop import QUERY
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.database import create_engine
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from crm_desktop.share import Share
from permissions.viewer import Credential
from resolvers.authentication import create_token, find_person, find_viewer
from resolvers.cells.keeping import CellKeeper
from resolvers.changes.signal import SIGNAL
from resolvers.commands.ending import LastWrite, ending
from schema.context import Context
from schema.node import global_id
from schema.schema import schema

WRITERS = (1, 16)
MOVES = 160
MOVE = "mutation($deal: ID!, $stage: ID!) { moveDeal(input: {deal: $deal, toStage: $stage}) { userErrors { code } } }"
COMPANY = """
INSERT INTO companies (external_id, name, timezone, currency) VALUES ('{0}', 'C', 'UTC', 'EUR');
INSERT INTO deal_types (company_id, name) SELECT id, 'Sale' FROM companies WHERE external_id = '{0}';
INSERT INTO stages (company_id, deal_type_id, name)
  SELECT company_id, deal_types.id, letter
  FROM deal_types JOIN companies ON companies.id = company_id AND companies.external_id = '{0}', unnest(ARRAY['A', 'B', 'C']) AS letter;
INSERT INTO users (company_id, email, name, role)
  SELECT id, 'u' || n || '@{0}.example', 'U' || n, CASE n WHEN 0 THEN 'admin' ELSE 'user' END
  FROM companies, generate_series(0, 16) AS n WHERE external_id = '{0}';
INSERT INTO deals (company_id, deal_type_id, name, responsible_id, created_by_id, created_at)
  SELECT users.company_id, deal_types.id, email, users.id, users.id, now() - interval '1 day'
  FROM users JOIN companies ON companies.id = users.company_id AND companies.external_id = '{0}'
  JOIN deal_types ON deal_types.company_id = users.company_id, generate_series(1, 100)
"""


# Each deal with two stages that it does not stand on.
THEIRS = text("""
SELECT * FROM (
  SELECT id, ARRAY(
    SELECT stages.id FROM stages WHERE stages.company_id = deals.company_id AND stages.deal_type_id = deals.deal_type_id
      AND stages.archived_at IS NULL AND stages.id IS DISTINCT FROM deals.stage_id ORDER BY id LIMIT 2) AS stages
  FROM deals WHERE company_id = :company AND responsible_id = :id AND deleted_at IS NULL ORDER BY id LIMIT 100) AS found
WHERE cardinality(stages) = 2""")


@dataclass(frozen=True, slots=True)
class Moves:
    """What so many people's moves came to, with what is measured and without: moves a second, and seconds of processor time of one."""

    people: int
    rates: Mapping[str, float]
    each: Mapping[str, float]


async def make_company(engine: AsyncEngine, name: str) -> None:
    """With an administrator, 16 other people and a hundred deals of each."""
    async with engine.begin() as connection:
        for statement in COMPANY.format(name).split(";"):
            await connection.execute(text(statement))


async def writer(engine: AsyncEngine, email: str, moves: int) -> None:
    """Moves the person's deals so many times."""
    person = await find_person(engine, email, None)
    token = await create_token(engine, person)
    async with engine.connect() as connection:
        whose = {"company": person.company_id, "id": person.user_id}
        deals = [(deal, stages) for deal, stages in await connection.execute(THEIRS, whose)]
    for turn in range(moves):
        now = datetime.now(UTC)
        viewer = await find_viewer(engine, token.text, Credential.TOKEN, now)
        deal, stages = deals[turn % len(deals)]
        # To the other stage in the next round.
        stage = stages[turn // len(deals) % 2]
        given = {"deal": global_id("Deal", deal), "stage": global_id("Stage", stage)}
        done = await schema.execute(MOVE, given, Context(engine=engine, now=now, viewer=viewer))
        assert done.errors is None, done.errors
        assert done.data == {"moveDeal": {"userErrors": []}}


def without_signal(*given: Any) -> tuple[str, dict[str, object]]:
    """The end of a command as it would be if nobody were told of changes."""
    text, params = ending(*given)
    return text.replace(SIGNAL, "SELECT"), params


def without_notes(
    company_id: int, actor_id: int, now: datetime, writes: Sequence[LastWrite], *others: Any
) -> tuple[str, dict[str, object]]:
    """The end of a command as it would be if nobody kept cells."""
    noted = [write for write in writes if write.table != "unfolded_records"]
    return ending(company_id, actor_id, now, noted, *others)


@asynccontextmanager
async def folding(engine: AsyncEngine, how: str, of: str) -> AsyncGenerator[CellKeeper | None]:
    """Somebody folds, if that is what is measured."""
    if (how, of) != ("with", "cells"):
        yield None
        return
    keeper = CellKeeper(engine, cells_from=0)
    while await keeper.build_next():
        pass
    task = asyncio.create_task(keeper.run())
    yield keeper
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


WITHOUT: Mapping[str, Callable[..., tuple[str, dict[str, object]]]] = {
    "signal": without_signal,
    "cells": without_notes,
}


async def move_all(engine: AsyncEngine, people: Sequence[str]) -> float:
    """The seconds that all moves take, shared out among these people."""
    start = time.perf_counter()
    await asyncio.gather(*(writer(engine, email, MOVES // len(people)) for email in people))
    return time.perf_counter() - start


async def measure(
    engine: AsyncEngine, database: int, rounds: int, of: str, people: Sequence[str]
) -> AsyncGenerator[Moves]:
    """What moves of the first of the people come to, and of all at once; there are to be as many as `WRITERS` says."""
    await move_all(engine, people)
    for writers in WRITERS:
        seconds: dict[str, list[float]] = {"with": [], "without": []}
        processor: dict[str, list[float]] = {"with": [], "without": []}
        for _ in range(rounds):
            for how, end in (("with", ending), ("without", WITHOUT[of])):
                async with folding(engine, how, of) as keeper:
                    used = _used(database)
                    with patch("resolvers.commands.transaction.ending", end):
                        seconds[how].append(await move_all(engine, people[:writers]))
                    while keeper is not None and await keeper.fold_next():
                        pass
                    processor[how].append(_used(database) - used)
        rates = {how: MOVES / median(each) for how, each in seconds.items()}
        yield Moves(writers, rates, {how: median(each) / MOVES for how, each in processor.items()})


async def tell(url: str, database: int, rounds: int, of: str) -> None:
    """Prints a line for each number of people of a company of theirs."""
    engine = create_engine(url, pool_size=20)
    await make_company(engine, "c")
    people = [f"u{number}@c.example" for number in range(1, max(WRITERS) + 1)]
    async for found in measure(engine, database, rounds, of, people):
        for how, rate in found.rates.items():
            each = found.each[how] * 1000
            print(
                f"{found.people:3} people, {how:8} {rate:8.1f} moves/s {each:8.2f} ms of processor time a move",
                flush=True,
            )
    await engine.dispose()


async def tell_companies(url: str, database: int, rounds: int) -> None:
    """Prints what moves of 16 people of one company come to, and of a company each; and a desktop, alone and beside the former."""
    engine = create_engine(url, pool_size=20)
    names = ["c", *(f"c{number}" for number in range(max(WRITERS)))]
    for name in names:
        await make_company(engine, name)
    of = {
        "of one company": [f"u{number}@c.example" for number in range(1, max(WRITERS) + 1)],
        "of a company each": [f"u1@{name}.example" for name in names[1:]],
    }
    async with folding(engine, "with", "cells"):
        seconds: dict[str, list[float]] = {how: [] for how in of}
        processor: dict[str, list[float]] = {how: [] for how in of}
        for _ in range(rounds + 1):
            for how, people in of.items():
                used = _used(database)
                seconds[how].append(await move_all(engine, people))
                processor[how].append(_used(database) - used)
        for how, found in seconds.items():
            # The first of each is to warm up.
            rate, each = MOVES / median(found[1:]), median(processor[how][1:]) / MOVES * 1000
            print(
                f"{max(WRITERS)} people {how:18} {rate:8.1f} moves/s {each:8.2f} ms of processor time a move",
                flush=True,
            )
        await _tell_reader(engine, url, database, rounds, of["of one company"])
    await engine.dispose()


async def _tell_reader(engine: AsyncEngine, url: str, database: int, rounds: int, people: Sequence[str]) -> None:
    """Its processor time is that of PostgreSQL for its own connections: the program's cannot be told from the writers'."""
    token = await create_token(engine, await find_person(engine, "u0@c.example", None))
    others = {each.pid for each in psutil.Process(database).children()}
    own = create_engine(url, pool_size=2)
    transport = httpx.ASGITransport(create_app(own, share=Share(answer_bytes=0)))
    headers = {"authorization": f"Bearer {token.text}"}
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop", timeout=120) as client:

        async def desktops(times: int) -> list[float]:
            took: list[float] = []
            for _ in range(times):
                began = time.perf_counter()
                (await client.post("/graphql", json={"query": QUERY}, headers=headers)).raise_for_status()
                took.append(time.perf_counter() - began)
            return took

        # So often until plans are kept.
        await desktops(8)
        theirs = [each.pid for each in psutil.Process(database).children() if each.pid not in others]
        for how in ("alone", "beside 16 writers"):
            writing = [] if how == "alone" else [asyncio.create_task(_go_on(engine, each)) for each in people]
            used = sum(map(seconds_used, theirs))
            took = await desktops(5 * rounds)
            each = (sum(map(seconds_used, theirs)) - used) / len(took) * 1000
            for task in writing:
                task.cancel()
            await asyncio.gather(*writing, return_exceptions=True)
            print(
                f"a desktop {how:18} p50 {median(took) * 1000:8.1f} ms, {each:8.2f} ms of PostgreSQL's processor time",
                flush=True,
            )
    await own.dispose()


async def _go_on(engine: AsyncEngine, email: str) -> None:
    while True:
        await writer(engine, email, 10)


def _used(database: int) -> float:
    """Seconds of processor time that this process and the database's have used."""
    return time.process_time() + seconds_used(database)


def main() -> None:
    """Measures on a server of its own."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    arguments.add_argument(
        "--of", default="signal", choices=[*WITHOUT, "companies"], help="what is left out, or compared"
    )
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        server = EmbeddedServer(Path(temporary))
        migrate(server.url)
        database = server_pid(Path(temporary))
        try:
            of_companies = given.of == "companies"
            told = (
                tell_companies(server.url, database, given.rounds)
                if of_companies
                else tell(server.url, database, given.rounds, given.of)
            )
            asyncio.run(told)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
