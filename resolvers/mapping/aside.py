"""Work on whole files, which takes processor time: in threads of its own, so that nothing else waits for one of them."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# A file that is being read may take some hundreds of megabytes, also when nobody waits for it any more.
_THREADS: Final = ThreadPoolExecutor(3, "files")


async def aside(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """What the work comes to. Nobody who leaves before it has begun makes it begin."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, lambda: work(*given, **named))
