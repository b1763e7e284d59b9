"""Holding the cells against the records."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models.time_zone import time_zone
from resolvers.cells.cell_table import CellTable
from resolvers.cells.contributions import CELL_TABLES
from resolvers.cells.fields import Fields
from resolvers.cells.rebuilding import cell_params, gather, rows_as_kept
from resolvers.cells.summing import differences, sums_of, sums_of_cells
from resolvers.undisturbed import undisturbed_transaction

# Of each table. What is wrong in one way is most often so in many cells.
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Verified:
    """A table of cells that was compared: what the cells lack (or have too much, negative), how many such sums there are, and how long
    it took, in seconds."""

    table: str
    lacking: Sequence[Mapping[str, Any]]
    count: int
    seconds: float


Progress = Callable[[Verified], None]


async def verify(engine: AsyncEngine, company_id: int, progress: Progress = lambda _: None) -> list[Verified] | None:
    """Computes everything anew from the records, and compares it with the cells of a company. ``None``: it has none yet.

    All as of one moment, while others read and write.
    """
    async with undisturbed_transaction(engine, "REPEATABLE READ") as connection:
        await gather(connection)
        zone = (await connection.execute(_CUT_BY, {"id": company_id})).scalar_one()
        if not zone:
            return None
        verified: list[Verified] = []
        for table in CELL_TABLES:
            started = perf_counter()
            fields, params = await cell_params(connection, company_id, table.entity, time_zone(zone))
            count, lacking = 0, list[Mapping[str, Any]]()
            for part, its_params in (fields if table.facets else fields.without_facets).apart(params):
                found = (await connection.exec_driver_sql(_verify(table, part), its_params)).mappings().all()
                count += found[0]["count"] if found else 0
                lacking += [row["part"] for row in found]
            verified.append(Verified(table.name, lacking[:MOST_SHOWN], count, perf_counter() - started))
            progress(verified[-1])
        return verified


_CUT_BY = text("SELECT cells_timezone FROM companies WHERE id = :id")


def _verify(table: CellTable, fields: Fields) -> str:
    """Records that are unfolded count as they were: only whether the cells have them so is told by no other sum."""
    records = sums_of(table, fields, rows_as_kept(table, fields))
    cells = sums_of_cells(table, fields, f"company_id = %(company)s::bigint AND {fields.of_their_facet}")
    different = differences(table, fields, records, cells)
    return f"SELECT count(*) OVER () AS count, to_jsonb(part) AS part FROM ({different}) AS part LIMIT {MOST_SHOWN}"  # noqa: S608 - from constants
