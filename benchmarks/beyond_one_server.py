"""Where the processor time of a desktop goes with a standby, and with PgBouncer.

python benchmarks/beyond_one_server.py --deals 20000

A primary with one standby, on servers of its own, with a made-up company. The same desktop is asked in turns: of a process that knows
the primary alone, of one that has a replica, the same right after somebody wrote something that the standby has by then, and, where it
is installed, of one behind PgBouncer. Of each the median is told, by server; no answer is kept. Needs Linux.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
from comparison.processor_time import seconds_used
from desktop import QUERY

from crm_desktop.app import create_app
from crm_desktop.bounds import Bounds
from crm_desktop.database import SESSION_SETTINGS, create_engine
from crm_desktop.demo.company import write_demo_company
from crm_desktop.migration import migrate
from crm_desktop.opened_database import run
from crm_desktop.replicas import open_replicas
from crm_desktop.serving import keep_for_good
from crm_desktop.share import Share
from resolvers.authentication import create_token, find_person
from resolvers.importing import import_folder
from resolvers.replicas import Replicas
from tests.pgbouncer import PROGRAM, PgBouncer
from tests.postgresql_servers import PostgresqlServer

WRITE = 'mutation { createContact(input: { name: "Somebody new" }) { userErrors { message } } }'
UNBOUNDED = Bounds(person_rate=10**9, company_rate=10**9, address_rate=10**9)

Ask = Callable[[str], Awaitable[None]]


async def measure(folder: Path, deals: int, rounds: int) -> None:
    """Prints a line for each way of asking, and for an administrator and a person."""
    primary = PostgresqlServer.new(folder / "primary")
    migrate(primary.url)
    standby = PostgresqlServer.standby_of(primary, folder / "standby")
    pooler = None
    try:
        company = write_demo_company(folder / "company", deals=deals, today=datetime.now(UTC).date())
        engine = create_engine(primary.url)
        await import_folder(engine, folder / "company", now=datetime.now(UTC))
        replicas = open_replicas(engine, [standby.url], connections=5)
        apps = {"the primary alone": app_of(Replicas(engine)), "with a replica": app_of(replicas)}
        apps["… after a write"] = apps["with a replica"]
        if PROGRAM is not None:
            for name, value in SESSION_SETTINGS.items():
                primary.execute(f"ALTER ROLE postgres SET {name} = '{value}'")
            pooler = PgBouncer(primary, folder / "pooler", "postgres", 5)
            apps["behind PgBouncer"] = app_of(Replicas(create_engine(f"{pooler.url}&pgbouncer=true")))
        keep_for_good()
        for log_in in (company.log_ins[0], company.log_ins[-1]):
            token = (await create_token(engine, await find_person(engine, log_in.email, None))).text
            asks = {name: asking(app, token) for name, app in apps.items()}
            spent: dict[str, list[tuple[float, ...]]] = {name: [] for name in apps}
            for number in range(-5, rounds):
                for name, ask in asks.items():
                    if name.startswith("…"):
                        await asks["the primary alone"](WRITE)
                    else:
                        # As after any other round: nobody wrote since the last time.
                        await ask(QUERY)
                    standby.wait_for(primary)
                    await replicas.look()
                    before = used(primary, standby)
                    await ask(QUERY)
                    if number >= 0:
                        spent[name].append(tuple(b - a for a, b in zip(before, used(primary, standby), strict=True)))
            for name, found in spent.items():
                program, at_primary, at_standby = (statistics.median(each) * 1000 for each in zip(*found, strict=True))
                print(
                    f"{log_in.role:8} {name:18} program {program:6.1f} ms  primary {at_primary:6.1f}  standby {at_standby:6.1f}"
                )
        await replicas.dispose()
        await engine.dispose()
    finally:
        if pooler is not None:
            pooler.stop()
        standby.stop("immediate")
        primary.stop("immediate")


def app_of(replicas: Replicas) -> httpx.ASGITransport:
    return httpx.ASGITransport(
        create_app(replicas.primary, bounds=UNBOUNDED, share=Share(answer_bytes=0), replicas=replicas)
    )


def asking(app: httpx.ASGITransport, token: str) -> Ask:
    client = httpx.AsyncClient(transport=app, base_url="http://desktop.test", timeout=60)

    async def ask(query: str) -> None:
        answer = await client.post("/graphql", json={"query": query}, headers={"authorization": f"Bearer {token}"})
        if "errors" in answer.json():
            raise SystemExit(answer.text[:500])

    return ask


def used(primary: PostgresqlServer, standby: PostgresqlServer) -> tuple[float, ...]:
    """Processor time by now: of this program, and of each server."""
    servers = (seconds_used(int((each.data / "postmaster.pid").read_text().split()[0])) for each in (primary, standby))
    return time.process_time(), *servers


def main() -> None:
    """Measures a made-up company of a given size."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--deals", type=int, default=4_000, help="the size of the made-up company")
    arguments.add_argument("--rounds", type=int, default=25, help="how often each is asked")
    given = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="crm-desktop-beyond-"))
    folder.chmod(0o755)
    try:
        run(measure(folder, given.deals, given.rounds))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
