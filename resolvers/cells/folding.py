"""Bringing the cells up to date with what was written: so many records at a time, and one process of all for a company."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.ext.asyncio import AsyncEngine

from models import Entity, RecordKind
from models.time_zone import TimeZone, time_zone
from resolvers.autocommit import autocommitting
from resolvers.cells.cell_table import CellTable
from resolvers.cells.compaction import Slot, put_together, with_slots
from resolvers.cells.contributions import CELL_TABLES
from resolvers.cells.day import day_params
from resolvers.cells.fields import Fields, fields_of, read_fields
from resolvers.cells.outcomes import kept_outcomes
from resolvers.cells.rebuilding import cell_params, is_alone
from resolvers.cells.record_sources import ALL, BEFORE, MOVED, MOVED_BEFORE, some
from resolvers.cells.sources import kept_sources
from resolvers.cells.summing import adding, sums_of
from resolvers.sending import Statement, end_with, rows_together

# Records. Whoever changes one of them waits until they are folded, which takes some tenths of a second at the most.
BATCH = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A record of a company, by the order in which they are folded."""

    kind: str = ""
    record_id: int = 0


START = Place()


async def next_company(engine: AsyncEngine, after: int, patience: float = 0) -> int | None:
    """The next company, in the order of numbers, of which there is something to be folded: a whole batch, or a record that has waited
    for so many seconds. Raises what the driver raises."""
    async with autocommitting(engine) as reading:
        params = {"after": after, "patience": patience, "batch": BATCH}
        return (await reading.exec_driver_sql(_NEXT, params)).scalar_one_or_none()


async def fold(engine: AsyncEngine, company_id: int, after: Place = START, *, batch: int = BATCH) -> Place | None:
    """Folds records of a company that come after a place, and says up to where; ``None``: there are no more.

    Left out are records that are being changed, and all of them while somebody else folds or builds anew, or until cells are built that
    nobody can bring up to date. Where there are to be none, what was noted is forgotten. Raises what the driver raises.
    """
    async with engine.begin() as connection:
        if not await is_alone(connection, company_id):
            return None
        cut_by = (await connection.exec_driver_sql(_CUT_BY, {"company": company_id})).scalar_one()
        if cut_by == "":
            return None
        sources, outcomes = await kept_sources(connection, company_id), await kept_outcomes(connection, company_id)
        # From here on those wait who change one of the records. So all that is left goes to the database at once, and ends there.
        params = {"company": company_id, "kind": after.kind, "record": after.record_id, "batch": batch}
        entities = [fields_of(company_id, entity) for entity in _ENTITIES]
        rows, *of_entities = await rows_together(connection, [(_TAKE, params), *entities])
        taken = [Place(*row) for row in rows]
        if not taken:
            return None
        ids: dict[RecordKind, list[int]] = defaultdict(list)
        for each in taken:
            ids[RecordKind(each.kind)].append(each.record_id)
        zone = None if cut_by is None else time_zone(cut_by)
        tables = [table for table in CELL_TABLES if table.kind in ids] if zone else []
        known = {"company": company_id, **outcomes, **(day_params(zone) if zone else {})}
        found = {
            entity: read_fields(rows, sources.get(entity, ()))
            for entity, rows in zip(_ENTITIES, of_entities, strict=True)
        }
        foldings: list[Statement] = []
        for table in tables:
            fields, own = found[table.entity] if table.entity else (Fields(), {})
            foldings.append((_fold(table, fields), {**known, **own, "ids": ids[table.kind]}))
        forgetting = [(_TAKE_AWAY, {**known, "kind": kind.value, "ids": of_kind}) for kind, of_kind in ids.items()]
        added = await end_with(connection, *foldings, *forgetting)
    if zone:
        await _put_in_order(engine, company_id, zone, dict(zip(tables, added, strict=False)))
    return taken[-1] if len(taken) == batch else None


async def _put_in_order(
    engine: AsyncEngine, company_id: int, zone: TimeZone, slots: Mapping[CellTable, Sequence[Slot]]
) -> None:
    """Puts together what has become crowded, by a transaction of its own that no writer waits for. If somebody else changes the cells
    now, the next who adds to the slots does."""
    async with engine.begin() as connection:
        if await is_alone(connection, company_id):
            for table, added in slots.items():
                fields, params = await cell_params(connection, company_id, table.entity, zone)
                await put_together(connection, table, fields, params, added)


_ENTITIES: Sequence[Entity] = (Entity.ACTIVITY, Entity.DEAL)
_NEXT = """
SELECT company_id FROM (
  SELECT company_id, since, row_number() OVER (PARTITION BY company_id ORDER BY kind, record_id) AS place
  FROM unfolded_records WHERE company_id > %(after)s::bigint) AS unfolded
WHERE place >= %(batch)s::integer OR since NOT BETWEEN now() - %(patience)s::float * interval '1 second' AND now()
ORDER BY company_id LIMIT 1"""
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
