"""What the cells of deals that came back must add up to: worked out period by period, and from that what each period has that none
within it has.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Happened:
    """An entry into an outcome, or an exit: its month by the company's clock, when it was, and of an entry the type and the stage."""

    month: date
    at: datetime
    is_entry: bool
    deal_type_id: int
    to_stage_id: int


Counted = Counter[tuple[Happened, bool]]
"""How often entries count besides: as such, or (true) as those of a deal that has left again."""


def happened(ledger: Sequence[tuple[date, datetime, Mapping[str, Any]]], stages: Collection[int]) -> list[Happened]:
    """The entries into these stages and the exits from them, in order, of the ledger with months and times."""
    return [
        Happened(month, at, move["to_stage_id"] in stages, move["deal_type_id"], move["to_stage_id"])
        for month, at, move in sorted(ledger, key=lambda row: (row[1], row[2]["ordinal"]))
        if (move["to_stage_id"] in stages) != (move["from_stage_id"] in stages)
    ]


def by_months(of_deal: Sequence[Happened]) -> dict[tuple[date, date], Counted]:
    """What counts otherwise by the months that a period must have for it, the first and the last of them."""
    months = sorted({each.month for each in of_deal})
    found: dict[tuple[date, date], Counted] = {}
    for first, begins in enumerate(months):
        for last, ends in enumerate(months[first:], first):
            whole = Counter(_otherwise(of_deal, begins, ends))
            # Longer by one month: what there is in neither part.
            if first < last:
                whole.subtract(_otherwise(of_deal, months[first + 1], ends))
                whole.subtract(_otherwise(of_deal, begins, months[last - 1]))
            if first + 1 < last:
                whole.update(_otherwise(of_deal, months[first + 1], months[last - 1]))
            found[begins, ends] = Counter({key: count for key, count in whole.items() if count})
    return found


def _otherwise(of_deal: Sequence[Happened], begins: date, ends: date) -> Counted:
    """The entries of a period, of which all but the first are none; if the deal is out at its end, that one has returned."""
    within = [each for each in of_deal if begins <= each.month <= ends]
    entries = [each for each in within if each.is_entry]
    found: Counted = Counter((each, False) for each in entries)
    for further in entries[1:]:
        found[further, False] -= 1
    if entries and not within[-1].is_entry:
        found[entries[0], False] -= 1
        found[entries[0], True] += 1
    return found
