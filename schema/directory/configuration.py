"""The company's configuration within a request."""

from resolvers.configuration import Configuration
from schema.context import Info, viewer_of


async def configuration_of(info: Info) -> Configuration:
    """The viewer's company's configuration, read once a request. Raises `RequestError` (UNAUTHENTICATED) without a viewer."""
    return await info.context.loaders.configurations.load(viewer_of(info).company.id)
