"""Noting that a feed was looked at."""

from aiodataloader import DataLoader
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.events.feed import Feed, note_seen


class NoteBySeenFeedLoader(DataLoader[Feed, None]):
    """Keyed by feeds whose top is shown. However often a query shows one, it is one note."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__()
        self._engine = engine

    async def batch_load_fn(self, keys: list[Feed]) -> list[None]:
        """See `NoteBySeenFeedLoader`."""
        return [await note_seen(self._engine, feed) for feed in keys]
