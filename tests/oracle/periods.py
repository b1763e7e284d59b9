"""Periods: from what was asked for to half-open intervals of instants."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.oracle.clock import start_of_day, wall_clock

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True)
class Days:
    """Whole local days, from `first` up to, but without, `after`."""

    first: date
    after: date


@dataclass(frozen=True)
class Interval:
    """Instants in UTC, from `start` up to, but without, `end`."""

    start: datetime
    end: datetime

    def __contains__(self, instant: datetime) -> bool:
        return self.start <= instant < self.end


def week_of(day: date, week_start: str) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=(day.weekday() - WEEKDAYS.index(week_start)) % 7)


def months_on(month: date, months: int) -> date:
    """The first day of the month so many months on, or back, from a month's first day."""
    years, index = divmod(month.month - 1 + months, 12)
    return date(month.year + years, index + 1, 1)


def days_of_preset(preset: str, today: date, week_start: str) -> Days:
    """The days a preset means today."""
    if last := re.fullmatch(r"LAST_(\d+)_DAYS", preset):
        return Days(today + DAY - int(last[1]) * DAY, today + DAY)
    week, month = week_of(today, week_start), today.replace(day=1)
    quarter, year = months_on(month, -((today.month - 1) % 3)), today.replace(month=1, day=1)
    return {
        "TODAY": Days(today, today + DAY),
        "YESTERDAY": Days(today - DAY, today),
        "THIS_WEEK": Days(week, week + WEEK),
        "LAST_WEEK": Days(week - WEEK, week),
        "THIS_MONTH": Days(month, months_on(month, 1)),
        "LAST_MONTH": Days(months_on(month, -1), month),
        "THIS_QUARTER": Days(quarter, months_on(quarter, 3)),
        "LAST_QUARTER": Days(months_on(quarter, -3), quarter),
        "THIS_YEAR": Days(year, months_on(year, 12)),
        "LAST_YEAR": Days(months_on(year, -12), year),
    }[preset]


def days_asked_for(
    preset: str | None, from_: date | None, to: date | None, *, now: datetime, zone: ZoneInfo, week_start: str
) -> Days:
    """The days of a preset or of two inclusive dates; this month when nothing is asked for."""
    if from_ is not None and to is not None:
        return Days(from_, to + DAY)
    if from_ is not None or to is not None:
        raise ValueError("a custom period has both dates")
    return days_of_preset(preset or "THIS_MONTH", wall_clock(now, zone).date(), week_start)


def interval_of(days: Days, zone: ZoneInfo) -> Interval:
    """The instants of whole local days."""
    return Interval(start_of_day(days.first, zone), start_of_day(days.after, zone))


def step_of(days: Days) -> str:
    """The step of a chart nobody chose a step for."""
    length = (days.after - days.first).days
    return "DAY" if length <= 31 else "WEEK" if length <= 26 * 7 else "MONTH"


def buckets(days: Days, granularity: str | None, *, zone: ZoneInfo, week_start: str) -> list[Interval]:
    """The steps of a chart: local days, weeks, months, quarters or years, the first and the last clipped to the period."""
    step = granularity or step_of(days)
    found, day = [], days.first
    while day < days.after:
        if step == "DAY":
            following = day + DAY
        elif step == "WEEK":
            following = week_of(day, week_start) + WEEK
        elif step == "MONTH":
            following = months_on(day.replace(day=1), 1)
        elif step == "QUARTER":
            following = months_on(day.replace(day=1), 3 - (day.month - 1) % 3)
        elif step == "YEAR":
            following = date(day.year + 1, 1, 1)
        else:
            raise ValueError(step)
        bucket = interval_of(Days(day, min(following, days.after)), zone)
        if bucket.start < bucket.end:  # a zone that crosses the date line skips a whole day
            found.append(bucket)
        day = following
    # A period that is nothing but a skipped day keeps its one step, in which nothing happens.
    return found or [interval_of(days, zone)]
