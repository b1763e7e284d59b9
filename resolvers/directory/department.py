"""Departments and groups, for pickers."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.statement import Part, read_parts

_DEPARTMENTS = """
SELECT json_agg(json_build_array(d.id, d.external_id, d.name, d.parent_id, d.head_id))
  FROM departments d WHERE d.company_id = %(company)s AND (%(s_ids)s::bigint[] IS NULL OR d.id = ANY(%(s_ids)s::bigint[]))
"""

_GROUPS = """
SELECT json_agg(json_build_array(g.id, g.external_id, g.name))
  FROM groups g WHERE g.company_id = %(company)s AND (%(s_ids)s::bigint[] IS NULL OR g.id = ANY(%(s_ids)s::bigint[]))
"""


@dataclass(frozen=True, slots=True)
class DepartmentSummary:
    """A department, with the ids of the one above it and of its head."""

    id: int
    external_id: str | None
    name: str
    parent_id: int | None
    head_id: int | None


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """A group of people."""

    id: int
    external_id: str | None
    name: str


async def load_departments(
    engine: AsyncEngine, viewer: Viewer, ids: list[int] | None = None
) -> dict[int, DepartmentSummary]:
    """The company's departments by id, in no order: all of them, or those with these ids."""
    [rows] = await read_parts(engine, [Part(_DEPARTMENTS, {"ids": ids})], {"company": viewer.company.id})
    return {row[0]: DepartmentSummary(*row) for row in rows or ()}


async def load_groups(engine: AsyncEngine, viewer: Viewer, ids: list[int] | None = None) -> dict[int, GroupSummary]:
    """The company's groups by id, in no order: all of them, or those with these ids."""
    [rows] = await read_parts(engine, [Part(_GROUPS, {"ids": ids})], {"company": viewer.company.id})
    return {row[0]: GroupSummary(*row) for row in rows or ()}
