"""Days on a clock, by the oracle's midnights."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from tests.oracle.clock import start_of_day


def day_of(at: datetime, zone: ZoneInfo) -> date:
    """The day that the instant is in, from one midnight to the next."""
    day = at.astimezone(zone).date()
    while start_of_day(date.fromordinal(day.toordinal() + 1), zone) <= at:
        day = date.fromordinal(day.toordinal() + 1)
    return day
