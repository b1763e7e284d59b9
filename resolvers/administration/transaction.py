"""One administrative act: who asks, the transaction it happens in, and what came of it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import Company, Role, User, UserStatus
from permissions.viewer import Viewer
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import Language, LocalizedText
from resolvers.user_error import Problems, UserError


@dataclass(frozen=True, slots=True)
class CommandContext:
    """Who asks for something, when, and in which language they are told if it cannot be."""

    engine: AsyncEngine
    viewer: Viewer
    now: datetime
    language: Language

    def require_administrator(self) -> None:
        """Raises `RequestError` (FORBIDDEN) for everybody else."""
        if not self.viewer.is_admin:
            raise RequestError(ErrorCode.FORBIDDEN, _ADMINISTRATORS_ONLY)


@dataclass(frozen=True, slots=True)
class CommandResult:
    """What came of an act: the number of the object it was about, or what was wrong, and then nothing was changed.

    Warnings tell of consequences that may not have been meant; they stand beside a change that was made.
    """

    id: int | None
    warnings: tuple[LocalizedText, ...] = ()
    errors: tuple[UserError, ...] = ()


@dataclass(frozen=True, slots=True)
class AdminTransaction:
    """An act under way. Nobody else changes anything of the company's administration meanwhile."""

    connection: AsyncConnection
    viewer: Viewer
    now: datetime
    language: Language
    problems: Problems = field(default_factory=Problems)
    warnings: list[LocalizedText] = field(default_factory=list[LocalizedText])

    @property
    def company_id(self) -> int:
        """The company whose administration it is."""
        return self.viewer.company.id

    def done(self, id: int) -> CommandResult:
        """The outcome of an act that was carried out."""
        return CommandResult(id, tuple(self.warnings))

    def refused(self) -> CommandResult:
        """The outcome of an act with mistakes, of which nothing is written."""
        return CommandResult(None, (), self.problems.found)


@asynccontextmanager
async def administering(command: CommandContext) -> AsyncGenerator[AdminTransaction, None]:
    """The act of an administrator, committed at the end; with mistakes it leaves nothing behind, whatever it wrote.

    Acts of one company happen one after another, so what one checks (the last administrator, a tree without circles, the next
    position) still holds when it writes. Raises `RequestError`: FORBIDDEN for everybody but administrators, also for one who was
    dismissed or demoted while waiting; CONFLICT when a record that was written meanwhile stands in the way.
    """
    command.require_administrator()
    viewer = command.viewer
    try:
        async with command.engine.connect() as connection, connection.begin() as database_transaction:
            await lock_company(connection, viewer.company.id)
            if not await _is_administrator(connection, viewer):
                raise RequestError(ErrorCode.FORBIDDEN, _ADMINISTRATORS_ONLY)
            transaction = AdminTransaction(connection, viewer, command.now, command.language)
            yield transaction
            if transaction.problems:
                await database_transaction.rollback()
    except IntegrityError as error:
        raise RequestError(ErrorCode.CONFLICT, _IN_THE_WAY) from error


async def lock_company(connection: AsyncConnection, company_id: int) -> None:
    """Waits until nobody else changes the company's administration, and keeps it so until the transaction ends.

    Not the strongest lock: records, which merely refer to the company, go on being written.
    """
    await connection.execute(select(Company.id).where(Company.id == company_id).with_for_update(key_share=True))


async def _is_administrator(connection: AsyncConnection, viewer: Viewer) -> bool:
    requested = select(User.id).where(
        User.company_id == viewer.company.id,
        User.id == viewer.user_id,
        User.role == Role.ADMIN,
        User.status == UserStatus.ACTIVE,
    )
    return (await connection.execute(requested)).first() is not None


_ADMINISTRATORS_ONLY = LocalizedText("Only administrators may do this.", "Это доступно только администраторам.")
_IN_THE_WAY = LocalizedText(
    "Somebody else changed the same at the same time. Try again.",
    "Кто-то другой одновременно менял то же. Попробуйте ещё раз.",
)
