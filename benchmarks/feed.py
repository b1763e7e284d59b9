"""How many rows a second a feed takes: deals with their moves, new ones and then the same with other prices.

python benchmarks/feed.py --deals 20000 --call 5000

Into a made-up company of so many deals, by the resolvers, on a server of its own; each call is a transaction. Rows are deals and moves
alike. Processor time is the program's and PostgreSQL's together. Needs Linux.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from comparison.processor_time import seconds_used
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from permissions.viewer import Credential
from resolvers.authentication import create_token, find_person, find_viewer
from resolvers.commands import CommandContext
from resolvers.feed import read_row, upsert
from resolvers.importing import import_folder

_MOVES = 2


async def stages_of(engine: AsyncEngine) -> tuple[str, list[str], str]:
    """A deal type with its stages, and a field of prices of all types, by their external ids."""
    async with engine.connect() as connection:
        found = await connection.execute(
            text("""SELECT deal_types.external_id, array_agg(stages.external_id ORDER BY stages.position) FROM deal_types
              JOIN stages ON deal_type_id = deal_types.id GROUP BY 1 HAVING count(*) > 2 ORDER BY 1 LIMIT 1""")
        )
        kind, stages = found.one()
        field = await connection.scalar(
            text("SELECT external_id FROM custom_fields WHERE kind = 'price' AND entity = 'deal' LIMIT 1")
        )
    return kind, stages, str(field)


def rows_of(count: int, first: int, kind: str, stages: list[str], field: str, price: int) -> Iterator[dict[str, Any]]:
    """Deals, each with its moves."""
    since = datetime.now(UTC) - timedelta(days=300)
    for number in range(first, first + count):
        created = since + timedelta(minutes=number % 400_000)
        moves = [
            {"to_stage": stage, "occurred_at": (created + timedelta(days=place)).isoformat()}
            for place, stage in enumerate(stages[:_MOVES])
        ]
        yield {
            "kind": "deal",
            "external_id": f"fed-{number}",
            "deal_type": kind,
            "name": f"Deal {number}",
            "created_at": created.isoformat(),
            f"field:{field}": str(price + number),
            "moves": moves,
        }


async def measure(url: str, server: int, folder: Path, deals: int, call: int, calls: int) -> None:
    """Prints a line for new rows, and one for changed ones."""
    engine = create_engine(url)
    company = write_demo_company(folder, deals=deals, today=datetime.now(UTC).date())
    await import_folder(engine, folder, now=datetime.now(UTC))
    token = await create_token(engine, await find_person(engine, company.log_ins[0].email, None))
    viewer = await find_viewer(engine, token.text, Credential.TOKEN, datetime.now(UTC))
    if viewer is None:
        raise SystemExit
    kind, stages, field = await stages_of(engine)
    for what, price in (("new", 100), ("changed", 200)):
        began, used = time.perf_counter(), (time.process_time(), seconds_used(server))
        for number in range(calls):
            each = call // (1 + _MOVES)
            rows = [read_row(row) for row in rows_of(each, number * each, kind, stages, field, price)]
            await upsert(CommandContext(engine, viewer, datetime.now(UTC)), rows)
        took, rows_sent = time.perf_counter() - began, calls * (call // (1 + _MOVES)) * (1 + _MOVES)
        program, database = time.process_time() - used[0], seconds_used(server) - used[1]
        print(
            f"{what:8} {rows_sent:7,} rows in calls of {call:,}: {rows_sent / took:7,.0f} a second; processor time of 1,000 rows: "
            f"program {program / rows_sent * 1e6:5.0f} ms, PostgreSQL {database / rows_sent * 1e6:5.0f} ms",
            flush=True,
        )
    await engine.dispose()


def main() -> None:
    """Measures a made-up company of a given size."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--deals", type=int, default=20_000, help="the size of the made-up company")
    arguments.add_argument("--call", type=int, default=5_000, help="rows in a call")
    arguments.add_argument("--calls", type=int, default=6, help="how many calls")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        server = EmbeddedServer(Path(temporary, "server"))
        pid = int(Path(temporary, "server", "postgresql", "postmaster.pid").read_text(encoding="utf-8").split()[0])
        try:
            migrate(server.url)
            asyncio.run(measure(server.url, pid, Path(temporary, "company"), given.deals, given.call, given.calls))
        finally:
            server.stop()


if __name__ == "__main__":
    main()
