"""Periods, by hand."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.oracle.clock import instant_of, start_of_day
from tests.oracle.periods import (
    Days,
    Interval,
    buckets,
    days_asked_for,
    days_of_preset,
    interval_of,
)

BERLIN = ZoneInfo("Europe/Berlin")
MARCH = Days(date(2024, 3, 1), date(2024, 4, 1))


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("preset", "first", "last"),
    [
        ("TODAY", "2024-05-15", "2024-05-15"),
        ("YESTERDAY", "2024-05-14", "2024-05-14"),
        ("THIS_WEEK", "2024-05-13", "2024-05-19"),
        ("LAST_WEEK", "2024-05-06", "2024-05-12"),
        ("THIS_MONTH", "2024-05-01", "2024-05-31"),
        ("LAST_MONTH", "2024-04-01", "2024-04-30"),
        ("THIS_QUARTER", "2024-04-01", "2024-06-30"),
        ("LAST_QUARTER", "2024-01-01", "2024-03-31"),
        ("THIS_YEAR", "2024-01-01", "2024-12-31"),
        ("LAST_YEAR", "2023-01-01", "2023-12-31"),
        ("LAST_7_DAYS", "2024-05-09", "2024-05-15"),
        ("LAST_30_DAYS", "2024-04-16", "2024-05-15"),
    ],
)
def test_a_preset_means_whole_days_around_today(preset: str, first: str, last: str) -> None:
    days = days_of_preset(preset, date(2024, 5, 15), "monday")
    assert days == Days(date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1))


def test_a_week_begins_on_the_companys_first_weekday() -> None:
    assert days_of_preset("THIS_WEEK", date(2024, 5, 15), "sunday").first == date(2024, 5, 12)
    assert days_of_preset("THIS_WEEK", date(2024, 5, 15), "wednesday").first == date(2024, 5, 15)


def test_last_month_of_january_is_december_and_last_quarter_is_in_the_year_before() -> None:
    assert days_of_preset("LAST_MONTH", date(2024, 1, 31), "monday") == Days(date(2023, 12, 1), date(2024, 1, 1))
    assert days_of_preset("LAST_QUARTER", date(2024, 2, 1), "monday") == Days(date(2023, 10, 1), date(2024, 1, 1))


def test_without_a_period_it_is_this_month_by_the_companys_clock() -> None:
    late = utc(2024, 4, 30, 22, 30)  # half past midnight on 1 May in Berlin
    days = days_asked_for(None, None, None, now=late, zone=BERLIN, week_start="monday")
    assert days == Days(date(2024, 5, 1), date(2024, 6, 1))


def test_two_dates_are_both_included() -> None:
    days = days_asked_for(
        None, date(2024, 3, 1), date(2024, 3, 31), now=utc(2024, 5, 1), zone=BERLIN, week_start="monday"
    )
    assert days == MARCH
    assert interval_of(days, BERLIN) == Interval(utc(2024, 2, 29, 23), utc(2024, 3, 31, 22))


def test_a_day_has_23_or_25_hours_when_the_clocks_change() -> None:
    short = interval_of(Days(date(2024, 3, 31), date(2024, 4, 1)), BERLIN)
    long = interval_of(Days(date(2024, 10, 27), date(2024, 10, 28)), BERLIN)
    assert short.end - short.start == timedelta(hours=23)
    assert long.end - long.start == timedelta(hours=25)


def test_where_the_clocks_jump_over_midnight_the_day_begins_with_its_first_instant() -> None:
    sao_paulo = ZoneInfo("America/Sao_Paulo")  # 4 November 2018: 00:00 became 01:00
    assert start_of_day(date(2018, 11, 4), sao_paulo) == utc(2018, 11, 4, 3)
    apia = ZoneInfo("Pacific/Apia")  # 30 December 2011 never was
    assert start_of_day(date(2011, 12, 30), apia) == start_of_day(date(2011, 12, 31), apia) == utc(2011, 12, 30, 10)


def test_where_midnight_comes_twice_the_day_begins_with_the_first() -> None:
    havana = ZoneInfo("America/Havana")  # 3 November 2024: 01:00 became 00:00
    assert start_of_day(date(2024, 11, 3), havana) == utc(2024, 11, 3, 4)


def test_a_time_the_clocks_jump_over_is_the_instant_of_the_jump() -> None:
    assert instant_of(datetime(2024, 3, 31, 2, 30), BERLIN) == utc(2024, 3, 31, 1)


def starts(days: Days, granularity: str | None = None) -> list[datetime]:
    return [each.start for each in buckets(days, granularity, zone=BERLIN, week_start="monday")]


def test_the_step_is_a_day_up_to_31_days_a_week_up_to_26_weeks_else_a_month() -> None:
    first = date(2024, 1, 1)  # a Monday
    assert len(starts(Days(first, first + timedelta(days=31)))) == 31
    assert len(starts(Days(first, first + timedelta(days=32)))) == 5
    assert len(starts(Days(first, first + timedelta(days=182)))) == 26
    assert len(starts(Days(first, first + timedelta(days=183)))) == 7
    assert len(starts(Days(first, first + timedelta(days=31)), "MONTH")) == 1


def test_the_first_and_the_last_step_are_clipped_to_the_period() -> None:
    weeks = buckets(MARCH, "WEEK", zone=BERLIN, week_start="monday")  # from Friday 1 to Sunday 31 March
    assert weeks[0] == interval_of(Days(date(2024, 3, 1), date(2024, 3, 4)), BERLIN)
    assert weeks[-1] == interval_of(Days(date(2024, 3, 25), date(2024, 4, 1)), BERLIN)
    assert len(weeks) == 5


def test_steps_follow_each_other_without_a_gap() -> None:
    for step in ("DAY", "WEEK", "MONTH", "QUARTER", "YEAR"):
        steps = buckets(MARCH, step, zone=BERLIN, week_start="sunday")
        assert [each.end for each in steps[:-1]] == [each.start for each in steps[1:]]
        assert Interval(steps[0].start, steps[-1].end) == interval_of(MARCH, BERLIN)


def test_a_day_that_never_was_is_no_step() -> None:
    days = Days(date(2011, 12, 29), date(2012, 1, 1))
    assert len(buckets(days, "DAY", zone=ZoneInfo("Pacific/Apia"), week_start="monday")) == 2


def test_a_period_that_never_was_is_one_step_in_which_nothing_happens() -> None:
    apia, days = ZoneInfo("Pacific/Apia"), Days(date(2011, 12, 30), date(2011, 12, 31))
    assert buckets(days, None, zone=apia, week_start="monday") == [
        Interval(utc(2011, 12, 30, 10), utc(2011, 12, 30, 10))
    ]


def test_quarters_and_years_are_those_of_the_calendar() -> None:
    days = Days(date(2023, 11, 15), date(2025, 2, 1))
    quarters = [date(2023, 11, 15), date(2024, 1, 1), date(2024, 4, 1), date(2024, 7, 1), date(2024, 10, 1)]
    assert starts(days, "QUARTER") == [start_of_day(day, BERLIN) for day in [*quarters, date(2025, 1, 1)]]
    years = [date(2023, 11, 15), date(2024, 1, 1), date(2025, 1, 1)]
    assert starts(days, "YEAR") == [start_of_day(day, BERLIN) for day in years]
