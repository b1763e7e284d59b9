"""Where files come from: by which mapping the last file of each went in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import cast, delete, exists, func, select, update
from sqlalchemy.dialects.postgresql import JSONB, insert

from models import FileImportChange, FileImportRun, FileImportTask, FileSource
from resolvers.autocommit import autocommitting
from resolvers.commands import CommandContext, CommandResult, Transaction, begin
from resolvers.language import LocalizedText
from resolvers.mapping.document import RecordMapping, write_mapping
from resolvers.text_checks import check_name
from resolvers.user_error import Problems, UserErrorCode


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
    actor_id: int
    started_at: datetime
    counts: Mapping[str, int]
    undone_at: datetime | None
    can_be_undone: bool
    rejected_task_id: int | None
    """Of which task there is a file with the rows that were left out; ``None``: of none any more."""


async def keep_source(command: CommandContext, name: str, mapping: RecordMapping, run_id: int, rejected: int) -> None:
    """Keeps the mapping as the source's, of which there may be none yet; and of the import by it, how many rows were left out."""
    values = {"mapping": write_mapping(mapping), "changed_at": command.now}
    async with begin(command) as transaction:
        made = insert(FileSource).values(company_id=transaction.company_id, name=name, **values)
        anew = {name: made.excluded[name] for name in values}
        await transaction.write(made.on_conflict_do_update(index_elements=["company_id", "name"], set_=anew))
        run = FileImportRun
        told = update(run).where(run.company_id == transaction.company_id, run.id == run_id)
        await transaction.write(told.values(counts=run.counts.op("||")(cast({"rejected": rejected}, JSONB))))


async def rename_source(command: CommandContext, source_id: int, name: str) -> CommandResult[int]:
    """Calls a source otherwise; imports keep the name that it had then. For administrators."""
    command.require_administrator()
    problems = Problems()
    name = check_name(problems, name)
    source = FileSource
    async with begin(command, problems) as transaction:
        others = (source.company_id == transaction.company_id, source.name == name, source.id != source_id)
        if await transaction.connection.scalar(select(exists().where(*others))):
            problems.add(("name",), UserErrorCode.TAKEN, _TAKEN)
        old = await _name_of(transaction, source_id, problems)
        if problems:
            return transaction.refused()
        mine = (source.company_id == transaction.company_id, source.id == source_id)
        await transaction.write(update(source).where(*mine).values(name=name))
        transaction.note("renameFileSource", _subject(command), {"name": old}, {"name": name})
        return transaction.done(source_id)


async def forget_source(command: CommandContext, source_id: int) -> CommandResult[int]:
    """Forgets a source; what came from it stays. For administrators."""
    command.require_administrator()
    source, problems = FileSource, Problems()
    async with begin(command, problems) as transaction:
        old = await _name_of(transaction, source_id, problems)
        if problems:
            return transaction.refused()
        mine = (source.company_id == transaction.company_id, source.id == source_id)
        await transaction.write(delete(source).where(*mine))
        transaction.note("removeFileSource", _subject(command), {"name": old}, None)
        return transaction.done(source_id)


async def read_sources(command: CommandContext) -> Sequence[Source]:
    """The company's sources, by name. For administrators."""
    command.require_administrator()
    source = FileSource
    requested = select(source.id, source.name, source.mapping, source.changed_at).where(
        source.company_id == command.viewer.company.id
    )
    async with autocommitting(command.engine) as reading:
        return [Source(*row) for row in await reading.execute(requested.order_by(func.lower(source.name), source.id))]


async def count_runs(command: CommandContext) -> int:
    """How many imports there were. For administrators."""
    command.require_administrator()
    run = FileImportRun
    async with autocommitting(command.engine) as reading:
        counted = select(func.count()).select_from(run).where(run.company_id == command.viewer.company.id)
        return await reading.scalar(counted) or 0


async def read_runs(
    command: CommandContext, most: int, *, before: int | None = None, run_id: int | None = None
) -> Sequence[Run]:
    """The latest imports, the last one first, of those before one, or this one alone. For administrators."""
    command.require_administrator()
    run, change, task, company_id = FileImportRun, FileImportChange, FileImportTask, command.viewer.company.id
    is_noted = select(change.run_id).where(change.company_id == company_id, change.run_id == run.id).exists()
    told = (
        select(func.max(task.id))
        .where(task.company_id == company_id, task.run_id == run.id, task.rejected.is_not(None))
        .scalar_subquery()
    )
    columns = (run.id, run.source, run.file_name, run.kind, run.actor_id, run.started_at, run.counts, run.undone_at)
    requested = select(*columns, is_noted, told).where(run.company_id == company_id)
    requested = requested if before is None else requested.where(run.id < before)
    requested = requested if run_id is None else requested.where(run.id == run_id)
    async with autocommitting(command.engine) as reading:
        return [Run(*row) for row in await reading.execute(requested.order_by(run.id.desc()).limit(most))]


async def _name_of(transaction: Transaction, source_id: int, problems: Problems) -> str | None:
    """What it is called, for whoever changes it; notes that there is none."""
    source = FileSource
    mine = (source.company_id == transaction.company_id, source.id == source_id)
    name = await transaction.connection.scalar(select(source.name).where(*mine).with_for_update())
    if name is None:
        problems.not_found(("id",))
    return name


def _subject(command: CommandContext) -> str:
    return f"Company:{command.viewer.company.id}"


_TAKEN = LocalizedText("Another source is called so.", "Так называется другой источник.")
