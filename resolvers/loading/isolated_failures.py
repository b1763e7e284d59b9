"""Finding out which one of many was guilty."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from resolvers.errors import RequestError
from resolvers.outage import is_outage

K = TypeVar("K")
V = TypeVar("V")

_AT_A_TIME = 4
# For all of them together: a statement that failed by taking too long has used up most of the time a request has.
_SECONDS = 5


async def isolate_failures(keys: Sequence[K], load: Callable[[K], Awaitable[V]]) -> list[V | Exception]:
    """Each key loaded by a statement of its own, for when one statement for all has failed.

    In the place of a key that fails alone stands its error; that is ``TimeoutError`` for what is not there after a few seconds.
    Raises what `concerns_all`.
    """
    gate = asyncio.Semaphore(_AT_A_TIME)
    deadline = asyncio.get_running_loop().time() + _SECONDS

    async def alone(key: K) -> V | Exception:
        try:
            async with asyncio.timeout_at(deadline), gate:
                return await load(key)
        except Exception as error:
            if concerns_all(error):
                raise
            return error

    return await asyncio.gather(*(alone(key) for key in keys))


def concerns_all(error: Exception) -> bool:
    """Whether no key is guilty: the database cannot be used, or the request was refused. Then each would fail alone, too."""
    return is_outage(error) or isinstance(error, RequestError)
