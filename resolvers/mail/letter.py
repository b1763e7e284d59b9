"""A mail as it is written: once, and then as text and as HTML, of which neither asks for anything from elsewhere."""

import html
import re
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from resolvers.language import Language

# Seven bits are what every server takes.
_POLICY = SMTP.clone(cte_type="7bit")
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LONGEST_IN_A_LINE = 100


@dataclass(frozen=True, slots=True)
class Letter:
    """What it says: ``paragraphs``, and between the first and the rest, if there is one, a link with what it is called."""

    subject: str
    paragraphs: tuple[str, ...]
    link: tuple[str, str] | None = None


def one_line(text: str) -> str:
    """A name that others chose, as it may stand in a line of its own or a header: without what ends one, and not too long."""
    text = _BLANKS.sub(" ", text).strip()
    return text if len(text) <= _LONGEST_IN_A_LINE else text[: _LONGEST_IN_A_LINE - 1] + "…"


def compose(
    letter: Letter, language: Language, *, sender: Address, name: str, recipient: str, written_at: datetime, id_: str
) -> EmailMessage:
    """The mail to be given to a server. Its id is the same at every try, so that servers and readers know one that comes twice.

    Raises `ValueError` for an address that is none.
    """
    try:
        to = Address(one_line(name), addr_spec=_ascii_domain(recipient))
    except HeaderParseError as error:
        raise ValueError(str(error)) from error
    message = EmailMessage(_POLICY)
    message["From"] = sender
    message["To"] = to
    message["Subject"] = one_line(letter.subject)
    message["Date"] = format_datetime(written_at)
    message["Message-ID"] = f"<{id_}@{sender.domain}>"
    # Nobody's holiday notice answers it.
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = language
    message.set_content(_text(letter))
    message.add_alternative(_html(letter, language), subtype="html")
    return message


def _ascii_domain(address: str) -> str:
    """The address with its domain as all servers know it: пример.рф has a name there in Latin letters."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode('ascii')}"


def _text(letter: Letter) -> str:
    first, *rest = letter.paragraphs
    link = [] if letter.link is None else [f"{letter.link[0]}:\n{letter.link[1]}"]
    return "\n\n".join([first, *link, *rest]) + "\n"


def _html(letter: Letter, language: Language) -> str:
    first, *rest = (f"<p>{html.escape(each)}</p>" for each in letter.paragraphs)
    link: list[str] = []
    if letter.link is not None:
        name, address = (html.escape(each) for each in letter.link)
        link = [f'<p><a href="{address}" style="{_BUTTON}">{name}</a></p>', f'<p style="{_SMALL}">{address}</p>']
    body = "\n".join([first, *link, *rest])
    return f'<!doctype html>\n<html lang="{language}"><meta charset="utf-8"><body style="{_BODY}">\n{body}\n</body></html>\n'


_BODY = "font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em"
_BUTTON = (
    "display:inline-block;padding:10px 18px;border-radius:6px;background:#1f5fbf;color:#ffffff;text-decoration:none"
)
_SMALL = "font-size:13px;overflow-wrap:anywhere"
