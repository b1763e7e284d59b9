"""A row of a file while it is read by a mapping."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from resolvers.mapping.told import CellProblem


@dataclass(slots=True)
class Row:
    """Its place and cells, what they were read as by the names of a feed's columns, and what is wrong with it."""

    place: int
    cells: Sequence[str]
    values: dict[str, str] = field(default_factory=dict[str, str])
    problems: list[CellProblem] = field(default_factory=list[CellProblem])
    known: Any = None
    """What is stored of its record."""
