"""Passwords: argon2, off the event loop, one at a time in a process: each takes 64 MiB, and several threads."""

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

V = TypeVar("V")

# As ``nice`` has it: those of 0 get three times as much, where there is not enough for all.
_PRIORITY = 5

# The library's defaults are those of RFC 9106 for machines with little memory: 64 MiB, 3 passes.
hasher = PasswordHasher()


def _give_way() -> None:
    """Leaves the processors to whoever else wants them: desktops come first. Of Linux only, where each thread has a priority."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _PRIORITY)


_one_at_a_time = ThreadPoolExecutor(max_workers=1, thread_name_prefix="password", initializer=_give_way)


async def work_aside(work: Callable[..., V], *given: object) -> V:
    """Does what takes the processor for long beside the event loop, after whatever else of the kind is being done."""
    return await asyncio.get_running_loop().run_in_executor(_one_at_a_time, work, *given)


async def hash_password(password: str) -> str:
    """The hash to store. Takes tens of milliseconds of one core, on purpose."""
    return await work_aside(hasher.hash, password)


async def fits(password: str, stored_hash: str | None) -> bool:
    """Whether the password is the one behind the hash. Takes as long when there is no hash to compare with."""
    return await work_aside(_fits, password, stored_hash)


def _fits(password: str, stored_hash: str | None) -> bool:
    try:
        return hasher.verify(stored_hash or hash_of_nothing(), password) and stored_hash is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def hash_of_nothing() -> str:
    """A hash that no password fits, of the same cost as all."""
    return hasher.hash(os.urandom(32))
