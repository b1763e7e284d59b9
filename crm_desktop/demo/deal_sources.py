"""Where deals come from."""

from random import Random

from crm_desktop.demo.deal_types import DEAL_TYPES
from crm_desktop.demo.fields import options_of
from crm_desktop.demo.option_choice import option_choice

LAST_DAY_OF_ARCHIVED = 260
"""Archived options are found only in records created up to this day of the history."""

_LUCK = {
    "recommendation": 1.35,
    "partner": 1.2,
    "invitation": 1.3,
    "trade-fair": 1.05,
    "cold-call": 0.6,
    "advertising": 0.8,
    "print": 0.8,
}
_TENDERS = next(kind for kind, plan in enumerate(DEAL_TYPES) if plan.id == "tenders")
_OF_TENDERS = frozenset(option.label for option in options_of("tender-source"))
_OF_ANY_TYPE = frozenset(option.label for option in options_of("deal-source"))


class DealSources:
    """Draws the sources of deals; some are luckier than others."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._early = option_choice("deal-source", empty=0.06, archived=True)
        self._now = option_choice("deal-source", empty=0.06)
        self._tenders = option_choice("tender-source", empty=0.06)

    def draw(self, kind: int, day: int) -> str:
        """The source of a deal of that type that began on that day: a key of `Words.labels`, or empty."""
        general = self._early if day <= LAST_DAY_OF_ARCHIVED else self._now
        choice = self._tenders if kind == _TENDERS else general
        return choice.draw(self._rng).partition(".")[2]


def luck_of(source: str) -> float:
    """The chance of a deal from that source, against an ordinary one."""
    return _LUCK.get(source, 1.0)


def source_fields(source: str, kind: int) -> tuple[str, str]:
    """The values of the fields 'deal-source' and 'tender-source' of a deal that is of that type today."""
    if kind == _TENDERS and source in _OF_TENDERS:
        return "", f"tender-source.{source}"
    # What only tenders have is lost when a tender becomes a deal of another type.
    return (f"deal-source.{source}" if source in _OF_ANY_TYPE else ""), ""
