"""Who works in a company, and where: what figures are broken down and filtered by besides the records themselves."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from resolvers.statement import Part

_PEOPLE = """
SELECT json_build_object(
  'users', (SELECT json_agg(json_build_array(id, name, department_id)) FROM users
    WHERE company_id = %(company)s),
  'departments', (SELECT json_agg(json_build_array(id, name)) FROM departments
    WHERE company_id = %(company)s),
  'groups', (SELECT json_agg(json_build_array(g.id, g.name, (SELECT json_agg(m.user_id ORDER BY m.user_id) FROM group_members m
    WHERE m.company_id = %(company)s AND m.group_id = g.id))) FROM groups g WHERE g.company_id = %(company)s))
"""


_PEOPLE_OF_REPORTS = f"""
SELECT CASE WHEN EXISTS (SELECT 1 FROM reports r WHERE r.company_id = %(company)s AND r.published_at IS NOT NULL
  AND jsonb_path_exists(r.definition, '$.**.attribute ? (@ == $names[*])', %(s_names)s::jsonb))
  THEN ({_PEOPLE}) END
"""  # noqa: S608 - nothing but this module's own text


@dataclass(frozen=True, slots=True)
class Team:
    """A department (its own people) or a group."""

    id: int
    name: str
    user_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Everybody, dismissed people too; departments and groups with who is in them now."""

    users: dict[int, str] = field(default_factory=dict[int, str])
    departments: Sequence[Team] = ()
    groups: Sequence[Team] = ()

    def outside(self, teams: Sequence[Team]) -> tuple[int, ...]:
        """Those who are in none of these."""
        inside = {user_id for team in teams for user_id in team.user_ids}
        return tuple(user_id for user_id in self.users if user_id not in inside)


NOBODY = People()


def people_part() -> Part:
    """The people of the company as a part of a statement."""
    return Part(_PEOPLE, {})


def people_of_reports_part(attributes: Sequence[str]) -> Part:
    """The same, read only where a published report asks for one of these attributes: most desktops can do without."""
    return Part(_PEOPLE_OF_REPORTS, {"names": json.dumps({"names": attributes})})


def read_people(document: dict[str, Any] | None) -> People:
    """The people out of the part's value."""
    if document is None:
        return NOBODY
    users: list[tuple[int, str, int | None]] = document["users"] or []
    members: dict[int | None, list[int]] = {}
    for user_id, _, department_id in users:
        members.setdefault(department_id, []).append(user_id)
    return People(
        users={id_: name for id_, name, _ in users},
        departments=[Team(id_, name, tuple(members.get(id_, ()))) for id_, name in document["departments"] or ()],
        groups=[Team(id_, name, tuple(user_ids or ())) for id_, name, user_ids in document["groups"] or ()],
    )
