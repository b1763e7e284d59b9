"""Ends that go on with the clock: in the place of the instant that they stand for, and that instant whenever they are asked for it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from models import WeekStart
from models.time_zone import time_zone
from resolvers.comparison import Comparison, EarlierPeriod, cut_beside, earlier_period
from resolvers.granularity import Granularity, cut
from resolvers.period import Interval, Period, PeriodPreset, find_period, first_day_from, midnight
from resolvers.planner.cell_spans import begins_month, day_of, spans_of
from resolvers.running_end import RunningEnd, RunningList, as_of
from resolvers.step_names import step_name
from tests.properties.clocks import CLOCKS, Clock, clocks, moments

WEEK = WeekStart.MONDAY
presets = st.sampled_from(PeriodPreset)
comparisons = st.sampled_from([Comparison.PREVIOUS_PERIOD, Comparison.SAME_PERIOD_LAST_YEAR])
clocked = clocks.flatmap(lambda clock: st.tuples(st.just(clock), moments(clock)))


def compared(clock: Clock, now: datetime, preset: PeriodPreset, comparison: Comparison) -> tuple[Period, EarlierPeriod]:
    """A period that runs, and what it is compared with, of which some has passed."""
    zone = time_zone(clock.timezone)
    period = find_period(zone, WEEK, now, preset=preset)
    earlier = earlier_period(period, comparison, WEEK, now)
    assert earlier is not None
    return period, earlier


@settings(deadline=None)  # What a zone's clock shows is found out the first time.
@given(clocked, st.integers(0, 2 * 86_400), presets, comparisons)
@example(
    (CLOCKS[1], datetime.fromisoformat("2024-04-30T02:30:00+02:00")),
    1800,
    PeriodPreset.THIS_MONTH,
    Comparison("PREVIOUS_PERIOD"),
)
def test_it_is_the_same_all_day_and_tells_the_instant_of_any_time(
    at: tuple[Clock, datetime], seconds: int, preset: PeriodPreset, comparison: Comparison
) -> None:
    clock, now = at
    _, first = compared(clock, now, preset, comparison)
    later = now + timedelta(seconds=seconds)
    _, then = compared(clock, later, preset, comparison)
    assert first.asked.as_of(now) == first.interval
    assert then.asked.as_of(later) == then.interval
    for one, other in ((first, then), (then, first)):
        if isinstance(one.asked.end, RunningEnd):
            is_in_it = one.asked.end.start < other.interval.end < one.asked.end.end
            assert (one.asked.end == other.asked.end) == is_in_it
    if first.asked == then.asked:
        assert hash(first.asked) == hash(then.asked)
        assert first.asked.as_of(later) == then.interval


@settings(deadline=None)  # What a zone's clock shows is found out the first time.
@given(clocked, presets, comparisons, st.sampled_from(Granularity))
def test_steps_and_stretches_of_it_are_those_of_the_instant(
    at: tuple[Clock, datetime], preset: PeriodPreset, comparison: Comparison, step: Granularity
) -> None:
    clock, now = at
    zone = time_zone(clock.timezone)
    period, earlier = compared(clock, now, preset, comparison)
    plain = replace(earlier, asked=earlier.interval)
    buckets = cut(period, WEEK, step)
    running, alone = (cut_beside(buckets, period, each, WEEK) for each in (earlier, plain))
    assert running.starts == alone.starts
    assert as_of(RunningList(running.ends), now) == [*alone.ends]
    for number in range(len(running.starts)):
        one, other = running.interval(number), alone.interval(number)
        assert one.days(zone) == other.days(zone)
        assert step_name(one.start, one.end, step, zone) == step_name(other.start, other.end, step, zone)
        assert day_of(one.end, zone) == day_of(other.end, zone)
        assert begins_month(one.end, zone) == begins_month(other.end, zone)
        assert first_day_from(one.end, zone) == first_day_from(other.end, zone)
    for asked in ((running.starts[0], running.ends[-1]), (running.ends[-1], None), (None, running.ends[-1])):
        found = spans_of(frozenset((*buckets.starts, *running.ends)), *asked, zone)
        start, end = (None if each is None else as_of(each, now) for each in asked)
        expected = spans_of(frozenset((*buckets.starts, *alone.ends)), start, end, zone)
        assert found.cells == expected.cells
        assert [Interval(*(as_of(each, now) for each in edge)) for edge in found.edges] == [
            Interval(*edge) for edge in expected.edges
        ]


@settings(deadline=None)  # What a zone's clock shows is found out the first time.
@given(clocked, presets, comparisons)
def test_no_day_begins_in_its_place_and_all_others_stand_on_the_same_side(
    at: tuple[Clock, datetime], preset: PeriodPreset, comparison: Comparison
) -> None:
    clock, now = at
    zone = time_zone(clock.timezone)
    _, earlier = compared(clock, now, preset, comparison)
    end = earlier.asked.end
    assume(isinstance(end, RunningEnd))
    day = earlier.interval.end.astimezone(zone).date()
    for days in range(-2, 4):
        other = midnight(day + timedelta(days=days), zone)
        assert (other < end, other > end) == (other < earlier.interval.end, other > earlier.interval.end)
        assert (end < other, end <= other, end > other, end >= other) == (
            (other > end), (other > end), (other < end), (other < end),
        )  # fmt: skip


def test_it_is_no_instant() -> None:
    now = datetime.fromisoformat("2026-04-10T09:30:00+02:00")
    _, earlier = compared(CLOCKS[1], now, PeriodPreset.THIS_MONTH, Comparison.PREVIOUS_PERIOD)
    assert isinstance(earlier.asked.end, RunningEnd)
    assert not isinstance(earlier.asked.end, datetime)
    with pytest.raises(AttributeError):
        earlier.asked.on_clock(time_zone("Europe/Berlin"))


def test_before_clocks_are_known_it_is_an_instant() -> None:
    now = datetime.fromisoformat("2026-04-10T09:30:00+02:00")
    period = find_period(
        time_zone("Europe/Berlin"), WEEK, now, first=datetime(1900, 1, 1).date(), last=datetime(2200, 12, 31).date()
    )
    earlier = earlier_period(period, Comparison.PREVIOUS_PERIOD, WEEK, now)
    assert earlier is not None
    assert earlier.asked == earlier.interval
