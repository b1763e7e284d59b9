"""How far an import has come."""

from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """What an import is at."""

    WAITING = "waiting"
    READING = "reading"
    WRITING = "writing"
    ENDED = "ended"


@dataclass(slots=True)
class Progress:
    """What it is at; while rows are read, how many of how many are."""

    phase: Phase = Phase.READING
    rows_done: int = 0
    rows_total: int = 0
