"""Sign-in by a company's own identity provider (OpenID Connect)."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, LargeBinary, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, belongs_to_company, refers_to


class IdentityProvider(CompanyRow):
    """How people of a company sign in by their own provider; a company without a row has none.

    ``sealed_secret`` is the client's (`resolvers.authentication.vault`), empty for one without. ``domains`` are those of e-mail
    addresses that are believed. ``group_rules`` are ``{"group", "role", "department"}``: the first of a group that somebody is in
    decides. ``creates_people``: whoever the provider knows is let in. ``is_only_way``: passwords let in administrators alone.
    """

    __tablename__ = "identity_providers"
    __table_args__ = (
        belongs_to_company(),
        Index("ix_identity_providers_domains", "domains", postgresql_using="gin"),
    )

    issuer: Mapped[str] = mapped_column(Text)
    client_id: Mapped[str] = mapped_column(Text)
    sealed_secret: Mapped[str | None] = mapped_column(Text)
    domains: Mapped[list[str]] = mapped_column(ARRAY(Text))
    group_claim: Mapped[str | None] = mapped_column(Text)
    group_rules: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    creates_people: Mapped[bool]
    is_only_way: Mapped[bool]


class ProviderLogIn(CompanyRow):
    """A log-in that was sent to the provider and is not back yet. Keyed by SHA-256 of its ``state``; ``browser_hash`` is that of what
    the browser keeps meanwhile, so that nobody else ends it."""

    __tablename__ = "provider_log_ins"
    __table_args__ = (belongs_to_company(),)

    secret_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    browser_hash: Mapped[bytes] = mapped_column(LargeBinary)
    nonce: Mapped[str] = mapped_column(Text)
    code_verifier: Mapped[str] = mapped_column(Text)
    expires_at: Mapped[datetime]


class ProviderIdentity(CompanyRow):
    """Who a person is for the provider: by its ``sub``, which stays what it is when addresses change."""

    __tablename__ = "provider_identities"
    __table_args__ = (refers_to("user_id", "users"),)

    issuer: Mapped[str] = mapped_column(Text, primary_key=True)
    subject: Mapped[str] = mapped_column(Text, primary_key=True)
    user_id: Mapped[int]
