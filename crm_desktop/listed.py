"""Settings that list several values."""

import re


def listed(value: str) -> tuple[str, ...]:
    """The values of a setting, which commas or blanks separate."""
    return tuple(part for part in re.split(r"[,\s]+", value) if part)
