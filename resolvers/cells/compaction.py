"""Putting cells together that agree in everything but their amounts, where many were added one by one."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.cells.contributions import CellTable
from resolvers.cells.fields import Fields
from resolvers.cells.summing import added_up, insert_cells, sums_of_cells

# Loose cells of one slot: so few do not matter to readers, and fewer than one for each so many others do not either.
ENOUGH = 64
SHARE = 4

Slot = tuple[int, int, int, int]
"""Department, facet, grain and day."""


async def put_together(
    connection: AsyncConnection, table: CellTable, fields: Fields, params: Mapping[str, object], slots: Sequence[Slot]
) -> None:
    """Puts the cells of those slots together that have become crowded. Nobody else changes cells of the company meanwhile.

    ``params`` are those of `CellTable.rows`.
    """
    if not slots:
        return
    names = ("departments", "facets", "grains", "days")
    where: dict[str, object] = {name: [slot[place] for slot in slots] for place, name in enumerate(names)}
    where |= {"share": SHARE, "enough": ENOUGH}
    crowded = await connection.exec_driver_sql(_crowded(table), {"company": params["company"], **where})
    for slot in crowded.mappings().all():
        await connection.exec_driver_sql(_put_together(table, fields), {**params, **slot})


def with_slots(added: str) -> str:
    """What adds cells (`insert_cells`), returning the slots that they are in."""
    slot = "department_id, facet, grain, day"
    return f"WITH added AS ({added} RETURNING {slot}) SELECT DISTINCT {slot} FROM added"  # noqa: S608 - from constants


@lru_cache
def _crowded(table: CellTable) -> str:
    def count(which: str) -> str:
        return f"""
  CROSS JOIN LATERAL (
    SELECT count(*) AS count FROM {table.name} AS cell
    WHERE cell.company_id = %(company)s::bigint AND cell.department_id = slot.department_id AND cell.facet = slot.facet
      AND cell.grain = slot.grain AND cell.day = slot.day {which}) """  # noqa: S608 - from constants

    return f"""
SELECT department_id, facet, grain, day
FROM unnest(%(departments)s::bigint[], %(facets)s::bigint[], %(grains)s::smallint[], %(days)s::bigint[])
  AS slot (department_id, facet, grain, day){count("AND loose")}AS added
  {count("")}AS whole
WHERE added.count >= %(enough)s::bigint AND added.count * %(share)s::bigint >= whole.count"""  # noqa: S608 - from constants


@lru_cache
def _put_together(table: CellTable, fields: Fields) -> str:
    where = (
        "company_id = %(company)s::bigint AND department_id = %(department_id)s::bigint AND facet = %(facet)s::bigint"
        " AND grain = %(grain)s::smallint AND day = %(day)s::bigint"
    )
    cells = added_up(table, fields, sums_of_cells(table, fields, where))
    taken = f"WITH taken AS (DELETE FROM {table.name} WHERE {where})"  # noqa: S608 - from constants
    return taken + insert_cells(table, fields, cells, loose=False)
