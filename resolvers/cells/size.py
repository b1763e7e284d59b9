"""From which size on a company has cells: below it the base tables are as fast, and cells several times as large as these."""

from sqlalchemy.ext.asyncio import AsyncConnection

CELLS_FROM = 50_000
"""Deals, activities or communications, whichever are most: measured in `docs/performance.md`."""


async def is_large(connection: AsyncConnection, company_id: int, cells_from: int) -> bool:
    """Whether a company has so many records of a kind."""
    found = await connection.exec_driver_sql(_IS_LARGE, {"company": company_id, "others": max(cells_from - 1, 0)})
    return cells_from == 0 or found.scalar_one()


def has_more(table: str, others: str) -> str:
    """The SQL of whether a company has more records in a table than the parameter ``others`` says. It reads no more than these."""
    return f"EXISTS (SELECT FROM {table} WHERE company_id = %(company)s::bigint OFFSET %({others})s::bigint)"


_IS_LARGE = "SELECT " + " OR ".join(has_more(table, "others") for table in ("deals", "activities", "communications"))
