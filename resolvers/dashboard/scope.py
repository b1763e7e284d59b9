"""Whose data a desktop shows: the viewer's own scope, or a narrower one they ask for."""

from dataclasses import dataclass
from typing import Any

from models import Role
from permissions.rows import DataScope, ScopeKind
from permissions.viewer import Viewer
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.plural import Plural
from resolvers.statement import Part


@dataclass(frozen=True, slots=True)
class ScopeRequest:
    """A narrower scope: these users, and the people of these departments with all sub-departments; both empty: the viewer's own."""

    user_ids: tuple[int, ...] = ()
    department_ids: tuple[int, ...] = ()


OWN_SCOPE = ScopeRequest()

_PEOPLE = Plural(("person", "people"), ("человек", "человека", "человек"))


@dataclass(frozen=True, slots=True)
class NamedScope:
    """A scope and what the page calls it."""

    scope: DataScope
    kind: ScopeKind
    label: LocalizedText


# The people of the named departments and of all below them, and the named users, as far as they are the company's.
_SCOPE = """
WITH RECURSIVE below AS (
  SELECT id FROM departments WHERE company_id = %(company)s AND id = ANY(%(s_departments)s::bigint[])
  UNION SELECT d.id FROM departments d JOIN below ON d.parent_id = below.id WHERE d.company_id = %(company)s
)
SELECT json_build_object(
  'departments', (SELECT json_agg(json_build_array(id, name) ORDER BY id) FROM departments
    WHERE company_id = %(company)s AND id = ANY(%(s_departments)s::bigint[])),
  'users', (SELECT json_agg(json_build_array(id, name) ORDER BY id) FROM users
    WHERE company_id = %(company)s AND id = ANY(%(s_users)s::bigint[])),
  'people', (SELECT json_agg(id ORDER BY id) FROM users WHERE company_id = %(company)s
    AND (id = ANY(%(s_users)s::bigint[]) OR department_id IN (SELECT id FROM below))),
  'headed', (SELECT json_agg(d.name ORDER BY d.id) FROM departments d WHERE d.company_id = %(company)s AND d.head_id = %(s_viewer)s))
"""


def scope_part(viewer: Viewer, request: ScopeRequest) -> Part:
    """What a scope needs from the database, as a part of a statement."""
    params = {
        "users": list(request.user_ids),
        "departments": list(request.department_ids),
        "viewer": viewer.user_id if viewer.role is Role.MANAGER else None,
    }
    return Part(_SCOPE, params)


def find_scope(viewer: Viewer, request: ScopeRequest, found: dict[str, Any]) -> NamedScope:
    """The viewer's scope, narrowed to what was asked, out of the part's value.

    Raises:
        RequestError: NOT_FOUND for a user or department that is not the company's; FORBIDDEN when nothing of what was asked is
            in the viewer's scope.
    """
    if not request.user_ids and not request.department_ids:
        return _own(viewer, found["headed"] or [])
    users, departments = dict(found["users"] or []), dict(found["departments"] or [])
    if set(request.user_ids) - set(users):
        raise RequestError(ErrorCode.NOT_FOUND, _NO_USER, field=("scope", "users"))
    if set(request.department_ids) - set(departments):
        raise RequestError(ErrorCode.NOT_FOUND, _NO_DEPARTMENT, field=("scope", "departments"))
    requested: set[int] = set(found["people"] or [])
    people = requested if viewer.people is None else requested & set(viewer.people)
    heads_all = viewer.people is None or set(request.department_ids) <= set(viewer.department_ids)
    # An empty department of one's own is an honest zero; anything else without a common person is not for this viewer.
    if not people and (request.user_ids or not heads_all):
        raise RequestError(ErrorCode.FORBIDDEN, _OUTSIDE, field=("scope",))
    scope = DataScope(viewer.company.id, tuple(sorted(people)), viewer.people)
    # Whose data it shows, not whose was asked for.
    seen = [name for user_id, name in users.items() if user_id in people]
    names = [*departments.values(), *seen]
    if departments:
        return NamedScope(scope, ScopeKind.DEPARTMENT, _with_head_count(", ".join(names), len(people)))
    kind = ScopeKind.PERSON if len(seen) == 1 else ScopeKind.PEOPLE
    return NamedScope(scope, kind, LocalizedText(", ".join(names), ", ".join(names)))


def _own(viewer: Viewer, headed: list[str]) -> NamedScope:
    scope = DataScope(viewer.company.id, viewer.people, viewer.people)
    if viewer.people is None:
        return NamedScope(scope, ScopeKind.COMPANY, LocalizedText("Whole company", "Вся компания"))
    if headed:
        return NamedScope(scope, ScopeKind.DEPARTMENT, _with_head_count(", ".join(headed), len(viewer.people)))
    return NamedScope(scope, ScopeKind.PERSON, LocalizedText(viewer.name, viewer.name))


def _with_head_count(name: str, count: int) -> LocalizedText:
    return LocalizedText(f"{name}, {_PEOPLE.en(count)}", f"{name}, {_PEOPLE.ru(count)}")


_NO_USER = LocalizedText("There is no such person in the company.", "Такого сотрудника в компании нет.")
_NO_DEPARTMENT = LocalizedText("There is no such department in the company.", "Такого отдела в компании нет.")
_OUTSIDE = LocalizedText(
    "This is outside the people whose data you see.", "Это не те сотрудники, чьи данные вам видны."
)
