"""Sessions: beginning one for somebody who proved who they are, and ending it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Session, TokenScope
from resolvers.authentication.person import Person, hold
from resolvers.authentication.secret import Secret
from resolvers.authentication.trail import note_act
from resolvers.commands import CompanyTransaction, begin_unsigned

SESSION_LENGTH = timedelta(days=30)
FRAME_LENGTH = timedelta(hours=12)
"""Of a session in a frame."""


@dataclass(frozen=True, slots=True)
class Browser:
    """What somebody came with: what it calls itself, cut short, and its network address."""

    client: str = ""
    address: str = ""

    @property
    def told(self) -> dict[str, str]:
        """What the audit log is told of it."""
        return {"client": self.client, "address": self.address}


UNKNOWN = Browser()


async def begin_session(
    engine: AsyncEngine,
    person: Person,
    now: datetime,
    browser: Browser = UNKNOWN,
    *,
    act: str | None = None,
    scopes: Collection[TokenScope] | None = None,
) -> Secret:
    """A new session of somebody who proved who they are; ``act`` is what the audit log calls how they did, if it is told. With
    ``scopes`` it is one in a frame, and for these.

    Raises `RequestError` (CONFLICT) as `hold` does.
    """
    async with begin_unsigned(engine, person.company_id) as transaction:
        await hold(transaction, person)
        return await add_session(transaction, person, now, browser, act=act, scopes=scopes)


async def add_session(
    transaction: CompanyTransaction,
    person: Person,
    now: datetime,
    browser: Browser,
    *,
    act: str | None = None,
    scopes: Collection[TokenScope] | None = None,
) -> Secret:
    """The same for somebody who is held (`hold`), by the transaction that uses up what they came with."""
    secret = Secret.create(person.company_id)
    await transaction.write(
        insert(Session).values(
            company_id=person.company_id,
            user_id=person.user_id,
            secret_hash=secret.hash,
            created_at=now,
            expires_at=now + (SESSION_LENGTH if scopes is None else FRAME_LENGTH),
            scopes=None if scopes is None else sorted(scopes),
            client=browser.client,
            address=browser.address,
        )
    )
    if act is not None:
        await note_act(transaction, act, person.user_id, now, browser.told)
    return secret


async def log_out(engine: AsyncEngine, secret_text: str | None, now: datetime) -> None:
    """Ends the session with this secret, if there is one; it is good for nothing from now on."""
    await _end(engine, secret_text, now, act="logOut")


async def end_replaced(engine: AsyncEngine, secret_text: str | None, now: datetime) -> None:
    """The same for the session in whose place the browser has got a new one."""
    await _end(engine, secret_text, now, act=None)


async def _end(engine: AsyncEngine, secret_text: str | None, now: datetime, act: str | None) -> None:
    secret = None if secret_text is None else Secret.parse(secret_text)
    if secret is None:
        return
    async with begin_unsigned(engine, secret.company_id) as transaction:
        ended = await transaction.write(
            update(Session)
            .where(
                Session.company_id == secret.company_id,
                Session.secret_hash == secret.hash,
                Session.revoked_at.is_(None),
                Session.expires_at > now,
            )
            .values(revoked_at=now)
            .returning(Session.user_id)
        )
        user_id = ended.scalar_one_or_none()
        if act is not None and user_id is not None:
            await note_act(transaction, act, user_id, now)
