"""When the next row comes, of whatever is counted by the time it has."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.autocommit import autocommitting


async def next_rows(
    engine: AsyncEngine, company_id: int, since: Collection[datetime]
) -> dict[datetime, datetime | None]:
    """By each of the instants the first time, not before it, that a row of the company's counts by; ``None``: there is none.

    Raises what the driver raises.
    """
    instants = sorted(since)
    async with autocommitting(engine) as reading:
        found = await reading.exec_driver_sql(_NEXT, {"company": company_id, "since": instants})
        return dict(zip(instants, found.scalar_one(), strict=True))


def _first(table: str, column: str, condition: str = "") -> str:
    return (
        f"(SELECT min({column}) FROM {table} WHERE company_id = %(company)s::bigint AND {column} >= since{condition})"  # noqa: S608
    )


_IN_USE = " AND deleted_at IS NULL"
_TIMES = ",\n  ".join(
    (
        _first("contacts", "created_at", _IN_USE),
        _first("activities", "created_at", _IN_USE),
        _first("deals", "created_at", _IN_USE),
        _first("communications", "occurred_at"),
        # By the index, which goes by stage first.
        """(SELECT min(moved.at) FROM stages CROSS JOIN LATERAL (
    SELECT min(occurred_at) AS at FROM transitions
    WHERE transitions.company_id = %(company)s::bigint AND to_stage_id = stages.id AND occurred_at >= since) AS moved
  WHERE stages.company_id = %(company)s::bigint)""",
    )
)
_NEXT = f"""
SELECT array_agg(least(
  {_TIMES}) ORDER BY place)
FROM unnest(%(since)s::timestamptz[]) WITH ORDINALITY AS each (since, place)"""  # noqa: S608 - from constants of this file
