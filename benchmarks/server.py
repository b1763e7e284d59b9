"""The server's own processor time for one desktop, without PostgreSQL's: the page's query, and that of `benchmarks/desktop.py`.

python benchmarks/server.py --deals 20000 --data /tmp/benchmark

In process, one request at a time, over bare ASGI. ``--data`` keeps the made-up company for the next run. To compare with another
build, run this file by that build's Python, one after the other, and look at the ratios: the machine's own speed falls out;
``--page`` names the older one's ``web/src`` then, whose query both know. ``--anew``: with no plan that is kept (ADR 57), as for a
period that was not asked for before, or of which all rows have changed.
``--profile`` prints where the time goes instead.
"""

import argparse
import asyncio
import cProfile
import pstats
import re
import statistics
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import psycopg
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop import app, serving
from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from resolvers.authentication import create_token, find_person
from resolvers.importing import import_folder

HERE = Path(__file__).resolve().parent
_TEXT = re.compile(r"/\* GraphQL \*/ `([^`]*)`")
_NAME = re.compile(r"\s*(?:query|fragment)\s+(\w+)")
_SPREAD = re.compile(r"\.\.\.(?!\s*on\b)(\w+)")

Request = tuple[str, dict[str, Any]]


def page_query(sources: Path) -> str:
    """The query of the page's desktop with its fragments, as they stand beside the components that use them."""
    texts = [t for path in sources.rglob("*.ts*") for t in _TEXT.findall(path.read_text())]
    named = {name[1]: text for text in texts if (name := _NAME.match(text))}
    needed, todo = dict[str, str](), ["Desktop"]
    while todo:
        if (name := todo.pop()) not in needed:
            needed[name] = named[name]
            todo += _SPREAD.findall(named[name])
    return "".join(needed.values())


def requests(sources: Path) -> dict[str, Request]:
    """What is measured, by name."""
    plain = re.search(r'QUERY = """(.*?)"""', (HERE / "desktop.py").read_text(), re.DOTALL)
    assert plain
    page, before = page_query(sources), {"compareTo": "PREVIOUS_PERIOD"}
    return {
        "page": (page, {"period": {"preset": "LAST_MONTH"}, **before}),
        "running": (page, {"period": {"preset": "THIS_MONTH"}, **before}),
        "plain": (plain[1], {}),
        "viewer": ("{ viewer { name } }", {}),
    }


async def ask(app: Any, request: Request, token: str) -> bytes:
    """One request to the application. Raises `RuntimeError` where it is not answered, or answered with errors."""
    text, variables = request
    body, answered = orjson.dumps({"query": text, "variables": variables}), bytearray()
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "query_string": b"",
        "root_path": "",
        "headers": [
            (b"host", b"desktop"),
            (b"content-type", b"application/json"),
            (b"authorization", f"Bearer {token}".encode()),
        ],
        "client": ("127.0.0.1", 1),
        "server": ("desktop", 80),
        "state": {},
    }
    given = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        if given:
            return given.pop()
        return await asyncio.get_running_loop().create_future()

    async def send(message: dict[str, Any]) -> None:
        answered.extend(message.get("body", b""))

    await app(scope, receive, send)
    if not answered.startswith(b'{"data"'):
        raise RuntimeError(bytes(answered[:500]))
    return bytes(answered)


def leaves(answer: Any) -> int:
    """How many values that have no values of their own."""
    if isinstance(answer, dict | list):
        within: Iterable[Any] = answer.values() if isinstance(answer, dict) else answer
        return sum(leaves(each) for each in within)
    return 1


async def measure(engine: AsyncEngine, url: str, email: str, given: argparse.Namespace) -> None:
    """Prints a line a query."""
    # Every answer is computed; older builds keep none anyway.
    share: Any = getattr(app, "Share", None)
    desktop = app.create_app(engine, share=share(answer_bytes=0)) if share else app.create_app(engine)
    if given.anew:
        # Older builds keep none.
        from resolvers.dashboard import widget_result_by_request
        from resolvers.dashboard.kept_plans import KeptPlans

        widget_result_by_request.KEPT_PLANS = KeptPlans(most=0)
    # As the process that serves does.
    getattr(serving, "keep_for_good", lambda: None)()
    token = (await create_token(engine, await find_person(engine, email, None))).text
    statements: list[tuple[str, Any]] = []

    def note(*given: Any) -> None:
        statements.append((given[2], given[3]))

    rounds: int = given.rounds
    for name, request in requests(given.page).items():
        for _ in range(10):
            await ask(desktop, request, token)
        statements.clear()
        event.listen(engine.sync_engine, "before_cursor_execute", note)
        answer = await ask(desktop, request, token)
        event.remove(engine.sync_engine, "before_cursor_execute", note)
        if given.profile:
            profiler = cProfile.Profile(time.process_time)
            profiler.enable()
            for _ in range(rounds):
                await ask(desktop, request, token)
            profiler.disable()
            print(name)
            pstats.Stats(profiler).sort_stats("tottime").print_stats(45)
            pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)
            continue
        took, waited = list[float](), list[float]()
        for _ in range(rounds):
            begun, used = time.perf_counter(), time.process_time()
            await ask(desktop, request, token)
            took.append((time.process_time() - used) * 1000)
            waited.append((time.perf_counter() - begun) * 1000)
        text, params = max(statements, key=lambda statement: len(statement[0]))
        floor = await _on_bare_driver(url, text, params, rounds)
        print(
            f"{email:22} {name:7} {statistics.mean(took):7.2f} ms of the server  {statistics.median(waited):7.1f} ms in all"
            f" = {statistics.median(waited) / floor:5.2f} x its largest statement on the bare driver"
            f"  {len(statements)} statements  {leaves(orjson.loads(answer)):5} leaves  {len(answer):7} bytes"
        )


async def _on_bare_driver(url: str, text: str, params: Any, rounds: int) -> float:
    """How long the statement takes with nothing of ours around it, in milliseconds."""
    took: list[float] = []
    options = "-c jit=off -c max_parallel_workers_per_gather=0 -c timezone=UTC"
    async with await psycopg.AsyncConnection.connect(url, options=options, autocommit=True) as connection:
        connection.prepare_threshold = 1
        for number in range(rounds + 5):
            begun = time.perf_counter()
            await (await connection.execute(text.encode(), params)).fetchall()
            if number >= 5:
                took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took)


async def run(url: str, folder: Path, given: argparse.Namespace) -> None:
    """Measures as an administrator and as an ordinary user, over a company that is made if there is none yet."""
    engine = create_engine(url)
    emails = folder / "emails.json"
    if not emails.exists():
        company = write_demo_company(folder / "company", deals=given.deals, today=datetime.now(UTC).date())
        await import_folder(engine, folder / "company", now=datetime.now(UTC))
        async with engine.connect() as connection:
            await (await connection.execution_options(isolation_level="AUTOCOMMIT")).exec_driver_sql("VACUUM ANALYZE")
        emails.write_bytes(orjson.dumps([log_in.email for log_in in company.log_ins]))
    for email in orjson.loads(emails.read_bytes())[::3]:
        await measure(engine, url, email, given)
    await engine.dispose()


def main() -> None:
    """Measures a made-up company of a given size."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--deals", type=int, default=20_000, help="the size of the made-up company")
    arguments.add_argument("--rounds", type=int, default=20, help="how often each query is asked")
    arguments.add_argument("--data", type=Path, help="a folder that keeps the company")
    arguments.add_argument(
        "--page", type=Path, default=HERE.parent / "web" / "src", help="where the page's query is read"
    )
    arguments.add_argument("--anew", action="store_true", help="keep no plans")
    arguments.add_argument("--profile", action="store_true", help="print where the time goes")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = given.data or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        server = EmbeddedServer(folder / "server")
        try:
            migrate(server.url)
            asyncio.run(run(server.url, folder, given))
        finally:
            server.stop()


if __name__ == "__main__":
    main()
