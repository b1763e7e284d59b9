"""The country that a company's phone numbers are of where they do not say theirs: that of its time zone."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from models.time_zone import TimeZone


def region_of(zone: TimeZone) -> str | None:
    """The ISO 3166 code of the country, such as ``RU``; ``None`` for a zone of no country or of several."""
    return _regions().get(zone.key)


@cache
def _regions() -> Mapping[str, str]:
    """By all names of zones, former ones too."""
    folder = files("tzdata") / "zoneinfo"
    found = {zone: code for code, _, zone, *_ in _rows((folder / "zone.tab").read_text(encoding="utf-8"), "\t")}
    links = _rows((folder / "tzdata.zi").read_text(encoding="utf-8"), " ")
    # What zone.tab has for both is not for a link to say: many zones are links to those of other countries.
    return {link: found[zone] for kind, zone, link, *_ in links if kind == "L" and zone in found} | found


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        cells = line.split(separator)
        if not line.startswith("#") and len(cells) >= 3:
            yield cells
