"""Passwords are looked at one at a time, in fair turns, and nobody waits for long."""

import asyncio

import pytest

from resolvers.authentication import LogInLane, fits, log_in_lane, password
from resolvers.errors import ErrorCode, RequestError


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


class Queue:
    """Attempts to log in that take until they are ended."""

    def __init__(self, lane: LogInLane) -> None:
        self._lane = lane
        self._ends = asyncio.Event()
        self.had: list[str] = []

    async def attempt(self, address: str, email: str) -> None:
        async with self._lane.turn(address, email):
            self.had.append(email)
            await self._ends.wait()

    def end(self) -> None:
        self._ends.set()


async def test_one_is_looked_at_and_a_flood_from_one_address_does_not_go_before_another_address() -> None:
    queue = Queue(LogInLane(1_000))
    tasks = [asyncio.create_task(queue.attempt("flood", f"f{number}")) for number in range(5)]
    await settle()
    tasks.append(asyncio.create_task(queue.attempt("office", "seller")))
    await settle()
    assert queue.had == ["f0"]
    queue.end()
    await asyncio.gather(*tasks)
    assert queue.had.index("seller") <= 2


async def test_so_many_wait_and_one_more_from_the_same_address_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_in_lane, "_MOST_WAITING", 2)
    queue = Queue(LogInLane(1_000))
    tasks = [asyncio.create_task(queue.attempt("flood", str(number))) for number in range(3)]
    await settle()
    with pytest.raises(RequestError) as refused:
        await queue.attempt("flood", "3")
    assert refused.value.code is ErrorCode.SERVICE_UNAVAILABLE
    assert refused.value.retry_after is not None
    assert refused.value.message.en.startswith("Too many people log in at once")
    queue.end()
    await asyncio.gather(*tasks)
    assert queue.had == ["0", "1", "2"]


async def test_where_so_many_wait_the_latest_of_a_flood_gives_way_to_another_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(log_in_lane, "_MOST_WAITING", 2)
    queue = Queue(LogInLane(1_000))
    flood = [asyncio.create_task(queue.attempt("flood", str(number))) for number in range(3)]
    await settle()
    seller = asyncio.create_task(queue.attempt("office", "seller"))
    await settle()
    with pytest.raises(RequestError) as refused:
        await flood.pop()
    assert refused.value.code is ErrorCode.SERVICE_UNAVAILABLE
    queue.end()
    await asyncio.gather(*flood, seller)
    assert sorted(queue.had) == ["0", "1", "seller"]


async def test_passwords_are_hashed_one_at_a_time_off_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    at_work: list[int] = []
    loop = asyncio.get_running_loop()

    def look(_entered: str, _stored: str | None) -> bool:
        at_work.append(1)
        # Whoever else were at work would be seen by now; and the loop goes on, or this would never end.
        asyncio.run_coroutine_threadsafe(settle(), loop).result()
        assert len(at_work) == 1
        at_work.pop()
        return True

    monkeypatch.setattr(password, "_fits", look)
    assert await asyncio.gather(*(fits("a", None) for _ in range(4))) == [True] * 4
