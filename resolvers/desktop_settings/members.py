"""Everybody who works in the company, with where they belong: to say who an audience is."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from permissions.audience import Audience, Membership
from resolvers.alphabet import alphabetical
from resolvers.directory.person import PersonSummary, read_person
from resolvers.language import Language
from resolvers.statement import Part, read_parts_within

_MEMBERS = """
SELECT json_build_object(
  'people', (SELECT json_agg(json_build_array(id, name, email, role, status, department_id)) FROM users
    WHERE company_id = %(company)s AND status = 'active'),
  'departments', (SELECT json_agg(json_build_array(id, parent_id)) FROM departments WHERE company_id = %(company)s),
  'groups', (SELECT json_agg(json_build_array(user_id, group_id) ORDER BY group_id) FROM group_members
    WHERE company_id = %(company)s))
"""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works in the company."""

    person: PersonSummary
    membership: Membership


async def list_members(connection: AsyncConnection, company_id: int, language: Language) -> list[Member]:
    """Everybody who works there, by name. One statement, whatever the audience: there is one rule, and it is not in SQL."""
    [found] = await read_parts_within(connection, [Part(_MEMBERS, {})], {"company": company_id})
    parents: dict[int, int | None] = dict(found["departments"] or ())
    groups: dict[int, list[int]] = {}
    for user_id, group_id in found["groups"] or ():
        groups.setdefault(user_id, []).append(group_id)
    people = [person for row in found["people"] or () if (person := read_person(row))]
    return [_member(person, parents, groups) for person in alphabetical(people, language)]


def in_audience(members: list[Member], audience: Audience) -> list[Member]:
    """Those of them who are in the audience."""
    return [member for member in members if audience.judge(member.membership).is_admitted]


def _member(person: PersonSummary, parents: dict[int, int | None], groups: dict[int, list[int]]) -> Member:
    above: list[int] = []
    department: int | None = person.department_id
    while department is not None and department not in above:
        above.append(department)
        department = parents.get(department)
    return Member(person, Membership(person.id, tuple(groups.get(person.id, ())), tuple(above)))
