"""The day of an instant, by whose number it is put in a cell: whole days as periods have them, from one midnight to the next."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

from models.time_zone import TimeZone
from resolvers.zone_offsets import ZoneOffsets, offsets_of

_DAY = 86_400


def day_params(zone: TimeZone) -> dict[str, object]:
    """The parameters of `day_sql`."""
    offsets = offsets_of(zone)
    return {
        "offset_changes": [*offsets.changes],
        "offsets": [*offsets.offsets],
        "repeats": [*repeats_of(zone)],
    }


def day_sql(at: str) -> str:
    """The number of the day: that of 1 January 1970 is 0. It is what the clock shows then, but for `repeats_of`."""
    offset = f"(%(offsets)s::integer[])[width_bucket({at}, %(offset_changes)s::timestamptz[]) + 1]"
    # Seconds as floating-point numbers, which are whole here, and so exact: in `numeric` it takes three times as long.
    shown = f"floor((floor(date_part('epoch', {at})) + {offset}) / {_DAY})::bigint"
    return f"{shown} + width_bucket({at}, %(repeats)s::timestamptz[]) %% 2"


def month_sql(day: str) -> str:
    """The number of the first day of the day's month."""
    return f"{day} + 1 - extract(day FROM date '1970-01-01' + {day}::integer)::bigint"


def year_sql(day: str) -> str:
    """The number of the first day of the day's year."""
    return f"{day} + 1 - extract(doy FROM date '1970-01-01' + {day}::integer)::bigint"


@cache
def repeats_of(zone: TimeZone) -> tuple[datetime, ...]:
    """When clocks that have gone back over a midnight show once more the day that is over: the beginnings and ends, in order.

    A day begins with its first midnight (`resolvers.period.midnight`), so these stretches belong to the day after the one shown.
    """
    return tuple(_repeats(offsets_of(zone)))


def _repeats(found: ZoneOffsets) -> Iterator[datetime]:
    for change, before, after in zip(found.changes, found.offsets, found.offsets[1:], strict=False):
        at = int(change.timestamp())
        # The last midnight that clocks had shown, if they had gone past it; at that very instant they show another time already.
        midnight = (at + before - 1) // _DAY * _DAY
        if at + after < midnight:
            yield change
            yield change + timedelta(seconds=midnight - (at + after))
