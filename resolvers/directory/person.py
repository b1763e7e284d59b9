"""A person's name beside a record."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, FromClause, ScalarSelect, SQLColumnExpression, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import aliased

from models import Role, User, UserStatus
from permissions.viewer import Viewer
from resolvers.statement import Part, read_parts

COMPANY = bindparam("company", type_=BigInteger)


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """What everybody in the company may know of a colleague."""

    id: int
    name: str
    email: str
    role: Role
    status: UserStatus
    department_id: int | None


def person_json(user_id: SQLColumnExpression[Any], within: FromClause) -> ScalarSelect[Any]:
    """The person as a JSON array for `read_person`, or null.

    A sub-select, for statements over the table ``within`` that have the parameter ``company``.
    """
    person = aliased(User)
    columns = (person.id, person.name, person.email, person.role, person.status, person.department_id)
    return _of_person(func.json_build_array(*columns), person, user_id, within)


def person_name(user_id: SQLColumnExpression[Any], within: FromClause) -> ScalarSelect[Any]:
    """The same of nothing but the person's name."""
    person = aliased(User)
    return _of_person(person.name, person, user_id, within)


def _of_person(
    value: SQLColumnExpression[Any], person: type[User], user_id: SQLColumnExpression[Any], within: FromClause
) -> ScalarSelect[Any]:
    return select(value).where(person.company_id == COMPANY, person.id == user_id).correlate(within).scalar_subquery()


def read_person(document: list[Any] | None) -> PersonSummary | None:
    """The person out of `person_json`."""
    if document is None:
        return None
    id_, name, email, role, status, department_id = document
    return PersonSummary(id_, name, email, Role(role), UserStatus(status), department_id)


_PEOPLE = """
SELECT json_agg(json_build_array(u.id, u.name, u.email, u.role, u.status, u.department_id))
  FROM users u WHERE u.company_id = %(company)s AND u.id = ANY(%(s_ids)s::bigint[])
"""


async def load_people(engine: AsyncEngine, viewer: Viewer, ids: list[int]) -> dict[int, PersonSummary]:
    """Those of these people who are in the viewer's company, by id. One statement."""
    [rows] = await read_parts(engine, [Part(_PEOPLE, {"ids": ids})], {"company": viewer.company.id})
    return {person.id: person for row in rows or () if (person := read_person(row)) is not None}
