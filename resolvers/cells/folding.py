"""Bringing the cells up to date with what was written: so many records at a time, and one process of all for a company."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import RecordKind
from models.time_zone import TimeZone, time_zone
from resolvers.autocommit import autocommitting
from resolvers.cells.compaction import put_together, with_slots
from resolvers.cells.contributions import ALL, BEFORE, CELL_TABLES, MOVED, MOVED_BEFORE, CellTable, some
from resolvers.cells.fields import Fields
from resolvers.cells.rebuilding import cell_params, is_alone
from resolvers.cells.summing import adding, sums_of

# Records. Whoever changes one of them waits until they are folded, which takes some tenths of a second at the most.
BATCH = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A record of a company, by the order in which they are folded."""

    kind: str = ""
    record_id: int = 0


START = Place()


async def next_company(engine: AsyncEngine, after: int) -> int | None:
    """The next company, in the order of numbers, of which there is something to be folded. Raises what the driver raises."""
    async with autocommitting(engine) as reading:
        return (await reading.exec_driver_sql(_NEXT, {"after": after})).scalar_one_or_none()


async def fold(engine: AsyncEngine, company_id: int, after: Place = START, *, batch: int = BATCH) -> Place | None:
    """Folds records of a company that come after a place, and says up to where; ``None``: there are no more.

    Left out are records that are being changed, and all of them while somebody else folds or builds anew, or until cells are built that
    nobody can bring up to date. Where there are to be none, what was noted is forgotten. Raises what the driver raises.
    """
    async with engine.begin() as connection:
        if not await is_alone(connection, company_id):
            return None
        zone = (await connection.exec_driver_sql(_CUT_BY, {"company": company_id})).scalar_one()
        if zone == "":
            return None
        params = {"company": company_id, "kind": after.kind, "record": after.record_id, "batch": batch}
        taken = [Place(*row) for row in await connection.exec_driver_sql(_TAKE, params)]
        ids: dict[RecordKind, list[int]] = defaultdict(list)
        for each in taken:
            ids[RecordKind(each.kind)].append(each.record_id)
        for kind, of_kind in ids.items():
            if zone is not None:
                await _fold_some(connection, company_id, time_zone(zone), kind, of_kind)
            await connection.exec_driver_sql(_TAKE_AWAY, {"company": company_id, "kind": kind.value, "ids": of_kind})
        return taken[-1] if len(taken) == batch else None


async def _fold_some(
    connection: AsyncConnection, company_id: int, zone: TimeZone, kind: RecordKind, ids: Sequence[int]
) -> None:
    """By statements of their own, which see what those who held the records before have made of them."""
    tables = [table for table in CELL_TABLES if table.kind is kind]
    # All of a kind tell apart by the same fields.
    fields, params = await cell_params(connection, company_id, tables[0].entity, zone)
    for table in tables:
        added = await connection.exec_driver_sql(_fold(table, fields), {**params, "ids": ids})
        await put_together(connection, table, fields, params, [tuple(row) for row in added])


_NEXT = "SELECT min(company_id) FROM unfolded_records WHERE company_id > %(after)s::bigint"
_CUT_BY = "SELECT cells_timezone FROM companies WHERE id = %(company)s::bigint"
_TAKE = """
SELECT kind, record_id FROM unfolded_records
WHERE company_id = %(company)s::bigint AND (kind, record_id) > (%(kind)s::text, %(record)s::bigint)
ORDER BY kind, record_id LIMIT %(batch)s FOR UPDATE SKIP LOCKED"""
_TAKE_AWAY = """
DELETE FROM unfolded_records
WHERE company_id = %(company)s::bigint AND kind = %(kind)s::text AND record_id = ANY(%(ids)s::bigint[])"""


@lru_cache
def _fold(table: CellTable, fields: Fields) -> str:
    """What the records contribute now less what they did, and the slots that it was added to."""
    # A deal that has moved on has its whole ledger in common with what it was, but for one row.
    now, before = (MOVED, MOVED_BEFORE) if table.has_ledger else (ALL, BEFORE)
    rows = table.rows(fields, some(now), taken_away=(some(before),))
    return with_slots(adding(table, fields, sums_of(table, fields, rows), loose=True))
