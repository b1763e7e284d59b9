"""The days of periods and of steps are told by the company's clock, so that no client has to know its zone."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.oracle.small_company import SmallCompany
from tests.properties.settled_company import settle

TOLD = """
query Told($period: PeriodInput, $granularity: Granularity) {
  dashboard(period: $period, granularity: $granularity) {
    period { ...Days }
    comparedWith { ...Days }
    widget(key: "contacts") {
      ... on MetricWidget { metric {
        trend { firstDay lastDay }
        previousTrend { firstDay lastDay }
        explain { firstDay lastDay comparedWith { ...Days } }
      } }
    }
  }
}
fragment Days on Period { firstDay lastDay }
"""


def days(first: date | str, last: date | str | None = None) -> dict[str, str]:
    """As the API tells them; a single one by itself."""
    return {"firstDay": str(first), "lastDay": str(last or first)}


async def told(engine: AsyncEngine, zone: str, now: str, first: str, last: str, granularity: str = "DAY") -> Any:
    """The desktop, and the metric on it."""
    small = SmallCompany(zone)
    small.records.company.external_id = f"{zone}-{first}-{granularity}"
    settled = await settle(engine, small.records)
    period = {"from": first, "to": last}
    answer = await settled.ask("boss", TOLD, {"period": period, "granularity": granularity}, now=small.at(now))
    return answer["dashboard"], answer["dashboard"]["widget"]["metric"]


@pytest.mark.parametrize(
    ("zone", "steps", "before"),
    [
        # Begins at 1:00: there is no midnight.
        ("America/Havana", ["2026-03-07", "2026-03-08", "2026-03-09"], ("2026-03-04", "2026-03-06")),
        # Midnight comes twice.
        ("America/Havana", ["2026-10-31", "2026-11-01", "2026-11-02"], ("2026-10-28", "2026-10-30")),
        # The clocks change at night: 23 and 25 hours.
        ("Europe/Berlin", ["2026-03-28", "2026-03-29", "2026-03-30"], ("2026-03-25", "2026-03-27")),
        ("Europe/Berlin", ["2026-10-24", "2026-10-25", "2026-10-26"], ("2026-10-21", "2026-10-23")),
        # The 30th never was.
        ("Pacific/Apia", ["2011-12-29", "2011-12-31"], ("2011-12-26", "2011-12-28")),
        # An hour back just after midnight, into the day before.
        ("America/St_Johns", ["2010-11-06", "2010-11-07", "2010-11-08"], ("2010-11-03", "2010-11-05")),
    ],
)
async def test_days_are_those_of_the_companys_calendar(
    shared_engine: AsyncEngine, zone: str, steps: list[str], before: tuple[str, str]
) -> None:
    desktop, metric = await told(shared_engine, zone, "2027-01-10T12:00", steps[0], steps[-1])
    assert desktop["period"] == days(steps[0], steps[-1])
    assert metric["trend"] == [days(step) for step in steps]
    assert desktop["comparedWith"] == days(*before)
    assert metric["explain"] == days(steps[0], steps[-1]) | {"comparedWith": days(*before)}


async def test_a_period_that_never_was_is_told_as_the_day_that_came_instead(shared_engine: AsyncEngine) -> None:
    desktop, metric = await told(shared_engine, "Pacific/Apia", "2012-02-01T12:00", "2011-12-30", "2011-12-30")
    assert desktop["period"] == days("2011-12-31")
    assert metric["trend"] == [days("2011-12-31")]


async def test_while_a_period_runs_what_it_is_compared_with_ends_on_the_day_it_was_taken_to(
    shared_engine: AsyncEngine,
) -> None:
    desktop, metric = await told(
        shared_engine, "America/Havana", "2026-03-08T12:00", "2026-03-01", "2026-03-31", "WEEK"
    )
    assert desktop["period"] == days("2026-03-01", "2026-03-31")
    assert desktop["comparedWith"] == metric["explain"]["comparedWith"] == days("2026-02-01", "2026-02-08")
    assert metric["trend"][:2] == [days("2026-03-01"), days("2026-03-02", "2026-03-08")]
    assert metric["previousTrend"] == [days("2026-02-01"), days("2026-02-02", "2026-02-08")]
    # At its first instant nothing was compared with yet.
    desktop, _ = await told(shared_engine, "America/Havana", "2026-03-08T01:00", "2026-03-08", "2026-03-08")
    assert desktop["comparedWith"] == days("2026-03-07")
