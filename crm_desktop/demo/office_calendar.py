"""When things happen in the demo company: its days, office hours, seasons and growth."""

from bisect import bisect
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random

from crm_desktop.demo.day_curve import THIS_MORNING, WORKING_DAY
from crm_desktop.demo.seasons import busyness
from models.time_zone import time_zone

HISTORY_DAYS = 760
"""Whole days before today: 25 months, so that last year's same period is always complete."""
DAY = 86_400
_OUTLOOK = 366
"""How far plans may reach, in days from today."""


class OfficeCalendar:
    """The company's wall clock from the first day of its history until nine o'clock of today.

    A *moment* is a number of seconds: 86,400 for every local day since the first one. It leaves out that clocks are changed,
    so moments lie in the hours (6 to 21) where every day of the year has each time once.
    """

    def __init__(
        self, today: date, timezone: str, holidays: frozenset[tuple[int, int]], *, deals: int, rng: Random
    ) -> None:
        self.last_day = HISTORY_DAYS
        self.now = self.last_day * DAY + 9 * 3_600
        days = [today + timedelta(days=day - HISTORY_DAYS) for day in range(HISTORY_DAYS + 1)]
        zone = time_zone(timezone)
        self._offsets = [datetime.combine(day, time(12), zone).isoformat()[19:] for day in days]
        self._bare_dates = [(days[0] + timedelta(days=day)).isoformat() for day in range(HISTORY_DAYS + _OUTLOOK)]
        self._minutes = [f"{minute // 60:02}:{minute % 60:02}:" for minute in range(1_440)]
        self._seconds = [f"{second:02}" for second in range(60)]
        self._is_working = [day.weekday() < 5 and (day.month, day.day) not in holidays for day in days[:-1]] + [True]
        weights = busyness(days[:-1], holidays, rng)
        # The morning of today is half a working day; in a small company a few deals all the same.
        morning = max(0.5 * sum(weights) / HISTORY_DAYS, sum(weights) * 3.5 / deals)
        self._cumulative = list(accumulate([*weights, morning]))

    def stamp(self, moment: int) -> str:
        """The moment as the import format has it: ISO 8601 with the zone's offset on that day."""
        day, second = divmod(moment, DAY)
        return f"{self._bare_dates[day]}T{self._minutes[second // 60]}{self._seconds[second % 60]}{self._offsets[day]}"

    def bare_date(self, day: int) -> str:
        """A day without a time; plans may lie up to a year ahead."""
        return self._bare_dates[day]

    def moment_of_share(self, share: float) -> int:
        """The moment by which that share (0 to 1) of all business of the history has begun; grows with the share."""
        wanted = share * self._cumulative[-1]
        day = bisect(self._cumulative, wanted, 0, self.last_day)
        before = self._cumulative[day - 1] if day else 0.0
        return self._moment(day, (wanted - before) / (self._cumulative[day] - before))

    def moment_on(self, day: int, rng: Random, weekend: float = 0.05) -> int | None:
        """A moment of a day, or of a working day soon after it; none when that is still to come.

        ``weekend`` is the chance that something happens although the office is closed.
        """
        if day < self.last_day and not self._is_working[day] and rng.random() >= weekend:
            # Not all of it on the first day after the holidays.
            day += int(rng.random() * 3)
            while day < self.last_day and not self._is_working[day]:
                day += 1
        # Half of what today brings is still to come.
        if day > self.last_day or (day == self.last_day and rng.random() < 0.5):
            return None
        return self._moment(day, rng.random())

    def this_morning(self, rng: Random) -> int:
        """A moment of today."""
        return self._moment(self.last_day, rng.random())

    def later(self, moment: int, days: float, rng: Random) -> int | None:
        """A moment that many days later, or so; none when that is still to come."""
        day = moment // DAY
        if days < 0.5:
            soon = moment + 300 + int(rng.random() * 7_200)
            if soon <= self.now and soon < day * DAY + 21 * 3_600:
                return soon
        return self.moment_on(day + max(1, round(days)), rng)

    def within(self, first: int, last: int, rng: Random, weekend: float = 0.05) -> int | None:
        """A moment from ``first``, which is over, to ``last`` or shortly after; none when it is still to come."""
        day = (first + int((last - first) * rng.random())) // DAY
        moment = self.moment_on(day, rng, weekend)
        if moment is None or moment >= first:
            return moment
        return min(first + int(rng.random() * 5_400), self.now)

    def _moment(self, day: int, share: float) -> int:
        curve = WORKING_DAY if day < self.last_day else THIS_MORNING
        return day * DAY + curve.second(share)
