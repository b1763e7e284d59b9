"""What providers say of themselves: their addresses, and the keys they sign with."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any, cast
from urllib.parse import urlsplit

from cachetools import TTLCache
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from resolvers.authentication.provider.fetching import Fetcher
from resolvers.authentication.provider.problem import ProviderError, SignInProblem

_KEPT_SECONDS = 600
_MOST_KEPT = 1_000
# Whoever sends tokens of made-up keys has a provider asked no more often than this.
_ANEW_SECONDS = 30
_BASIC = "client_secret_basic"
# Characters of what a provider says that the log is told.
_LONGEST_TOLD = 200


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
            raise ProviderError(
                SignInProblem.UNREACHABLE, f"{issuer} says that it is {said.get('issuer')!r:.{_LONGEST_TOLD}}"
            )
        methods: Any = said.get("token_endpoint_auth_methods_supported", [_BASIC])
        found = self._metadata[issuer] = Metadata(
            issuer=issuer,
            authorization=_address(said, "authorization_endpoint"),
            token=_address(said, "token_endpoint"),
            userinfo=None if said.get("userinfo_endpoint") is None else _address(said, "userinfo_endpoint"),
            keys=_address(said, "jwks_uri"),
            posts_secret=isinstance(methods, list) and _BASIC not in methods,
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


def _address(said: dict[str, Any], name: str) -> str:
    """An address of the web, where browsers may be sent and servers asked: nothing else that browsers take for one."""
    value = said.get(name)
    try:
        parts = urlsplit(value if isinstance(value, str) and value.isascii() and value.isprintable() else "")
        is_one = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_one = False
    if not is_one:
        raise ProviderError(
            SignInProblem.UNREACHABLE, f"{said['issuer']} says no address as its {name}: {value!r:.{_LONGEST_TOLD}}"
        )
    return cast("str", value)
