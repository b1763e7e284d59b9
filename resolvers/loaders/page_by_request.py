"""Pages of lists: the rows behind numbers, and the feed's events."""

from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.catalog.type_fields import settings_params
from resolvers.configuration import Configuration
from resolvers.loaders.patient_loader import PatientLoader
from resolvers.statement import Part, read_parts


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


class PageByRequestLoader(PatientLoader[Page, Any]):
    """One statement for all pages of a turn. If it fails, they are read one by one, so that only the guilty one fails."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__()
        self._engine = engine

    async def batch_load_fn(self, keys: list[Page]) -> list[Any]:
        """See `PageByRequestLoader`."""
        configuration = keys[0].configuration
        shared: Mapping[str, object] = {"company": configuration.company_id, **settings_params(configuration)}
        try:
            values = await read_parts(self._engine, [key.part() for key in keys], shared)
        except (DBAPIError, TimeoutError) as error:
            if len(keys) == 1:
                return [error]
            return [(await self.batch_load_fn([key]))[0] for key in keys]
        return [key.read(value) for key, value in zip(keys, values, strict=True)]
