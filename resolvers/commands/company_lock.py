"""One change of a company's administration after another, whoever makes it."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection


async def lock_company(connection: AsyncConnection, company_id: int) -> None:
    """Waits until nobody else changes the company's administration, and keeps it so until the transaction ends.

    Not the company's row, to which all records refer, and which there is one copy of on every node of a cluster: locked there, it would
    hold up other companies.
    """
    await connection.execute(_LOCK, {"name": f"crm-desktop administration: {company_id}"})


_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
