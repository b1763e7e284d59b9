"""Makes the rows of `communications.csv` around a deal."""

from collections.abc import Iterator
from random import Random

from crm_desktop.demo.deal_story import DealStory
from crm_desktop.demo.format_files import Row
from crm_desktop.demo.office_calendar import DAY, OfficeCalendar
from crm_desktop.demo.roster import Roster
from crm_desktop.demo.weighted_choice import WeightedChoice

_HOW_MANY = (1, 2, 3, 3, 4, 4, 4, 5, 6, 8)
_STRANGER = 0.05
_WEEKEND = 0.3
_TRAFFIC = {
    ("call", "incoming"): 26,
    ("call", "outgoing"): 20,
    ("email", "incoming"): 20,
    ("email", "outgoing"): 15,
    ("sms", "incoming"): 4,
    ("sms", "outgoing"): 5,
    ("form", "incoming"): 10,
}
_ANSWERED = {"incoming": 0.84, "outgoing": 0.7}


class CommunicationRows:
    """Turns the story of a deal into about four communications."""

    def __init__(self, roster: Roster, calendar: OfficeCalendar, rng: Random) -> None:
        self._roster = roster
        self._calendar = calendar
        self._rng = rng
        self._count = 0
        self._traffic = WeightedChoice(tuple(_TRAFFIC), tuple(_TRAFFIC.values()))

    def of_deal(self, story: DealStory) -> Iterator[Row]:
        """The rows around one deal, in no order of time; only what has happened."""
        rng, calendar = self._rng, self._calendar
        for number in range(_HOW_MANY[int(rng.random() * len(_HOW_MANY))]):
            # Customers write and ring at weekends too; the first of it is what the deal began with.
            moment = calendar.within(story.begun, story.ended, rng, _WEEKEND) if number else story.begun
            if moment is None:
                continue
            self._count += 1
            channel, direction = self._traffic.draw(rng)
            if number == 0 and story.source == "website":
                channel, direction = "form", "incoming"
            answered = ""
            if channel == "call":
                answered = "true" if rng.random() < _ANSWERED[direction] else "false"
            contact, responsible = story.contact_id, self._roster.at_work(story.person, moment // DAY).id
            if direction == "incoming" and rng.random() < _STRANGER:
                contact = ""
                if rng.random() < 0.5:
                    responsible = ""
            yield (f"m{self._count}", channel, direction, contact, responsible, calendar.stamp(moment), answered)
