"""Where mail goes and what it says of itself: options of `serve`, checked together before anything starts."""

from collections.abc import Callable
from dataclasses import dataclass
from email.headerregistry import Address
from email.utils import parseaddr
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Security(StrEnum):
    """How the way to the server is encrypted: from its beginning on, once both have spoken, or not at all."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


_PORTS = {Security.TLS: 465, Security.STARTTLS: 587, Security.NONE: 25}


@dataclass(frozen=True, slots=True)
class Smtp:
    """A server that takes mail, and how it is spoken to."""

    host: str
    port: int
    security: Security
    user: str | None = None
    password: str | None = None


@dataclass(frozen=True, slots=True)
class MailSettings:
    """``to`` is a server, or a folder; ``sender`` whose the mails are, ``public_url`` where links lead, without a slash at the end."""

    to: Smtp | Path
    sender: Address
    public_url: str


def read_mail_settings(
    *,
    smtp_host: str | None,
    smtp_port: int | None,
    smtp_security: str,
    smtp_user: str | None,
    smtp_password_file: Path | None,
    mail_folder: Path | None,
    mail_from: str | None,
    public_url: str | None,
) -> MailSettings | None:
    """The settings, ``None`` where no mail is sent. Raises `click.UsageError`, which names all that is wrong with them."""
    problems: list[str] = []
    sender, url = _sender(mail_from, problems), _url(public_url, problems)
    password = _password(smtp_user, smtp_password_file, problems)
    security = Security(smtp_security)
    if smtp_host is not None and mail_folder is not None:
        problems.append("SMTP_HOST and MAIL_FOLDER: expected one of them")
    if smtp_host is None and (smtp_user or smtp_password_file or smtp_port):
        problems.append("SMTP_HOST: expected, as other settings of SMTP are given")
    if smtp_user and security is Security.NONE and smtp_host not in _LOOPBACK:
        problems.append("SMTP_SECURITY: expected starttls or tls, or the password is sent for everybody to read")
    is_sent = smtp_host is not None or mail_folder is not None
    if is_sent and mail_from is None:
        problems.append("MAIL_FROM: expected the address that mails come from, such as 'CRM <crm@company.example>'")
    if is_sent and public_url is None:
        problems.append("PUBLIC_URL: expected where people reach the page, such as https://crm.company.example")
    if problems:
        raise click.UsageError("Mail cannot be sent:\n  " + "\n  ".join(problems))
    if sender is None or url is None:
        return None
    if smtp_host is not None:
        port = _PORTS[security] if smtp_port is None else smtp_port
        return MailSettings(Smtp(smtp_host, port, security, smtp_user, password), sender, url)
    return None if mail_folder is None else MailSettings(mail_folder, sender, url)


def folder_settings(folder: Path, address: str) -> MailSettings:
    """What is used where nothing is set and nobody else is concerned: mails become files."""
    return MailSettings(folder, Address("CRM", "crm", "localhost"), address)


def _sender(text: str | None, problems: list[str]) -> Address | None:
    if text is None:
        return None
    name, spec = parseaddr(text)
    try:
        if "@" not in spec or not text.isprintable():
            raise ValueError
        return Address(name, addr_spec=spec)
    except ValueError:
        problems.append(f"MAIL_FROM: {text!r} is no address; expected such as 'CRM <crm@company.example>'")
        return None


def _url(text: str | None, problems: list[str]) -> str | None:
    if text is None:
        return None
    try:
        parts = urlsplit(text)
        is_one = bool(parts.hostname) and parts.path in ("", "/") and not (parts.query or parts.fragment or "@" in text)
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
        _ = parts.port
    except ValueError:
        is_one = is_safe = False
    if not (is_one and is_safe and text.isprintable()):
        problems.append(f"PUBLIC_URL: {text!r} is none; expected such as https://crm.company.example, without a path")
        return None
    return text.rstrip("/")


def _password(user: str | None, file: Path | None, problems: list[str]) -> str | None:
    if (user is None) != (file is None):
        problems.append("SMTP_USER and SMTP_PASSWORD_FILE: expected both or neither")
    if file is None:
        return None
    try:
        password = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"SMTP_PASSWORD_FILE: {file} cannot be read: {error}")
        return None
    if not password:
        problems.append(f"SMTP_PASSWORD_FILE: {file} is empty")
    return password


_OPTIONS = (
    click.option("--smtp-host", envvar="SMTP_HOST", help="The server that takes mail. [SMTP_HOST]"),
    click.option(
        "--smtp-port",
        envvar="SMTP_PORT",
        type=click.IntRange(1, 65535),
        help="Its port; left out: 587, 465 for tls, 25 for none. [SMTP_PORT]",
    ),
    click.option(
        "--smtp-security",
        envvar="SMTP_SECURITY",
        default=Security.STARTTLS.value,
        show_default=True,
        type=click.Choice([each.value for each in Security]),
        help="How the way there is encrypted. [SMTP_SECURITY]",
    ),
    click.option("--smtp-user", envvar="SMTP_USER", help="Who we are there. [SMTP_USER]"),
    click.option(
        "--smtp-password-file",
        envvar="SMTP_PASSWORD_FILE",
        type=click.Path(path_type=Path),
        help="A file that holds the password. [SMTP_PASSWORD_FILE]",
    ),
    click.option(
        "--mail-folder",
        envvar="MAIL_FOLDER",
        type=click.Path(path_type=Path),
        help="A folder in which mails become files instead. Left out, with the embedded database and no SMTP_HOST: DATA_DIR/mail. "
        "[MAIL_FOLDER]",
    ),
    click.option(
        "--mail-from", envvar="MAIL_FROM", help="Whom mails come from: 'CRM <crm@company.example>'. [MAIL_FROM]"
    ),
    click.option(
        "--public-url",
        envvar="PUBLIC_URL",
        help="Where people reach the page, for links in mails, and for identity providers to send them back to: "
        "https://crm.company.example. [PUBLIC_URL]",
    ),
)
_NAMES = (
    "smtp_host",
    "smtp_port",
    "smtp_security",
    "smtp_user",
    "smtp_password_file",
    "mail_folder",
    "mail_from",
    "public_url",
)


def with_mail(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options of mail, as ``mail``: `MailSettings`, or ``None``; and ``public_url``, empty for none."""

    @wraps(command)
    def mailing(**given: Any) -> Any:
        chosen: dict[str, Any] = {name: given.pop(name) or None for name in _NAMES}
        mail = read_mail_settings(**chosen)
        return command(mail=mail, public_url=(chosen["public_url"] or "").rstrip("/"), **given)

    for option in reversed(_OPTIONS):
        mailing = option(mailing)
    return mailing
