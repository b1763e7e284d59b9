"""Asking an identity provider, at an address that some company's administrator named: fenced in, so that nothing near us is asked."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpcore

from resolvers.authentication.provider.problem import ProviderError, SignInProblem
from resolvers.fence import UNANSWERED, Network, fenced_pool

_PATIENCE_SECONDS = 5.0
_MOST_BYTES = 256 * 1024


class Fetcher:
    """Asks by https only, and no private addresses, but for those of ``networks``, which may be asked by http too.

    Nothing is followed elsewhere, an answer has a quarter of a megabyte at the most, and all of it five seconds.
    """

    def __init__(self, networks: Sequence[Network] = ()) -> None:
        self._networks = networks

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
        """The JSON object there. Raises `ProviderError` (UNREACHABLE)."""
        return await self._ask("GET", url, headers or {}, None)

    async def post(self, url: str, form: Mapping[str, str], headers: Mapping[str, str]) -> dict[str, Any]:
        """What a form is answered. Raises `ProviderError` (UNREACHABLE)."""
        sent = {**headers, "content-type": "application/x-www-form-urlencoded"}
        return await self._ask("POST", url, sent, urlencode(form).encode())

    async def _ask(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> dict[str, Any]:
        try:
            parts = urlsplit(url)
            if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
                raise ProviderError(SignInProblem.UNREACHABLE, f"{url} is no address of the web")
            pool = fenced_pool(self._networks, parts.scheme)
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return await _answer(pool, method, url, {**headers, "accept": "application/json"}, body)
        # JSON of many levels is among them.
        except (RecursionError, *UNANSWERED) as error:
            raise ProviderError(SignInProblem.UNREACHABLE, f"{method} {url}: {error!r}") from error


async def _answer(
    pool: httpcore.AsyncConnectionPool, method: str, url: str, headers: Mapping[str, str], body: bytes | None
) -> dict[str, Any]:
    async with (
        pool,
        pool.stream(method, url, headers=[*headers.items()], content=body) as response,
    ):
        got = bytearray()
        async for part in response.aiter_stream():
            got += part
            if len(got) > _MOST_BYTES:
                raise ProviderError(SignInProblem.UNREACHABLE, f"{method} {url} answered more than {_MOST_BYTES} bytes")
        if response.status != 200:
            raise ProviderError(SignInProblem.UNREACHABLE, f"{method} {url} answered {response.status}")
        found = json.loads(got)
        if not isinstance(found, dict):
            raise ProviderError(SignInProblem.UNREACHABLE, f"{method} {url} answered no JSON object")
        return found  # pyright: ignore[reportUnknownVariableType] - JSON
