"""Makes the rows of `activities.csv` around a deal."""

from collections.abc import Iterator
from random import Random

from crm_desktop.demo.deal_sources import LAST_DAY_OF_ARCHIVED
from crm_desktop.demo.deal_story import DealStory
from crm_desktop.demo.format_files import Row
from crm_desktop.demo.office_calendar import DAY, OfficeCalendar
from crm_desktop.demo.option_choice import option_choice
from crm_desktop.demo.roster import Roster
from crm_desktop.demo.weighted_choice import WeightedChoice

_HOW_MANY = (1, 2, 2, 3, 3, 3, 3, 4, 5, 5)
_REQUEST_FIRST = 0.45
_UNASSIGNED = 0.015
_BY_A_COLLEAGUE = 0.08


class ActivityRows:
    """Turns the story of a deal into about three activities."""

    def __init__(self, roster: Roster, calendar: OfficeCalendar, rng: Random) -> None:
        self._roster = roster
        self._calendar = calendar
        self._rng = rng
        self._count = 0
        self._types = WeightedChoice(
            ("call", "meeting", "letter", "request", "task", "presentation"), (34, 14, 24, 6, 16, 6)
        )
        self._early_sources = option_choice("activity-source", empty=0.1, archived=True)
        self._sources = option_choice("activity-source", empty=0.1)
        self._request_sources = option_choice("request-source", empty=0.08)
        self._results = option_choice("result", empty=0.3)

    def of_deal(self, story: DealStory) -> Iterator[Row]:
        """The rows around one deal, in no order of time; only what has happened."""
        rng, calendar = self._rng, self._calendar
        for number in range(_HOW_MANY[int(rng.random() * len(_HOW_MANY))]):
            moment = calendar.within(story.begun, story.ended, rng) if number else story.begun
            if moment is None:
                continue
            self._count += 1
            kind = "request" if number == 0 and rng.random() < _REQUEST_FIRST else self._types.draw(rng)
            day = moment // DAY
            person = self._roster.at_work(story.person, day)
            roll = rng.random()
            doer = person if roll >= _BY_A_COLLEAGUE else self._roster.take_on(story.kind, day, rng)
            yield (
                f"a{self._count}",
                kind,
                story.contact_id,
                doer.id if roll < 1 - _UNASSIGNED else "",
                person.id if rng.random() < 0.95 else "",
                calendar.stamp(moment),
                *self._source(kind, day),
                self._results.draw(rng) if kind in {"call", "meeting", "presentation"} else "",
                int(rng.random() * 12) * 5 + 5 if rng.random() < 0.5 else "",
            )

    def _source(self, kind: str, day: int) -> tuple[str, str]:
        if kind == "request":
            return "", self._request_sources.draw(self._rng)
        return (self._early_sources if day <= LAST_DAY_OF_ARCHIVED else self._sources).draw(self._rng), ""
