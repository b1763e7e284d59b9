"""Somebody is back from their company's provider."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncEngine

from models import ProviderLogIn
from resolvers.authentication.person import Person
from resolvers.authentication.provider.beginning import LOG_IN_LENGTH, browser_hash
from resolvers.authentication.provider.found import read_provider
from resolvers.authentication.provider.people import find_or_create
from resolvers.authentication.provider.problem import ProviderError, SignInProblem
from resolvers.authentication.provider.providers import Providers
from resolvers.authentication.provider.tokens import claims_of, exchange
from resolvers.authentication.secret import Secret
from resolvers.authentication.session import Browser, begin_session, end_replaced
from resolvers.authentication.vault import Vault
from resolvers.clocks import is_good
from resolvers.commands import begin_unsigned


@dataclass(frozen=True, slots=True)
class CameBack:
    """What the browser came back with: the provider's answer, and what it kept."""

    state: str
    code: str | None
    error: str | None
    kept: str | None


async def finish_provider_log_in(
    engine: AsyncEngine,
    providers: Providers,
    vault: Vault,
    came: CameBack,
    *,
    redirect_uri: str,
    replaces: str | None,
    browser: Browser,
    now: datetime,
) -> Secret:
    """A new session of whom the provider says it is; no second factor is asked for here, which is the provider's.

    Raises `ProviderError`: EXPIRED for a log-in that this browser did not begin, or that is over; REFUSED where the provider let
    nobody in; UNREACHABLE and UNTRUSTED for what it says; NOBODY for somebody who has no way in here.
    """
    state = Secret.parse(came.state)
    begun = None if state is None else await _use(engine, state, came.kept or "", now)
    if state is None or begun is None:
        raise ProviderError(SignInProblem.EXPIRED, "no log-in of this browser is under way")
    if came.code is None:
        raise ProviderError(SignInProblem.REFUSED, f"the provider answered {(came.error or '')[:100]!r}")
    async with engine.connect() as connection:
        provider = await read_provider(connection, vault, state.company_id)
    if provider is None:
        raise ProviderError(SignInProblem.EXPIRED, "the company has no provider any more")
    nonce, verifier = begun
    metadata = await providers.metadata(provider.issuer)
    tokens = await exchange(
        providers, metadata, provider.client, code=came.code, verifier=verifier, redirect_uri=redirect_uri
    )
    claims = await claims_of(providers, metadata, provider.client, tokens, nonce, now)
    user_id = await find_or_create(engine, provider, claims, now)
    secret = await begin_session(engine, Person(state.company_id, "", user_id, None), now, browser, act="logIn")
    await end_replaced(engine, replaces, now)
    return secret


async def _use(engine: AsyncEngine, state: Secret, kept: str, now: datetime) -> tuple[str, str] | None:
    """Nonce and verifier of a log-in of this browser; good once."""
    async with begin_unsigned(engine, state.company_id) as transaction:
        used = await transaction.write(
            delete(ProviderLogIn)
            .where(
                ProviderLogIn.company_id == state.company_id,
                ProviderLogIn.secret_hash == state.hash,
                ProviderLogIn.browser_hash == browser_hash(kept),
                is_good(ProviderLogIn.expires_at, now, LOG_IN_LENGTH),
            )
            .returning(ProviderLogIn.nonce, ProviderLogIn.code_verifier)
        )
        row = used.one_or_none()
        return None if row is None else (row[0], row[1])
