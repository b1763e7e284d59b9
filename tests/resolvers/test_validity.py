"""While the company's clock shows one day, by one offset, whatever is cut by days stays what it is."""

from datetime import UTC, datetime, timedelta

import pytest

from models.time_zone import time_zone
from resolvers.validity import one_day


@pytest.mark.parametrize(
    ("zone", "instant"),
    [
        ("UTC", "2026-03-10T12:00:00+00:00"),
        ("Europe/Moscow", "2026-03-10T21:00:00+00:00"),
        ("Europe/Moscow", "2026-03-10T20:59:59.999999+00:00"),
        # Clocks go forward and back within the day.
        ("Europe/Berlin", "2026-03-29T00:30:00+00:00"),
        ("Europe/Berlin", "2026-03-29T01:00:00+00:00"),
        ("Europe/Berlin", "2026-10-25T00:30:00+00:00"),
        ("Europe/Berlin", "2026-10-25T01:30:00+00:00"),
        # Back over midnight, and forward over it.
        ("America/Havana", "2026-11-01T04:30:00+00:00"),
        ("America/Santiago", "2026-04-05T02:30:00+00:00"),
        ("America/Santiago", "2026-04-05T03:30:00+00:00"),
        ("America/Santiago", "2026-09-06T04:00:00+00:00"),
        # A day that never was.
        ("Pacific/Apia", "2011-12-30T09:59:59+00:00"),
        ("Pacific/Apia", "2011-12-30T10:00:00+00:00"),
    ],
)
def test_the_day_around_an_instant_is_all_there_is_of_it_by_one_offset(zone: str, instant: str) -> None:
    clock, now = time_zone(zone), datetime.fromisoformat(instant)
    found = one_day(clock, now)
    assert found.holds(now)

    def shown(at: datetime) -> tuple[object, object]:
        local = at.astimezone(clock)
        return local.date(), local.utcoffset()

    inside = [found.start + (found.end - found.start) * part / 97 for part in range(97)]
    assert {shown(at) for at in (*inside, found.end - timedelta(microseconds=1))} == {shown(now)}
    assert shown(found.start - timedelta(microseconds=1)) != shown(now)
    assert shown(found.end) != shown(now)
    assert found.start.tzinfo is UTC
