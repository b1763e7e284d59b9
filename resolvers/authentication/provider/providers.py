"""What providers say of themselves: their addresses, and the keys they sign with."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from cachetools import TTLCache
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from resolvers.authentication.provider.fetching import Fetcher
from resolvers.authentication.provider.problem import ProviderError, SignInProblem

_KEPT_SECONDS = 600
_MOST_KEPT = 1_000
# Whoever sends tokens of made-up keys has a provider asked no more often than this.
_ANEW_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Metadata:
    """Of a provider, by OpenID Connect Discovery. ``posts_secret``: it takes the client's secret in the form alone."""

    issuer: str
    authorization: str
    token: str
    userinfo: str | None
    keys: str
    posts_secret: bool


class Providers:
    """Those that this process has asked. What they said is kept for ten minutes; keys are asked for anew when a token is signed by none
    of them."""

    def __init__(self, fetcher: Fetcher, clock: Callable[[], float] = monotonic) -> None:
        self.fetcher = fetcher
        self._clock = clock
        self._metadata: TTLCache[str, Metadata] = TTLCache(_MOST_KEPT, _KEPT_SECONDS, clock)
        self._keys: TTLCache[str, tuple[float, KeySet]] = TTLCache(_MOST_KEPT, _KEPT_SECONDS, clock)

    async def metadata(self, issuer: str) -> Metadata:
        """What the provider says of itself. Raises `ProviderError`."""
        if (known := self._metadata.get(issuer)) is not None:
            return known
        said = await self.fetcher.get(issuer.rstrip("/") + "/.well-known/openid-configuration")
        if said.get("issuer") != issuer:
            raise ProviderError(SignInProblem.UNREACHABLE, f"{issuer} says that it is {said.get('issuer')!r}")
        found = self._metadata[issuer] = Metadata(
            issuer=issuer,
            authorization=_text(said, "authorization_endpoint"),
            token=_text(said, "token_endpoint"),
            userinfo=said.get("userinfo_endpoint"),
            keys=_text(said, "jwks_uri"),
            posts_secret="client_secret_basic"
            not in said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"]),
        )
        return found

    async def keys(self, metadata: Metadata) -> KeySet:
        """The keys it signs with. Raises `ProviderError`."""
        known = self._keys.get(metadata.keys)
        return known[1] if known is not None else await self._fetch_keys(metadata)

    async def keys_anew(self, metadata: Metadata) -> KeySet | None:
        """The keys as they are now; ``None`` if they were asked for a moment ago. Raises `ProviderError`."""
        known = self._keys.get(metadata.keys)
        if known is not None and self._clock() - known[0] < _ANEW_SECONDS:
            return None
        return await self._fetch_keys(metadata)

    async def _fetch_keys(self, metadata: Metadata) -> KeySet:
        said: Any = await self.fetcher.get(metadata.keys)
        try:
            found = KeySet.import_key_set(said)
        except (JoseError, KeyError, TypeError, ValueError) as error:
            raise ProviderError(SignInProblem.UNREACHABLE, f"{metadata.keys} has no keys: {error!r}") from error
        self._keys[metadata.keys] = (self._clock(), found)
        return found


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str):
        raise ProviderError(SignInProblem.UNREACHABLE, f"{said.get('issuer')} says no {name}")
    return value
