"""How people of the company come in."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import InstrumentedAttribute

from models import Passkey, Session, SignInSettings, TotpSecret, User, UserStatus
from permissions.viewer import Viewer
from resolvers.administration.transaction import administering
from resolvers.commands import CommandContext, CommandResult
from resolvers.validity import is_of_this_instant


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """What was decided, and how many who work here have no second factor."""

    requires_second_factor: bool
    people_without: int


async def read_sign_in_settings(engine: AsyncEngine, viewer: Viewer) -> ReadSettings:
    """The viewer's company's. Whether they may read them is for the caller to see."""
    is_of_this_instant()
    company_id = viewer.company.id
    without = (
        select(func.count())
        .select_from(User)
        .where(User.company_id == company_id, User.status == UserStatus.ACTIVE, ~_has_factor(company_id, User.id))
    )
    async with engine.connect() as connection:
        required = await connection.scalar(_required(company_id))
        return ReadSettings(bool(required), await connection.scalar(without) or 0)


async def require_second_factor(command: CommandContext, required: bool) -> CommandResult[bool]:
    """Has everybody of the company prove a second factor, or leaves it to them.

    It acts at once: sessions of those who have none end, but for the administrator's who asks, and at their next log-in they are led
    through setting one up.
    """
    async with administering(command) as transaction:
        company_id = transaction.company_id
        before = bool(await transaction.connection.scalar(_required(company_id)))
        if before == required:
            return transaction.done(required)
        statement = insert(SignInSettings).values(company_id=company_id, requires_second_factor=required)
        taken = {"requires_second_factor": statement.excluded.requires_second_factor}
        await transaction.write(statement.on_conflict_do_update(index_elements=["company_id"], set_=taken))
        if required:
            await transaction.write(
                update(Session)
                .where(
                    Session.company_id == company_id,
                    Session.user_id != command.viewer.user_id,
                    Session.revoked_at.is_(None),
                    ~_has_factor(company_id, Session.user_id),
                )
                .values(revoked_at=transaction.now)
            )
        told = [{"requiresSecondFactor": each} for each in (before, required)]
        transaction.note("updateSignInSettings", f"Company:{company_id}", *told)
        return transaction.done(required)


def _required(company_id: int) -> Select[bool]:
    return select(SignInSettings.requires_second_factor).where(SignInSettings.company_id == company_id)


def _has_factor(company_id: int, user_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    app = exists().where(
        TotpSecret.company_id == company_id, TotpSecret.user_id == user_id, TotpSecret.sealed_secret.is_not(None)
    )
    return or_(app, exists().where(Passkey.company_id == company_id, Passkey.user_id == user_id))
