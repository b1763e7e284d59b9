"""Colleagues, page by page, for pickers."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.alphabet import Place, contains, page_of
from resolvers.directory.person import PersonSummary, read_person
from resolvers.language import Language
from resolvers.search import searched
from resolvers.statement import Part, read_parts

_USERS = """
SELECT json_agg(json_build_array(u.id, u.name, u.email, u.role, u.status, u.department_id)) FROM users u
WHERE u.company_id = %(company)s AND (u.status = 'active' OR %(s_dismissed)s)
AND (%(s_group)s::bigint IS NULL OR EXISTS (SELECT FROM group_members m
  WHERE m.company_id = %(company)s AND m.group_id = %(s_group)s::bigint AND m.user_id = u.id))
"""


@dataclass(frozen=True, slots=True)
class UserPage:
    """Some of the company's people, by name; ``count`` is how many match in all."""

    count: int
    people: tuple[PersonSummary, ...]
    has_next: bool


async def list_users(
    engine: AsyncEngine,
    viewer: Viewer,
    language: Language,
    *,
    first: int,
    after: Place | None,
    search: str = "",
    with_dismissed: bool = True,
    group: int | None = None,
    in_scope: bool = False,
) -> UserPage:
    """The first people in the language's order, or those after a place, whose name or e-mail contains the text.

    Everybody sees all colleagues. ``group``: only those in the group; ``in_scope``: only those whose records the viewer sees.

    Raises `RequestError` (BAD_USER_INPUT) for a text that is in nobody's name.
    """
    text = searched(search)
    params = {"dismissed": with_dismissed, "group": group}
    [documents] = await read_parts(engine, [Part(_USERS, params)], {"company": viewer.company.id})
    found: list[Any] = documents or []
    people = [
        person
        for document in found
        if (person := read_person(document)) is not None
        and (contains(person.name, text) or contains(person.email, text))
        and (not in_scope or viewer.sees_rows_of(person.id))
    ]
    page, has_next = page_of(people, language, first=first, after=after)
    return UserPage(len(people), tuple(page), has_next)
