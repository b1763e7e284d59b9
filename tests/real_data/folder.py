"""Asking the product about a real data set, and what two other computations say to the same question."""

from calendar import monthrange
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import text

from crm_desktop.database import create_engine
from resolvers.importing import import_folder
from tests.http_api import HttpApi
from tests.oracle.desktop import desktop
from tests.oracle.direct_count import Tables, figures, tables
from tests.oracle.read_folder import read_folder
from tests.oracle.records import Records
from tests.oracle.scopes import people_seen_by
from tests.real_data.full_desktop import FULL, of_oracle, read_answer

# Long after everything in the data sets: no period is running.
LATER = datetime(2020, 1, 1, tzinfo=UTC)

MONTH = """
query($period: PeriodInput!) {
  dashboard(period: $period, compareTo: NONE) {
    won_deals: widget(key: "won_deals") { ...Value }
    lost_deals: widget(key: "lost_deals") { ...Value }
    revenue: widget(key: "revenue") { ...Value }
    missed_revenue: widget(key: "missed_revenue") { ...Value }
    potential_revenue: widget(key: "potential_revenue") { ...Value }
    new_activities: widget(key: "new_activities") { ...Value }
  }
}
fragment Value on Widget {
  status { code }
  ... on MetricWidget { shown: metric { value } }
  ... on BreakdownWidget { shown: total { value } }
}
"""


@dataclass(frozen=True)
class ImportedFolder:
    """A folder in the database, and the same folder in two other heads."""

    api: HttpApi
    records: Records
    tables: Tables
    emails: dict[str, str]

    async def month(self, person: str, year: int, month: int) -> dict[str, Decimal]:
        """Six figures of a month, as this person gets them from the API."""
        days = {"from": f"{date(year, month, 1)}", "to": f"{date(year, month, monthrange(year, month)[1])}"}
        answer = await self.api.ask(self.emails[person], MONTH, {"period": days})
        widgets: dict[str, dict[str, Any]] = answer["dashboard"]
        assert {widget["status"]["code"] for widget in widgets.values()} == {"READY"}
        return {block: Decimal(widget["shown"]["value"]) for block, widget in widgets.items()}

    async def assert_as_the_oracle_says(self, person: str, first: date, last: date) -> None:
        """Compares every figure of this person's whole desktop."""
        days = {"from": first.isoformat(), "to": last.isoformat()}
        variables = {"period": days, "compareTo": "PREVIOUS_PERIOD"}
        answered = read_answer(await self.api.ask(self.emails[person], FULL, variables))
        expected = of_oracle(desktop(self.records, person, now=LATER, from_=first, to=last))
        assert list(answered) == list(expected)
        for block, parts in expected.items():
            assert answered[block] == parts, block

    def straight(self, person: str, year: int, month: int) -> dict[str, int | Decimal]:
        """The same, straight from the lines of the files."""
        people = people_seen_by(self.records, person)
        return figures(self.tables, year, month, None if people is None else set(people))


@asynccontextmanager
async def imported(database_url: str, folder: Path) -> AsyncIterator[ImportedFolder]:
    """The folder, imported into a database."""
    engine = create_engine(database_url)
    await import_folder(engine, folder, now=LATER)
    async with engine.connect() as connection:
        found = await connection.execute(text("SELECT external_id, email FROM users"))
        emails: dict[str, str] = {user.external_id: user.email for user in found}
    async with HttpApi(engine, LATER) as api:
        yield ImportedFolder(api, read_folder(folder), tables(folder), emails)
    await engine.dispose()
