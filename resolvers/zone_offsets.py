"""How far a zone's clock is from UTC, and since when: what lets the database tell the day of an instant without knowing of zones."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache

from models.time_zone import TimeZone
from resolvers.period import FIRST_DATE, LAST_DATE

# Seconds. Since 1900 no offset of any zone held for less than six days.
_STEP = 5 * 86_400


@dataclass(frozen=True, slots=True)
class ZoneOffsets:
    """``offsets[i]`` seconds east of UTC hold up to ``changes[i]``, the last one from then on."""

    changes: tuple[datetime, ...]
    offsets: tuple[int, ...]


@cache
def offsets_of(zone: TimeZone) -> ZoneOffsets:
    """The offsets of all years that dates are taken from; found by looking, because the standard library lists none."""
    first, last = (int(datetime.combine(day, time(), UTC).timestamp()) for day in (FIRST_DATE, LAST_DATE))
    changes: list[datetime] = []
    offsets = [_offset(first, zone)]
    for at in range(first + _STEP, last + 2 * _STEP, _STEP):
        if (offset := _offset(at, zone)) != offsets[-1]:
            changes.append(datetime.fromtimestamp(_change(at - _STEP, at, zone), UTC))
            offsets.append(offset)
    return ZoneOffsets(tuple(changes), tuple(offsets))


def _offset(at: int, zone: TimeZone) -> int:
    """Of an instant in seconds since 1970."""
    offset = datetime.fromtimestamp(at, zone).utcoffset()
    assert offset is not None  # a zone always has one
    return offset.days * 86_400 + offset.seconds


def _change(before: int, after: int, zone: TimeZone) -> int:
    """The instant between the two at which the offset changes, which it does on a whole second."""
    offset = _offset(after, zone)
    while after - before > 1:
        middle = (before + after) // 2
        if _offset(middle, zone) == offset:
            after = middle
        else:
            before = middle
    return after
