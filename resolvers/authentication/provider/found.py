"""Which company's provider somebody means."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import Company, IdentityProvider
from resolvers.authentication.provider.tokens import Client
from resolvers.authentication.vault import Vault
from resolvers.autocommit import autocommitting
from resolvers.text_checks import is_storable


@dataclass(frozen=True, slots=True)
class Provider:
    """A company's provider, as it was set up."""

    company_id: int
    issuer: str
    client: Client
    domains: tuple[str, ...]
    group_claim: str | None
    group_rules: tuple[dict[str, Any], ...]
    creates_people: bool


def secret_owner(company_id: int) -> str:
    """Whom a client's secret is sealed for."""
    return f"identity provider:{company_id}"


async def find_providers(engine: AsyncEngine, email: str, company: str | None) -> list[int]:
    """The companies whose provider knows addresses of this domain: of all, or the one with this external id, if it does.

    Of all companies, as who comes in has nothing but an address yet. It tells nothing of people.
    """
    domain = email.strip().lower().rpartition("@")[2]
    if not domain or not is_storable(domain + (company or "")):
        return []
    requested = (
        select(IdentityProvider.company_id)
        .where(IdentityProvider.domains.contains([domain]))
        .order_by(IdentityProvider.company_id)
    )
    if company is not None:
        requested = requested.join(Company, Company.id == IdentityProvider.company_id).where(
            Company.external_id == company
        )
    async with autocommitting(engine) as reading:
        return list(await reading.scalars(requested))


async def read_provider(connection: AsyncConnection, vault: Vault, company_id: int) -> Provider | None:
    """The company's provider, if it has one. Raises `VaultError`."""
    row = (await connection.execute(requested_provider(company_id))).one_or_none()
    if row is None:
        return None
    issuer, client_id, sealed, domains, group_claim, group_rules, creates_people, _ = row
    secret = None if sealed is None else vault.open(sealed, secret_owner(company_id))
    client = Client(client_id, secret)
    return Provider(company_id, issuer, client, tuple(domains), group_claim, tuple(group_rules), creates_people)


ProviderRow = Row[str, str, str | None, list[str], str | None, list[dict[str, Any]], bool, bool]


def requested_provider(
    company_id: int,
) -> Select[str, str, str | None, list[str], str | None, list[dict[str, Any]], bool, bool]:
    """The columns of a company's provider, as `ProviderRow`."""
    return select(
        IdentityProvider.issuer,
        IdentityProvider.client_id,
        IdentityProvider.sealed_secret,
        IdentityProvider.domains,
        IdentityProvider.group_claim,
        IdentityProvider.group_rules,
        IdentityProvider.creates_people,
        IdentityProvider.is_only_way,
    ).where(IdentityProvider.company_id == company_id)
