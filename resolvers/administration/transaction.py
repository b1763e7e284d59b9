"""What administrators do, one act after another."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Role, User, UserStatus
from permissions.viewer import Viewer
from resolvers.commands import CommandContext, Transaction, begin, lock_company
from resolvers.commands.context import ADMINISTRATORS_ONLY
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText


@asynccontextmanager
async def administering(command: CommandContext) -> AsyncGenerator[Transaction, None]:
    """The transaction of an administrator's command. Nobody else changes anything of the company's administration meanwhile.

    Acts of one company happen one after another, so what one checks (the last administrator, a tree without circles, the next
    position) still holds when it writes. Raises `RequestError`: FORBIDDEN for everybody but administrators, also for one who was
    dismissed or demoted while waiting; CONFLICT when a record that was written meanwhile stands in the way.
    """
    command.require_administrator()
    try:
        async with begin(command) as transaction:
            await lock_company(transaction.connection, transaction.company_id)
            if not await _is_administrator(transaction.connection, command.viewer):
                raise RequestError(ErrorCode.FORBIDDEN, ADMINISTRATORS_ONLY)
            yield transaction
    except IntegrityError as error:
        raise RequestError(ErrorCode.CONFLICT, IN_THE_WAY) from error


async def _is_administrator(connection: AsyncConnection, viewer: Viewer) -> bool:
    requested = select(User.id).where(
        User.company_id == viewer.company.id,
        User.id == viewer.user_id,
        User.role == Role.ADMIN,
        User.status == UserStatus.ACTIVE,
    )
    return (await connection.execute(requested)).first() is not None


IN_THE_WAY = LocalizedText(
    "Somebody else changed the same at the same time. Try again.",
    "Кто-то другой одновременно менял то же. Попробуйте ещё раз.",
)
