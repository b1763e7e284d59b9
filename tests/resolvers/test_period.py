"""Periods, by cases worked out by hand."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models import WeekStart
from resolvers.errors import ErrorCode, RequestError
from resolvers.period import Interval, Period, PeriodPreset, find_period, midnight

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY, MONDAY, SATURDAY = WeekStart.SUNDAY, WeekStart.MONDAY, WeekStart.SATURDAY


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def days(first: str, last: str, zone: ZoneInfo = BERLIN) -> Period:
    """From one day to another, both included."""
    return Period(date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1), zone)


def of_preset(preset: str, now: str, week_start: WeekStart = MONDAY, zone: ZoneInfo = BERLIN) -> tuple[str, str]:
    """The first and the last day."""
    period = find_period(zone, week_start, at(now), preset=PeriodPreset(preset))
    return str(period.first), str(period.after - timedelta(days=1))


@pytest.mark.parametrize(
    ("preset", "first", "last"),
    [
        ("TODAY", "2026-02-18", "2026-02-18"),
        ("YESTERDAY", "2026-02-17", "2026-02-17"),
        ("THIS_WEEK", "2026-02-16", "2026-02-22"),
        ("LAST_WEEK", "2026-02-09", "2026-02-15"),
        ("THIS_MONTH", "2026-02-01", "2026-02-28"),
        ("LAST_MONTH", "2026-01-01", "2026-01-31"),
        ("THIS_QUARTER", "2026-01-01", "2026-03-31"),
        ("LAST_QUARTER", "2025-10-01", "2025-12-31"),
        ("THIS_YEAR", "2026-01-01", "2026-12-31"),
        ("LAST_YEAR", "2025-01-01", "2025-12-31"),
        ("LAST_7_DAYS", "2026-02-12", "2026-02-18"),
        ("LAST_30_DAYS", "2026-01-20", "2026-02-18"),
        ("LAST_90_DAYS", "2025-11-21", "2026-02-18"),
        ("LAST_365_DAYS", "2025-02-19", "2026-02-18"),
    ],
)
def test_presets_on_wednesday_18_february_2026(preset: str, first: str, last: str) -> None:
    assert of_preset(preset, "2026-02-18T12:00:00+01:00") == (first, last)


def test_every_preset_is_a_case_above_and_holds_today_or_lies_before_it() -> None:
    now = at("2026-02-18T12:00:00+01:00")
    for preset in PeriodPreset:
        period = find_period(BERLIN, MONDAY, now, preset=preset)
        assert period.interval.holds(now) == (preset.value.startswith(("THIS", "TODAY")) or "_DAYS" in preset.value)
        assert period.interval.start <= now


@pytest.mark.parametrize(
    ("week_start", "first", "last"),
    [
        (MONDAY, "2026-02-09", "2026-02-15"),
        (SUNDAY, "2026-02-15", "2026-02-21"),
        (SATURDAY, "2026-02-14", "2026-02-20"),
        (WeekStart.TUESDAY, "2026-02-10", "2026-02-16"),
    ],
)
def test_the_week_of_sunday_15_february_begins_when_the_company_says(
    week_start: WeekStart, first: str, last: str
) -> None:
    assert of_preset("THIS_WEEK", "2026-02-15T12:00:00+01:00", week_start) == (first, last)


def test_today_is_today_on_the_companys_clock() -> None:
    late_in_utc = "2026-02-28T23:30:00+00:00"
    assert of_preset("TODAY", late_in_utc) == ("2026-03-01", "2026-03-01")
    assert of_preset("THIS_MONTH", late_in_utc) == ("2026-03-01", "2026-03-31")
    assert of_preset("THIS_MONTH", late_in_utc, zone=ZoneInfo("America/New_York")) == ("2026-02-01", "2026-02-28")


def test_nothing_asked_for_is_this_month() -> None:
    period = find_period(BERLIN, MONDAY, at("2026-02-18T12:00:00+01:00"))
    assert (period.first, period.after) == (date(2026, 2, 1), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("first", "last", "hours"),
    [
        ("2026-03-28", "2026-03-28", 24),
        ("2026-03-29", "2026-03-29", 23),
        ("2025-10-26", "2025-10-26", 25),
        ("2026-03-01", "2026-03-31", 31 * 24 - 1),
        ("2025-10-01", "2025-10-31", 31 * 24 + 1),
        ("2026-01-01", "2026-12-31", 365 * 24),
    ],
)
def test_a_day_has_the_hours_it_has(first: str, last: str, hours: int) -> None:
    interval = days(first, last).interval
    assert interval.end - interval.start == timedelta(hours=hours)


def test_the_last_moment_of_a_month_is_in_it_and_the_next_is_not() -> None:
    interval = days("2025-12-01", "2025-12-31").interval
    assert interval == Interval(at("2025-12-01T00:00:00+01:00"), at("2026-01-01T00:00:00+01:00"))
    period = days("2025-12-01", "2025-12-31")
    assert period.interval.holds(interval.start)
    assert period.interval.holds(interval.end - timedelta(microseconds=1))
    assert not period.interval.holds(interval.end)


@pytest.mark.parametrize(
    ("zone", "day", "instant"),
    [
        # Clocks jump from midnight to 1:00: the day begins at 1:00.
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"),
        # Midnight comes twice, at 0:00 and an hour later: the first one.
        ("America/Havana", "2024-11-03", "2024-11-03T00:00:00-04:00"),
        # The day never was: it is empty, and both of its midnights are the moment it was left out.
        ("Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00"),
        ("Asia/Kathmandu", "2024-07-01", "2024-06-30T18:15:00+00:00"),
    ],
)
def test_a_day_begins_with_its_first_instant(zone: str, day: str, instant: str) -> None:
    assert midnight(date.fromisoformat(day), ZoneInfo(zone)) == at(instant)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"preset": PeriodPreset.TODAY, "first": date(2026, 1, 1)}, "preset"),
        ({"preset": PeriodPreset.TODAY, "last": date(2026, 1, 1)}, "preset"),
        ({"first": date(2026, 1, 1)}, "to"),
        ({"last": date(2026, 1, 1)}, "from"),
        ({"first": date(2026, 1, 2), "last": date(2026, 1, 1)}, "to"),
        ({"first": date(1899, 12, 31), "last": date(2026, 1, 1)}, "from"),
        ({"first": date(2026, 1, 1), "last": date(2201, 1, 1)}, "to"),
    ],
)
def test_a_period_that_cannot_be_is_refused_by_its_field(asked: dict[str, object], field: str) -> None:
    with pytest.raises(RequestError) as refusal:
        find_period(BERLIN, MONDAY, datetime(2026, 1, 1, tzinfo=UTC), **asked)  # pyright: ignore[reportArgumentType]
    assert refusal.value.code is ErrorCode.BAD_USER_INPUT
    assert refusal.value.field == ("period", field)


def test_one_day_and_all_days_there_are_can_be_asked_for() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for first, last in ((date(1900, 1, 1), date(1900, 1, 1)), (date(1900, 1, 1), date(2200, 12, 31))):
        period = find_period(BERLIN, MONDAY, now, first=first, last=last)
        assert (period.first, period.after - timedelta(days=1)) == (first, last)
