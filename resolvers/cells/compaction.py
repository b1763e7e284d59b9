"""Putting cells together that agree in everything but their amounts, where many were added one by one."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.cells.contributions import CELL_TABLES, CellTable
from resolvers.cells.summing import cells_of, insert_cells, parts_of_cells

# Loose cells of one slot: so few do not matter to readers, and fewer than one for each so many others do not either.
ENOUGH = 64
SHARE = 4

Slot = tuple[int, int, int]
"""Facet, grain and day."""


async def put_together(
    connection: AsyncConnection, company_id: int, table: CellTable, slots: Sequence[Slot], *, enough: int = ENOUGH
) -> None:
    """Puts the cells of those slots together that have become crowded. Nobody else changes cells of the company meanwhile."""
    if not slots:
        return
    params = {"company": company_id, "share": SHARE, "enough": enough}
    facets, grains, days = ([slot[place] for slot in slots] for place in range(3))
    found = await connection.exec_driver_sql(
        _CROWDED[table.name], {**params, "facets": facets, "grains": grains, "days": days}
    )
    for slot in found.mappings().all():
        await connection.exec_driver_sql(_PUT_TOGETHER[table.name], {"company": company_id, **slot})


def _crowded(table: CellTable) -> str:
    def count(which: str) -> str:
        return f"""
  CROSS JOIN LATERAL (
    SELECT count(*) AS count FROM {table.name} AS cell
    WHERE cell.company_id = %(company)s::bigint AND cell.facet = slot.facet AND cell.grain = slot.grain AND cell.day = slot.day
      {which}) """  # noqa: S608 - from constants

    return f"""
SELECT facet, grain, day
FROM unnest(%(facets)s::bigint[], %(grains)s::smallint[], %(days)s::bigint[]) AS slot (facet, grain, day){count("AND loose")}AS added
  {count("")}AS whole
WHERE added.count >= %(enough)s::bigint AND added.count * %(share)s::bigint >= whole.count"""  # noqa: S608 - from constants


def _put_together(table: CellTable) -> str:
    where = (
        "company_id = %(company)s::bigint AND facet = %(facet)s::bigint AND grain = %(grain)s::smallint"
        " AND day = %(day)s::bigint"
    )
    cells = cells_of(table, f"SELECT * FROM ({parts_of_cells(table, where)}) AS part")  # noqa: S608 - from constants
    return f"WITH taken AS (DELETE FROM {table.name} WHERE {where}){insert_cells(table, cells, loose=False)}"  # noqa: S608 - from constants


_CROWDED = {table.name: _crowded(table) for table in CELL_TABLES}
_PUT_TOGETHER = {table.name: _put_together(table) for table in CELL_TABLES}
