"""Writing rates, and converting anew the deals that they concern: these and no others, in the same transaction."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from models import DataKind, RecordKind
from resolvers.cells.losing_fields import outdate
from resolvers.cells.noting import held, noted
from resolvers.cells.rebuilding import keep_folding_out
from resolvers.changes.journal import TELL_ALL
from resolvers.commands import CompanyTransaction
from resolvers.currencies.conversion import Conversion, begin_rating

# Deals that are noted for the cells one by one. Of more all cells are built anew by the background, which takes as long for any number.
MOST_NOTED = 2_000

Rates = Mapping[tuple[str, date], Decimal | None]
"""By the currency and the day from which on they hold; ``None``: there is none any more."""


async def write_rates(transaction: CompanyTransaction, rates: Rates, *, will_rebuild: bool = False) -> int:
    """Writes what differs from the rates there are, and says of how many deals it changed the day's rate.

    ``will_rebuild``: the caller builds the cells of deals anew in the same transaction.
    """
    conversion = await begin_rating(transaction.connection, transaction.company_id)
    named = {
        "currencies": [currency for currency, _ in rates],
        "days": [day for _, day in rates],
        "rates": list(rates.values()),
    }
    params = {"company": transaction.company_id, **named}
    changed = (await transaction.connection.exec_driver_sql(_WRITE, params)).all()
    if not changed:
        return 0
    transaction.changes.add(DataKind.CONFIGURATION)
    keys = {"changed": [row.currency for row in changed], "since": [row.valid_from for row in changed]}
    spans = (await transaction.connection.exec_driver_sql(_SPANS, {"company": transaction.company_id, **keys})).all()
    concerned = {
        "span_currencies": [row.currency for row in spans],
        "span_starts": [row.starts for row in spans],
        "span_ends": [row.ends for row in spans],
    }
    return await convert_anew(transaction, conversion, _CONCERNED, concerned, will_rebuild=will_rebuild)


async def convert_anew(
    transaction: CompanyTransaction,
    conversion: Conversion,
    where: str,
    params: Mapping[str, object],
    *,
    will_rebuild: bool = False,
) -> int:
    """Converts those deals in other currencies, of which the caller may know nothing, and has the cells know of it. Says how many."""
    connection, given = transaction.connection, {"company": transaction.company_id, **params}
    count = (await connection.exec_driver_sql(held(RecordKind.DEAL, where), given)).scalar_one()
    if not count:
        return 0
    if will_rebuild:
        await conversion.convert(where, **params)
    elif count <= MOST_NOTED:
        await connection.exec_driver_sql(noted(RecordKind.DEAL, where), given)
        await conversion.convert(where, **params)
    else:
        await keep_folding_out(connection, transaction.company_id)
        await connection.exec_driver_sql(TELL_ALL, {**given, "kinds": [RecordKind.DEAL.value]})
        await conversion.convert(where, **params)
        await outdate(connection, transaction.company_id)
    transaction.changes.add(DataKind.DEALS)
    return count


EVERY_DEAL = "deals.currency IS NOT NULL"

_GIVEN = "unnest(%(currencies)s::text[], CAST(%(days)s AS date[]), %(rates)s::numeric[]) AS given (currency, valid_from, rate)"
# Not a WITH of their own, of which nobody could tell on which node they are needed where there are several: all would take part.
_WRITE = f"""
WITH removed AS (
  DELETE FROM exchange_rates USING {_GIVEN}
  WHERE exchange_rates.company_id = %(company)s::bigint AND exchange_rates.currency = given.currency
    AND exchange_rates.valid_from = given.valid_from AND given.rate IS NULL
  RETURNING exchange_rates.currency, exchange_rates.valid_from),
written AS (
  INSERT INTO exchange_rates (company_id, currency, valid_from, rate)
  SELECT %(company)s::bigint, currency, valid_from, rate FROM {_GIVEN}
  WHERE rate IS NOT NULL ORDER BY currency, valid_from
  ON CONFLICT (company_id, currency, valid_from) DO UPDATE SET rate = excluded.rate WHERE exchange_rates.rate <> excluded.rate
  RETURNING currency, valid_from)
SELECT currency, valid_from FROM removed UNION ALL SELECT currency, valid_from FROM written"""  # noqa: S608 - from constants
# From the day of a rate on, until that of the next one that is there.
_SPANS = """
SELECT changed.currency, changed.valid_from AS starts, (
    SELECT min(exchange_rates.valid_from) FROM exchange_rates
    WHERE exchange_rates.company_id = %(company)s::bigint AND exchange_rates.currency = changed.currency
      AND exchange_rates.valid_from > changed.valid_from) AS ends
FROM unnest(%(changed)s::text[], CAST(%(since)s AS date[])) AS changed (currency, valid_from)"""
_CONCERNED = """deals.id IN (
  SELECT concerned.id
  FROM unnest(%(span_currencies)s::text[], CAST(%(span_starts)s AS date[]), CAST(%(span_ends)s AS date[]))
    AS span (currency, starts, ends)
  JOIN deals AS concerned ON concerned.company_id = %(company)s::bigint AND concerned.currency = span.currency
    AND concerned.rate_day >= span.starts AND (span.ends IS NULL OR concerned.rate_day < span.ends))"""
