"""The people of the demo company."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from crm_desktop.demo.departments import Department, Trade
from crm_desktop.demo.office_calendar import HISTORY_DAYS
from crm_desktop.demo.person_names import PersonNames
from crm_desktop.demo.words import Words

_SMALLEST_COMPANY = 30
_LARGEST_COMPANY = 400
_DEALS_OF_THE_SMALLEST = 4_000
_DESKS = frozenset({"tender-desk", "training-centre", "contracts", "marketing"})
"""The departments besides the teams that have members, not just a head."""


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """A user, with what decides about their deals."""

    id: str
    email: str
    name: str
    role: str
    department: str
    trade: Trade
    heads: bool
    """Whether they are the head of their department."""
    first_day: int
    last_day: int
    """The day they left, or one after today."""
    diligence: float
    """How many deals they take on, against an ordinary colleague."""
    skill: float
    """How many of them they bring home, against an ordinary colleague."""
    pace: float
    """How long they take for each step, against an ordinary colleague."""

    @property
    def dismissed(self) -> bool:
        return self.last_day <= HISTORY_DAYS


@dataclass(frozen=True, slots=True)
class _Seat:
    role: str
    department: str
    trade: Trade
    heads: bool
    address: str
    """The part of the e-mail address before the @, or empty: made of the name."""
    diligence: float


def people_needed(deals: int) -> int:
    """How many people a company with so many deals has: 30 for the smallest, slowly more, never above 400."""
    grown = _SMALLEST_COMPANY * (deals / _DEALS_OF_THE_SMALLEST) ** 0.4
    return round(min(max(grown, _SMALLEST_COMPANY), _LARGEST_COMPANY))


def hire_people(
    count: int, departments: tuple[Department, ...], words: Words, *, domain: str, rng: Random
) -> tuple[Person, ...]:
    """``count`` people, or as many as the departments need at least; the administrator first."""
    names = PersonNames(words, domain=domain, rng=rng)
    people: list[Person] = []
    members = 0
    for number, seat in enumerate(_seats(count, departments), 1):
        name, email = names.colleague(seat.address)
        first_day, last_day = 0, HISTORY_DAYS + 1
        if seat.role == "user" and not seat.address:
            members += 1
            # Some have joined since, and several have left, in the smallest company too.
            if members % 5 == 2:
                first_day = rng.randrange(60, 480)
            if members % 9 == 3 or members in {6, 10}:
                last_day = rng.randrange(max(first_day + 120, 240), HISTORY_DAYS - 30)
        people.append(
            Person(
                id=f"u{number}",
                email=email,
                name=name,
                role=seat.role,
                department=seat.department,
                trade=seat.trade,
                heads=seat.heads,
                first_day=first_day,
                last_day=last_day,
                diligence=seat.diligence * rng.lognormvariate(0, 0.3),
                skill=rng.lognormvariate(0, 0.22),
                pace=rng.lognormvariate(0, 0.25),
            )
        )
    return tuple(people)


def _seats(count: int, departments: tuple[Department, ...]) -> Iterator[_Seat]:
    special_heads = {"sales": "head", "team-1": "lead"}
    yield _Seat("admin", "", Trade.MARKETING, False, "admin", 0.0)
    for department in departments:
        # The higher the head, the fewer deals of their own.
        diligence = 0.6 if department.id.startswith("team") else 0.25
        address = special_heads.get(department.id, "")
        yield _Seat("manager", department.id, department.trade, True, address, diligence)
    yield _Seat("user", "team-1", Trade.FIELD_SALES, False, "user", 1.1)
    # A manager heading no department, and somebody who belongs to none.
    yield _Seat("manager", "sales", Trade.FIELD_SALES, False, "advisor", 0.8)
    yield _Seat("user", "", Trade.FIELD_SALES, False, "", 0.7)
    teams = [department for department in departments if department.id.startswith("team")]
    dashboard_contexts = [department for department in departments if department.id in _DESKS]
    places = teams + dashboard_contexts + teams + teams
    for number in range(max(count - len(departments) - 4, len(teams) + len(dashboard_contexts))):
        department = places[number % len(places)]
        yield _Seat("user", department.id, department.trade, False, "", 1.0)
