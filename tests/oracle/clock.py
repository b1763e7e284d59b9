"""The company's clock: instants to wall clocks and back."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def wall_clock(instant: datetime, zone: ZoneInfo) -> datetime:
    """What a clock on the company's wall shows at an instant, without an offset."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def instant_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant at which the company's clock shows `wall`, or has jumped past it."""
    instant = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if wall_clock(instant, zone) == wall:
        return instant
    # The clock never shows this time: narrow down the instant of the jump between the two offsets' answers.
    before, after = wall.replace(tzinfo=zone, fold=1).astimezone(UTC), instant
    while after - before > timedelta.resolution:
        middle = before + (after - before) / 2
        if wall_clock(middle, zone) < wall:
            before = middle
        else:
            after = middle
    return after


def midnight(day: date) -> datetime:
    """The wall clock at the beginning of a day."""
    return datetime.combine(day, time())


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a local day."""
    return instant_of(midnight(day), zone)
