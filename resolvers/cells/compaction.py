"""Putting cells together that agree in everything but their amounts, where many were added one by one."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.cells.cell_table import CellTable
from resolvers.cells.fields import Fields
from resolvers.cells.summing import SLOT, added_up, adding, sums_of_cells

# Loose cells of one slot, or packs of them: so few do not matter to readers, and fewer than one for each so many others do not either.
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
    for name, those in (
        (table.name, [slot for slot in slots if not slot[1]]),
        (table.facets, [slot for slot in slots if slot[1]]),
    ):
        if those:
            names = ("departments", "facets", "grains", "days")
            where: dict[str, object] = {each: [slot[place] for slot in those] for place, each in enumerate(names)}
            where |= {"company": params["company"], "share": SHARE, "enough": ENOUGH}
            crowded = await connection.exec_driver_sql(_crowded(name), where)
            for slot in crowded.mappings().all():
                await connection.exec_driver_sql(_put_together(table, name, fields), {**params, **slot})


def with_slots(adding: str) -> str:
    """What adds cells (`resolvers.cells.summing.adding`), telling the slots that they are in."""
    return f"WITH {adding} SELECT DISTINCT {SLOT} FROM added"  # noqa: S608 - from constants


@lru_cache
def _crowded(cells: str) -> str:
    def count(which: str) -> str:
        return f"""
  CROSS JOIN LATERAL (
    SELECT count(*) AS count FROM {cells} AS cell
    WHERE cell.company_id = %(company)s::bigint AND cell.department_id = slot.department_id AND cell.facet = slot.facet
      AND cell.grain = slot.grain AND cell.day = slot.day {which}) """  # noqa: S608 - from constants

    return f"""
SELECT department_id, facet, grain, day
FROM unnest(%(departments)s::bigint[], %(facets)s::bigint[], %(grains)s::smallint[], %(days)s::bigint[])
  AS slot (department_id, facet, grain, day){count("AND loose")}AS added
  {count("")}AS whole
WHERE added.count >= %(enough)s::bigint AND added.count * %(share)s::bigint >= whole.count"""  # noqa: S608 - from constants


@lru_cache
def _put_together(table: CellTable, cells: str, fields: Fields) -> str:
    where = (
        "company_id = %(company)s::bigint AND department_id = %(department_id)s::bigint AND facet = %(facet)s::bigint"
        " AND grain = %(grain)s::smallint AND day = %(day)s::bigint"
    )
    sums = added_up(table, fields, sums_of_cells(table, fields, where))
    taken = f"WITH taken AS (DELETE FROM {cells} WHERE {where})"  # noqa: S608 - from constants
    return f"{taken}, {adding(table, fields, sums, loose=False)} SELECT count(*) FROM added"  # noqa: S608 - from constants
