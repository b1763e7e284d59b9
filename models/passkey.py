"""Passkeys (WebAuthn): keys that a person's device proves to have, once it knows that it is they who hold it."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, Text, func
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, CompanyRow, refers_to


class Passkey(CompanyRow):
    """A person's passkey, by the id that their device gave it. What is kept of it signs nothing: the other half stays on the device.

    ``public_key`` is a COSE key. ``sign_count`` is what the device last said of how often it signed, 0 where it does not count.
    ``transports`` is how browsers may reach the device. ``last_used_at``: empty for never.
    """

    __tablename__ = "passkeys"
    __table_args__ = (
        refers_to("user_id", "users"),
        Index("ix_passkeys_company_id_user_id", "company_id", "user_id"),
    )

    credential_id: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    user_id: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int]
    transports: Mapped[list[str]] = mapped_column(ARRAY(Text))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    last_used_at: Mapped[datetime | None]


class PasskeyChallenge(Base):
    """What a device is to sign next, for a few minutes. Its hash is also one of what it is for: whom, and on which page.

    Of no company: who signs in has not said yet who they are. Rows go once they are used, or nobody needs them any more.
    """

    __tablename__ = "passkey_challenges"
    __table_args__ = (Index("ix_passkey_challenges_expires_at", "expires_at"),)

    challenge_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    expires_at: Mapped[datetime]
