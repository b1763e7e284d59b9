"""What takes mails away: a server, or a folder."""

import logging
import os
import smtplib
import ssl
from email.message import EmailMessage
from pathlib import Path

from crm_desktop.mail.settings import MailSettings, Security, Smtp
from resolvers.mail import RefusedError, Transport

log = logging.getLogger(__name__)

# Seconds that the server may take for each word.
_PATIENCE = 20.0
# From here on an answer is for good.
_FOR_GOOD = 500


def transport_of(settings: MailSettings) -> Transport:
    """What the settings name."""
    return SmtpTransport(settings.to) if isinstance(settings.to, Smtp) else FolderTransport(settings.to)


class SmtpTransport:
    """A server. Its certificate is checked by the authorities that this machine trusts (``SSL_CERT_FILE`` names others)."""

    def __init__(self, server: Smtp) -> None:
        self._server = server

    def send(self, message: EmailMessage) -> None:
        """See `Transport`. A recipient or a mail that the server refuses for good is refused; all else may change."""
        try:
            with self._connect() as connection:
                if self._server.user is not None:
                    connection.login(self._server.user, self._server.password or "")
                connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            [(code, reason)] = error.recipients.values()
            if code >= _FOR_GOOD:
                raise RefusedError(_words(code, reason)) from error
            raise
        except smtplib.SMTPDataError as error:
            if error.smtp_code >= _FOR_GOOD:
                raise RefusedError(_words(error.smtp_code, error.smtp_error)) from error
            raise
        except smtplib.SMTPNotSupportedError as error:
            if self._server.security is Security.STARTTLS and "STARTTLS" in str(error):
                raise
            raise RefusedError(str(error)) from error

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        if server.security is Security.TLS:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(server.host, server.port, timeout=_PATIENCE, context=context)
        connection = smtplib.SMTP(server.host, server.port, timeout=_PATIENCE)
        if server.security is Security.STARTTLS:
            try:
                # Raises where the server does not offer it: nobody in between can take it away.
                connection.starttls(context=ssl.create_default_context())
            except Exception:
                connection.close()
                raise
        return connection


class FolderTransport:
    """A folder, in which each mail becomes a file that mail programs open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: EmailMessage) -> None:
        """See `Transport`."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = f"{str(message['Message-ID']).strip('<>').partition('@')[0]}.eml"
        # Of no name that somebody looks for.
        unfinished = self._folder / f"{name}.part"
        unfinished.write_bytes(message.as_bytes())
        os.replace(unfinished, self._folder / name)
        log.info("A mail to %s: %s", message["To"], self._folder / name)


def _words(code: int, reason: bytes | str) -> str:
    text = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
    return f"{code} {text}"
