"""Mail: what people are told, the list of what is to be sent, and sending it."""

from resolvers.mail.letter import Letter
from resolvers.mail.outbox import queue_mail, tell_by_mail
from resolvers.mail.reset_requests import request_password_reset
from resolvers.mail.sender import MailSender, RefusedError, Transport

__all__ = ["Letter", "MailSender", "RefusedError", "Transport", "queue_mail", "request_password_reset", "tell_by_mail"]
