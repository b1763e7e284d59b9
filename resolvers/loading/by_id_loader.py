"""What has an id, by it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Generic, TypeVar

from aiodataloader import DataLoader

V = TypeVar("V")


class ByIdLoader(DataLoader[int, V | None], Generic[V]):
    """What ``load`` finds, and ``None`` for everything else. It is called once a turn, with all ids that were asked for."""

    def __init__(self, load: Callable[[list[int]], Awaitable[Mapping[int, V]]]) -> None:
        super().__init__()
        self._load = load

    async def batch_load_fn(self, keys: list[int]) -> list[V | None]:
        """See `ByIdLoader`."""
        found = await self._load(keys)
        return [found.get(key) for key in keys]
