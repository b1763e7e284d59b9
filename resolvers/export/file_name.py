"""What a file is called: what it shows, over which period, whose data."""

import re

from models.time_zone import TimeZone
from resolvers.period import Interval

# What systems forbid in names, what has no visible shape, and what turns the direction of writing.
_FORBIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff\"'`<>:/\\|?*%;]+"
)
_NOT_ASCII = re.compile(r"[^A-Za-z0-9._-]+")
# Bytes: systems allow 255 for a name with its ending.
_MOST_OF_TITLE = 110
_MOST_OF_SCOPE = 90


def file_name(title: str, interval: Interval, zone: TimeZone, scope: str) -> str:
    """``Revenue 2026-03-01–2026-03-31 Sales, 14 people``: without its ending, of signs that every system allows in names."""
    return " ".join(
        part
        for part in (_cut(_clean(title), _MOST_OF_TITLE), days_of(interval, zone), _cut(_clean(scope), _MOST_OF_SCOPE))
        if part
    )


def plain_name(title: str) -> str:
    """What something is called, of signs that every system allows in names of files."""
    return _cut(_clean(title), _MOST_OF_TITLE)


def days_of(interval: Interval, zone: TimeZone) -> str:
    """The first and the last day of an interval on the company's clock: ``2026-03-01–2026-03-31``; a single day once."""
    first, last = interval.days(zone)
    return first.isoformat() if first == last else f"{first.isoformat()}–{last.isoformat()}"


def ascii_name(name: str) -> str:
    """The same name for programs that know no others than ASCII's letters."""
    return _NOT_ASCII.sub("-", name.replace("–", "_")).strip("-.") or "export"


def _clean(text: str) -> str:
    return " ".join(_FORBIDDEN.sub(" ", text).split()).strip(". ")


def _cut(text: str, most: int) -> str:
    encoded = text.encode()
    return text if len(encoded) <= most else encoded[:most].decode(errors="ignore").rstrip(" ,.") + "…"
