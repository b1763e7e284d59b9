"""How much is to be folded yet."""

from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.autocommit import autocommitting


class Backlog(NamedTuple):
    """Records of all companies that were written and not folded, and for how many seconds the first of them has been waiting."""

    records: int
    seconds: float


async def read_backlog(engine: AsyncEngine) -> Backlog:
    """What there is at this moment. Raises what the driver raises."""
    async with autocommitting(engine) as reading:
        return Backlog(*(await reading.exec_driver_sql(_BACKLOG)).one())


_BACKLOG = """
SELECT count(*), coalesce(extract(epoch FROM greatest(now() - min(since), interval '0')), 0)::float FROM unfolded_records"""
