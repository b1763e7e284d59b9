"""Writes who works in the demo company: departments, users, groups and their members."""

from crm_desktop.demo.departments import Department
from crm_desktop.demo.format_files import FormatFolder
from crm_desktop.demo.office_calendar import HISTORY_DAYS
from crm_desktop.demo.people import Person
from crm_desktop.demo.words import Words


def write_staff(
    files: FormatFolder, departments: tuple[Department, ...], people: tuple[Person, ...], words: Words
) -> None:
    """Writes the four files."""
    heads = {person.department: person.id for person in people if person.heads}
    with files.table("departments") as table:
        for department in departments:
            table.add((department.id, department.name, department.parent, heads[department.id]))
    with files.table("users") as table:
        for person in people:
            status = "dismissed" if person.dismissed else "active"
            table.add((person.id, person.email, person.name, person.role, person.department, status))
    groups = _groups(people)
    with files.table("groups") as table:
        for group in groups:
            table.add((group, words.labels[group]))
    with files.table("group_members") as table:
        for group, members in groups.items():
            for person in members:
                table.add((group, person.id))


def _groups(people: tuple[Person, ...]) -> dict[str, list[Person]]:
    there = [person for person in people if not person.dismissed]
    users = [person for person in there if person.role == "user"]
    return {
        # Groups cut across departments, and one person may be in several.
        "key-accounts": [person for person in there if person.heads and person.department.startswith("region")]
        + users[::6],
        "newcomers": [person for person in users if person.first_day > HISTORY_DAYS // 3],
        "exhibition": users[1::4],
        "works-council": [person for person in people if person.role != "admin"][2::9],
    }
