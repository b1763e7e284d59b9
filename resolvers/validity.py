"""What an answer depends on besides the company's data: the instant it was asked at, and the visit of whoever asked.

Noted by what is answered at the place where it depends on it, so that whoever keeps an answer knows for how long it is true.
"""

import secrets
from bisect import bisect_right
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from models.time_zone import TimeZone
from resolvers.period import Interval
from resolvers.running_end import RunningEnd
from resolvers.zone_offsets import offsets_of


@dataclass(slots=True)
class Validity:
    """Of one request. ``instants``: it would be answered alike at each of them, were nothing written and the visit the same.

    ``earlier_ends`` are where earlier periods end that go on as the clock does: up to their next rows it is the same, too.
    ``tells_instant``: the instant it was asked at stands in it, as `INSTANT`, to be put in whenever it is given.
    ``follows_visit``: with another beginning of the feed it would be another answer. ``is_look``: whoever got it has looked at their
    feed. ``is_whole``: nothing of it failed.
    """

    instants: Interval
    follows_visit: bool = False
    is_look: bool = False
    is_whole: bool = True
    tells_instant: bool = False
    earlier_ends: set[datetime] = field(default_factory=set[datetime])

    @property
    def is_of_the_day(self) -> bool:
        """Whether it holds at all instants of the day, for whoever asks, and was all there."""
        follows_more = self.follows_visit or self.is_look or self.tells_instant or self.earlier_ends
        return self.is_whole and not follows_more and self.instants.start < self.instants.end


# What nobody can have written into a record: it is of this process, and leaves it nowhere.
INSTANT = f"instant-{secrets.token_hex(16)}"
"""Stands for the instant in an answer that is kept."""

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


def is_up_to(earlier_end: datetime) -> None:
    """Notes that an earlier period is taken up to this instant, and a moment later up to a later one."""
    if validity := _noted.get():
        validity.earlier_ends.add(earlier_end)


def told_end(end: datetime, as_of: datetime) -> datetime:
    """An end that an answer tells, on the company's clock; notes it where that goes on with the clock."""
    if not isinstance(end, RunningEnd):
        return end
    is_up_to(found := end.at(as_of))
    return found.astimezone(end.zone)


def tells_instant() -> bool:
    """Notes that the answer tells when it was asked for, and says whether `INSTANT` shall stand there instead."""
    validity = _noted.get()
    if validity is None:
        return False
    validity.tells_instant = True
    return True


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


def while_up_to(
    instants: Interval, now: datetime, earlier_end: datetime, next_row: datetime | None, zone: TimeZone
) -> Interval:
    """Those of the instants from now on at which an earlier period, taken up to here now, has no row more.

    It goes on as the clock does, until that is set, now or then.
    """
    changes = offsets_of(zone).changes
    place = bisect_right(changes, earlier_end)
    ahead = [*changes[place : place + 1], *([next_row] if next_row else [])]
    ends = [instants.end, *(now + (instant - earlier_end) for instant in ahead)]
    return Interval(now, min(ends))


def one_day(zone: TimeZone, now: datetime) -> Interval:
    """The instants around this one at which the zone's clock shows the same day, without having been set anew in between."""
    clock = offsets_of(zone)
    place = bisect_right(clock.changes, now)
    offset = timedelta(seconds=clock.offsets[place])
    start = datetime.combine((now + offset).date(), time(), now.tzinfo) - offset
    end = start + timedelta(days=1)
    return Interval(max((start, *clock.changes[place - 1 : place])), min((end, *clock.changes[place : place + 1])))
