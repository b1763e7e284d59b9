"""What an answer depends on besides the company's data: the instant it was asked at, and the visit of whoever asked.

Noted by what is answered at the place where it depends on it, so that whoever keeps an answer knows for how long it is true.
"""

from bisect import bisect_right
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from models.time_zone import TimeZone
from resolvers.period import Interval
from resolvers.zone_offsets import offsets_of


@dataclass(slots=True)
class Validity:
    """Of one request. ``instants``: it would be answered alike at each of them, were nothing written and the visit the same.

    ``follows_visit``: with another beginning of the feed it would be another answer. ``is_look``: whoever got it has looked at their
    feed. ``is_whole``: nothing of it failed.
    """

    instants: Interval
    follows_visit: bool = False
    is_look: bool = False
    is_whole: bool = True


_noted: ContextVar[Validity | None] = ContextVar("validity", default=None)


@contextmanager
def note_validity(zone: TimeZone, now: datetime) -> Generator[Validity]:
    """Notes what is answered at this instant, in this task and those that it begins.

    Periods, steps and days are cut by the company's clock. While that shows one day, by one offset, they all stay what they are.
    """
    validity = Validity(one_day(zone, now))
    token = _noted.set(validity)
    try:
        yield validity
    finally:
        _noted.reset(token)


def is_of_this_instant() -> None:
    """Notes that the answer would be another one a moment later."""
    if validity := _noted.get():
        validity.instants = Interval(validity.instants.start, validity.instants.start)


def follows_visit() -> None:
    """Notes that the answer depends on where the viewer's feed begins."""
    if validity := _noted.get():
        validity.follows_visit = True


def is_look() -> None:
    """Notes that the viewer has looked at their feed."""
    if validity := _noted.get():
        validity.is_look = True


def is_incomplete() -> None:
    """Notes that a part of the answer failed, and may be there the next time."""
    if validity := _noted.get():
        validity.is_whole = False


def one_day(zone: TimeZone, now: datetime) -> Interval:
    """The instants around this one at which the zone's clock shows the same day, without having been set anew in between."""
    clock = offsets_of(zone)
    place = bisect_right(clock.changes, now)
    offset = timedelta(seconds=clock.offsets[place])
    start = datetime.combine((now + offset).date(), time(), now.tzinfo) - offset
    end = start + timedelta(days=1)
    return Interval(max((start, *clock.changes[place - 1 : place])), min((end, *clock.changes[place : place + 1])))
