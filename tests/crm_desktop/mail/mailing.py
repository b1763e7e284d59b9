"""The application with mail, the server that takes it, and what is sent between requests."""

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from hashlib import sha256
from typing import Any

import httpx
from sqlalchemy import text

from crm_desktop.app import create_app
from crm_desktop.mail import MailSettings, Security, Smtp, SmtpTransport
from resolvers.authentication import create_token
from resolvers.mail import MailSender
from tests.conftest import Clock
from tests.crm_desktop.mail.post_office import PASSWORD, USER, PostOffice
from tests.resolvers.authentication.staff import Staff

URL = "https://crm.company.example"
NEW_LIMITS = {"people": 5, "records": 1_000, "reports": None, "requests": None}
OPERATOR_KEY = "a-key-that-is-nobody-elses-and-long"
SENDER = Address("CRM", "crm", "company.example")


@dataclass
class Mailing:
    """``client`` asks an application that sends mail; ``sender`` does so when it is told to."""

    staff: Staff
    clock: Clock
    office: PostOffice
    client: httpx.AsyncClient

    @property
    def sender(self) -> MailSender:
        """Another process that sends."""
        smtp = Smtp("localhost", self.office.port, Security.STARTTLS, USER, PASSWORD)
        return MailSender(self.staff.engine, SmtpTransport(smtp), sender=SENDER, public_url=URL, clock=self.clock)

    async def send(self) -> list[EmailMessage]:
        """Lets everything be sent that is due; all mails that have arrived."""
        sender = self.sender
        while await sender.answer_next() or await sender.confirm_next() or await sender.send_next():
            pass
        return self.office.mails

    async def ask(self, query: str, who: str | None = None, **input_: Any) -> Any:
        """What a mutation answers that takes one input; ``who`` comes with a token."""
        headers = {"accept-language": "en", "host": "evil.example"}
        if who is not None:
            token = await create_token(self.staff.engine, await self.staff.person(who))
            headers["authorization"] = f"Bearer {token.text}"
        sent = {"query": query, "variables": {"input": input_}}
        answer = (await self.client.post("/graphql", json=sent, headers=headers)).json()
        if "errors" in answer:
            return [each["extensions"]["code"] for each in answer["errors"]]
        [value] = answer["data"].values()
        return value

    async def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What the database holds."""
        async with self.staff.engine.begin() as connection:
            found = await connection.execute(text(statement))
            return [tuple(row) for row in found] if found.returns_rows else []


def app_with_mail(staff: Staff, clock: Clock) -> httpx.ASGITransport:
    """The application, in which companies may be made; nothing sends until a test does."""
    app = create_app(
        staff.engine,
        clock=clock,
        mail=MailSettings(Smtp("localhost", 1, Security.STARTTLS), SENDER, URL),
        sign_up=True,
        operator_keys=[sha256(OPERATOR_KEY.encode()).digest()],
        new_company_limits=NEW_LIMITS,
    )
    return httpx.ASGITransport(app)


def text_of(mail: EmailMessage) -> str:
    """What it says to who reads text."""
    body = mail.get_body(("plain",))
    assert body is not None
    said: str = body.get_content()
    return said


def link_in(mail: EmailMessage, path: str) -> str:
    """The secret of its link, which leads there."""
    found = re.search(rf"^{re.escape(URL + path)}#(\S+)$", text_of(mail).replace("\r\n", "\n"), re.M)
    assert found is not None, text_of(mail)
    return found[1]
