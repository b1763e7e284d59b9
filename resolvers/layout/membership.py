"""Where a person belongs: their groups, and the departments above them."""

from typing import Any

from permissions.audience import Membership
from resolvers.statement import Part

# The departments above are walked with the way that was come, so that a circle of departments ends the walk.
WALK = """
WITH RECURSIVE above AS (
  SELECT d.id, d.name, d.parent_id, ARRAY[d.id] AS way FROM users u JOIN departments d
    ON d.company_id = %(company)s AND d.id = u.department_id
    WHERE u.company_id = %(company)s AND u.id = %(s_user)s
  UNION ALL
  SELECT d.id, d.name, d.parent_id, way || d.id FROM above JOIN departments d
    ON d.company_id = %(company)s AND d.id = above.parent_id AND d.id <> ALL(way)),
belonging AS (
  SELECT g.id, g.name FROM group_members m JOIN groups g ON g.company_id = %(company)s AND g.id = m.group_id
    WHERE m.company_id = %(company)s AND m.user_id = %(s_user)s)
"""
NAMED = """
  'departments', (SELECT json_agg(json_build_array(id, name) ORDER BY cardinality(way)) FROM above),
  'groups', (SELECT json_agg(json_build_array(id, name) ORDER BY id) FROM belonging)
"""


def belonging_part(user_id: int) -> Part:
    """The groups and departments of a person, with their names, as a part of a statement."""
    return Part(f"{WALK} SELECT json_build_object({NAMED})", {"user": user_id})


def read_membership(user_id: int, document: dict[str, Any]) -> Membership:
    """Where the person belongs, out of the part's value."""
    groups: list[tuple[int, str]] = document["groups"] or []
    departments: list[tuple[int, str]] = document["departments"] or []
    return Membership(user_id, tuple(id_ for id_, _ in groups), tuple(id_ for id_, _ in departments))
