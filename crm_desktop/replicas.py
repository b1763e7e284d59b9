"""The standbys of a database, by their addresses."""

from collections.abc import Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from resolvers.replicas import Replica, Replicas


def open_replicas(
    primary: AsyncEngine,
    urls: Sequence[str],
    open_engine: Callable[..., AsyncEngine] = create_engine,
    *,
    connections: int,
) -> Replicas:
    """Those at these addresses, with so many connections to each, and one that looks after it; none is connected to yet.

    ``open_engine`` is `create_engine` with the server's settings.
    """
    return Replicas(
        primary,
        [
            Replica(f"replica {number}", open_engine(url, pool_size=connections), open_engine(url, pool_size=1))
            for number, url in enumerate(urls, 1)
        ],
    )
