"""Waiting for a server only as long as it makes sense."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

# Tasks must be held by somebody until they end.
_held: set[asyncio.Task[Any]] = set()


class GivenUpError(Exception):
    """It was not waited for to the end."""


async def unless(
    given_up: "asyncio.Future[None] | None", work: Coroutine[Any, Any, T], *, seconds: float | None = None
) -> T:
    """The outcome of the work. Raises `GivenUpError` once ``given_up`` is done, or the time is over, before there is one.

    Then the work is cancelled and not waited for: what was sent to a server that hangs cannot be taken back either.
    """
    task = hold(work)
    try:
        wanted = {task} if given_up is None else {task, given_up}
        await asyncio.wait(wanted, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        if not task.done():
            task.cancel()
    if not task.done():
        raise GivenUpError
    return task.result()


def hold(work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
    """Does the work, whether anybody waits for it or not."""
    task = asyncio.ensure_future(work)
    _held.add(task)
    task.add_done_callback(_let_go)
    return task


def _let_go(task: "asyncio.Task[Any]") -> None:
    _held.discard(task)
    # Nobody may ask what became of it.
    if not task.cancelled():
        task.exception()
