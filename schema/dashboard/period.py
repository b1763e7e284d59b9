"""Periods and comparison."""

from datetime import date, datetime

import strawberry

from permissions.viewer import CompanyProfile
from resolvers.comparison import Comparison
from resolvers.dashboard.dashboard import Widget
from resolvers.granularity import Granularity
from resolvers.period import Interval, PeriodPreset, local_step
from resolvers.validity import told_end
from schema.described_enum import describe

_TODAY = "today on the company's clock"

describe(
    PeriodPreset,
    "Periods by name, relative to today on the company's clock.",
    {
        PeriodPreset.TODAY: "From midnight to midnight, " + _TODAY + ".",
        PeriodPreset.YESTERDAY: "The day before today.",
        PeriodPreset.THIS_WEEK: "The week with today in it; it begins on the company's first weekday.",
        PeriodPreset.LAST_WEEK: "The week before this week.",
        PeriodPreset.THIS_MONTH: "The calendar month with today in it. The default.",
        PeriodPreset.LAST_MONTH: "The calendar month before this month.",
        PeriodPreset.THIS_QUARTER: "The calendar quarter with today in it.",
        PeriodPreset.LAST_QUARTER: "The calendar quarter before this quarter.",
        PeriodPreset.THIS_YEAR: "The calendar year with today in it.",
        PeriodPreset.LAST_YEAR: "The calendar year before this year.",
        PeriodPreset.LAST_7_DAYS: "Seven days, the last of them today.",
        PeriodPreset.LAST_30_DAYS: "Thirty days, the last of them today.",
        PeriodPreset.LAST_90_DAYS: "Ninety days, the last of them today.",
        PeriodPreset.LAST_365_DAYS: "365 days, the last of them today.",
    },
)

describe(
    Comparison,
    "What a period is compared with. While the period still runs, the earlier one is taken up to the same place: the same day of a "
    "week or month, the same month and day of a quarter or year, of other periods as many days, and the same time of day; where the "
    "earlier month has no such day, up to its end. A period that is yet to begin is compared with nothing.",
    {
        Comparison.NONE: "With nothing.",
        Comparison.PREVIOUS_PERIOD: "A whole day, week, month, quarter or year, however it was asked for: with the one before it. "
        "Any other period: with as many days right before it.",
        Comparison.SAME_PERIOD_LAST_YEAR: "With the same day, month, quarter or year one year earlier, a week with the one 52 weeks "
        "before; any other period with the same dates. 29 February is compared with 28 February.",
    },
)

describe(
    Granularity,
    "The step of a chart or trend, in whole local days of the company's clock, clipped to the period.",
    {
        Granularity.DAY: "A day; the default up to 31 days.",
        Granularity.WEEK: "A week, from the company's first weekday; the default up to 26 weeks.",
        Granularity.MONTH: "A calendar month; the default beyond.",
        Granularity.QUARTER: "A calendar quarter.",
        Granularity.YEAR: "A calendar year.",
    },
)


@strawberry.input(description="A preset, or both dates. Nothing at all: THIS_MONTH.")
class PeriodInput:
    preset: PeriodPreset | None = strawberry.field(default=None, description="A period by name; then without dates.")
    from_: date | None = strawberry.field(name="from", default=None, description="The first day, included.")
    to: date | None = strawberry.field(default=None, description="The last day, included.")


FIRST_DAY = (
    "The day it begins on, on the company's clock: to write it in words, whatever zones the reader's machine knows."
)
LAST_DAY = "The last day with a part in it, on the company's clock; that it begins on, where it is empty."


@strawberry.type(description="A half-open interval of instants, cut by the company's clock.")
class Period:
    ends: strawberry.Private[datetime]
    as_of: strawberry.Private[datetime]
    start: datetime = strawberry.field(description="The first instant that belongs to it.")
    first_day: date = strawberry.field(description=FIRST_DAY)
    last_day: date = strawberry.field(description=LAST_DAY)
    timezone: str = strawberry.field(description="The company's zone (IANA), the one clock everybody's figures go by.")
    is_running: bool = strawberry.field(description="Whether it has begun and not ended.")

    @strawberry.field(description="The first instant that no longer belongs to it.")
    def end(self) -> datetime:
        return told_end(self.ends, self.as_of)


def show_own_period(widget: Widget) -> Period:
    """The period a widget is of, where it is not the desktop's."""
    dashboard = widget.dashboard
    return show_period(widget.request.interval, dashboard.viewer.company, dashboard.as_of)


def show_period(interval: Interval, company: CompanyProfile, as_of: datetime) -> Period:
    """An interval on the company's clock."""
    step, is_running = local_step(interval.start, interval.end, company.zone), interval.holds(as_of)
    return Period(
        start=step.start,
        ends=step.end,
        as_of=as_of,
        first_day=step.first_day,
        last_day=step.last_day,
        timezone=company.timezone,
        is_running=is_running,
    )
