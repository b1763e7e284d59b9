"""Companies to be, whose first administrator has not shown yet that the e-mail is theirs."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Identity, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class SignUp(Base):
    """What somebody wants a company to be, until they follow the link of a mail, or it is good no more.

    Of no company: there is none yet. ``due_at`` is when the mail is tried next, and once it was sent, when the row is of no use any
    more. ``secret_hash`` is of the link that was sent last; empty until then. ``address`` is where it was asked from.
    """

    __tablename__ = "sign_ups"
    __table_args__ = (
        CheckConstraint("language in ('en', 'ru')", name="language"),
        Index("ix_sign_ups_due_at", "due_at"),
        Index("ix_sign_ups_secret_hash", "secret_hash", unique=True),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    company: Mapped[str] = mapped_column(Text)
    timezone: Mapped[str] = mapped_column(Text)
    currency: Mapped[str] = mapped_column(Text)
    person: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    expires_at: Mapped[datetime]
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(server_default="0")
    secret_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
