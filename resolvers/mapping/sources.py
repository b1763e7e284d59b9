"""Where files come from: by which mapping the last file of each went in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from models import FileImportChange, FileImportRun, FileSource, User
from resolvers.autocommit import autocommitting
from resolvers.commands import CommandContext, begin
from resolvers.mapping.document import RecordMapping, write_mapping


@dataclass(frozen=True, slots=True)
class Source:
    """A source, and its mapping as a document (`resolvers.mapping.document`)."""

    id: int
    name: str
    mapping: Mapping[str, Any]
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """An import that was made. ``can_be_undone``: what it made is still noted."""

    id: int
    source: str
    file_name: str
    kind: str
    actor: str
    started_at: datetime
    counts: Mapping[str, int]
    undone_at: datetime | None
    can_be_undone: bool


async def keep_source(command: CommandContext, name: str, mapping: RecordMapping) -> None:
    """Keeps the mapping as the source's; there may be none of the name yet."""
    values = {"mapping": write_mapping(mapping), "changed_at": command.now}
    async with begin(command) as transaction:
        made = insert(FileSource).values(company_id=transaction.company_id, name=name, **values)
        anew = {name: made.excluded[name] for name in values}
        await transaction.write(made.on_conflict_do_update(index_elements=["company_id", "name"], set_=anew))


async def forget_source(command: CommandContext, source_id: int) -> bool:
    """Forgets a source; what came from it stays. Says whether there was one. For administrators."""
    command.require_administrator()
    source = FileSource
    async with begin(command) as transaction:
        mine = (source.company_id == transaction.company_id, source.id == source_id)
        return (await transaction.write(delete(source).where(*mine))).rowcount > 0


async def read_sources(command: CommandContext) -> Sequence[Source]:
    """The company's sources, by name. For administrators."""
    command.require_administrator()
    source = FileSource
    requested = select(source.id, source.name, source.mapping, source.changed_at).where(
        source.company_id == command.viewer.company.id
    )
    async with autocommitting(command.engine) as reading:
        return [Source(*row) for row in await reading.execute(requested.order_by(func.lower(source.name), source.id))]


async def read_runs(command: CommandContext, most: int) -> Sequence[Run]:
    """The latest imports, the last one first. For administrators."""
    command.require_administrator()
    run, change = FileImportRun, FileImportChange
    is_noted = (
        select(change.run_id).where(change.company_id == command.viewer.company.id, change.run_id == run.id).exists()
    )
    columns = (run.id, run.source, run.file_name, run.kind, User.name, run.started_at, run.counts, run.undone_at)
    requested = (
        select(*columns, is_noted)
        .join(User, (User.company_id == run.company_id) & (User.id == run.actor_id))
        .where(run.company_id == command.viewer.company.id, User.company_id == command.viewer.company.id)
        .order_by(run.id.desc())
        .limit(most)
    )
    async with autocommitting(command.engine) as reading:
        return [Run(*row) for row in await reading.execute(requested)]
