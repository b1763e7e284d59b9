"""What goes on beside requests in every process that serves, by whichever of them gets to it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Never

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
