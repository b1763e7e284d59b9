"""What a deal's ledger is after files of moves came, and people moved deals themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


class Fact(NamedTuple):
    """To which stage a deal went, and when."""

    stage: str
    at: datetime


class Line(NamedTuple):
    """A line of a file of moves."""

    deal: str
    stage: str
    at: datetime
    name: str | None = None

    @property
    def fact(self) -> Fact:
        """What it says of its deal."""
        return Fact(self.stage, self.at)


@dataclass
class BroughtMoves:
    """The lines that count, and what was done by hand, both in the order in which they came."""

    lines: list[Line] = field(default_factory=list[Line])
    by_hand: dict[str, list[Fact]] = field(default_factory=dict[str, list[Fact]])

    def bring(self, file: Sequence[Line]) -> None:
        """A file comes: named lines take the place of those of their name, nameless ones that of all lines of their deal."""
        nameless = {line.deal for line in file if line.name is None}
        names = {line.name for line in file if line.name is not None}
        kept = [line for line in self.lines if line.deal not in nameless and line.name not in names]
        self.lines = kept + list(_without_repetitions(file))

    def move(self, deal: str, fact: Fact) -> None:
        """Somebody moves a deal; what is known already is nothing new."""
        if fact not in self.ledger(deal):
            self.by_hand.setdefault(deal, []).append(fact)

    def ledger(self, deal: str) -> list[Fact]:
        """All moves of a deal: in the order of time, and at one time those of the files first. What both say is there once."""
        brought = [line.fact for line in self.lines if line.deal == deal]
        said = list(brought)
        moves = list(brought)
        for fact in self.by_hand.get(deal, ()):
            if fact in said:
                said.remove(fact)
            else:
                moves.append(fact)
        return sorted(moves, key=lambda move: move.at)


def _without_repetitions(file: Iterable[Line]) -> Iterable[Line]:
    before: dict[tuple[str, datetime], str] = {}
    for line in file:
        if line.name is not None or before.get((line.deal, line.at)) != line.stage:
            yield line
        before[line.deal, line.at] = line.stage
