"""Steps of time, by cases worked out by hand."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from models import WeekStart
from resolvers.errors import ErrorCode, RequestError
from resolvers.granularity import Granularity, cut
from resolvers.period import Period

BERLIN = ZoneInfo("Europe/Berlin")


def starts(first: str, last: str, step: str | None = None, week_start: WeekStart = WeekStart.MONDAY) -> list[str]:
    """The local days on which the steps of a period begin; there are no gaps between them."""
    period = Period(date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1), BERLIN)
    buckets = cut(period, week_start, None if step is None else Granularity(step))
    assert buckets.starts[0] == period.interval.start
    assert buckets.ends[-1] == period.interval.end
    assert buckets.starts[1:] == buckets.ends[:-1]
    assert all(buckets.interval(n).start < buckets.interval(n).end for n in range(len(buckets.starts)))
    midnights = [start.astimezone(BERLIN) for start in buckets.starts]
    assert all((each.hour, each.minute) == (0, 0) for each in midnights)
    return [each.strftime("%m-%d") for each in midnights]


@pytest.mark.parametrize(
    ("first", "last", "step"),
    [
        ("2026-03-01", "2026-03-01", Granularity.DAY),
        ("2026-03-01", "2026-03-31", Granularity.DAY),
        ("2026-03-01", "2026-04-01", Granularity.WEEK),
        ("2026-01-01", "2026-07-01", Granularity.WEEK),
        ("2026-01-01", "2026-07-02", Granularity.MONTH),
        ("2020-01-01", "2026-12-31", Granularity.MONTH),
    ],
)
def test_days_up_to_31_days_weeks_up_to_26_weeks_and_months_beyond(first: str, last: str, step: Granularity) -> None:
    period = Period(date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1), BERLIN)
    assert cut(period, WeekStart.MONDAY).granularity is step


def test_days_are_local_days_also_when_clocks_change() -> None:
    assert starts("2026-03-28", "2026-03-31") == ["03-28", "03-29", "03-30", "03-31"]


def test_the_first_and_the_last_week_are_as_long_as_the_period_lets_them() -> None:
    assert starts("2026-03-04", "2026-03-17", "WEEK") == ["03-04", "03-09", "03-16"]
    assert starts("2026-03-09", "2026-03-15", "WEEK") == ["03-09"]


def test_weeks_begin_on_the_companys_first_weekday() -> None:
    assert starts("2026-03-04", "2026-03-17", "WEEK", WeekStart.SUNDAY) == ["03-04", "03-08", "03-15"]
    assert starts("2026-03-04", "2026-03-17", "WEEK", WeekStart.WEDNESDAY) == ["03-04", "03-11"]


def test_months_quarters_and_years_are_those_of_the_calendar() -> None:
    assert starts("2026-01-15", "2026-04-15", "MONTH") == ["01-15", "02-01", "03-01", "04-01"]
    assert starts("2025-11-15", "2026-08-01", "QUARTER") == ["11-15", "01-01", "04-01", "07-01"]
    assert starts("2024-06-30", "2026-01-01", "YEAR") == ["06-30", "01-01", "01-01"]
    assert starts("2025-12-31", "2026-01-01", "MONTH") == ["12-31", "01-01"]


def test_so_many_steps_that_nobody_could_read_them_are_refused() -> None:
    assert len(starts("2020-01-01", "2022-09-26", "DAY")) == 1_000
    with pytest.raises(RequestError) as refusal:
        starts("2020-01-01", "2022-09-27", "DAY")
    assert (refusal.value.code, refusal.value.field) == (ErrorCode.BAD_USER_INPUT, ("granularity",))


def test_a_day_that_a_zone_left_out_has_no_step_of_its_own() -> None:
    apia = ZoneInfo("Pacific/Apia")
    buckets = cut(Period(date(2011, 12, 29), date(2012, 1, 1), apia), WeekStart.MONDAY)
    assert [start.astimezone(apia).day for start in buckets.starts] == [29, 31]
    nothing = cut(Period(date(2011, 12, 30), date(2011, 12, 31), apia), WeekStart.MONDAY)
    assert nothing.starts == nothing.ends
