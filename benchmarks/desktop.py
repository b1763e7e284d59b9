"""How long a whole desktop takes, and how many statements: the administrator's and an ordinary user's, in process, one at a time.

python benchmarks/desktop.py --deals 20000

The last column is the ratio to ``GET /healthz``, the least a request can cost on the same machine in the same run.
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
from made_up_company import made_up_company
from sqlalchemy import event

from crm_desktop.app import create_app
from crm_desktop.database import create_engine
from crm_desktop.share import Share
from resolvers.authentication import create_token, find_person
from resolvers.importing import import_folder

ROUNDS = 30
QUERY = """
{ dashboard(period: {preset: LAST_MONTH}) { widgets { key title status { code }
  ... on MetricWidget { metric { ...Figure secondary { key value } trend { start value } } }
  ... on SeriesWidget { total { ...Figure } series { category { label } points { start value } } }
  ... on BreakdownWidget { total { ...Figure } slices { category { label } value share } }
  ... on MatrixWidget { total { ...Figure } cells { row column value } }
  ... on FunnelWidget { funnels { dealType { name } steps { stage { name } count amount } lost { count } } }
  ... on FeedWidget { since unreadCount } } } }
fragment Figure on Metric { value previous change { percent } }
"""


async def _milliseconds(request: Callable[[], Awaitable[httpx.Response]]) -> float:
    """The median of the rounds, after some that warm up."""
    took: list[float] = []
    for number in range(ROUNDS + 10):
        start = time.perf_counter()
        (await request()).raise_for_status()
        if number >= 10:
            took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


async def measure(url: str, folder: Path, emails: list[str]) -> None:
    """Prints a line a person."""
    engine = create_engine(url)
    await import_folder(engine, folder, now=datetime.now(UTC))
    statements: list[str] = []
    event.listen(engine.sync_engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    transport = httpx.ASGITransport(create_app(engine, share=Share(answer_bytes=0)))
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop") as client:
        least = await _milliseconds(lambda: client.get("/healthz"))
        for email in emails:
            token = await create_token(engine, await find_person(engine, email, None))
            headers = {"authorization": f"Bearer {token.text}"}

            async def desktop(headers: dict[str, str] = headers) -> httpx.Response:
                return await client.post("/graphql", json={"query": QUERY}, headers=headers)

            took = await _milliseconds(desktop)
            statements.clear()
            await desktop()
            print(f"{email:24} {took:8.1f} ms  {len(statements)} statements  {took / least:6.1f} x /healthz")
    await engine.dispose()


def main() -> None:
    """Measures a made-up company of a given size."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--deals", type=int, default=10_000, help="the size of the made-up company")
    given = arguments.parse_args()
    with made_up_company(given.deals) as (url, folder, emails):
        asyncio.run(measure(url, folder, emails))


if __name__ == "__main__":
    main()
