"""The contacts of the demo company: a third as many as deals, some of them regular customers."""

from dataclasses import dataclass
from random import Random

from crm_desktop.demo.format_files import Table
from crm_desktop.demo.office_calendar import DAY, OfficeCalendar
from crm_desktop.demo.option_choice import option_choice
from crm_desktop.demo.people import Person
from crm_desktop.demo.person_names import PersonNames
from crm_desktop.demo.roster import Roster
from crm_desktop.demo.words import Words

_DEALS_PER_CONTACT = 3
_DEALS_PER_IDLE_CONTACT = 40
_WITHOUT_CONTACT = 0.02
_PRIVATE_PERSON = 0.3
_REMEMBERED = 300


@dataclass(frozen=True, slots=True)
class Contact:
    """What later deals need to know about a contact."""

    id: str
    name: str
    person: Person
    """Who looked after it when it was new."""


class ContactBook:
    """Writes contacts as deals need them, and remembers a bounded number of them for further deals."""

    def __init__(self, table: Table, roster: Roster, calendar: OfficeCalendar, words: Words, rng: Random) -> None:
        self._table = table
        self._roster = roster
        self._calendar = calendar
        self._words = words
        self._rng = rng
        self._names = PersonNames(words, domain="", rng=rng)
        self._recent: list[Contact] = []
        self._regulars: list[Contact] = []
        self._count = 0
        self._categories = option_choice("client-category", empty=0.15)

    def for_deal(self, number: int, begun: int, person: Person) -> Contact | None:
        """The contact of the deal of that number (from 0), created before it: a new one for every third deal."""
        rng = self._rng
        if number % _DEALS_PER_IDLE_CONTACT == _DEALS_PER_IDLE_CONTACT - 1:
            self._meet(begun, person)
        if number % _DEALS_PER_CONTACT == 0:
            return self._meet(begun, person)
        if rng.random() < _WITHOUT_CONTACT:
            return None
        known = self._regulars if rng.random() < 0.35 else self._recent
        return known[int(rng.random() * len(known))]

    def _meet(self, moment: int, person: Person) -> Contact:
        rng = self._rng
        self._count += 1
        contact = Contact(f"c{self._count}", self._name(), person)
        created = max(0, moment - 60 - int(rng.random() * 1_500))
        day = created // DAY
        keeper = person if rng.random() < 0.4 else self._roster.at_work(person, self._calendar.last_day)
        self._table.add(
            (
                contact.id,
                contact.name,
                # Here and there nobody has taken a contact over.
                "" if self._count % 997 in {7, 301} else keeper.id,
                self._calendar.stamp(created),
                self._categories.draw(rng),
                self._words.phone.format(int(rng.random() * 1_000)) if rng.random() < 0.8 else "",
                ("true", "false", "")[int(rng.random() * 3)],
                self._calendar.bare_date(day) if rng.random() < 0.5 else "",
            )
        )
        self._remember(contact)
        return contact

    def _remember(self, contact: Contact) -> None:
        if len(self._recent) < _REMEMBERED:
            self._recent.append(contact)
            self._regulars.append(contact)
            return
        self._recent[self._count % _REMEMBERED] = contact
        # Every contact ever met has the same chance to be among the regular customers.
        place = int(self._rng.random() * self._count)
        if place < _REMEMBERED:
            self._regulars[place] = contact

    def _name(self) -> str:
        rng, words = self._rng, self._words
        if rng.random() < _PRIVATE_PERSON:
            return self._names.anybody()
        return rng.choice(words.client_forms).format(rng.choice(words.client_first), rng.choice(words.client_second))
