"""Colleagues, page by page, for pickers."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.directory.person import PersonSummary, read_person
from resolvers.search import containing
from resolvers.statement import Part, read_parts

_MATCHING = """
u.company_id = %(company)s AND (u.name ILIKE %(s_pattern)s OR u.email ILIKE %(s_pattern)s)
AND (u.status = 'active' OR %(s_dismissed)s)
AND (%(s_group)s::bigint IS NULL OR EXISTS (SELECT FROM group_members m
  WHERE m.company_id = %(company)s AND m.group_id = %(s_group)s::bigint AND m.user_id = u.id))
"""

_USERS = f"""
SELECT json_build_object(
  'count', (SELECT count(*) FROM users u WHERE {_MATCHING}),
  'people', (SELECT json_agg(json_build_array(id, name, email, role, status, department_id) ORDER BY name, id) FROM (
    SELECT u.* FROM users u
    WHERE {_MATCHING} AND (%(s_after)s::bigint IS NULL
      OR (u.name, u.id) > (SELECT a.name, a.id FROM users a WHERE a.company_id = %(company)s AND a.id = %(s_after)s::bigint))
    ORDER BY u.name, u.id LIMIT %(s_limit)s) page))
"""  # noqa: S608 - both texts are constants


@dataclass(frozen=True, slots=True)
class UserPage:
    """Some of the company's people, by name; ``count`` is how many match in all."""

    count: int
    people: tuple[PersonSummary, ...]
    has_next: bool


async def list_users(
    engine: AsyncEngine,
    viewer: Viewer,
    *,
    first: int,
    after: int | None,
    search: str = "",
    with_dismissed: bool = True,
    group: int | None = None,
) -> UserPage:
    """The first people, or those after the person ``after``, whose name or e-mail contains the text. Everybody sees all colleagues.

    ``group``: only those in the group.

    Raises `RequestError` (BAD_USER_INPUT) for a text that is in nobody's name.
    """
    params = {
        "pattern": containing(search),
        "dismissed": with_dismissed,
        "after": after,
        "limit": first + 1,
        "group": group,
    }
    [value] = await read_parts(engine, [Part(_USERS, params)], {"company": viewer.company.id})
    documents: list[Any] = value["people"] or []
    people = [person for document in documents if (person := read_person(document)) is not None]
    return UserPage(value["count"], tuple(people[:first]), len(people) > first)
