"""Reading what has changed since a cursor: each record's changes in their order, whichever transaction ended first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ARRAY, BigInteger, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.orm import aliased

from models import Contact, DataKind, RecordAct, RecordKind
from permissions.rows import VisibleRows
from resolvers.autocommit import autocommitting
from resolvers.following.cursor import FollowCursor, Now, is_lost, look_now
from resolvers.following.figures import kinds_of_figures
from resolvers.records.tables import TABLES


@dataclass(frozen=True, slots=True)
class Followed:
    """Who follows what: a company, people whose records are told (``None``: of all), kinds of records, figures by keys of widgets."""

    company_id: int
    people: tuple[int, ...] | None
    kinds: Collection[RecordKind]
    figures: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class RecordChanged:
    """What became of a record. Without a number any records of the kind may be others, or new. ``merged_into`` is the contact that a
    contact is now, if that one may be seen."""

    kind: RecordKind
    record_id: int | None
    external_id: str | None
    act: RecordAct
    occurred_at: datetime
    merged_into: int | None = None


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Changes since a cursor, the figures that may be others since, and the cursor to go on from; ``has_next``: there is more."""

    changes: tuple[RecordChanged, ...]
    figures: tuple[str, ...]
    cursor: FollowCursor
    has_next: bool


async def begin_following(engine: AsyncEngine) -> FollowCursor:
    """A cursor that knows all that is there now. Raises what the driver raises."""
    now = await look_now(engine)
    return FollowCursor(now.journal, now.snapshot, now.at)


async def read_changes(engine: AsyncEngine, followed: Followed, cursor: FollowCursor, first: int) -> ChangePage | None:
    """The first changes since the cursor; ``None``: it is too old, or of another database, and there is no telling any more.

    Of a page rows are left out that are not to be seen, so that it may be shorter with more to come. Read at the primary: a standby's
    snapshots do not list what is being written. Raises what the driver raises.
    """
    now = await look_now(engine)
    if is_lost(cursor, now):
        return None
    until = cursor.until or now.snapshot
    params: dict[str, Any] = {
        "company": followed.company_id,
        "known": cursor.snapshot,
        "until": until,
        "after": cursor.after,
        "kinds": [kind.value for kind in followed.kinds],
        "rows": first + 1,
    }
    async with autocommitting(engine) as reading:
        rows = (await reading.exec_driver_sql(_CHANGES, params)).all()
        has_next, rows = len(rows) > first, rows[:first]
        seen = await _seen(reading, followed, rows)
        merged = await _merged(reading, followed, rows)
        figures = await _figures(reading, followed, cursor, until, now)
    changes = tuple(
        RecordChanged(
            kind,
            row.record_id,
            row.external_id or seen.get((kind, row.record_id)),
            act,
            row.occurred_at,
            merged.get(row.record_id) if kind is RecordKind.CONTACT else None,
        )
        for row in rows
        for kind, act in [(RecordKind(row.kind), RecordAct(row.act))]
        if _is_told(followed, kind, act, row.record_id, seen)
    )
    until_at = cursor.until_at or now.at
    if has_next:
        after = replace(cursor, until=until, until_at=until_at, after=rows[-1].id)
    else:
        after = FollowCursor(cursor.journal, until, until_at)
    return ChangePage(changes, figures, after, has_next)


_Seen = Mapping[tuple[RecordKind, int | None], str | None]


def _is_told(followed: Followed, kind: RecordKind, act: RecordAct, record_id: int | None, seen: _Seen) -> bool:
    """Records that are there no more were somebody's whom nobody knows: who sees all hears of them."""
    if record_id is None or (kind, record_id) in seen:
        return True
    return act is RecordAct.REMOVED and followed.people is None


async def _seen(connection: AsyncConnection, followed: Followed, rows: Sequence[Any]) -> _Seen:
    """The external ids of those that are there and may be seen, deleted or not."""
    visible = VisibleRows("company", None if followed.people is None else "people")
    found: dict[tuple[RecordKind, int | None], str | None] = {}
    for kind in {RecordKind(row.kind) for row in rows}:
        table = TABLES[kind]
        ids = [row.record_id for row in rows if row.kind == kind.value and row.record_id is not None]
        chosen = table.id == bindparam("ids", type_=ARRAY(BigInteger)).any_()
        params: dict[str, Any] = {"company": followed.company_id, "ids": ids}
        if followed.people is not None:
            params["people"] = [*followed.people]
        requested = select(table.id, table.external_id).where(visible.even_deleted(table), chosen)
        for record_id, external_id in await connection.execute(requested, params):
            found[kind, record_id] = external_id
    return found


async def _merged(connection: AsyncConnection, followed: Followed, rows: Sequence[Any]) -> Mapping[int | None, int]:
    """Which contacts those are now that were merged, if they may be seen."""
    ids = [row.record_id for row in rows if row.act == RecordAct.MERGED.value]
    if not ids:
        return {}
    visible = VisibleRows("company", None if followed.people is None else "people")
    old = aliased(Contact)
    requested = select(old.id, Contact.id).where(
        visible.even_deleted(Contact),
        Contact.id == old.merged_into_id,
        old.company_id == visible.company,
        old.id == bindparam("ids", type_=ARRAY(BigInteger)).any_(),
    )
    params: dict[str, Any] = {"company": followed.company_id, "ids": ids}
    if followed.people is not None:
        params["people"] = [*followed.people]
    return {row[0]: row[1] for row in await connection.execute(requested, params)}


async def _figures(
    connection: AsyncConnection, followed: Followed, cursor: FollowCursor, until: str, now: Now
) -> tuple[str, ...]:
    if not followed.figures:
        return ()
    kinds = await kinds_of_figures(connection, followed.company_id, followed.figures)
    params = {"company": followed.company_id, "known": cursor.snapshot, "until": until}
    told = {DataKind(row[0]) for row in await connection.exec_driver_sql(_DATA, params)}
    # The signal is kept for a day: who comes later hears that anything may be another.
    is_old = cursor.at < now.at - _SIGNAL
    return tuple(key for key in followed.figures if key in kinds and (is_old or kinds[key] & told))


_SIGNAL = timedelta(hours=12)
# A transaction before the snapshot's xmin had ended when it was taken.
_NEW = """company_id = %(company)s::bigint AND transaction_id >= pg_snapshot_xmin(%(known)s::pg_snapshot)
  AND NOT pg_visible_in_snapshot(transaction_id, %(known)s::pg_snapshot)
  AND pg_visible_in_snapshot(transaction_id, %(until)s::pg_snapshot)"""
_CHANGES = f"""
SELECT id, kind, record_id, external_id, act, occurred_at FROM record_changes
WHERE {_NEW} AND id > %(after)s::bigint AND kind = ANY(%(kinds)s::text[])
ORDER BY id LIMIT %(rows)s::bigint"""  # noqa: S608 - from constants
_DATA = f"SELECT DISTINCT kind FROM data_changes WHERE {_NEW}"  # noqa: S608 - from constants
