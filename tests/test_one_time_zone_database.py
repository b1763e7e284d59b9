"""There is one time zone database, the pinned one: nothing of the system's, and nothing of the database server's."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import tzdata

from models.time_zone import DATABASE_VERSION, time_zone
from resolvers.zone_offsets import offsets_of

ROOT = Path(__file__).parents[1]
PACKAGES = ("crm_desktop", "schema", "resolvers", "permissions", "models", "migrations")
# Whatever makes PostgreSQL look into its own database of zones: at a zone, at the session's, or at the server's clock.
ZONE_ARITHMETIC = re.compile(
    r"at\s+time\s+zone|\btimezone\(|pg_timezone|date_trunc|make_timestamptz|\bto_char\(|\bage\(|current_date|localtimestamp"
    r"|::date\b|::timestamp\b|\bas\s+date\)|interval '\d+ (day|week|month|year)s?'",
    re.IGNORECASE,
)

NOON = "print(time_zone('Europe/Berlin').utcoffset(datetime(2026, 7, 1, 12)))"


def test_the_systems_files_do_not_count(tmp_path: Path) -> None:
    """A system whose Berlin lies where Kathmandu does."""
    forged = tmp_path / "Europe" / "Berlin"
    forged.parent.mkdir()
    forged.write_bytes(Path(tzdata.__file__).with_name("zoneinfo").joinpath("Asia", "Kathmandu").read_bytes())
    environment = {**os.environ, "PYTHONTZPATH": str(tmp_path)}

    def printed(program: str) -> str:
        run = [sys.executable, "-c", f"from datetime import datetime\n{program}"]
        return subprocess.run(
            run, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
        ).stdout.strip()

    assert printed(f"from zoneinfo import ZoneInfo as time_zone\n{NOON}") == "5:45:00"
    assert printed(f"from models.time_zone import time_zone\n{NOON}") == "2:00:00"
    read_before = (
        f"from zoneinfo import ZoneInfo\nZoneInfo('Europe/Berlin')\nfrom models.time_zone import time_zone\n{NOON}"
    )
    assert printed(read_before) == "2:00:00"


def test_the_database_server_is_asked_nothing_of_zones() -> None:
    sources = [
        path for package in PACKAGES for suffix in ("py", "sql") for path in (ROOT / package).rglob(f"*.{suffix}")
    ]
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sources
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if ZONE_ARITHMETIC.search(line)
    ]
    assert sources
    assert found == []


def test_what_is_asked_is_found() -> None:
    for line in (
        "created_at AT TIME ZONE 'Europe/Berlin'",
        "func.timezone(ZONE, at)",
        "x::date",
        "now() - interval '7 days'",
    ):
        assert ZONE_ARITHMETIC.search(line), line


@pytest.mark.parametrize(
    "name",
    [
        "UTC", "America/Vancouver", "Africa/Casablanca", "Europe/Chisinau", "America/Havana", "Asia/Kathmandu", "Pacific/Apia",
        "Asia/Gaza", "America/Noronha", "Australia/Lord_Howe", "Europe/Moscow",
    ],
)  # fmt: skip
def test_the_offsets_handed_to_the_database_are_those_of_the_zone(name: str) -> None:
    zone = time_zone(name)
    found = offsets_of(zone)
    assert len(found.offsets) == len(found.changes) + 1
    assert list(found.changes) == sorted(found.changes)
    tick = timedelta(microseconds=1)
    for number, change in enumerate(found.changes):
        told = [timedelta(seconds=seconds) for seconds in found.offsets[number : number + 2]]
        assert [(change - tick).astimezone(zone).utcoffset(), change.astimezone(zone).utcoffset()] == told
    # Between the changes nothing happens: by another step than they were looked for.
    at, place = datetime(1900, 1, 1, tzinfo=UTC), 0
    while at.year <= 2200:
        while place < len(found.changes) and found.changes[place] <= at:
            place += 1
        assert at.astimezone(zone).utcoffset() == timedelta(seconds=found.offsets[place]), at
        at += timedelta(days=1, hours=1)


def test_its_version_is_told() -> None:
    assert re.fullmatch(r"20\d\d[a-z]", DATABASE_VERSION)
