"""The configuration, read once a request."""

from aiodataloader import DataLoader
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.configuration import Configuration, load_configuration


class ConfigurationByCompanyLoader(DataLoader[int, Configuration]):
    """Keyed by the company's id. Clear it after a change of the configuration."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__()
        self._engine = engine

    async def batch_load_fn(self, keys: list[int]) -> list[Configuration]:
        """See `ConfigurationByCompanyLoader`."""
        return [await load_configuration(self._engine, company_id) for company_id in keys]
