"""What proves who asks. Only hashes are stored: who reads the database cannot log in with it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ARRAY, CheckConstraint, Index, LargeBinary, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, one_of, refers_to


class Session(CompanyRow):
    """A log-in on the page, until it expires, is not used for long, or is revoked. Keyed by SHA-256 of the cookie's secret.

    ``last_seen_at`` is brought up to date every few minutes, not at every request; empty until then. ``client`` is what the browser
    calls itself, cut short, and ``address`` the network address it came from at the log-in, of IPv6 the network.

    ``scopes`` are of a session in a frame of another page, and what its person may do there; empty for one of the page itself.
    """

    __tablename__ = "sessions"
    __table_args__ = (
        refers_to("user_id", "users"),
        Index("ix_sessions_company_id_user_id", "company_id", "user_id"),
    )

    secret_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    user_id: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    last_seen_at: Mapped[datetime | None]
    client: Mapped[str] = mapped_column(Text, server_default="")
    address: Mapped[str] = mapped_column(Text, server_default="")
    scopes: Mapped[list[str] | None] = mapped_column(ARRAY(Text))


class TokenScope(StrEnum):
    """What a program may do with a token, of what its person may. Reading goes with all of them.

    ``EMBEDDING`` lets others of the company in, inside a frame: no token has it that was not made for that.
    """

    READ = "read"
    RECORDS = "records"
    ADMINISTRATION = "administration"
    EMBEDDING = "embedding"


class ApiToken(CompanyRow):
    """A program's key to one person's view. Keyed by SHA-256 of the token's secret.

    ``last_used_at`` is brought up to date every few minutes, not at every request; empty until then. ``expires_at``: empty for never.

    ``replaced_by`` is the secret that took the place of this one, which goes on until it expires; empty for all others.
    ``expiry_noted_at`` is when the audit log was told that it has expired, ``end_told_at`` when people were told last that it will;
    empty until then.
    """

    __tablename__ = "api_tokens"
    __table_args__ = (
        refers_to("user_id", "users"),
        Index("ix_api_tokens_company_id_user_id", "company_id", "user_id"),
    )

    secret_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    user_id: Mapped[int]
    name: Mapped[str] = mapped_column(Text, server_default="")
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{read,records,administration}")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    replaced_by: Mapped[bytes | None] = mapped_column(LargeBinary)
    expiry_noted_at: Mapped[datetime | None]
    end_told_at: Mapped[datetime | None]


class WayInPurpose(StrEnum):
    """What a way in is for: to come in at first, to replace a password that was forgotten, or to be let in inside a frame."""

    INVITATION = "invitation"
    RESET = "reset"
    FRAME = "frame"


class Invitation(CompanyRow):
    """A way in for a person who has no password, or forgot it: whoever has the secret may set one, once, until it expires.

    ``used_from`` is the network address from which that was done; empty until then. One for a frame sets none, and has the
    ``scopes`` of the session to be.
    """

    __tablename__ = "invitations"
    __table_args__ = (
        refers_to("user_id", "users"),
        CheckConstraint(one_of("purpose", WayInPurpose), name="purpose"),
        Index("ix_invitations_company_id_user_id", "company_id", "user_id"),
    )

    secret_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    user_id: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    purpose: Mapped[str] = mapped_column(Text, server_default=WayInPurpose.INVITATION.value)
    used_from: Mapped[str] = mapped_column(Text, server_default="")
    scopes: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
