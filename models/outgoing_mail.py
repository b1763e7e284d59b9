"""Mail that is to be sent: who has to be told what. The text, and the secret of a link, are made when it is sent and kept nowhere."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Identity, Index, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, NumberedRow, one_of, refers_to


class MailKind(StrEnum):
    """What somebody is told."""

    INVITATION = "invitation"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - no password
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - likewise
    EMAIL_CHANGED = "email_changed"
    TOKEN_ENDS = "token_ends"  # noqa: S105 - likewise


class OutgoingMail(NumberedRow):
    """A mail to a person, until it is sent or nobody needs it any more.

    ``due_at`` is when it is tried next, and moves on with each try. ``recipient`` is the address it was meant for when it was written,
    ``language`` that of whoever caused it, for people who have chosen none. ``told`` are words that its text has places for.
    """

    __tablename__ = "outgoing_mails"
    __table_args__ = (
        refers_to("user_id", "users"),
        CheckConstraint(one_of("kind", MailKind), name="kind"),
        Index("ix_outgoing_mails_due_at", "due_at"),
    )

    user_id: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    recipient: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(server_default="0")
    told: Mapped[dict[str, str]] = mapped_column(JSONB, server_default="{}")


class PasswordResetRequest(Base):
    """Somebody asked to be let in by mail, whether there is anybody of this e-mail or not: who asks waits equally long for either.

    Of no company: nobody has looked yet who that is. Goes once somebody has, a moment later.
    """

    __tablename__ = "password_reset_requests"
    __table_args__ = (Index("ix_password_reset_requests_due_at", "due_at"),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    email: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    due_at: Mapped[datetime]
