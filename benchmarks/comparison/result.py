"""What comes of a run."""

from dataclasses import dataclass

from .contestants import Contestant
from .measuring import Measured
from .overload import Overload


@dataclass(frozen=True, slots=True)
class Result:
    """Who took part, and what was measured."""

    contestants: list[Contestant]
    measured: list[Measured]
    statements: dict[str, int]
    """Of a desktop, by contestant."""
    idle: dict[str, dict[str, list[float]]]
    """How long those waited who asked something small while nobody asked for anything else, in seconds, by contestant."""
    moves: list[Measured]
    """Of both builds: not desktops but moves of deals."""
    overload: Overload | None
    """What became of this build, if it was tried."""
