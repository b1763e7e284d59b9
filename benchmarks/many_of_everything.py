"""What a desktop costs a company that has many of something, against one that has few: processor time of server and database together.

python benchmarks/many_of_everything.py

Everything but the number is the same: 3,000 deals and 3,000 activities of the last ninety days, all of them in the answer. The time is
that of the processor, so other work on the machine does not count. Exits with 1 where many cost more than
three times as much as few; of deal types, each of which has a funnel of its own in the answer, six times.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import httpx
from comparison.processor_time import seconds_used, server_pid
from csv_folder import CsvFolder
from desktop import QUERY

from crm_desktop.app import create_app
from crm_desktop.database import create_engine
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from crm_desktop.serving import keep_for_good
from crm_desktop.share import Share
from resolvers.authentication import create_token, find_person
from resolvers.importing import import_folder

ROUNDS = 7
WARMING_UP = 3
RECORDS = 3_000
DAYS = 90
TODAY = datetime.now(UTC).date()


DESKTOP = QUERY.replace(
    "... on FeedWidget", "... on TableWidget { rows { categories { label } values { value } } } ... on FeedWidget"
)
CREATE = "mutation($input: CreateReportInput!) { createReport(input: $input) { report { id } userErrors { message } } }"
PUBLISH = "mutation($input: PublishReportInput!) { publishReport(input: $input) { userErrors { message } } }"
MEASURES = [{"aggregate": "COUNT"}, {"aggregate": "MEDIAN", "of": {"attribute": "PRICE"}}]
REPORTS = [[{"of": {"attribute": name}} for name in names] for names in (("GROUP",), ("RESPONSIBLE",), ("DEAL_TYPE",))]


@dataclass(frozen=True)
class Company:
    """How many of what there are."""

    options: int = 50
    deal_types: int = 3
    activity_types: int = 5
    groups: int = 5
    people: int = 20

    @property
    def digest(self) -> str:
        """A name for its database."""
        return "_".join(map(str, astuple(self)))

    def write(self, folder: Path) -> None:
        """The company in the import format."""
        random = Random(1)
        files = CsvFolder(folder)
        about = {"external_id": "many", "name": "Many", "timezone": "Europe/Berlin", "currency": "EUR"}
        files.write_json("company", about)
        people = _names("person", self.people)
        files.write("users", "external_id email name role", ([p, f"{p}@many.example", p, "admin"] for p in people))
        groups, types, kinds = (
            _names("group", self.groups), _names("type", self.deal_types), _names("kind", self.activity_types)
        )  # fmt: skip
        files.write("groups", "external_id name", ([g, g] for g in groups))
        files.write("group_members", "group user", ([random.choice(groups), p] for p in people))
        files.write("deal_types", "external_id name", ([t, t] for t in types))
        stages = [(f"{t}.{s}", t, s) for t in types for s in ("new", "offer", "won", "lost")]
        files.write("stages", "external_id deal_type name position", ([*s, n] for n, s in enumerate(stages)))
        files.write("activity_types", "external_id name", ([k, k] for k in kinds))
        fields = [("price", "deal", "price"), ("source", "deal", "choice"), ("origin", "activity", "choice")]
        files.write("fields", "external_id entity kind name", ([*field, field[0]] for field in fields))
        sources, origins = _names("source", self.options), _names("origin", self.options)
        options = [*((s, "source", s) for s in sources), *((o, "origin", o) for o in origins)]
        files.write("field_options", "external_id field label position", ([*o, n] for n, o in enumerate(options)))
        chosen = {
            t: {"price_fields": ["price"], "success_stages": [f"{t}.won"], "failure_stages": [f"{t}.lost"]}
            for t in types
        }
        settings = {"activity_source_fields": ["origin"], "deal_source_fields": ["source"], "deal_types": chosen}
        files.write_json("report_field_settings", settings)
        deals, moves, activities = list[Sequence[object]](), list[Sequence[object]](), list[Sequence[object]]()
        for number in range(RECORDS):
            at = datetime.combine(TODAY, datetime.min.time(), UTC) - timedelta(days=random.uniform(2, DAYS - 1))
            deal_type, person, source = random.choice(types), random.choice(people), random.choice(sources)
            deals.append([f"d{number}", deal_type, "Deal", person, at.isoformat(), random.randrange(1000), source])
            for step, stage in enumerate(["new", "offer", random.choice(["won", "lost"])]):
                moves.append([f"d{number}", f"{deal_type}.{stage}", (at + timedelta(hours=8 * step)).isoformat()])
            activities.append([f"a{number}", random.choice(kinds), person, at.isoformat(), random.choice(origins)])
        files.write("deals", "external_id deal_type name responsible created_at field:price field:source", deals)
        files.write("transitions", "deal to_stage occurred_at", moves)
        files.write("activities", "external_id activity_type responsible created_at field:origin", activities)


FEW = Company()


def _names(of: str, count: int) -> list[str]:
    return [f"{of}{number}" for number in range(count)]


async def measure(server: EmbeddedServer, database: int, company: Company) -> tuple[float, int]:
    """Processor seconds of a desktop, the median of the rounds, and the bytes of the answer."""
    server.create_database(name := f"of_{company.digest}")
    migrate(server.url_of(name))
    engine = create_engine(server.url_of(name))
    with tempfile.TemporaryDirectory() as folder:
        company.write(Path(folder))
        await import_folder(engine, Path(folder), now=datetime.now(UTC))
    token = await create_token(engine, await find_person(engine, "person0@many.example", None))
    headers = {"authorization": f"Bearer {token.text}"}
    period = f'{{from: "{TODAY - timedelta(days=DAYS)}", to: "{TODAY}"}}'
    took: list[float] = []
    size = 0
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(engine, share=Share(answer_bytes=0))), base_url="http://desktop"
    ) as client:

        async def ask(query: str, **variables: object) -> dict[str, Any]:
            nonlocal size
            answer = await client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
            size = len(answer.content)
            found: dict[str, Any] = answer.json()
            assert "errors" not in found, found["errors"]
            return found["data"]

        for number, by in enumerate(REPORTS):
            definition = {"dataset": "DEALS", "visualisation": "TABLE", "measures": MEASURES, "dimensions": by}
            made = await ask(CREATE, input={"name": f"Report {number}", "definition": definition})
            await ask(PUBLISH, input={"report": made["createReport"]["report"]["id"], "audience": {"everyone": True}})
        keep_for_good()
        for _ in range(ROUNDS + WARMING_UP):
            before = _used(database)
            widgets = (await ask(DESKTOP.replace("{preset: LAST_MONTH}", period)))["dashboard"]["widgets"]
            took.append(_used(database) - before)
            assert {widget["status"]["code"] for widget in widgets} == {"READY"}
    await engine.dispose()
    return statistics.median(took[WARMING_UP:]), size


def _used(database: int) -> float:
    """Seconds of processor time that this process and the database's have used."""
    return time.process_time() + seconds_used(database)


async def main() -> None:
    """Prints a line for each thing there can be many of."""
    cases = [
        ("50 and 5,000 options of a source", 3, replace(FEW, options=5_000)),
        ("3 and 300 deal types", 6, replace(FEW, deal_types=300)),
        ("5 and 500 groups", 3, replace(FEW, groups=500)),
        ("20 and 1,000 people", 3, replace(FEW, people=1_000)),
    ]
    is_too_much = False
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        server = EmbeddedServer(Path(temporary))
        database = server_pid(Path(temporary))
        least, small = await measure(server, database, FEW)
        for words, times, many in cases:
            most, large = await measure(server, database, many)
            ratio = most / least
            is_too_much |= ratio > times
            print(
                f"{words:34} {least * 1000:7.0f} and {most * 1000:7.0f} ms  {ratio:5.2f} x  {small:9,} and {large:9,} bytes"
            )
        server.stop()
    sys.exit(is_too_much)


if __name__ == "__main__":
    asyncio.run(main())
