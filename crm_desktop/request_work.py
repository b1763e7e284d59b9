"""The work of one request, which ends with it: it goes on neither after its time is up nor after its client has left."""

import asyncio
from collections.abc import Coroutine
from contextvars import ContextVar
from typing import Any, TypeVar

from starlette.types import Receive

from crm_desktop.pulse import DatabaseSilentError

T = TypeVar("T")
_Tasks = set[asyncio.Task[Any]]

# Seconds in which most is answered: only then it is looked whether the client is there, as looking takes longer than many an answer.
_SOON = 0.05

# What was begun for the request at hand, by whomever: the executor and the loaders have tasks of their own, which hold the statements.
_begun: ContextVar[_Tasks | None] = ContextVar("begun", default=None)
# Tasks must be held by somebody until they end.
_abandoned: _Tasks = set()


class ClientLeft(Exception):
    """Nobody waits for the answer any more."""


async def run_for_request(
    work: Coroutine[Any, Any, T], seconds: float, left: Coroutine[Any, Any, None], silence: "asyncio.Future[None]"
) -> T:
    """The outcome of the work. Raises ``TimeoutError`` when there is none in time, `ClientLeft` when ``left`` returned before, and
    `DatabaseSilentError` when there was ``silence`` before.

    Then all that was begun for the work is given up at once, and statements that are running are cancelled in the database.
    """
    if silence.done():
        # Not even begun: each would leave a connection behind that waits.
        work.close()
        left.close()
        raise DatabaseSilentError
    asyncio.get_running_loop().set_task_factory(_note)
    begun: _Tasks = set()
    token = _begun.set(begun)
    task, leaving = asyncio.create_task(work), None
    _begun.reset(token)
    try:
        # Not asyncio.timeout(), which waits for what it cancels: a statement to a database that hangs cannot be cancelled either.
        # Silence is of seconds: it is listened for after that, too.
        await asyncio.wait((task,), timeout=min(seconds, _SOON))
        if not task.done():
            token = _begun.set(begun)
            leaving = asyncio.create_task(left)
            _begun.reset(token)
            rest = max(seconds - _SOON, 0)
            await asyncio.wait({task, leaving, silence}, timeout=rest, return_when=asyncio.FIRST_COMPLETED)
    except asyncio.CancelledError:
        _give_up(begun)
        raise
    finally:
        if leaving is None:
            left.close()
    if task.done():
        if leaving is not None:
            leaving.cancel()
        return task.result()
    has_left = leaving is not None and leaving.done()
    _give_up(begun)
    if silence.done():
        raise DatabaseSilentError
    raise ClientLeft if has_left else TimeoutError


async def disconnected(receive: Receive) -> None:
    """Returns once the client has left, what it sent having been read before."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def never_leaving() -> None:
    """For a client whose request is not read to its end yet, so that nobody can tell."""
    await asyncio.get_running_loop().create_future()


def _give_up(begun: _Tasks) -> None:
    for task in [*begun]:
        _abandoned.add(task)
        task.add_done_callback(_forget)
        task.cancel()


def _forget(task: asyncio.Task[Any]) -> None:
    _abandoned.discard(task)
    # Nobody will ask what became of it.
    if not task.cancelled():
        task.exception()


def _note(loop: asyncio.AbstractEventLoop, work: Any, **options: Any) -> asyncio.Task[Any]:
    """A task as the loop makes it, noted for the request it was begun for."""
    task: asyncio.Task[Any] = asyncio.Task(work, loop=loop, **options)
    begun = _begun.get()
    if begun is not None:
        begun.add(task)
        task.add_done_callback(begun.discard)
    return task
