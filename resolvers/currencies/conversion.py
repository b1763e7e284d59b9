"""Converting what deals in other currencies come to, in the transaction that writes them, any number by one statement.

Whoever changes such a deal begins with `begin_converting`, before it locks any deal, and notes the deals for the cells; custom fields
are written into what was given (`restore`, or `resolvers.currencies.given` where many are), and converted at the end.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from models import DataKind
from models.deal import CONVERTED, UNRATED
from models.time_zone import time_zone
from resolvers.cells.day import day_params, day_sql
from resolvers.commands import CompanyTransaction
from resolvers.currencies.codes import digits_of
from resolvers.currencies.given import GIVEN

THIS_DEAL = "deals.id = %(deal)s::bigint"


@dataclass(frozen=True, slots=True)
class Conversion:
    """Rates, and the clock of a company, as they stay until the transaction ends. ``where`` is SQL about ``deals``.

    ``own`` is the company's currency, ``others`` are those that deals of it have, or have had.
    """

    connection: AsyncConnection
    params: dict[str, object]
    own: str
    others: Collection[str]

    async def restore(self, where: str, **params: object) -> None:
        """Has the fields of deals in other currencies say what was given, until they are converted anew."""
        await self.connection.exec_driver_sql(_restore(where), {**self.params, **params})

    async def convert(self, where: str, **params: object) -> None:
        """Converts deals in other currencies. ``moved_at`` is the time of a move that is still to be written, if it is the last."""
        await self.connection.exec_driver_sql(_convert(where), {**self.params, **params})


async def begin_converting(connection: AsyncConnection, company_id: int) -> Conversion:
    """Keeps the company's rates and clock as they are until the transaction ends."""
    return await _begin(connection, company_id, "pg_advisory_xact_lock_shared")


async def begin_rating(connection: AsyncConnection, company_id: int) -> Conversion:
    """The same for whoever changes them: nobody else does, nor converts anything by them, until the transaction ends."""
    return await _begin(connection, company_id, "pg_advisory_xact_lock")


async def add_currencies(transaction: CompanyTransaction, currencies: Iterable[str]) -> None:
    """Has the company know that deals of it have these. To be called before such a deal is written.

    Who goes on to build cells keeps folding out before.
    """
    params = {"company": transaction.company_id, "new": sorted(currencies)}
    added = await transaction.connection.exec_driver_sql(_ADD, params)
    if added.rowcount:
        transaction.changes.add(DataKind.COMPANY)


async def _begin(connection: AsyncConnection, company_id: int, lock: str) -> Conversion:
    await connection.exec_driver_sql(
        f"SELECT {lock}(hashtextextended('crm-desktop rates', %(id)s))", {"id": company_id}
    )
    return await read_clock(connection, company_id)


async def read_clock(connection: AsyncConnection, company_id: int) -> Conversion:
    """The conversion as it is at this moment, to be looked at."""
    zone, own, others = (await connection.execute(_COMPANY, {"id": company_id})).one()
    params = {"company": company_id, "digits": digits_of(own), "moved_at": None, **day_params(time_zone(zone))}
    return Conversion(connection, params, own, others)


_COMPANY = text("SELECT timezone, currency, currencies FROM companies WHERE id = :id")
_ADD = """
UPDATE companies SET currencies = ARRAY(SELECT DISTINCT unnest(currencies || %(new)s::text[]) ORDER BY 1)
WHERE id = %(company)s::bigint AND NOT currencies @> %(new)s::text[]"""
_MINE = "deals.company_id = %(company)s::bigint AND deals.currency IS NOT NULL"


def worked_out(where: str) -> str:
    """The query of what deals are to be: the amounts given, the day that counts, and all fields."""
    return f"""
SELECT own.id, own.amounts, own.rate_day, CASE
  WHEN own.amounts = '{{}}' THEN own.given
  WHEN rate.rate IS NULL THEN (own.given - ARRAY(SELECT jsonb_object_keys(own.amounts))) || '{{"{UNRATED}": 1}}'
  ELSE own.given || '{{"{CONVERTED}": 1}}' || (
    SELECT jsonb_object_agg(key, round((value #>> '{{}}')::numeric * rate.rate, %(digits)s::integer)) FROM jsonb_each(own.amounts))
  END AS fields
FROM (
  SELECT deal.id, deal.currency, deal.given, date '1970-01-01' + ({day_sql("deal.at")})::integer AS rate_day, (
      SELECT coalesce(jsonb_object_agg(key, value), '{{}}') FROM jsonb_each(deal.given)
      WHERE jsonb_typeof(value) = 'number' AND key IN (
        SELECT id::text FROM custom_fields
        WHERE custom_fields.company_id = %(company)s::bigint AND entity = 'deal' AND kind = 'price')) AS amounts
  FROM (
    SELECT deals.id, deals.currency, {GIVEN} AS given, coalesce(greatest(%(moved_at)s::timestamptz, (
        SELECT max(occurred_at) FROM transitions
        WHERE transitions.company_id = %(company)s::bigint AND transitions.deal_id = deals.id)), deals.created_at) AS at
    FROM deals WHERE {_MINE} AND {where} OFFSET 0) AS deal
  OFFSET 0) AS own
LEFT JOIN LATERAL (
  SELECT rate FROM exchange_rates
  WHERE exchange_rates.company_id = %(company)s::bigint AND exchange_rates.currency = own.currency AND valid_from <= own.rate_day
  ORDER BY valid_from DESC LIMIT 1) AS rate ON true"""  # noqa: S608 - from constants


DIFFERS = "(deals.fields, deals.amounts, deals.rate_day) IS DISTINCT FROM (worked_out.fields, worked_out.amounts, worked_out.rate_day)"


def _restore(where: str) -> str:
    return f"UPDATE deals SET fields = {GIVEN}, amounts = NULL, rate_day = NULL WHERE {_MINE} AND {where}"  # noqa: S608 - from constants


def _convert(where: str) -> str:
    return f"""
UPDATE deals SET fields = worked_out.fields, amounts = worked_out.amounts, rate_day = worked_out.rate_day
FROM ({worked_out(where)}) AS worked_out
WHERE deals.company_id = %(company)s::bigint AND deals.id = worked_out.id AND {DIFFERS}"""  # noqa: S608 - from constants
