"""Who to log in as, to see the desktop through different eyes."""

from dataclasses import dataclass

from crm_desktop.demo.departments import Department
from crm_desktop.demo.people import Person


@dataclass(frozen=True, slots=True)
class LogIn:
    """Somebody worth logging in as."""

    email: str
    name: str
    role: str
    """Of the import format: 'admin', 'manager' or 'user'."""
    sees: str
    """Whose data they see, in English words."""


def log_ins_worth_trying(departments: tuple[Department, ...], people: tuple[Person, ...]) -> tuple[LogIn, ...]:
    """The administrator, the head of sales, the head of one team, one of its people, and a manager heading nothing."""
    by_address = {person.email.partition("@")[0]: person for person in people}
    found: list[LogIn] = []
    for address in ("admin", "head", "lead", "user", "advisor"):
        person = by_address[address]
        found.append(LogIn(person.email, person.name, person.role, _what_they_see(person, departments, people)))
    return tuple(found)


def _what_they_see(person: Person, departments: tuple[Department, ...], people: tuple[Person, ...]) -> str:
    if person.role == "admin":
        return f"the whole company: {len(people)} people"
    if not person.heads:
        return "their own" if person.role == "user" else "their own: a manager who heads no department"
    inside = {person.department}
    for department in departments:
        # Parents come before their parts.
        if department.parent in inside:
            inside.add(department.id)
    name = next(department.name for department in departments if department.id == person.department)
    count = sum(other.department in inside for other in people)
    parts = f" with its {len(inside) - 1} sub-departments" if len(inside) > 1 else ""
    return f"{name}{parts}: {count} people"
