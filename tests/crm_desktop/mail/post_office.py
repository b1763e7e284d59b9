"""A real SMTP server, which keeps what it takes, and can be told to refuse."""

import asyncio
import ssl
import threading
from collections.abc import Generator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "crm", "open sesame"
OK = "250 OK"


class PostOffice:
    """``recipient_answer`` and ``data_answer`` are what it says to a recipient and to a mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.was_encrypted: list[bool] = []
        self.recipients: list[str] = []
        self.recipient_answer = self.data_answer = OK
        self.port = 0

    def authenticate(self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str, given: Any) -> AuthResult:
        return AuthResult(success=given == LoginPassword(USER.encode(), PASSWORD.encode()), handled=False)

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.recipient_answer == OK:
            envelope.rcpt_tos.append(address)
        return self.recipient_answer

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.data_answer == OK:
            assert isinstance(envelope.content, bytes)
            message = message_from_bytes(envelope.content, policy=default)
            assert isinstance(message, EmailMessage)
            self.mails.append(message)
            self.recipients += envelope.rcpt_tos
            self.was_encrypted.append(session.ssl is not None)
        return self.data_answer


@contextmanager
def opened(
    office: PostOffice,
    authority: trustme.CA,
    *,
    offers_starttls: bool = True,
    wants_password: bool = True,
    port: int = 0,
) -> Generator[PostOffice]:
    """The server, listening at a port of this machine until the end."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)
    loop = asyncio.new_event_loop()

    def serve() -> SMTP:
        return SMTP(
            office,
            hostname="localhost",
            tls_context=context if offers_starttls else None,
            require_starttls=offers_starttls,
            authenticator=office.authenticate if wants_password else None,
            auth_required=wants_password,
            auth_require_tls=offers_starttls,
            loop=loop,
        )

    server = loop.run_until_complete(loop.create_server(serve, "localhost", port))
    office.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def end() -> None:
        server.close()
        await server.wait_closed()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    try:
        yield office
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
