"""What periods are compared with, by cases worked out by hand."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models import WeekStart
from resolvers.comparison import Comparison, EarlierPeriod, cut_beside, earlier_period
from resolvers.granularity import Granularity, cut
from resolvers.period import Interval, Period, PeriodPreset, find_period
from tests.oracle.comparison_cases import CASES, Case

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str, zone: ZoneInfo) -> datetime:
    """The first instant at which the clock shows it, unless the text has an offset."""
    return datetime.fromisoformat(text) if "+" in text else datetime.fromisoformat(text).replace(tzinfo=zone)


def days(first: str, last: str, zone: ZoneInfo) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1), zone)


@pytest.mark.parametrize(("compare_to", "what", "case"), CASES)
def test_like_is_compared_with_like(compare_to: str, what: str, case: Case) -> None:
    zone = ZoneInfo(case.zone)
    period = days(case.first, case.last, zone)
    found = earlier_period(period, Comparison(compare_to), WeekStart(case.week_start), at(case.now, zone))
    expected = case.earlier and Interval(*(at(text, zone) for text in case.earlier))
    assert (found and found.interval) == expected, what


def test_without_a_comparison_there_is_no_earlier_period() -> None:
    period = days("2026-03-01", "2026-03-31", BERLIN)
    assert earlier_period(period, Comparison.NONE, WeekStart.MONDAY, at("2026-03-10T12:00", BERLIN)) is None


@pytest.mark.parametrize(
    ("preset", "first"),
    [
        ("THIS_MONTH", "2026-10-01"),
        ("LAST_MONTH", "2026-09-01"),
        ("THIS_QUARTER", "2026-07-01"),
        ("LAST_QUARTER", "2026-04-01"),
        ("THIS_YEAR", "2025-01-01"),
        ("LAST_YEAR", "2024-01-01"),
        ("LAST_WEEK", "2026-11-09"),
        ("LAST_7_DAYS", "2026-11-15"),
    ],
)
def test_a_preset_is_compared_as_its_days_are(preset: str, first: str) -> None:
    now = at("2026-11-28T14:49", BERLIN)
    period = find_period(BERLIN, WeekStart.MONDAY, now, preset=PeriodPreset(preset))
    found = earlier_period(period, Comparison.PREVIOUS_PERIOD, WeekStart.MONDAY, now)
    assert found is not None
    assert str(found.period.first) == first


def test_all_days_there_are_can_be_compared() -> None:
    now = at("2026-01-01T00:00", BERLIN)
    for first, last in (("1900-01-01", "1900-01-01"), ("1900-01-01", "2200-12-31")):
        for comparison in (Comparison.PREVIOUS_PERIOD, Comparison.SAME_PERIOD_LAST_YEAR):
            found = earlier_period(days(first, last, BERLIN), comparison, WeekStart.MONDAY, now)
            assert found is not None
            assert found.interval.start <= found.interval.end < now


def beside(first: str, last: str, now: str, granularity: str) -> list[str]:
    """The local days on which the steps of the earlier period begin."""
    period = days(first, last, BERLIN)
    earlier = earlier_period(period, Comparison.PREVIOUS_PERIOD, WeekStart.MONDAY, at(now, BERLIN))
    assert isinstance(earlier, EarlierPeriod)
    buckets = cut(period, WeekStart.MONDAY, Granularity(granularity))
    found = cut_beside(buckets, period, earlier, WeekStart.MONDAY)
    assert found.starts[1:] == found.ends[:-1]
    assert Interval(found.starts[0], found.ends[-1]).as_of(at(now, BERLIN)) == earlier.interval
    return [f"{start.astimezone(BERLIN):%m-%d}" for start in found.starts]


def test_the_steps_of_months_quarters_and_years_are_their_own() -> None:
    assert len(beside("2026-10-01", "2026-10-31", "2026-12-01T00:00", "DAY")) == 30
    assert len(beside("2026-02-01", "2026-02-28", "2026-12-01T00:00", "DAY")) == 31
    assert len(beside("2026-11-01", "2026-11-30", "2026-11-28T14:49", "DAY")) == 28
    assert beside("2026-04-01", "2026-06-30", "2026-12-01T00:00", "MONTH") == ["01-01", "02-01", "03-01"]


def test_the_steps_of_other_days_begin_as_many_days_after_the_first() -> None:
    assert beside("2026-03-04", "2026-03-19", "2026-12-01T00:00", "WEEK") == ["02-16", "02-21", "02-28"]
    assert beside("2026-03-04", "2026-03-19", "2026-03-10T12:00", "WEEK") == ["02-16", "02-21"]
