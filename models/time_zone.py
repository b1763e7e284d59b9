"""The one time zone database: that of the pinned package ``tzdata``, whatever the operating system, the database or a browser has.

Python looks at the operating system's files first, and those are as old as the system: two machines would cut the same day apart.
Everything that needs a zone takes it from here; ``ruff`` refuses ``zoneinfo`` elsewhere.
"""

import zoneinfo
from collections.abc import Set
from functools import cache

import tzdata

# No folder of the operating system is looked at, so what is left is the package; what was read before is forgotten.
zoneinfo.reset_tzpath(to=())
zoneinfo.ZoneInfo.clear_cache()

TimeZone = zoneinfo.ZoneInfo
"""A zone, as the standard library's ``datetime`` wants it."""

DATABASE_VERSION: str = tzdata.IANA_VERSION
"""The release of the IANA database, such as ``2026f``."""


def time_zone(name: str) -> TimeZone:
    """The zone of an IANA name. Raises ``zoneinfo.ZoneInfoNotFoundError``, a ``KeyError``, for one that is unknown."""
    return zoneinfo.ZoneInfo(name)


@cache
def time_zone_names() -> Set[str]:
    """All names the database knows."""
    return frozenset(zoneinfo.available_timezones())
