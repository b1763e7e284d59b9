"""What goes on beside requests in every process that serves, by whichever of them gets to it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Never

from resolvers.outage import is_outage


async def again_and_again(
    step: Callable[[], Awaitable[bool]],
    rest: float,
    log: logging.Logger,
    complaint: str,
    on_failure: Callable[[], object] = lambda: None,
) -> Never:
    """Goes on until it is cancelled: steps, as long as one says that there was something to do, and then a rest of so many seconds.

    A failure is told in the log with the ``complaint``, but for outages, of which the requests tell, and ends neither.
    """
    while True:
        try:
            while await step():
                pass
        except Exception as error:
            on_failure()
            if not is_outage(error) and not isinstance(error, TimeoutError):
                log.exception(complaint)
        await asyncio.sleep(rest)


class Turns:
    """Whose turn it is of companies for which something is to be done: by their numbers, and after the largest again the smallest."""

    def __init__(self) -> None:
        self._company = 0

    async def take(
        self, next_company: Callable[[int], Awaitable[int | None]], do: Callable[[int], Awaitable[object]]
    ) -> bool:
        """Does it for the next company; says whether there may be more. ``next_company`` finds the one with the next larger number."""
        company_id = await next_company(self._company)
        was_at, self._company = self._company, company_id or 0
        if company_id is None:
            # Those with smaller numbers have their turn.
            return was_at > 0
        await do(company_id)
        return True


async def work_while(
    is_theirs: Callable[[], Awaitable[bool]],
    beat: float,
    work: Coroutine[Any, Any, None],
    let_go: Callable[[], Awaitable[object]],
) -> bool:
    """Works as long as ``is_theirs``, which says every ``beat`` seconds that the work is alive; says whether it came to its end.

    Where the process ends meanwhile, ``let_go`` has another one begin without waiting to see that. Raises what the work raises.
    """
    working = asyncio.create_task(work)
    beating = asyncio.create_task(_beat(is_theirs, beat, working))
    try:
        await asyncio.shield(asyncio.wait({working}))
    except asyncio.CancelledError:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        await let_go()
        raise
    finally:
        beating.cancel()
    if working.cancelled():
        return False
    working.result()
    return True


async def _beat(is_theirs: Callable[[], Awaitable[bool]], seconds: float, work: "asyncio.Task[None]") -> None:
    while True:
        await asyncio.sleep(seconds)
        try:
            goes_on = await is_theirs()
        except Exception as error:
            if not is_outage(error) and not isinstance(error, TimeoutError):
                raise
            continue
        if not goes_on:
            work.cancel()
            return
