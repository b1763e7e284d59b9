"""What periods are compared with: the oracle, by hand."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.oracle.clock import instant_of
from tests.oracle.comparison import Asked
from tests.oracle.comparison_cases import CASES, Case
from tests.oracle.periods import Days, Interval, buckets

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else instant_of(time, zone)


def asked(first: str, last: str, now: str, compare_to: str = "PREVIOUS_PERIOD", case: Case | None = None) -> Asked:
    zone = ZoneInfo(case.zone) if case else BERLIN
    days = Days(date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1))
    return Asked(days, compare_to, at(now, zone), zone, case.week_start if case else "monday")


@pytest.mark.parametrize(("compare_to", "what", "case"), CASES)
def test_like_is_compared_with_like(compare_to: str, what: str, case: Case) -> None:
    found = asked(case.first, case.last, case.now, compare_to, case).earlier
    zone = ZoneInfo(case.zone)
    assert found == (case.earlier and Interval(*(at(text, zone) for text in case.earlier))), what


def test_nothing_is_compared_when_nothing_is_asked() -> None:
    assert asked("2026-03-01", "2026-03-31", "2030-01-01", "NONE").earlier is None


def steps_beside(first: str, last: str, now: str, granularity: str, compare_to: str = "PREVIOUS_PERIOD") -> list[str]:
    question = asked(first, last, now, compare_to)
    steps = buckets(question.days, granularity, zone=BERLIN, week_start="monday")
    beside = question.beside(steps, granularity)
    assert [step.end for step in beside[:-1]] == [step.start for step in beside[1:]]
    assert beside == [] or Interval(beside[0].start, beside[-1].end) == question.earlier
    return [f"{step.start.astimezone(BERLIN):%m-%d}" for step in beside]


def test_the_steps_of_months_quarters_and_years_are_their_own() -> None:
    assert len(steps_beside("2026-10-01", "2026-10-31", "2026-12-01", "DAY")) == 30
    assert len(steps_beside("2026-02-01", "2026-02-28", "2026-12-01", "DAY")) == 31
    assert len(steps_beside("2026-11-01", "2026-11-30", "2026-11-28T14:49", "DAY")) == 28
    september = ["09-01", "09-07", "09-14", "09-21", "09-28"]
    assert steps_beside("2026-10-01", "2026-10-31", "2026-12-01", "WEEK") == september
    assert steps_beside("2026-04-01", "2026-06-30", "2026-12-01", "MONTH") == ["01-01", "02-01", "03-01"]


def test_the_steps_of_other_days_begin_as_many_days_after_the_first() -> None:
    # From Wednesday 4 to Thursday 19 March: the weeks begin on the 9th and the 16th.
    assert steps_beside("2026-03-04", "2026-03-19", "2026-12-01", "WEEK") == ["02-16", "02-21", "02-28"]
    assert steps_beside("2026-03-04", "2026-03-19", "2026-03-10T12:00", "WEEK") == ["02-16", "02-21"]


def test_what_is_still_to_come_has_no_steps_beside_it() -> None:
    assert steps_beside("2026-12-01", "2026-12-31", "2026-11-28T14:49", "DAY") == []
