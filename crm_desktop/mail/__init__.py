"""Mail of this process: its settings, and what takes mails away."""

from crm_desktop.mail.settings import MailSettings, Security, Smtp, folder_settings, read_mail_settings, with_mail
from crm_desktop.mail.transport import FolderTransport, SmtpTransport, transport_of

__all__ = [
    "FolderTransport",
    "MailSettings",
    "Security",
    "Smtp",
    "SmtpTransport",
    "folder_settings",
    "read_mail_settings",
    "transport_of",
    "with_mail",
]
