"""Holding what deals come to against what was given and the rates."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.currencies.conversion import DIFFERS, read_clock, worked_out
from resolvers.undisturbed import undisturbed_transaction

_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class VerifiedDeals:
    """How many deals there are in other currencies, and of how many of them the amounts are others than the rates make them: some, as
    they are and as they should be."""

    deals: int
    wrong: int
    shown: list[dict[str, Any]]


async def verify_conversion(engine: AsyncEngine, company_id: int) -> VerifiedDeals:
    """Converts all deals anew, and compares. All as of one moment, while others read and write."""
    async with undisturbed_transaction(engine, "REPEATABLE READ") as connection:
        conversion = await read_clock(connection, company_id)
        count = (await connection.exec_driver_sql(_COUNT, conversion.params)).scalar_one()
        if not count:
            return VerifiedDeals(0, 0, [])
        rows = (await connection.exec_driver_sql(_WRONG, conversion.params)).mappings().all()
        return VerifiedDeals(count, rows[0]["wrong"] if rows else 0, [row["deal"] for row in rows])


# With those that have something left of another currency.
_COUNT = """
SELECT count(*) FROM deals WHERE company_id = %(company)s::bigint AND (currency IS NOT NULL OR amounts IS NOT NULL)"""
_WRONG = f"""
SELECT count(*) OVER () AS wrong, deal FROM (
  SELECT jsonb_build_object('id', deals.id, 'fields', deals.fields, 'expected', worked_out.fields) AS deal
  FROM ({worked_out("true")}) AS worked_out
  JOIN deals ON deals.company_id = %(company)s::bigint AND deals.id = worked_out.id AND {DIFFERS}
  UNION ALL
  SELECT jsonb_build_object('id', deals.id, 'fields', deals.fields, 'amounts', deals.amounts) FROM deals
  WHERE deals.company_id = %(company)s::bigint AND deals.currency IS NULL AND deals.amounts IS NOT NULL) AS found
LIMIT {_MOST_SHOWN}"""  # noqa: S608 - from constants
