"""Sending somebody to their company's provider."""

import base64
import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncEngine

from models import ProviderLogIn
from resolvers.authentication.log_in_lane import LogInLane
from resolvers.authentication.provider.found import find_providers, read_provider
from resolvers.authentication.provider.problem import ProviderError, SignInProblem
from resolvers.authentication.provider.providers import Providers
from resolvers.authentication.secret import Secret
from resolvers.authentication.vault import Vault
from resolvers.commands import begin_unsigned

LOG_IN_LENGTH = timedelta(minutes=10)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SentAway:
    """Where the browser goes, and what it keeps until it is back."""

    url: str
    kept: str


async def begin_provider_log_in(
    engine: AsyncEngine,
    providers: Providers,
    vault: Vault,
    *,
    email: str,
    company: str | None,
    kept: str | None,
    redirect_uri: str,
    address: str,
    lane: LogInLane,
    now: datetime,
) -> SentAway | SignInProblem | None:
    """Where somebody with this address signs in: at the provider of the company whose domain it is of, whether they are known or not.

    ``kept`` is what the browser keeps of a log-in that it began before, in another window perhaps. ``None`` where several companies
    have the domain. Raises `RequestError` (RATE_LIMITED) where too many come from this network address.
    """
    lane.count(address)
    found = await find_providers(engine, email, company)
    if len(found) != 1:
        return None if found else SignInProblem.NOBODY
    async with engine.connect() as connection:
        provider = await read_provider(connection, vault, found[0])
    if provider is None:
        return SignInProblem.NOBODY
    try:
        metadata = await providers.metadata(provider.issuer)
    except ProviderError as error:
        log.warning("Nobody signs in by a provider: %s", error)
        return error.problem
    state, nonce, verifier = Secret.create(provider.company_id), secrets.token_urlsafe(32), secrets.token_urlsafe(48)
    kept = kept or secrets.token_urlsafe(32)
    async with begin_unsigned(engine, provider.company_id) as transaction:
        mine = ProviderLogIn.company_id == provider.company_id
        await transaction.write(delete(ProviderLogIn).where(mine, ProviderLogIn.expires_at <= now))
        row = {
            "secret_hash": state.hash,
            "browser_hash": browser_hash(kept),
            "nonce": nonce,
            "code_verifier": verifier,
            "expires_at": now + LOG_IN_LENGTH,
        }
        await transaction.write(insert(ProviderLogIn).values(company_id=provider.company_id, **row))
    asked = {
        "response_type": "code",
        "client_id": provider.client.client_id,
        "redirect_uri": redirect_uri,
        "scope": "openid email profile",
        "state": state.text,
        "nonce": nonce,
        "code_challenge": _challenge(verifier),
        "code_challenge_method": "S256",
        "login_hint": email.strip(),
    }
    beginning = metadata.authorization + ("&" if "?" in metadata.authorization else "?")
    return SentAway(beginning + urlencode(asked), kept)


def browser_hash(kept: str) -> bytes:
    """What is stored of what the browser keeps."""
    return hashlib.sha256(kept.encode(errors="replace")).digest()


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
