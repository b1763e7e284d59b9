"""The days of zones whose clocks do what is rare: a report's days are the company's, by the oracle and by hand."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.oracle.clock import start_of_day
from tests.oracle.records import Field
from tests.oracle.reports.documents import Document, all_of, condition, dimension, measure, report, rows_by, sort
from tests.oracle.reports.report import ReportAnswer
from tests.oracle.small_company import SmallCompany
from tests.properties.questions import Question
from tests.properties.reports.answers import Reader, expected
from tests.properties.reports.queries import asked, names_of, preview
from tests.properties.settled_company import settle

BOSS = "boss"
TICK = timedelta(microseconds=1)
BY_DAY = dimension("TIME", "DAY")
DUE = rows_by("DATE_FIELD", "due")
ZONES = [
    ("America/Vancouver", date(2026, 11, 1)),  # from 2026 on the summer's time stays
    ("America/Vancouver", date(2026, 11, 10)),
    ("America/Vancouver", date(2027, 3, 14)),
    ("Africa/Casablanca", date(2026, 2, 15)),  # an hour back for the month of fasting
    ("Africa/Casablanca", date(2026, 3, 22)),
    ("Europe/Chisinau", date(2026, 3, 29)),
    ("Europe/Chisinau", date(2026, 10, 25)),
    ("America/Havana", date(2026, 3, 8)),  # begins at 1:00: there is no midnight
    ("America/Havana", date(2026, 11, 1)),  # midnight comes twice
    ("Asia/Kathmandu", date(1986, 1, 1)),
    ("Pacific/Apia", date(2011, 12, 31)),  # the day after the one that never was
    ("America/St_Johns", date(2010, 11, 7)),
]
REPORTS: dict[str, Document] = {
    "due by day": report("DEALS", "SERIES", time=DUE, by=(BY_DAY,)),
    "due on the day": report(
        "DEALS", "NUMBER", time=DUE, where=all_of(condition("TIME", "IS_ONE_OF", {"unit": "DAY", "offset": 0}))
    ),
    "due up to the day": report(
        "DEALS", "NUMBER", time=DUE, where=all_of(condition("TIME", "IS_AT_MOST", {"unit": "DAY", "offset": 0}))
    ),
    "due after the day": report(
        "DEALS", "NUMBER", time=DUE, where=all_of(condition("TIME", "IS_GREATER", {"unit": "DAY", "offset": 0}))
    ),
    "created by day": report("DEALS", "TABLE", by=(BY_DAY,), sort=sort("POSITION", descending=False)),
    "days to close": report(
        "DEALS",
        "TABLE",
        measure("SUM", "DAYS_TO_CLOSE"),
        measure("MAXIMUM", "DAYS_TO_CLOSE"),
        time="WON",
        by=(BY_DAY,),
        sort=sort("POSITION", descending=False),
    ),
    "days on a stage": report(
        "DEALS",
        "TABLE",
        measure("SUM", "DAYS_IN_STAGE"),
        time="OPEN_AT_END",
        by=(BY_DAY,),
        sort=sort("POSITION", descending=False),
    ),
}


def around(zone: str, day: date) -> SmallCompany:
    """Deals that are made, won and due at the edges of the days around one, and long before."""
    small = SmallCompany(zone)
    small.records.company.external_id = f"{zone}-{day}"
    small.records.add(Field("due", "deal", None, "date"))
    edges = [start_of_day(day + timedelta(days=days), small.zone) for days in (-40, -1, 0, 1, 2)]
    instants = [each + later for each in edges for later in (-TICK, timedelta(), TICK, timedelta(hours=1))]
    for number, (created, moved) in enumerate(zip(instants, [*instants[3:], *instants[-3:]], strict=True)):
        due = day + timedelta(days=number % 5 - 2)
        stage = "won" if number % 3 else "offer"
        small.deal(f"deal{number}", f"{moved.isoformat()} {stage}", created=created.isoformat(), due=due)
    return small


@pytest.mark.parametrize(("zone", "day"), ZONES, ids=lambda each: str(each))
async def test_days_are_the_companys(shared_engine: AsyncEngine, zone: str, day: date) -> None:
    small = around(zone, day)
    settled = await settle(shared_engine, small.records)
    names = await names_of(shared_engine, settled.id)
    noon = start_of_day(day, small.zone) + timedelta(hours=12)
    question = Question(noon, first=day - timedelta(days=3), last=day + timedelta(days=3), compare_to="NONE")
    for name, document in REPORTS.items():
        answer = await preview(settled, names, BOSS, document, question)
        assert answer["userErrors"] == [], name
        told = Reader(document, names).read(answer["widget"])
        assert told == expected(ReportAnswer(small.records, document, asked(BOSS, question))), name


async def test_a_date_counts_on_its_day_whatever_the_clocks_do(shared_engine: AsyncEngine) -> None:
    small = SmallCompany("America/Vancouver")
    small.records.company.external_id = "vancouver"
    small.records.add(Field("due", "deal", None, "date"))
    for name in ("one", "two"):
        small.deal(name, created="2026-10-01", due=date(2026, 11, 10))
    settled = await settle(shared_engine, small.records)
    names = await names_of(shared_engine, settled.id)
    november = Question(small.at("2026-11-28T12:00"), first=date(2026, 11, 1), last=date(2026, 11, 30))
    shown = await preview(settled, names, BOSS, report("DEALS", "TABLE", time=DUE, by=(BY_DAY,)), november)
    counts: dict[str, Any] = {row["categories"][0]["key"]: row["values"][0]["value"] for row in shown["widget"]["rows"]}
    assert {day: value for day, value in counts.items() if value != "0"} == {"2026-11-10": "2"}
