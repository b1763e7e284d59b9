"""Sending what is to be sent, in the background of every process that serves."""

import asyncio
import logging
import secrets
from collections.abc import Callable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company, MailKind, User, UserStatus, WayInPurpose
from resolvers.authentication import create_way_in, find_people, forget_way_in, note_act
from resolvers.background import Turns, again_and_again
from resolvers.commands import begin_unsigned
from resolvers.language import Language
from resolvers.mail import outbox, reset_requests, sign_ups
from resolvers.mail.letter import compose
from resolvers.mail.letters import has_link, write, write_sign_up

log = logging.getLogger(__name__)

_PURPOSES = {MailKind.INVITATION: WayInPurpose.INVITATION, MailKind.PASSWORD_RESET: WayInPurpose.RESET}


class RefusedError(Exception):
    """Nobody will ever take this mail; the message says why."""


class Transport(Protocol):
    """What takes a mail away."""

    def send(self, message: EmailMessage) -> None:
        """Returns once somebody else answers for it. Raises `RefusedError`, or ``OSError`` where trying again may help."""
        ...


class MailSender:
    """Takes mails out of the list one after another, company by company. Several processes may do so at once."""

    def __init__(
        self,
        engine: AsyncEngine,
        transport: Transport,
        *,
        sender: Address,
        public_url: str,
        clock: Callable[[], datetime],
        poll_seconds: float = 1,
    ) -> None:
        """``public_url`` is where people reach the page; ``poll_seconds``: how long it rests when there is nothing to do."""
        self._engine = engine
        self._transport = transport
        self._sender = sender
        self._public_url = public_url
        self._clock = clock
        self._poll_seconds = poll_seconds
        self._turns = Turns()

    async def send_next(self) -> bool:
        """Tries one mail of the next company; says whether there was one. Raises what the driver raises."""
        return await self._turns.take(
            lambda after: outbox.next_company(self._engine, after, self._clock()), self._send_one
        )

    async def _send_one(self, company_id: int) -> None:
        mail = await outbox.take(self._engine, company_id, self._clock())
        if mail is not None:
            # Whoever is told to end lets go of a mail only once it is known what became of it.
            await asyncio.shield(asyncio.ensure_future(self._try(company_id, mail)))

    async def answer_next(self) -> bool:
        """Looks who asked to be let in by mail, and lets them be sent one; says whether there was somebody."""
        request = await reset_requests.take(self._engine, self._clock())
        if request is None:
            return False
        now = self._clock()
        for person in await find_people(self._engine, request.email, None):
            async with begin_unsigned(self._engine, person.company_id) as transaction:
                await outbox.queue_mail(
                    transaction, MailKind.PASSWORD_RESET, person.user_id, now, language=request.language
                )
                told = {"address": request.address}
                await note_act(transaction, "requestPasswordReset", person.user_id, now, told, is_own=False)
        await reset_requests.drop(self._engine, request.id)
        return True

    async def confirm_next(self) -> bool:
        """Tries the mail to one who wants a company; says whether there was somebody."""
        sign_up = await sign_ups.take(self._engine, self._clock())
        if sign_up is None:
            return False
        await asyncio.shield(asyncio.ensure_future(self._confirm(sign_up)))
        return True

    async def run(self) -> None:
        """Goes on until it is cancelled."""
        await again_and_again(self._do_next, self._poll_seconds, log, "Mail could not be sent")

    async def _do_next(self) -> bool:
        return await self.answer_next() or await self.confirm_next() or await self.send_next()

    async def _try(self, company_id: int, mail: Any) -> None:
        now, kind = self._clock(), MailKind(mail.kind)
        secret = ""
        try:
            read = await self._read(company_id, mail)
            if read is None or mail.expires_at <= now:
                reason = None if read is None else "not delivered in time"
                await self._give_up(company_id, mail, reason)
                return
            name, company, language = read
            if has_link(kind):
                secret = await self._secret(company_id, mail.user_id, kind, now)
            words = {**mail.told, "name": name, "company": company}
            letter = write(kind, language, words, public_url=self._public_url, secret=secret)
            message = compose(
                letter,
                language,
                sender=self._sender,
                name=name,
                recipient=mail.recipient,
                written_at=mail.created_at,
                id_=f"{company_id}.{mail.id}.{mail.created_at.timestamp():.0f}",
            )
            await asyncio.to_thread(self._transport.send, message)
        except (RefusedError, ValueError) as error:
            await forget_way_in(self._engine, secret)
            await self._give_up(company_id, mail, str(error))
        except OSError as error:
            log.warning("Mail %s of company %s is put off: %s", mail.id, company_id, error)
            await forget_way_in(self._engine, secret)
            await outbox.put_back(self._engine, company_id, mail.id, mail.attempts, now)
        else:
            await outbox.drop(self._engine, company_id, mail.id)

    async def _confirm(self, sign_up: Any) -> None:
        now, language, secret = self._clock(), sign_up.language, secrets.token_urlsafe(32)
        await sign_ups.give_secret(self._engine, sign_up.id, secret)
        letter = write_sign_up(language, public_url=self._public_url, secret=secret)
        try:
            message = compose(
                letter,
                language,
                sender=self._sender,
                name="",
                recipient=sign_up.email,
                written_at=now,
                # Of no company yet.
                id_=f"0.{sign_up.id}.{sign_up.attempts}",
            )
            await asyncio.to_thread(self._transport.send, message)
        except (RefusedError, ValueError) as error:
            log.warning("The mail of sign-up %s is given up: %s", sign_up.id, error)
            await sign_ups.drop(self._engine, sign_up.id)
        except OSError as error:
            log.warning("The mail of sign-up %s is put off: %s", sign_up.id, error)
            await sign_ups.put_back(self._engine, sign_up.id, now)
        else:
            await sign_ups.note_sent(self._engine, sign_up.id)

    async def _read(self, company_id: int, mail: Any) -> tuple[str, str, Language] | None:
        """Name, company and language of whom it is for; ``None`` for who left, and where a link would go to an address not theirs."""
        requested = (
            select(User.name, User.email, User.language, Company.name)
            .join(Company, Company.id == User.company_id)
            .where(
                Company.id == company_id,
                User.company_id == company_id,
                User.id == mail.user_id,
                User.status == UserStatus.ACTIVE,
            )
        )
        async with self._engine.connect() as connection:
            row = (await connection.execute(requested)).one_or_none()
        if row is None or (has_link(MailKind(mail.kind)) and row[1] != mail.recipient):
            return None
        return row[0], row[3], "ru" if (row[2] or mail.language) == "ru" else "en"

    async def _secret(self, company_id: int, user_id: int, kind: MailKind, now: datetime) -> str:
        async with begin_unsigned(self._engine, company_id) as transaction:
            return (await create_way_in(transaction, user_id, now, _PURPOSES[kind])).secret

    async def _give_up(self, company_id: int, mail: Any, reason: str | None) -> None:
        """``reason`` is what the audit log is told; ``None`` where nobody waits for it any more."""
        if reason is not None:
            log.warning("Mail %s of company %s is given up: %s", mail.id, company_id, reason)
            told = {"mail": mail.kind, "reason": reason[:200]}
            async with begin_unsigned(self._engine, company_id) as transaction:
                await note_act(transaction, "mailRefused", mail.user_id, self._clock(), told, is_own=False)
        await outbox.drop(self._engine, company_id, mail.id)
