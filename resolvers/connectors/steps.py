"""The steps of a run, each a page at a time: what is asked, what is written, and which step is next."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import ConnectionEvent, FeedKind, RunKind
from resolvers.autocommit import autocommitting
from resolvers.connectors.checkpoint import Checkpoint, Run
from resolvers.connectors.choosing import choose
from resolvers.connectors.declaration import Connector, Entity, Record
from resolvers.connectors.directory import place
from resolvers.connectors.naming import Naming, prefix_of
from resolvers.connectors.session import Session
from resolvers.connectors.trouble import UNREADABLE
from resolvers.connectors.writing import NamedRow, Unreadable, write_page
from resolvers.feed.row import CHANGED_AT, DELETABLE, DELETED, EXTERNAL_ID, KIND

END: Final = "end"
DIRECTORY, EVENTS, LIST, COMPARE, GONE = "directory", "events", "list", "compare", "gone"


def steps_of(connector: Connector, kind: RunKind) -> list[str]:
    """The steps of a run of this kind, by name."""
    listed = [f"{LIST}:{each.key}" for each in connector.entities]
    compared = [f"{step}:{each.key}" for each in connector.entities for step in (COMPARE, GONE)]
    match kind:
        case RunKind.HISTORY:
            return [DIRECTORY, *listed, END]
        case RunKind.CHANGES:
            return [DIRECTORY, EVENTS, *listed, END]
        case RunKind.RECONCILIATION:
            return [DIRECTORY, *compared, END]


def next_step(connector: Connector, run: Run) -> str:
    """What comes after the run's step; the end after one that there is no more."""
    steps = steps_of(connector, run.kind)
    return steps[steps.index(run.step) + 1] if run.step in steps else END


@dataclass(slots=True)
class Known:
    """What is kept of a vendor's directory: the vendor's own words of it, and names of what was here already."""

    vendor: Mapping[str, Any]
    adopted: Mapping[str, Mapping[str, str]]
    fields: Mapping[str, str]

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Known":
        """As it is stored; empty before the directory was read."""
        return cls(stored.get("vendor", {}), stored.get("adopted", {}), stored.get("fields", {}))


@dataclass(slots=True)
class Work:
    """A run in the hands of somebody, and everything that its steps need."""

    engine: AsyncEngine
    connector: Connector
    session: Session
    run: Run
    known: Known
    since: Mapping[str, str]
    is_directory_fresh: bool
    clock: Callable[[], datetime]
    is_directory_read: bool = False
    """Whether it was read while the work is in these hands."""

    @property
    def prefix(self) -> str:
        """What names of the connection's things begin with."""
        return prefix_of(self.connector.key, self.run.connection_id)

    @property
    def naming(self) -> Naming:
        """How its things are called here."""
        return Naming(self.prefix, self.known.adopted, self.known.fields)

    def here(self, entity: Entity, id_: str) -> str:
        """What a record is called here."""
        return self.prefix + entity.prefix + id_

    async def write(
        self, rows: Sequence[NamedRow], checkpoint: Checkpoint, unreadable: Sequence[Unreadable] = ()
    ) -> None:
        """Writes the rows, and where the run is then."""
        now = self.clock()
        await write_page(self.engine, self.run, self.session.asking, rows, checkpoint, now, unreadable)

    def next(self) -> Checkpoint:
        """At the beginning of the next step."""
        return Checkpoint(next_step(self.connector, self.run))


async def read_directory(work: Work) -> None:
    """Brings people, types, stages, fields and options, unless that was done just before."""
    if work.is_directory_fresh and work.run.kind is RunKind.CHANGES:
        await work.write([], work.next())
    else:
        await _read_directory(work, work.next())


async def _read_directory(work: Work, checkpoint: Checkpoint) -> None:
    work.is_directory_read = True
    directory = await work.connector.read_directory(work.session)
    run, company_id, name = work.run, work.run.company_id, work.connector.name
    async with autocommitting(work.engine) as reading:
        placed = await place(reading, company_id, name, work.prefix, directory.rows, work.known.adopted)
    work.known = Known(directory.known, placed.adopted, placed.fields)
    work.session.known = directory.known
    await work.write(placed.rows, Checkpoint(run.step, run.cursor))
    if directory.choices is not None:
        await choose(work.engine, company_id, work.naming, directory.choices, work.clock())
    # Only now: whoever is killed before reads it again.
    checkpoint.known = {"vendor": directory.known, "adopted": placed.adopted, "fields": placed.fields}
    await work.write([], checkpoint)


async def bring_events(work: Work) -> None:
    """Fetches some of the records that the vendor said have changed. Those that are not there any more are deleted here."""
    event, company_id, connection_id = ConnectionEvent, work.run.company_id, work.run.connection_id
    mine = (event.company_id == company_id, event.connection_id == connection_id)
    first = select(event.entity).where(*mine).order_by(event.received_at, event.record_id).limit(1)
    async with autocommitting(work.engine) as reading:
        entity = work.connector.entity((await reading.scalar(first)) or "")
        if entity is None:
            await work.write([], work.next())
            return
        requested = select(event.record_id, event.received_at).where(*mine, event.entity == entity.key)
        ordered = requested.order_by(event.received_at, event.record_id).limit(entity.fetch_most)
        told = {row.record_id: row.received_at for row in await reading.execute(ordered)}
    rows, unreadable = await bring_again(work, entity, [*told])
    checkpoint = Checkpoint(work.run.step)
    # What was told once more meanwhile stays, and is fetched again.
    checkpoint.also(_TAKE_OFF, entity=entity.key, ids=[*told], instants=[*told.values()])
    await work.write(rows, checkpoint, unreadable)


async def list_page(work: Work, entity: Entity) -> None:
    """Brings a page of what changed, or of everything."""
    since = work.since.get(entity.key) if work.run.kind is RunKind.CHANGES else None
    page = await entity.list(work.session, since, work.run.cursor)
    rows, unreadable = await rows_of(work, entity, page.records)
    await work.write(rows, work.next() if page.next is None else Checkpoint(work.run.step, page.next), unreadable)


async def bring_again(
    work: Work, entity: Entity, ids: Sequence[str], *, are_gone_deleted: bool = True
) -> tuple[list[NamedRow], list[Unreadable]]:
    """The rows of the records with these ids, `Entity.fetch_most` at most, and of those that are gone that they are deleted."""
    records = await entity.fetch(work.session, ids)
    rows, unreadable = await rows_of(work, entity, records)
    if are_gone_deleted:
        left = {*ids} - {entity.id_of(record) for record in records}
        rows += [row for id_ in sorted(left) for row in gone_rows(entity, work.here(entity, id_))]
    return rows, unreadable


def gone_rows(entity: Entity, name: str) -> list[NamedRow]:
    """That a record is deleted; nothing of what cannot be."""
    return [{KIND: kind.value, EXTERNAL_ID: name, DELETED: True} for kind in entity.kinds if kind in DELETABLE]


async def rows_of(work: Work, entity: Entity, records: Sequence[Record]) -> tuple[list[NamedRow], list[Unreadable]]:
    """The rows of the records, named as here, and the records that none could be made of.

    Where they refer to something that is not known the directory is read anew first.
    """
    work.session.has_missed = False
    found = _rows_of(work, entity, records)
    if work.session.has_missed and not work.is_directory_read:
        await _read_directory(work, Checkpoint(work.run.step, work.run.cursor))
        found = _rows_of(work, entity, records)
    return found


def _rows_of(work: Work, entity: Entity, records: Iterable[Record]) -> tuple[list[NamedRow], list[Unreadable]]:
    naming, rows, unreadable = work.naming, list[NamedRow](), list[Unreadable]()
    for record in records:
        id_ = ""
        try:
            id_ = entity.id_of(record)
            changed_at = entity.changed_at(record)
            for row in entity.rows(work.session, record):
                named = naming.row(row)
                if row.get(EXTERNAL_ID) == entity.prefix + id_:
                    named.setdefault(CHANGED_AT, changed_at)
                    if FeedKind(row[KIND]) in DELETABLE:
                        named.setdefault(DELETED, False)
                rows.append(named)
        except UNREADABLE as error:
            why = f"{type(error).__name__}: {error}"[:300]
            unreadable.append(Unreadable(entity.kinds[0].value, work.here(entity, id_), record, why))
    return rows, unreadable


def as_since(instant: datetime) -> str:
    """As `Entity.list` takes it."""
    return instant.astimezone(UTC).replace(microsecond=0).isoformat()


_TAKE_OFF = """
DELETE FROM connection_events WHERE company_id = %(company)s::bigint AND connection_id = %(connection)s::bigint
  AND entity = %(entity)s AND (record_id, received_at) IN (SELECT * FROM unnest(%(ids)s::text[], %(instants)s::timestamptz[]))"""
