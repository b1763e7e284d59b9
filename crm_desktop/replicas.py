"""The standbys of a database, by their addresses."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from resolvers.replicas import Replica, Replicas


def open_replicas(primary: AsyncEngine, urls: Sequence[str], *, connections: int) -> Replicas:
    """Those at these addresses, with so many connections to each, and one that looks after it; none is connected to yet."""
    return Replicas(
        primary,
        [
            Replica(f"replica {number}", create_engine(url, pool_size=connections), create_engine(url, pool_size=1))
            for number, url in enumerate(urls, 1)
        ],
    )
