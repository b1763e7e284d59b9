"""Things with names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Thing:
    """Something with a name and a number."""

    id: int
    name: str
