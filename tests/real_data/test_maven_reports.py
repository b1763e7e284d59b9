"""Reports of a seller of hardware: what the API says is what the publisher's own files say."""

import csv
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Any

import pytest
from sqlalchemy import text

from tests.oracle.real_data import MAVEN
from tests.oracle.reports.documents import (
    Document,
    all_of,
    attribute,
    condition,
    dimension,
    measure,
    ratio,
    report,
)
from tests.properties.reports.inputs import definition_input
from tests.properties.reports.queries import Names, names_of
from tests.real_data.folder import ImportedFolder, imported

ORIGINAL = MAVEN.parent / "original"

pytestmark = pytest.mark.skipif(
    not (MAVEN.exists() and ORIGINAL.exists()),
    reason="The data set of the hardware seller is expected at ../shared/data/maven_crm",
)

MANAGER = "Dustin Brinkmann"
EVERYTHING = {"from": "2016-10-01", "to": "2017-12-31"}
# How the answer says that a deal has no sector.
NOT_GIVEN = "Not given"

ASKED = """
query($definition: ReportDefinitionInput!, $period: PeriodInput) {
  previewReport(definition: $definition, period: $period, compareTo: NONE) {
    userErrors { field message }
    widget {
      status { code }
      ... on TableWidget {
        totals { value records(first: 1) { totalCount } }
        rows { categories { key label } values { value records(first: 1) { totalCount } } isOther }
      }
    }
  }
}
"""

MEASURES = (
    ratio(measure(time="WON"), measure(time="CLOSED")),
    measure("AVERAGE", "PRICE", time="WON"),
    measure("MEDIAN", "DAYS_TO_CLOSE", time="WON"),
    measure("MEDIAN", "DAYS_TO_CLOSE", time="CLOSED"),
    measure("SUM", "PRICE", time="WON"),
)


@dataclass(frozen=True)
class Opportunity:
    """A line of the pipeline, with what the other files say of it."""

    agent: str
    manager: str
    product: str
    sector: str
    is_won: bool
    is_lost: bool
    value: int
    closed: date | None
    days: int

    @property
    def quarter(self) -> str:
        """The first day of the quarter it was closed in."""
        assert self.closed is not None
        return date(self.closed.year, (self.closed.month - 1) // 3 * 3 + 1, 1).isoformat()


def lines(name: str) -> Iterable[dict[str, str]]:
    """The lines of an original file."""
    with (ORIGINAL / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


@pytest.fixture(scope="module")
def closed() -> list[Opportunity]:
    """All that was won or lost."""
    managers = {line["sales_agent"]: line["manager"] for line in lines("sales_teams")}
    sectors = {line["account"]: line["sector"] for line in lines("accounts")}
    found: list[Opportunity] = []
    for line in lines("sales_pipeline"):
        if line["deal_stage"] not in ("Won", "Lost"):
            continue
        engaged, ended = date.fromisoformat(line["engage_date"]), date.fromisoformat(line["close_date"])
        found.append(
            Opportunity(
                line["sales_agent"],
                managers[line["sales_agent"]],
                # The pipeline writes one product in a way of its own.
                {"GTXPro": "GTX Pro"}.get(line["product"], line["product"]),
                sectors.get(line["account"], NOT_GIVEN),
                line["deal_stage"] == "Won",
                line["deal_stage"] == "Lost",
                int(line["close_value"]),
                ended,
                (ended - engaged).days,
            )
        )
    return found


def straight(opportunities: list[Opportunity]) -> list[Fraction | None]:
    """Win rate, average won, median days to win, median days to close, revenue."""
    won = [each for each in opportunities if each.is_won]
    lost = [each for each in opportunities if each.is_lost]
    revenue = sum(each.value for each in won)
    return [
        rounded(Fraction(len(won), len(won) + len(lost)), 4) if opportunities else None,
        rounded(Fraction(revenue, len(won)), 10) if won else None,
        Fraction(median(each.days for each in won)) if won else None,
        Fraction(median(each.days for each in opportunities)) if opportunities else None,
        Fraction(revenue),
    ]


def rounded(value: Fraction, places: int) -> Fraction:
    """Half even."""
    return Fraction(round(value * 10**places), 10**places)


def grouped(opportunities: list[Opportunity], key: Callable[[Opportunity], str]) -> dict[str, list[Fraction | None]]:
    """The same of each group."""
    groups: dict[str, list[Opportunity]] = {}
    for each in opportunities:
        groups.setdefault(key(each), []).append(each)
    return {name: straight(members) for name, members in groups.items()}


@dataclass(frozen=True)
class Reports:
    """The product over the imported folder."""

    maven: ImportedFolder
    names: Names

    async def ask(self, person: str, document: Document) -> dict[str, Any]:
        """A table."""
        variables = {"definition": definition_input(document, self.names.id_of), "period": EVERYTHING}
        answer = (await self.maven.api.ask(self.maven.emails[person], ASKED, variables))["previewReport"]
        assert answer["userErrors"] == []
        assert answer["widget"]["status"]["code"] == "READY"
        return answer["widget"]

    async def opened_by(self, person: str, of: str) -> dict[str, list[Fraction | None]]:
        """The same as `by`, of a saved report that somebody else opens: only administrators try reports out."""
        api, admin = self.maven.api, self.maven.emails["admin"]
        definition = definition_input(report("DEALS", "TABLE", *MEASURES, by=(of,)), self.names.id_of)
        create = "mutation($input: CreateReportInput!) { createReport(input: $input) { report { id widgetId } } }"
        made = await api.ask(admin, create, {"input": {"name": f"By {of}", "definition": definition}})
        saved = made["createReport"]["report"]
        audience = (
            "mutation($input: SetWidgetAudienceInput!) { setWidgetAudience(input: $input) { userErrors { message } } }"
        )
        await api.ask(admin, audience, {"input": {"widget": saved["widgetId"], "audience": {"everyone": True}}})
        opened = """query($id: ID!, $period: PeriodInput) { report(id: $id) { widget(period: $period, compareTo: NONE) {
          ... on TableWidget { rows { categories { label } values { value } } } } } }"""
        answer = await api.ask(self.maven.emails[person], opened, {"id": saved["id"], "period": EVERYTHING})
        rows = answer["report"]["widget"]["rows"]
        return {row["categories"][0]["label"]: values(row["values"]) for row in rows}

    async def by(self, of: Document | str, person: str = "admin", **more: Any) -> dict[str, list[Fraction | None]]:
        """All five measures of each part."""
        table = await self.ask(person, report("DEALS", "TABLE", *MEASURES, by=(of,), **more))
        called = "key" if isinstance(of, dict) and of.get("step") else "label"
        return {
            row["categories"][0][called][: None if called == "label" else 10]: values(row["values"])
            for row in table["rows"]
        }


def values(cells: list[dict[str, Any]]) -> list[Fraction | None]:
    """The numbers of a row."""
    return [None if each["value"] is None else Fraction(each["value"]) for each in cells]


@pytest.fixture(scope="module")
async def reports(create_database: Callable[[], str]) -> AsyncIterator[Reports]:
    async with imported(create_database(), MAVEN) as folder:
        async with folder.api.engine.connect() as connection:
            company = (await connection.execute(text("SELECT id FROM companies"))).scalar_one()
        yield Reports(folder, await names_of(folder.api.engine, company))


async def test_the_whole_is_as_the_files_say(reports: Reports, closed: list[Opportunity]) -> None:
    table = await reports.ask("admin", report("DEALS", "TABLE", *MEASURES))
    assert values(table["totals"]) == straight(closed)
    assert [each["records"]["totalCount"] for each in table["totals"]] == [6711, 4238, 4238, 6711, 4238]


async def test_each_agent_is_as_the_files_say(reports: Reports, closed: list[Opportunity]) -> None:
    assert await reports.by("RESPONSIBLE") == grouped(closed, lambda each: each.agent)


async def test_each_managers_department_is_as_the_files_say(reports: Reports, closed: list[Opportunity]) -> None:
    assert await reports.by("DEPARTMENT") == grouped(closed, lambda each: f"Team of {each.manager}")


async def test_each_region_is_as_the_files_say(reports: Reports, closed: list[Opportunity]) -> None:
    offices = {line["sales_agent"]: line["regional_office"] for line in lines("sales_teams")}
    assert await reports.by("GROUP") == grouped(closed, lambda each: f"{offices[each.agent]} region")


async def test_each_product_is_as_the_files_say(reports: Reports, closed: list[Opportunity]) -> None:
    found = await reports.by(attribute("FIELD", "product"))
    assert found == grouped(closed, lambda each: each.product)
    assert "GTX Pro" in found


@pytest.mark.parametrize("of", [attribute("FIELD", "sector"), "SOURCE"], ids=["field", "source"])
async def test_each_sector_is_as_the_files_say(reports: Reports, closed: list[Opportunity], of: Any) -> None:
    found = await reports.by(of)
    assert found == grouped(closed, lambda each: each.sector)
    assert "technolgy" in found


async def test_what_has_no_account_has_no_sector(reports: Reports) -> None:
    table = await reports.ask("admin", report("DEALS", "TABLE", by=("SOURCE",)))
    [nowhere] = [row for row in table["rows"] if row["categories"][0]["label"] == NOT_GIVEN]
    assert values(nowhere["values"]) == [sum(not line["account"] for line in lines("sales_pipeline"))] == [1425]


async def test_each_quarter_of_closing_is_as_the_files_say(reports: Reports, closed: list[Opportunity]) -> None:
    found = await reports.by(dimension("TIME", "QUARTER"))
    assert found == {"2016-10-01": straight([]), **grouped(closed, lambda each: each.quarter)}


async def test_a_manager_has_the_same_of_their_own_agents(reports: Reports, closed: list[Opportunity]) -> None:
    own = [each for each in closed if each.manager == MANAGER]
    person = MANAGER.lower().replace(" ", "-")
    assert await reports.opened_by(person, "RESPONSIBLE") == grouped(own, lambda each: each.agent)


async def test_a_filter_gives_the_same_as_the_lines_that_pass_it(reports: Reports, closed: list[Opportunity]) -> None:
    is_dear = condition("PRICE", "IS_AT_LEAST", {"number": "1000"})
    in_medical = condition(attribute("FIELD", "sector"), "IS_ONE_OF", {"id": "sector-medical"})
    table = await reports.ask("admin", report("DEALS", "TABLE", *MEASURES, where=all_of(in_medical)))
    assert values(table["totals"]) == straight([each for each in closed if each.sector == "medical"])
    dear = await reports.ask("admin", report("DEALS", "TABLE", measure(time="WON", where=all_of(is_dear)), measure()))
    assert values(dear["totals"]) == [sum(each.is_won and each.value >= 1000 for each in closed), 8800]
