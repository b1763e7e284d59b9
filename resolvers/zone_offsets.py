"""How far a zone's clock is from UTC, and since when: what lets the database tell the day of an instant without knowing of zones."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache

from models.time_zone import TimeZone
from resolvers.period import FIRST_DATE, LAST_DATE

# Since 1900 no offset of any zone held for less than six days.
_STEP = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class ZoneOffsets:
    """``offsets[i]`` seconds east of UTC hold up to ``changes[i]``, the last one from then on."""

    changes: tuple[datetime, ...]
    offsets: tuple[int, ...]


@cache
def offsets_of(zone: TimeZone) -> ZoneOffsets:
    """The offsets of all years that dates are taken from; found by looking, because the standard library lists none."""
    at, end = (datetime.combine(day, time(), UTC) for day in (FIRST_DATE - _STEP, LAST_DATE + _STEP))
    changes: list[datetime] = []
    offsets = [_offset(at, zone)]
    while at < end:
        at += _STEP
        if _offset(at, zone) != offsets[-1]:
            changes.append(_change(at - _STEP, at, zone))
            offsets.append(_offset(at, zone))
    return ZoneOffsets(tuple(changes), tuple(offsets))


def _offset(at: datetime, zone: TimeZone) -> int:
    offset = at.astimezone(zone).utcoffset()
    assert offset is not None  # a zone always has one
    return offset // timedelta(seconds=1)


def _change(before: datetime, after: datetime, zone: TimeZone) -> datetime:
    """The instant between the two at which the offset changes, which it does on a whole second."""
    offset = _offset(after, zone)
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // timedelta(seconds=2) * timedelta(seconds=1)
        if _offset(middle, zone) == offset:
            after = middle
        else:
            before = middle
    return after
