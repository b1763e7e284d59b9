"""What proves who comes in besides a password."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, refers_to


class TotpSecret(CompanyRow):
    """What a person's app makes its six digits of (RFC 6238), sealed (`resolvers.authentication.vault`): a hash would make none.

    ``pending_secret`` is one that the person has not yet shown to have; it is good for nothing but becoming ``sealed_secret``.
    ``last_step`` is the step of time, of 30 seconds, of the last digits that were taken: they and earlier ones are taken no more.
    """

    __tablename__ = "totp_secrets"
    __table_args__ = (refers_to("user_id", "users"),)

    user_id: Mapped[int] = mapped_column(primary_key=True)
    sealed_secret: Mapped[str | None] = mapped_column(Text)
    pending_secret: Mapped[str | None] = mapped_column(Text)
    confirmed_at: Mapped[datetime | None]
    last_step: Mapped[int | None]


class RecoveryCode(CompanyRow):
    """A way in for who lost what makes their codes, good for one use. Keyed by its hash."""

    __tablename__ = "recovery_codes"
    __table_args__ = (refers_to("user_id", "users"),)

    user_id: Mapped[int] = mapped_column(primary_key=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    used_at: Mapped[datetime | None]


class LogInStep(CompanyRow):
    """Half of a log-in: somebody proved the first factor, and may prove the second until it expires. Keyed by SHA-256 of its ticket."""

    __tablename__ = "log_in_steps"
    __table_args__ = (
        refers_to("user_id", "users"),
        Index("ix_log_in_steps_company_id_user_id", "company_id", "user_id"),
    )

    secret_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    user_id: Mapped[int]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
