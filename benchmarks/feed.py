"""How fast records come in and go out: by the feed in its three forms, by webhooks, and by the cursor over what changed.

python benchmarks/feed.py --deals 20000 --call 5000

Into a made-up company of so many deals, on a server of its own, by one caller after the other, in process. What comes in are deals with
two moves each, first new ones, then the same with other prices; rows are deals and moves alike. Processor time is the program's and
PostgreSQL's for a thousand rows. One caller waits for both, so where nothing else runs a thousand rows take about so long; what a
machine is busy with besides does not count. Needs Linux.
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import httpx
from comparison.processor_time import seconds_used, server_pid
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.bounds import Bounds
from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from permissions.viewer import Credential, Viewer
from resolvers.authentication import Vault, create_token, find_person, find_viewer
from resolvers.authentication.session import begin_session
from resolvers.authentication.vault import new_key
from resolvers.commands import CommandContext
from resolvers.feed import read_row, upsert
from resolvers.importing import import_folder
from resolvers.webhooks.posting import Poster
from resolvers.webhooks.sender import WebhookSender
from resolvers.webhooks.signing import sign
from schema.events.change import NAMES

_MOVES = 2
_EACH = 1 + _MOVES
"""Rows that a deal comes to."""
_PAGE = 500
_MESSAGE = 100
# Nothing is turned away, however fast one caller is.
_BOUNDS = Bounds(person_rate=10**9, company_rate=10**9, address_rate=10**9)

Row = dict[str, Any]


@dataclass
class Meter:
    """Rates and processor time of what was done, a line each."""

    server: int
    """PostgreSQL's process."""

    @contextmanager
    def measure(self, what: str, rows: int) -> Generator[None]:
        """Prints what this takes."""
        began, used, used_there = time.perf_counter(), time.process_time(), seconds_used(self.server)
        yield
        took = time.perf_counter() - began
        program, database = time.process_time() - used, seconds_used(self.server) - used_there
        each = 1e6 / rows
        quiet = rows / (program + database)
        print(
            f"| {what} | {rows:,} | {program * each:.0f} | {database * each:.0f} | {quiet:,.0f} | {rows / took:,.0f} |",
            flush=True,
        )


@dataclass
class Company:
    """A company that records come into, and its administrator."""

    engine: AsyncEngine
    client: httpx.AsyncClient
    vault: Vault
    viewer: Viewer
    token: str
    session: str
    deal_type: str
    stages: Sequence[str]
    price: str
    """A field of deals, by its external id."""
    deals: int = field(default=0)
    """That were made so far."""

    def rows(self, count: int, price: int, first: int | None = None) -> list[Row]:
        """Deals with their moves, new ones if no first one is named."""
        since = datetime.now(UTC) - timedelta(days=300)
        if first is None:
            first, self.deals = self.deals, self.deals + count
        return [
            self._row(number, since + timedelta(minutes=number % 400_000), price)
            for number in range(first, first + count)
        ]

    def _row(self, number: int, created: datetime, price: int) -> Row:
        moves = [
            {"to_stage": stage, "occurred_at": (created + timedelta(days=place)).isoformat()}
            for place, stage in enumerate(self.stages[:_MOVES])
        ]
        return {
            "kind": "deal",
            "external_id": f"fed-{number}",
            "deal_type": self.deal_type,
            "name": f"Deal {number}",
            "created_at": created.isoformat(),
            f"field:{self.price}": str(price + number),
            "moves": moves,
        }

    async def ask(self, query: str, *, signed_in: bool = False, **variables: Any) -> Any:
        """What the API answers the administrator. Raises `SystemExit` for errors."""
        who = {"cookie": f"crm_session={self.session}"} if signed_in else {"authorization": f"Bearer {self.token}"}
        answer = (await self.client.post("/graphql", json={"query": query, "variables": variables}, headers=who)).json()
        if "errors" in answer:
            raise SystemExit(answer["errors"])
        return answer["data"]


@asynccontextmanager
async def made_company(url: str, folder: Path, deals: int) -> AsyncIterator[Company]:
    """A made-up company of so many deals, and the application."""
    engine, now, vault = create_engine(url), datetime.now(UTC), Vault([new_key()])
    made = write_demo_company(folder, deals=deals, today=now.date())
    await import_folder(engine, folder, now=now)
    person = await find_person(engine, made.log_ins[0].email, None)
    token, session = (await create_token(engine, person)).text, (await begin_session(engine, person, now)).text
    viewer = await find_viewer(engine, token, Credential.TOKEN, now)
    async with engine.connect() as connection:
        kind, stages = (await connection.execute(_STAGES)).one()
        price = await connection.scalar(_PRICE)
    app = create_app(engine, vault=vault, public_url="http://crm.test", bounds=_BOUNDS)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://crm.test", timeout=600) as client:
        assert viewer is not None
        yield Company(engine, client, vault, viewer, token, session, kind, stages, str(price))
    await engine.dispose()


_STAGES = text("""SELECT deal_types.external_id, array_agg(stages.external_id ORDER BY stages.position) FROM deal_types
  JOIN stages ON deal_type_id = deal_types.id GROUP BY 1 HAVING count(*) > 2 ORDER BY 1 LIMIT 1""")
_PRICE = text("SELECT external_id FROM custom_fields WHERE kind = 'price' AND entity = 'deal' LIMIT 1")


async def by_function(company: Company, rows: Sequence[Row]) -> None:
    """A call of what stands behind all of them."""
    await upsert(CommandContext(company.engine, company.viewer, datetime.now(UTC)), [read_row(row) for row in rows])


async def by_mutation(company: Company, rows: Sequence[Row]) -> None:
    """A call of `upsertRecords`."""
    deals = [
        {
            "externalId": row["external_id"],
            "dealType": row["deal_type"],
            "name": row["name"],
            "createdAt": row["created_at"],
            "fields": [{"field": company.price, "value": row[f"field:{company.price}"]}],
            "moves": [{"toStage": move["to_stage"], "occurredAt": move["occurred_at"]} for move in row["moves"]],
        }
        for row in rows
    ]
    done = (await company.ask(_UPSERT, deals=deals))["upsertRecords"]
    _check(not done["userErrors"], done)


async def by_lines(company: Company, rows: Sequence[Row]) -> None:
    """A request of lines to ``/feed``."""
    headers = {"authorization": f"Bearer {company.token}", "content-type": "application/x-ndjson"}
    answer = await company.client.post("/feed", content="\n".join(map(json.dumps, rows)), headers=headers)
    _check(answer.status_code == 200, answer.text)


_UPSERT = """mutation($deals: [UpsertDealInput!]!) {
  upsertRecords(input: {deals: $deals}) { results { outcome } userErrors { message } } }"""
_FORMS: Mapping[str, Callable[[Company, Sequence[Row]], Awaitable[None]]] = {
    "the function behind the feed": by_function,
    "`upsertRecords`": by_mutation,
    "lines to `/feed`": by_lines,
}


async def feed(meter: Meter, company: Company, call: int, calls: int) -> None:
    """The three forms of the feed."""
    count = call // _EACH
    for what, send in _FORMS.items():
        first = company.deals
        for state, price, known in (("new", 100, None), ("other prices", 200, first)):
            sent = [
                company.rows(count, price, None if known is None else known + number * count) for number in range(calls)
            ]
            with meter.measure(f"{what}, {state}", calls * count * _EACH):
                for rows in sent:
                    await send(company, rows)


async def webhooks_in(meter: Meter, company: Company, messages: int) -> None:
    """Messages of a source, with a deal each, and with many."""
    made = (await company.ask(_SOURCE, signed_in=True))["createWebhookSource"]
    for count in (1, _MESSAGE):
        bodies = [json.dumps(company.rows(count, 100)).encode() for _ in range(messages)]
        with meter.measure(f"webhooks in, of {count} {'deal' if count == 1 else 'deals'}", messages * count * _EACH):
            for number, body in enumerate(bodies):
                now, name = datetime.now(UTC), f"msg_{count}_{number}"
                headers = {
                    "content-type": "application/json",
                    "webhook-id": name,
                    "webhook-timestamp": str(int(now.timestamp())),
                    "webhook-signature": sign(made["secret"], name, now, body),
                }
                answer = await company.client.post(made["source"]["address"], content=body, headers=headers)
                _check(answer.status_code == 200, answer.text)


async def changes(meter: Meter, company: Company, cursor: str, count: int) -> None:
    """All that has changed since, by its cursor."""
    told = 0
    with meter.measure(f"`changes`, {_PAGE} at a time", count):
        has_next = True
        while has_next:
            page = (await company.ask(_CHANGES, after=cursor, first=_PAGE))["changes"]
            told, cursor, has_next = told + len(page["changes"]), page["endCursor"], page["hasNextPage"]
    _check(told >= count, told)


async def webhooks_out(meter: Meter, company: Company, count: int) -> None:
    """All that changes after a target was made, told to it."""
    told = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal told
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = next(int(line[15:]) for line in head.split("\r\n") if line.startswith("content-length:"))
        told += len(json.loads(await reader.readexactly(length))["changes"])
        writer.write(b"HTTP/1.1 204 Taken\r\nconnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as listening:
        address = f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}/"
        made = (await company.ask(_TARGET, signed_in=True, address=address))["createWebhookTarget"]
        _check(not made["userErrors"], made)
        async with company.engine.begin() as connection:
            # The API takes https alone where no network is named; here nobody has a certificate.
            await connection.execute(text("UPDATE webhook_targets SET address = replace(address, 'https:', 'http:')"))
        await by_function(company, company.rows(count, 300))
        networks = [ip_network("127.0.0.0/8")]
        sender = WebhookSender(company.engine, company.vault, Poster(networks), NAMES, lambda: datetime.now(UTC))
        with meter.measure(f"webhooks out, of {_MESSAGE} changes", count):
            while told < count:
                await sender.send_next()


_SOURCE = 'mutation { createWebhookSource(input: {name: "Site"}) { secret source { address } userErrors { message } } }'
_TARGET = """mutation($address: String!) {
  createWebhookTarget(input: {name: "Warehouse", address: $address, kinds: [DEAL]}) { userErrors { message } } }"""
_CHANGES = """query($after: String, $first: Int!) { changes(after: $after, first: $first) {
  changes { kind recordId externalId act occurredAt } endCursor hasNextPage } }"""


def _check(is_good: bool, told: Any) -> None:
    if not is_good:
        raise SystemExit(f"That was not taken: {str(told)[:500]}")


async def measure(url: str, server: int, folder: Path, given: argparse.Namespace) -> None:
    """Prints the table."""
    meter = Meter(server)
    async with made_company(url, folder, given.deals) as company:
        print("| | rows | program, ms | PostgreSQL, ms | rows a second of processor time | as measured |")
        print("|---|---:|---:|---:|---:|---:|", flush=True)
        cursor = (await company.ask(_CHANGES, first=1))["changes"]["endCursor"]
        await feed(meter, company, given.call, given.calls)
        await changes(meter, company, cursor, company.deals)
        await webhooks_in(meter, company, given.messages)
        await webhooks_out(meter, company, given.call)


def main() -> None:
    """Measures a made-up company of a given size."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--deals", type=int, default=20_000, help="the size of the made-up company")
    arguments.add_argument("--call", type=int, default=5_000, help="rows in a call")
    arguments.add_argument("--calls", type=int, default=4, help="how many calls of each form")
    arguments.add_argument("--messages", type=int, default=100, help="how many webhooks of each size")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        server = EmbeddedServer(Path(temporary, "server"))
        pid = server_pid(Path(temporary, "server"))
        try:
            migrate(server.url)
            asyncio.run(measure(server.url, pid, Path(temporary, "company"), given))
        finally:
            server.stop()


if __name__ == "__main__":
    main()
