"""How much one connection's process of PostgreSQL grows with the shapes of desktops it has seen.

python benchmarks/connection_memory.py --shapes 500

Every shape asks for other blocks, with or without trends, rows and comparison, and so is another statement; each is asked a few times,
so that it would be prepared. One connection serves all of them. Memory is what the process has for itself (RSS without what it shares),
and what PostgreSQL counts (``pg_backend_memory_contexts``).
"""

import argparse
import asyncio
import random
from datetime import UTC, datetime
from pathlib import Path

import httpx
import psutil
from made_up_company import made_up_company
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.database import create_engine
from crm_desktop.share import Share
from resolvers.authentication import create_token, find_person
from resolvers.importing import import_folder
from resolvers.report_definitions.blocks import BLOCKS

KEYS = [block.key for block in BLOCKS]
ROWS = "records(first: 3) { totalCount }"
COUNTED = "SELECT pg_backend_pid(), (SELECT sum(total_bytes) FROM pg_backend_memory_contexts), count(*) FROM pg_prepared_statements"


def shape(number: int) -> str:
    """A desktop that nobody else asks for."""
    chance = random.Random(number)
    widgets = " ".join(
        f'w{place}: widget(key: "{key}") {{ total {{ value {chance.choice(("", ROWS))} {chance.choice(("", "trend { value }"))} }} }}'
        for place, key in enumerate(chance.sample(KEYS, chance.randint(3, len(KEYS))))
    )
    return f"{{ dashboard(compareTo: {chance.choice(('NONE', 'PREVIOUS_PERIOD'))}) {{ {widgets} }} }}"


async def _told(engine: AsyncEngine, after: int) -> None:
    async with engine.connect() as connection:
        pid, counted, prepared = (await connection.execute(text(COUNTED))).one()
    memory = psutil.Process(pid).memory_info()
    own = (memory.rss - memory.shared) / 1e6
    print(
        f"{after:6} shapes {own:8.1f} MB its own {float(counted) / 1e6:8.1f} MB counted {prepared:5} prepared",
        flush=True,
    )


async def measure(url: str, folder: Path, email: str, shapes: int, times: int) -> None:
    """Prints a line for every fifty shapes."""
    engine = create_engine(url, pool_size=1, max_overflow=0)
    await import_folder(create_engine(url), folder, now=datetime.now(UTC))
    token = await create_token(engine, await find_person(engine, email, None))
    transport = httpx.ASGITransport(create_app(engine, share=Share(answer_bytes=0)))
    headers = {"authorization": f"Bearer {token.text}"}
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop", headers=headers) as client:
        for number in range(shapes):
            if number % 50 == 0:
                await _told(engine, number)
            for _ in range(times):
                answer = await client.post("/graphql", json={"query": shape(number)})
                assert "errors" not in answer.json(), answer.text
    await _told(engine, shapes)
    await engine.dispose()


def main() -> None:
    """Measures a made-up company."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--shapes", type=int, default=500, help="how many different desktops are asked for")
    arguments.add_argument("--times", type=int, default=3, help="how often each is")
    given = arguments.parse_args()
    with made_up_company(deals=500) as (url, folder, emails):
        asyncio.run(measure(url, folder, emails[0], given.shapes, given.times))


if __name__ == "__main__":
    main()
