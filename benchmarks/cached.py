"""What an answer costs that is given again, and what a 304, beside the least that anybody can ask: interleaved, in one run.

python benchmarks/cached.py --deals 20000

Processor time of this process, without a network and without a client's library. PostgreSQL's own is that of the same one statement
each.
"""

import argparse
import asyncio
import statistics
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from made_up_company import made_up_company
from starlette.types import Message, Scope

from crm_desktop.app import create_app
from crm_desktop.bounds import Bounds
from crm_desktop.database import create_engine
from crm_desktop.opened_database import run
from crm_desktop.serving import keep_for_good
from resolvers.authentication import create_token, find_person
from resolvers.importing import import_folder

ROUNDS = 300
NAME = "{ viewer { name } }"
DESKTOP = """
{ dashboard(period: {preset: LAST_MONTH}) { widgets { key title status { code }
  ... on MetricWidget { metric { ...Figure secondary { key value } trend { start value } } }
  ... on SeriesWidget { total { ...Figure } series { category { label } points { start value } } }
  ... on BreakdownWidget { total { ...Figure } slices { category { label } value share } }
  ... on MatrixWidget { total { ...Figure } cells { row column value } }
  ... on FunnelWidget { funnels { dealType { name } steps { stage { name } count amount } lost { count } } }
} } }
fragment Figure on Metric { value previous change { percent } }
"""


class Client:
    """Asks the application as a server hands a request on."""

    def __init__(self, app: Any, token: str) -> None:
        self._app = app
        self._headers = [(b"authorization", f"Bearer {token}".encode()), (b"content-type", b"application/json")]

    async def ask(self, query: str, tag: str = "", coding: str = "identity") -> tuple[int, str, int]:
        """The status, the tag, and how many bytes."""
        body = orjson.dumps({"query": query})
        sent: list[Message] = []
        received = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Message:
            if received:
                return received.pop()
            return await asyncio.get_running_loop().create_future()

        async def send(message: Message) -> None:
            sent.append(message)

        more = [(b"accept-encoding", coding.encode()), *([(b"if-none-match", tag.encode())] if tag else [])]
        scope: Scope = {
            "type": "http",
            "method": "POST",
            "scheme": "http",
            "path": "/graphql",
            "raw_path": b"/graphql",
            "query_string": b"",
            "headers": [*self._headers, *more],
            "client": ("192.0.2.7", 1234),
        }
        await self._app(scope, receive, send)
        headers = dict(sent[0]["headers"])
        length = sum(len(each.get("body", b"")) for each in sent)
        return sent[0]["status"], headers.get(b"etag", b"").decode(), length


async def measure(url: str, folder: Path) -> None:
    """Prints a line for each question."""
    engine = create_engine(url)
    await import_folder(engine, folder, now=datetime.now(UTC))
    token = await create_token(engine, await find_person(engine, "admin@demo.example", None))
    app = create_app(engine, bounds=Bounds(person_rate=10**9, company_rate=10**9, address_rate=10**9))
    client = Client(app, token.text)
    _, tag, _ = await client.ask(DESKTOP)
    if not tag:
        raise SystemExit("The desktop was not kept.")
    keep_for_good()
    asked = {
        NAME: (NAME, ""),
        "the desktop again": (DESKTOP, ""),
        "the same in brotli": (DESKTOP, "", "br"),
        "304": (DESKTOP, tag),
    }
    spent: dict[str, list[float]] = {name: [] for name in asked}
    waited: dict[str, list[float]] = {name: [] for name in asked}
    sizes: dict[str, tuple[int, int]] = {}
    for _ in range(ROUNDS):
        for name, question in asked.items():
            begun, began = time.process_time(), time.perf_counter()
            status, _, size = await client.ask(*question)
            spent[name].append(time.process_time() - begun)
            waited[name].append(time.perf_counter() - began)
            sizes[name] = status, size
    least = statistics.median(spent[NAME])
    least_wait = statistics.median(waited[NAME])
    for name in asked:
        cost, wait = statistics.median(spent[name]), statistics.median(waited[name])
        print(
            f"{name:20} {sizes[name][0]} {sizes[name][1]:8,} bytes  {cost * 1000:6.2f} ms of processor {cost / least:5.2f} x"
            f"  {wait * 1000:6.2f} ms {wait / least_wait:5.2f} x"
        )
    await engine.dispose()


def main() -> None:
    """Measures a made-up company of a given size."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--deals", type=int, default=4_000, help="the size of the made-up company")
    given = arguments.parse_args()
    with made_up_company(given.deals) as (url, folder, _):
        run(measure(url, folder))


if __name__ == "__main__":
    main()
