"""How many moves of deals a second go through GraphQL, and how long one takes, with 1 and with 16 people of one company at once.

python benchmarks/writes.py
python benchmarks/writes.py --against CHECKOUT        # and how that compares with another state of the program

Everybody moves a deal of their own to and fro; the head of the company is told of each move. Two states are measured in turns, so
that whatever else the machine does meets both.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from permissions.viewer import Credential
from resolvers.authentication import create_token, find_person, find_viewer
from schema.context import Context
from schema.node import global_id
from schema.schema import schema

WRITERS = (1, 16)
MOVES = 480
MOVE = "mutation($deal: ID!, $stage: ID!) { moveDeal(input: {deal: $deal, toStage: $stage}) { userErrors { code } } }"
COMPANY = """
INSERT INTO companies (external_id, name, timezone, currency) VALUES ('c', 'C', 'UTC', 'EUR');
INSERT INTO deal_types (company_id, name) SELECT id, 'Sale' FROM companies;
INSERT INTO stages (company_id, deal_type_id, name) SELECT company_id, id, letter FROM deal_types, unnest(ARRAY['A', 'B']) AS letter;
INSERT INTO users (company_id, email, name, role)
  SELECT id, 'u' || n || '@c.example', 'U' || n, 'user' FROM companies, generate_series(0, 16) AS n;
INSERT INTO deals (company_id, deal_type_id, name, responsible_id, created_by_id, created_at)
  SELECT users.company_id, deal_types.id, email, users.id, (SELECT min(id) FROM users), now() - interval '1 day' FROM users, deal_types
"""


async def writer(engine: AsyncEngine, number: int, moves: int) -> list[float]:
    """Moves the person's deal so many times; seconds that each took."""
    person = await find_person(engine, f"u{number}@c.example", None)
    token = await create_token(engine, person)
    async with engine.connect() as connection:
        deal = await connection.scalar(text("SELECT id FROM deals WHERE responsible_id = :id"), {"id": person.user_id})
        stages = list(await connection.scalars(text("SELECT id FROM stages ORDER BY id")))
    took: list[float] = []
    for turn in range(moves):
        start, now = time.perf_counter(), datetime.now(UTC)
        viewer = await find_viewer(engine, token.text, Credential.TOKEN, now)
        given = {"deal": global_id("Deal", deal), "stage": global_id("Stage", stages[turn % 2])}
        done = await schema.execute(MOVE, given, Context(engine=engine, now=now, viewer=viewer))
        assert done.errors is None, done.errors
        assert done.data == {"moveDeal": {"userErrors": []}}
        took.append(time.perf_counter() - start)
    return took


async def measure(url: str) -> dict[str, float]:
    """Moves a second, and milliseconds of the median move, by the number of writers."""
    engine = create_engine(url, pool_size=20)
    async with engine.begin() as connection:
        for statement in COMPANY.split(";"):
            await connection.execute(text(statement))
    await asyncio.gather(*(writer(engine, number, 6) for number in range(1, 17)))
    found: dict[str, float] = {}
    for writers in WRITERS:
        start = time.perf_counter()
        each = await asyncio.gather(*(writer(engine, number, MOVES // writers) for number in range(1, writers + 1)))
        found[f"{writers} moves/s"] = MOVES / (time.perf_counter() - start)
        found[f"{writers} ms"] = median(seconds for some in each for seconds in some) * 1000
    await engine.dispose()
    return found


def measure_here() -> dict[str, float]:
    """By the program that is imported here, on a server of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        server = EmbeddedServer(Path(temporary))
        migrate(server.url)
        try:
            return asyncio.run(measure(server.url))
        finally:
            server.stop()


def measure_in(checkout: Path) -> dict[str, float]:
    """By the program of a checkout, in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(checkout.resolve())}
    command = [sys.executable, __file__, "--json"]
    done = subprocess.run(command, env=environment, cwd=checkout, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Measures here, or compares with others in turns."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--against", type=Path, action="append", default=[], help="another checkout of the program")
    arguments.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    arguments.add_argument("--json", action="store_true", help="measure once, and print what programs read")
    given = arguments.parse_args()
    if given.json:
        print(json.dumps(measure_here()))
        return
    checkouts = [Path.cwd(), *given.against]
    measured: dict[Path, list[dict[str, float]]] = {checkout: [] for checkout in checkouts}
    for _ in range(given.rounds):
        for checkout, rounds in measured.items():
            rounds.append(measure_in(checkout))
    for what in measured[checkouts[0]][0]:
        for checkout, rounds in measured.items():
            print(f"{what:>12}: {median(each[what] for each in rounds):8.1f}  {checkout}")


if __name__ == "__main__":
    main()
