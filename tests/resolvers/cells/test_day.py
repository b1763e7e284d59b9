"""The database puts every instant into the day whose midnights it lies between."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from models.time_zone import time_zone
from resolvers.cells.day import day_params, day_sql, month_sql, repeats_of
from resolvers.period import FIRST_DATE, LAST_DATE, midnight
from resolvers.zone_offsets import offsets_of

ZONES = [
    "UTC", "America/Sao_Paulo", "Asia/Beirut", "Pacific/Apia", "America/Havana", "Africa/Cairo", "Asia/Gaza", "America/Toronto",
    "America/St_Johns", "Pacific/Kwajalein", "Asia/Manila", "Africa/Casablanca", "Asia/Kathmandu", "America/Scoresbysund",
    "Australia/Lord_Howe", "Europe/Berlin", "Africa/Monrovia", "America/Godthab",
]  # fmt: skip
EPOCH = date(1970, 1, 1)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize("name", ZONES)
async def test_every_instant_lies_between_its_days_midnights(engine: AsyncEngine, name: str) -> None:
    zone = time_zone(name)
    # Around every change of the clock, and at the beginnings of days that have none.
    instants = [datetime(1950, 5, 1, 3, 17, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)]
    instants += [midnight(date(year, 1 + year % 12, 1), zone) for year in range(1901, 2200, 7)]
    for change in offsets_of(zone).changes:
        instants += [change + timedelta(minutes=minutes) for minutes in range(-90, 120, 15)]
        near = change.astimezone(zone).date()
        instants += [midnight(near + timedelta(days=days), zone) for days in (-1, 0, 1, 2)]
    instants = [at + by for at in instants for by in (-TICK, timedelta(), TICK)]

    text = f"""
        SELECT day, {month_sql("day")} AS month
        FROM unnest(%(at)s::timestamptz[]) AS at CROSS JOIN LATERAL (SELECT {day_sql("at")} AS day) AS found"""
    async with engine.connect() as connection:
        rows = await connection.exec_driver_sql(text, {"at": instants, **day_params(zone)})
        found = [(row.day, row.month) for row in rows]

    assert len(found) == len(instants)
    for at, (number, month) in zip(instants, found, strict=True):
        day = EPOCH + timedelta(days=number)
        assert midnight(day, zone) <= at < midnight(day + timedelta(days=1), zone), (at, day)
        assert EPOCH + timedelta(days=month) == day.replace(day=1)


def test_only_zones_whose_clocks_go_back_over_midnight_repeat_a_day() -> None:
    assert [repeats_of(time_zone(name)) == () for name in ("UTC", "Europe/Berlin", "America/Havana")] == [
        True,
        True,
        True,
    ]
    [begins, ends] = [at for at in repeats_of(time_zone("America/St_Johns")) if at.year == 2010]
    assert ends - begins == timedelta(minutes=59)
    assert FIRST_DATE.year <= begins.year <= LAST_DATE.year
