"""Work that is waited for no longer than a request may take."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

# Tasks must be held by somebody until they end.
_abandoned: set[asyncio.Task[Any]] = set()


async def run_with_timeout(work: Coroutine[Any, Any, T], seconds: float) -> T:
    """The outcome of the work. Raises ``TimeoutError`` when there is none in time, and lets go of the work."""
    task = asyncio.create_task(work)
    # Not asyncio.timeout(), which waits for what it cancels: a statement to a database that hangs cannot be cancelled either.
    try:
        done, _ = await asyncio.wait({task}, timeout=seconds)
    except asyncio.CancelledError:
        task.cancel()
        raise
    if not done:
        _abandoned.add(task)
        task.add_done_callback(_abandoned.discard)
        task.cancel()
        raise TimeoutError
    return task.result()
