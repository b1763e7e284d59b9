"""Pages of lists: the rows behind numbers, and the feed's events."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.catalog.type_fields import settings_params
from resolvers.configuration import Configuration
from resolvers.loading.by_configuration import by_configuration
from resolvers.loading.isolated_failures import isolate_failures
from resolvers.loading.quiescent_loader import QuiescentLoader
from resolvers.statement import Part, read_parts

# PostgreSQL takes 1,664 columns and 65,535 parameters in a statement; a page is one column and has up to 20 parameters.
_MOST_PARTS = 1_500


class Page(Protocol):
    """A page that can be asked for: hashable, a part of a statement, and how to read it."""

    @property
    def configuration(self) -> Configuration:
        """The company's configuration; the same for all pages of a request."""
        ...

    def part(self) -> Part:
        """The page as a part of a statement."""
        ...

    def read(self, value: Any) -> Any:
        """The page out of the part's value."""
        ...


class PageByRequestLoader(QuiescentLoader[Page, Any]):
    """One statement for all pages of a query. If it fails, they are read one by one, so that only the guilty one fails."""

    def __init__(self, engine: AsyncEngine, now: datetime) -> None:
        super().__init__()
        self._engine = engine
        self._now = now

    async def batch_load_fn(self, keys: list[Page]) -> list[Any]:
        """See `PageByRequestLoader`."""
        pages: list[Any] = []
        for start in range(0, len(keys), _MOST_PARTS):
            some = keys[start : start + _MOST_PARTS]
            try:
                pages += await self._read(some)
            except (DBAPIError, TimeoutError) as error:
                pages += await isolate_failures(some, self._read_one) if len(some) > 1 else [error]
        return pages

    async def _read(self, keys: Sequence[Page]) -> list[Any]:
        pages: dict[Page, Any] = {}
        for some in by_configuration(keys):
            configuration = some[0].configuration
            shared: Mapping[str, object] = {
                "company": configuration.company_id,
                "now": self._now,
                **settings_params(configuration),
            }
            values = await read_parts(self._engine, [key.part() for key in some], shared)
            pages |= {key: key.read(value) for key, value in zip(some, values, strict=True)}
        return [pages[key] for key in keys]

    async def _read_one(self, key: Page) -> Any:
        return (await self._read([key]))[0]
