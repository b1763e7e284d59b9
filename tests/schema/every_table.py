"""Whether anything at all was written."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Base

Fingerprint = dict[str, str]
"""Of each table's rows."""


async def fingerprint(engine: AsyncEngine, company_id: int | None = None) -> Fingerprint:
    """What all tables hold: of one company, or in all. One statement, one snapshot."""
    parts = [
        f"SELECT '{table.name}', md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM {table.name} t"
        + ("" if company_id is None else f" WHERE {'id' if table.name == 'companies' else 'company_id'} = {company_id}")
        for table in Base.metadata.sorted_tables
    ]
    async with engine.connect() as connection:
        return {row[0]: row[1] for row in await connection.execute(text(" UNION ALL ".join(parts)))}
