"""Times as files write them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text as sql
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing.local_time import LocalClock


def _read(text: str, zone: str = "Europe/Berlin") -> str:
    return LocalClock(ZoneInfo(zone)).read(text).astimezone(UTC).isoformat()


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2024-03-31T09:30:00+02:00", "2024-03-31T07:30:00+00:00"),
        ("2024-03-31 09:30+02:00", "2024-03-31T07:30:00+00:00"),
        ("2024-03-31T09:30:00.123456Z", "2024-03-31T09:30:00.123456+00:00"),
        ("2011-10-01T00:38:44.546+02:00", "2011-09-30T22:38:44.546000+00:00"),
        ("2024-03-31T09:30:00-09:30", "2024-03-31T19:00:00+00:00"),
    ],
)
def test_time_with_an_offset_is_that_instant(text: str, instant: str) -> None:
    assert _read(text) == instant


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2024-01-31T09:30:00", "2024-01-31T08:30:00+00:00"),
        ("2024-07-31 09:30", "2024-07-31T07:30:00+00:00"),
        ("2024-10-27T02:30:00", "2024-10-27T00:30:00+00:00"),  # shown twice: the first
        ("2024-03-31T02:30:00", "2024-03-31T01:00:00+00:00"),  # never shown: when the clock jumps past it
    ],
)
def test_time_without_an_offset_is_in_the_companys_zone(text: str, instant: str) -> None:
    assert _read(text) == instant


@pytest.mark.parametrize(
    ("text", "zone", "instant"),
    [
        ("2024-03-31", "Europe/Berlin", "2024-03-30T23:00:00+00:00"),
        ("2024-04-01", "Europe/Berlin", "2024-03-31T22:00:00+00:00"),
        ("2017-07-22", "America/New_York", "2017-07-22T04:00:00+00:00"),
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00+00:00"),  # 00:00 → 01:00
        ("2024-04-26", "Africa/Cairo", "2024-04-25T22:00:00+00:00"),  # 00:00 → 01:00
        ("1919-03-31", "America/Toronto", "1919-03-31T04:30:00+00:00"),  # 23:30 → 00:30: the day begins at 00:30
        ("2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00+00:00"),  # the whole day is left out
        ("2023-11-05", "America/Havana", "2023-11-05T04:00:00+00:00"),  # 01:00 → 00:00: midnight comes twice
    ],
)
def test_date_is_the_first_instant_of_that_day(text: str, zone: str, instant: str) -> None:
    assert _read(text, zone) == instant


@pytest.mark.parametrize(
    "text",
    [
        "", "now", "2024-13-01", "2024-02-30", "2024-3-1", "20240301", "20240301T100000", "2024-03-01X10:00", "2024-03-01T25:00",
        "2024-03-01T10:00:00+99:00", "1709280000", "infinity", "01.03.2024", "1899-12-31", "2201-01-01",
    ],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says: the message of a problem is made elsewhere
        _read(text)


def test_same_wall_clock_time_is_read_the_same_way_again() -> None:
    clock = LocalClock(ZoneInfo("Europe/Berlin"))
    assert clock.read("2024-03-01") == clock.read("2024-03-01") == datetime(2024, 2, 29, 23, tzinfo=UTC)


_OFFSETS = ("", "Z", "+00:00", "-00:00", "+02:00", "-0930", "+14:00", "+15:59", "+16:00", "-23:59", "+01:00:30")


async def test_database_reads_the_same_instants(engine: AsyncEngine) -> None:
    clock = LocalClock(ZoneInfo("Europe/Berlin"))
    texts = [
        f"{day}{between}{time}{offset}"
        for day in ("1900-01-01", "2024-02-29", "2024-W13-7", "2200-12-31")
        for between in "T "
        for time in ("00:00:00", "09:30:41", "093041", "09:30", "23:59:59.999999", "23:59:59,1", "23")
        for offset in _OFFSETS
    ]
    read = [text for text in texts if _can_be_read(clock, text)]
    assert len(read) > len(texts) / 2
    told = sql("select cast(unnest(cast(:texts as text[])) as timestamptz)")
    async with engine.connect() as connection:
        instants = await connection.scalars(told, {"texts": [clock.read_text(text) for text in read]})
        assert [*instants] == [clock.read(text) for text in read]


def _can_be_read(clock: LocalClock, text: str) -> bool:
    try:
        clock.read(text)
    except ValueError:
        return False
    return True
