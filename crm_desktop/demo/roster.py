"""Who works on what, and when."""

from random import Random

from crm_desktop.demo.deal_types import DEAL_TYPES
from crm_desktop.demo.office_calendar import HISTORY_DAYS
from crm_desktop.demo.people import Person
from crm_desktop.demo.weighted_choice import WeightedChoice

_SPAN = 30
"""People join and leave between spans of so many days."""


class Roster:
    """Finds somebody for a new deal, and somebody to take over from one who left."""

    def __init__(self, people: tuple[Person, ...], rng: Random) -> None:
        self._takers = [
            [_takers(people, kind, span * _SPAN) for span in range(HISTORY_DAYS // _SPAN + 1)]
            for kind in range(len(DEAL_TYPES))
        ]
        always = [person for person in people if not person.dismissed and person.first_day == 0]
        staying = [person for person in always if person.role != "admin"]
        self._heirs: dict[str, Person] = {}
        for person in people:
            if person.dismissed:
                near = [other for other in staying if other.department == person.department and not other.heads]
                self._heirs[person.id] = rng.choice(near or [other for other in staying if other.trade is person.trade])

    def take_on(self, kind: int, day: int, rng: Random) -> Person:
        """Who takes on a deal of that type (its place in `DEAL_TYPES`) on that day."""
        return self._takers[kind][day // _SPAN].draw(rng)

    def at_work(self, person: Person, day: int) -> Person:
        """The person, or once they have left the colleague who does their work."""
        return person if day < person.last_day else self._heirs[person.id]


def _takers(people: tuple[Person, ...], kind: int, day: int) -> WeightedChoice[Person]:
    last = min(day + _SPAN, HISTORY_DAYS + 1)
    there = [person for person in people if person.first_day <= day and last <= person.last_day]
    return WeightedChoice(there, [person.diligence * person.trade.value[kind] for person in there])
