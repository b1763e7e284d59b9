"""The transaction that everything is written in."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Never, TypeVar, cast

from sqlalchemy import Connection, CursorResult, Delete, Engine, Insert, TableClause, TextClause, Update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.util import greenlet_spawn

from models import DataKind
from permissions.viewer import Viewer
from resolvers.changes.extent import EVERYTHING, ChangeSet, Extent
from resolvers.changes.kinds import KINDS
from resolvers.changes.signal import SIGNAL, signal_params
from resolvers.commands.context import CommandContext
from resolvers.commands.ending import AuditNote, LastWrite, News, ending
from resolvers.commands.result import CommandResult
from resolvers.language import Language, LocalizedText
from resolvers.sending import end_with, has_ended
from resolvers.user_error import Problems

V = TypeVar("V")


@dataclass(kw_only=True, slots=True)
class CompanyTransaction:
    """Writing about one company. What is written by `write` is told by the signal at the end, so nothing else writes."""

    connection: AsyncConnection
    company_id: int
    changes: ChangeSet = field(default_factory=ChangeSet)

    async def write(
        self,
        statement: Insert | Update | Delete,
        rows: Sequence[Mapping[str, Any]] | None = None,
        *,
        of: Extent = EVERYTHING,
    ) -> CursorResult[*tuple[Any, ...]]:
        """Runs the statement, with these rows if it is one for many, and notes that it changed rows of that extent, if it did."""
        counted = {"preserve_rowcount": True}
        result = await self.connection.execute(statement, rows, execution_options=counted)
        self._note(KINDS[cast("TableClause", statement.table).name], of, result)
        return result

    async def write_text(
        self, kind: DataKind, statement: TextClause, params: Mapping[str, Any], *, of: Extent = EVERYTHING
    ) -> None:
        """The same for SQL that is written as such, and says by itself rows of which kind it changes."""
        self._note(kind, of, await self.connection.execute(statement, params))

    async def end(self) -> None:
        """Tells of what was changed; nothing is written after it."""
        if self.changes:
            await end_with(self.connection, (SIGNAL, signal_params(self.company_id, self.changes)))

    def _note(self, kind: DataKind | None, of: Extent, result: CursorResult[*tuple[Any, ...]]) -> None:
        if kind is not None and result.rowcount != 0:
            self.changes.add(kind, of)


@dataclass(kw_only=True, slots=True)
class Transaction(CompanyTransaction):
    """A command under way. With mistakes it leaves nothing behind, whatever it wrote."""

    viewer: Viewer
    now: datetime
    language: Language
    problems: Problems
    sends_mail: bool = False
    warnings: list[LocalizedText] = field(default_factory=list[LocalizedText])
    is_abandoned: bool = False
    _last: list[LastWrite] = field(default_factory=list[LastWrite])
    _audit: list[AuditNote] = field(default_factory=list[AuditNote])
    _news: News | None = None

    def write_last(self, write: LastWrite, *, of: Extent = EVERYTHING) -> None:
        """Leaves a write to the statement that the command ends in, which saves a way to the database: for one that certainly
        changes rows, that no other such write meets, and that nothing in the command reads."""
        self._last.append(write)
        kind = KINDS[write.table]
        if kind is not None:
            self.changes.add(kind, of)

    def note(
        self, action: str, subject: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
    ) -> None:
        """Tells the audit log who did what to which subject (``Widget:revenue``, ``User:12``).

        ``before`` and ``after`` are the subject's values as JSON, by the names the API has for them; only those that differ are kept.
        Nothing is told where nothing differs, unless both are empty (a look is an act without values).
        """
        if before is not None and after is not None:
            changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
            if not changed:
                return
            before = {key: before[key] for key in changed if key in before}
            after = {key: after[key] for key in changed if key in after}
        self._audit.append(AuditNote(action, subject, before, after))
        self.changes.add(DataKind.AUDIT)

    def tell(self, news: News) -> None:
        """Tells those concerned what happened. A command has one event at the most."""
        self._news = news
        self.changes.add(DataKind.EVENTS, Extent(frozenset(news.reasons), self.now))

    def done(self, value: V | None) -> CommandResult[V]:
        """The outcome of a command that was carried out."""
        return CommandResult(value, tuple(self.warnings))

    def refused(self) -> CommandResult[Never]:
        """The outcome of a command with mistakes, of which nothing is written."""
        return CommandResult(None, (), self.problems.found)

    def abandon(self) -> None:
        """Leaves nothing behind, although nothing was a mistake: somebody else was faster."""
        self.is_abandoned = True

    async def end(self) -> None:
        """See `CompanyTransaction.end`; writes what was left to the end, and tells the audit log and those concerned, by the same
        statement."""
        if self.changes:
            actor = self.viewer.user_id
            last = ending(self.company_id, actor, self.now, self._last, self._audit, self._news, self.changes)
            await end_with(self.connection, last)


@asynccontextmanager
async def begin(command: CommandContext, problems: Problems | None = None) -> AsyncGenerator[Transaction, None]:
    """The transaction of a command: committed at the end, with what it ends in, unless there are mistakes.

    ``problems`` are those that were found before, to which more are added.
    """
    # What `AsyncEngine.begin` does, with one way into SQLAlchemy's greenlets and one more at the end, where that takes six.
    within = await greenlet_spawn(_start, command.engine.sync_engine)
    is_well = False
    try:
        transaction = Transaction(
            connection=AsyncConnection(command.engine, within),
            company_id=command.viewer.company.id,
            viewer=command.viewer,
            now=command.now,
            language=command.language,
            problems=Problems() if problems is None else problems,
            sends_mail=command.sends_mail,
        )
        yield transaction
        if not (transaction.problems or transaction.is_abandoned):
            await transaction.end()
            is_well = True
    finally:
        finishing = greenlet_spawn(_finish, within, is_well=is_well)
        # Whoever is cancelled meanwhile leaves nothing in the middle; where all has ended, there is nothing to wait for.
        await (finishing if is_well and has_ended(within) else asyncio.shield(asyncio.create_task(finishing)))


def _start(engine: Engine) -> Connection:
    connection = engine.connect()
    connection.begin()
    return connection


def _finish(connection: Connection, *, is_well: bool) -> None:
    with connection:
        if is_well:
            connection.commit()


@asynccontextmanager
async def begin_unsigned(engine: AsyncEngine, company_id: int) -> AsyncGenerator[CompanyTransaction, None]:
    """A transaction of nobody who is signed in: of the command line, or of somebody who is only coming in."""
    async with engine.begin() as connection:
        transaction = CompanyTransaction(connection=connection, company_id=company_id)
        yield transaction
        await transaction.end()
