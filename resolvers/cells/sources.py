"""Of which fields, in order, a record's source is the first that is filled: as is chosen, and as cells have it (`SOURCE_FACET`)."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from models import Entity

Lists = Mapping[Entity, Sequence[int]]
"""The numbers of the fields by what has them. None where there are not several: one field is a facet by itself."""


async def chosen_sources(connection: AsyncConnection, company_id: int) -> Lists:
    """Those that the company's settings choose now."""
    lists = await _lists(connection, company_id, "source")
    return {entity: ids if len(ids) > 1 else () for entity, ids in lists.items()}


async def kept_sources(connection: AsyncConnection, company_id: int) -> Lists:
    """Those that the company's cells have a facet of."""
    return await _lists(connection, company_id, "facet")


async def keep_sources(connection: AsyncConnection, company_id: int, lists: Lists) -> None:
    """Says that the cells have a facet of these from now on. Nobody else changes cells of the company meanwhile."""
    for entity, ids in lists.items():
        await connection.exec_driver_sql(_KEEP[entity], {"company": company_id, "ids": list(ids)})


async def _lists(connection: AsyncConnection, company_id: int, of: str) -> Lists:
    found = await connection.exec_driver_sql(_LISTS[of], {"company": company_id})
    row = found.mappings().one_or_none()
    return {entity: row[f"{entity}_{of}_field_ids"] for entity in _ENTITIES} if row is not None else {}


_ENTITIES = (Entity.ACTIVITY, Entity.DEAL)
_LISTS = {
    of: f"""
SELECT activity_{of}_field_ids, deal_{of}_field_ids FROM report_field_settings WHERE company_id = %(company)s::bigint"""  # noqa: S608 - from constants
    for of in ("source", "facet")
}
_KEEP = {
    entity: f"""
UPDATE report_field_settings SET {column} = %(ids)s::bigint[]
WHERE company_id = %(company)s::bigint AND {column} <> %(ids)s::bigint[]"""  # noqa: S608 - from constants
    for entity, column in ((Entity.ACTIVITY, "activity_facet_field_ids"), (Entity.DEAL, "deal_facet_field_ids"))
}
