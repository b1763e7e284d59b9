"""Whether anything at all was written."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Base

Fingerprint = dict[tuple[str, int], str]
"""Of each table's rows of each company, by the table's name and the company's number."""


async def fingerprint(engine: AsyncEngine) -> Fingerprint:
    """What all tables hold. One statement, one snapshot."""
    parts = [
        f"SELECT '{table.name}', {_company(table.name)}, md5(string_agg(t::text, chr(10) ORDER BY t::text))"
        f" FROM {table.name} t GROUP BY 2"
        for table in Base.metadata.sorted_tables
        if table.name != "log_in_attempts"  # of no company
    ]
    async with engine.connect() as connection:
        # As long as it takes: nothing of the product's asks for all of that.
        await connection.execute(text("SET LOCAL statement_timeout = 0"))
        rows = await connection.execute(text(" UNION ALL ".join(parts)))
        return {(table, company): digest for table, company, digest in rows}


def of_company(whole: Fingerprint, company_id: int) -> Fingerprint:
    """The part that is about one company's rows."""
    return {place: digest for place, digest in whole.items() if place[1] == company_id}


def _company(table: str) -> str:
    of_none = dict.fromkeys(("password_reset_requests", "sign_ups", "passkey_challenges"), "0::bigint")
    return {"companies": "id", **of_none}.get(table, "company_id")
