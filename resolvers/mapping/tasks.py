"""Imports that somebody asked for: put in a list, and carried out by whichever process gets to them.

Whoever takes one has it for a while, and says again and again that it is alive. If that process is killed, another one begins anew:
what was brought in comes with the note that it was, in one transaction, so that it is brought in once, and never halfway.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import FileImportTask, UploadedFile
from resolvers.autocommit import autocommitting
from resolvers.commands import CommandContext, CommandResult, begin
from resolvers.language import LocalizedText
from resolvers.mapping.document import read_mapping
from resolvers.mapping.journal import Claim
from resolvers.mapping.progress import Phase, Progress
from resolvers.text_checks import check_name
from resolvers.user_error import Path, Problems, UserErrorCode

HELD: Final = timedelta(seconds=30)
"""Without a sign of life of who has it a task is anybody's again."""
MOST_UNENDED: Final = 5
"""Of a company: one is carried out at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestedImport:
    """What somebody asks for; files by their numbers."""

    file_id: int
    history_id: int | None
    source: str | None
    """``None``: it is called as the file."""
    document: Mapping[str, Any]
    """The mapping (`resolvers.mapping.document`)."""
    is_trial: bool
    without_rejected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What was asked for, and how far it has come. ``outcome`` is there once it has ended (`resolvers.mapping.outcome`)."""

    id: int
    source: str
    file_name: str
    is_trial: bool
    queued_at: datetime
    progress: Progress
    run_id: int | None
    outcome: Mapping[str, Any] | None
    has_rejected: bool


async def ask_for_import(command: CommandContext, asked: RequestedImport) -> CommandResult[int]:
    """Puts an import, or a trial of one, in the list, and gives its number. For administrators.

    Refused for a file that is not there any more, where there is a history and no mapping for it or the other way round, and where too
    many of the company wait already. Raises `MappingError`.
    """
    command.require_administrator()
    problems = Problems()
    mapping = read_mapping(asked.document)
    company_id = command.viewer.company.id
    if asked.source is not None:
        check_name(problems, asked.source, ("source",))
    if (asked.history_id is None) != (mapping.history is None):
        problems.add(("history",), UserErrorCode.INVALID, _HISTORY)
    async with begin(command, problems) as transaction:
        named: dict[Path, int | None] = {("file",): asked.file_id, ("history",): asked.history_id}
        names: dict[Path, str] = {}
        for path, file_id in named.items():
            if file_id is not None:
                file = UploadedFile
                mine = select(file.name).where(file.company_id == company_id, file.id == file_id).with_for_update()
                name = await transaction.connection.scalar(mine)
                if name is None:
                    problems.add(path, UserErrorCode.NOT_FOUND, _GONE)
                else:
                    names[path] = name
        task = FileImportTask
        unended = select(func.count()).where(task.company_id == company_id, task.due_at.is_not(None))
        if (await transaction.connection.scalar(unended) or 0) >= MOST_UNENDED:
            problems.add((), UserErrorCode.LIMIT_REACHED, _TOO_MANY.format(most=MOST_UNENDED))
        if problems:
            return transaction.refused()
        values = {
            "company_id": company_id,
            "actor_id": command.viewer.user_id,
            "language": command.language,
            "queued_at": command.now,
            "source": (asked.source or names["file",]).strip(),
            "mapping": asked.document,
            "file_name": names["file",],
            "file_id": asked.file_id,
            "history_id": asked.history_id,
            "is_trial": asked.is_trial,
            "without_rejected": asked.without_rejected,
            "due_at": command.now,
        }
        made = await transaction.write(insert(task).values(values).returning(task.id))
        return transaction.done(int(made.scalar_one()))


async def find_task(command: CommandContext, task_id: int) -> Task | None:
    """What was asked for; ``None`` if it is forgotten. For administrators."""
    command.require_administrator()
    task = FileImportTask
    columns = (task.phase, task.rows_done, task.rows_total, task.run_id, task.outcome, task.rejected.is_not(None))
    requested = select(task.id, task.source, task.file_name, task.is_trial, task.queued_at, *columns)
    async with autocommitting(command.engine) as reading:
        row = (await reading.execute(requested.where(*_mine(command.viewer.company.id, task_id)))).one_or_none()
    if row is None:
        return None
    id_, source, file_name, is_trial, queued_at, phase, done, total, run_id, outcome, has_rejected = row
    return Task(
        id=id_,
        source=source,
        file_name=file_name,
        is_trial=is_trial,
        queued_at=queued_at,
        progress=Progress(Phase(phase), done, total),
        run_id=run_id,
        outcome=outcome,
        has_rejected=has_rejected,
    )


async def find_rejected(command: CommandContext, task_id: int) -> tuple[str, bytes] | None:
    """The file with the rows that were left out, and what theirs is called; ``None`` if there are none. For administrators."""
    command.require_administrator()
    task = FileImportTask
    requested = select(task.file_name, task.rejected).where(*_mine(command.viewer.company.id, task_id))
    async with autocommitting(command.engine) as reading:
        row = (await reading.execute(requested)).one_or_none()
    return None if row is None or row.rejected is None else (row.file_name, row.rejected)


async def next_company(engine: AsyncEngine, after: int, now: datetime) -> int | None:
    """The next company, in the order of numbers, for which something is to be brought in."""
    async with autocommitting(engine) as reading:
        return (await reading.exec_driver_sql(_NEXT, {"after": after, "now": now})).scalar_one_or_none()


async def take(engine: AsyncEngine, company_id: int, now: datetime) -> Any | None:
    """A task of the company for whoever asks alone; ``None`` if there is none left."""
    params = {"company": company_id, "now": now, "held": now + HELD, "claim": uuid4()}
    async with autocommitting(engine) as writing:
        return (await writing.exec_driver_sql(_TAKE, params)).one_or_none()


async def say_alive(engine: AsyncEngine, company_id: int, claim: Claim, progress: Progress, now: datetime) -> bool:
    """Keeps the task, and says how far it has come. Says whether it is still theirs."""
    values = {
        "due_at": now + HELD,
        "phase": progress.phase.value,
        "rows_done": progress.rows_done,
        "rows_total": progress.rows_total,
    }
    return await _update(engine, company_id, claim, values)


async def put_back(engine: AsyncEngine, company_id: int, claim: Claim, due_at: datetime) -> None:
    """Lets it be taken again from that moment on."""
    await _update(engine, company_id, claim, {"due_at": due_at, "claim": None, "phase": Phase.WAITING.value})


async def end(
    engine: AsyncEngine, company_id: int, claim: Claim, outcome: Mapping[str, Any], rejected: bytes | None
) -> None:
    """Notes what came of it."""
    values = {
        "due_at": None,
        "claim": None,
        "phase": Phase.ENDED.value,
        "file_id": None,
        "history_id": None,
        "outcome": outcome,
        "rejected": rejected,
    }
    await _update(engine, company_id, claim, values)


async def _update(engine: AsyncEngine, company_id: int, claim: Claim, values: Mapping[str, Any]) -> bool:
    task = FileImportTask
    mine = (*_mine(company_id, claim.task_id), task.claim == claim.holder)
    async with autocommitting(engine) as writing:
        return (await writing.execute(update(task).where(*mine).values(values))).rowcount > 0


def _mine(company_id: int, task_id: int) -> tuple[Any, Any]:
    return FileImportTask.company_id == company_id, FileImportTask.id == task_id


_NEXT = """
SELECT min(company_id) FROM file_import_tasks WHERE company_id > %(after)s::bigint AND due_at <= %(now)s::timestamptz"""
_TAKE = """
UPDATE file_import_tasks SET due_at = %(held)s::timestamptz, claim = %(claim)s::uuid, attempts = attempts + 1, phase = 'reading'
WHERE company_id = %(company)s::bigint AND id = (
  SELECT id FROM file_import_tasks WHERE company_id = %(company)s::bigint AND due_at <= %(now)s::timestamptz
  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, actor_id, language, source, mapping, file_name, file_id, history_id, is_trial, without_rejected, attempts, claim,
  run_id"""
_GONE = LocalizedText(
    "This file is not here any more: files are kept for a day, the latest ten of them. Send it again.",
    "Этого файла здесь больше нет: файлы хранятся сутки, не больше десяти последних. Отправьте его ещё раз.",
)
_HISTORY = LocalizedText(
    "Expected a file of moves and the mapping of its columns, both or neither.",
    "Ожидаются файл переходов и соответствие для его столбцов: либо оба, либо ни одного.",
)
_TOO_MANY = LocalizedText(
    "Expected at most {most} imports of the company under way. Wait until one has ended.",
    "Одновременно у компании может идти не больше {most} загрузок. Дождитесь окончания одной из них.",
)
