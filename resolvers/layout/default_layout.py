"""Default arrangements: the company's, and those of groups and departments."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Department, Group
from resolvers.alphabet import sort_key
from resolvers.commands import CommandContext
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.layout.arranging import Layout
from resolvers.layout.delta import UNTOUCHED, Delta, read_delta
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.layout.owner import COMPANY, Owner, OwnerKind
from resolvers.report_definitions.catalog_entry import CatalogEntry
from resolvers.report_definitions.catalog_of_company import catalogue, published_reports_part, read_published_reports
from resolvers.statement import Part, read_parts_within

_DEFAULTS = """
SELECT json_agg(json_build_array(d.principal, d.principal_id, d.revision, d.layout, coalesce(g.name, p.name)))
FROM default_dashboards d
LEFT JOIN groups g ON g.company_id = %(company)s AND d.principal = 'group' AND g.id = d.principal_id
LEFT JOIN departments p ON p.company_id = %(company)s AND d.principal = 'department' AND p.id = d.principal_id
WHERE d.company_id = %(company)s
"""


@dataclass(frozen=True, slots=True, eq=False)
class DefaultLayout:
    """A default arrangement: whose it is, its revision, and how it looks with everything there is. An empty delta counts for nobody."""

    owner: Owner
    name: str | None
    revision: int
    delta: Delta
    layout: Layout


def default_ground(reports: tuple[CatalogEntry, ...], delta: Delta, company: Delta | None) -> LayoutInputs:
    """The ground of a default arrangement; that of a group or department stands on the company's."""
    return LayoutInputs(
        catalogue=reports,
        audience=frozenset(report.key for report in reports),
        defaults=() if company is None else (company,),
        personal=delta,
        may_hide=False,
        is_default=True,
    )


async def find_default_layout(command: CommandContext, owner: Owner) -> DefaultLayout:
    """The default arrangement of the company, a group or a department, made or not.

    Raises RequestError: FORBIDDEN for everybody but administrators, NOT_FOUND for a group or department that is not the company's.
    """
    command.require_administrator()
    async with command.engine.connect() as connection:
        name = await find_owner_name(connection, command.viewer.company.id, owner)
        if owner.kind is not OwnerKind.COMPANY and name is None:
            raise RequestError(ErrorCode.NOT_FOUND, NO_OWNER, field=("for",))
        return await read_default(connection, command.viewer.company.id, owner, name)


async def list_default_layouts(command: CommandContext) -> list[DefaultLayout]:
    """The default arrangements that were made, by kind and name.

    Raises `RequestError` (FORBIDDEN) for everybody but administrators.
    """
    command.require_administrator()
    async with command.engine.connect() as connection:
        _, found = await _read_all(connection, command.viewer.company.id)
    made = [each for each in found if not each.delta.is_empty]
    return sorted(
        made, key=lambda each: (each.owner.kind.value, sort_key(each.name or "", command.language), each.owner.id)
    )


async def read_default(
    connection: AsyncConnection, company_id: int, owner: Owner, name: str | None = None
) -> DefaultLayout:
    """One default arrangement, made or not."""
    reports, found = await _read_all(connection, company_id)
    made = {each.owner: each for each in found}
    company = made[COMPANY].delta if COMPANY in made else None
    return made.get(owner) or DefaultLayout(owner, name, 0, UNTOUCHED, _layout(reports, owner, UNTOUCHED, company))


async def _read_all(
    connection: AsyncConnection, company_id: int
) -> tuple[tuple[CatalogEntry, ...], list[DefaultLayout]]:
    """The company's catalogue, and all default arrangements of it, emptied ones too."""
    parts = [Part(_DEFAULTS, {}), published_reports_part()]
    rows, published = await read_parts_within(connection, parts, {"company": company_id})
    reports = catalogue(read_published_reports(published))
    found: list[tuple[str, int, int, dict[str, Any], str | None]] = rows or []
    deltas = {Owner(OwnerKind(kind), id_): read_delta(layout) for kind, id_, _, layout, _ in found}
    company = deltas.get(COMPANY)
    return reports, [
        DefaultLayout(owner, name, revision, deltas[owner], _layout(reports, owner, deltas[owner], company))
        for kind, id_, revision, _, name in found
        for owner in (Owner(OwnerKind(kind), id_),)
    ]


async def find_owner_name(connection: AsyncConnection, company_id: int, owner: Owner) -> str | None:
    """What the group or department is called; ``None`` for one that is not there, and for the company."""
    tables: dict[OwnerKind, type[Group] | type[Department]] = {
        OwnerKind.GROUP: Group,
        OwnerKind.DEPARTMENT: Department,
    }
    table = tables.get(owner.kind)
    if table is None:
        return None
    return await connection.scalar(select(table.name).where(table.company_id == company_id, table.id == owner.id))


def _layout(reports: tuple[CatalogEntry, ...], owner: Owner, delta: Delta, company: Delta | None) -> Layout:
    return Layout(default_ground(reports, delta, None if owner == COMPANY else company))


NO_OWNER = LocalizedText(
    "There is no group or department with this id.", "Группы или отдела с таким идентификатором нет."
)
