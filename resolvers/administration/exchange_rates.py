"""Rates as administrators see and enter them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from models.deal import UNRATED
from resolvers.administration.transaction import administering
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.currencies.codes import check_code
from resolvers.currencies.rates import Rates, write_rates
from resolvers.currencies.rates_text import rates_of_text
from resolvers.currencies.reading_rates import FIRST_DAY, LAST_DAY, MOST_AT_ONCE, Rate, is_rate
from resolvers.language import LocalizedText
from resolvers.undisturbed import lift_limits
from resolvers.user_error import Problems, UserErrorCode
from resolvers.validity import is_of_this_instant

MOST_RATES = 100_000
"""That a company has."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency that deals of the company have, or that it has rates of: how many deals, of these how many without a rate for their
    day (the first and the last such day), how many rates, and the latest of them."""

    code: str
    deals: int
    without_rate: int
    first_without: date | None
    last_without: date | None
    rates: int
    latest: Rate | None


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of entering or removing rates: how many there were, and how many deals are converted by other rates than before."""

    rates: int
    deals: int


async def read_currencies(command: CommandContext) -> Sequence[Currency]:
    """All other currencies than the company's, by their codes. Raises `RequestError` (FORBIDDEN)."""
    command.require_administrator()
    is_of_this_instant()
    async with command.engine.connect() as connection:
        rows = (await connection.execute(_CURRENCIES, {"company": command.viewer.company.id})).all()
    return [
        Currency(
            row.code,
            row.deals,
            row.without_rate,
            row.first_without,
            row.last_without,
            row.rates,
            Rate(row.code, row.valid_from, row.rate) if row.valid_from is not None else None,
        )
        for row in rows
    ]


async def read_rates(command: CommandContext, currency: str, first: int, before: date | None) -> Sequence[Rate]:
    """The latest rates of a currency, the newest first, of days before one. Raises `RequestError` (FORBIDDEN)."""
    command.require_administrator()
    is_of_this_instant()
    params = {"company": command.viewer.company.id, "currency": currency, "first": first, "before": before or date.max}
    async with command.engine.connect() as connection:
        return [Rate(*row) for row in await connection.execute(_RATES, params)]


async def enter_rates(
    command: CommandContext, rates: Sequence[Rate], action: str = "setExchangeRates"
) -> CommandResult[Entered]:
    """Writes rates, in the place of those of the same days. Raises `RequestError` (FORBIDDEN)."""
    async with administering(command) as transaction:
        checked = _checked(transaction, rates)
        if not transaction.problems:
            await _check_room(transaction, checked)
        if transaction.problems:
            return transaction.refused()
        return await _write(transaction, action, checked)


async def import_rates(command: CommandContext, content: str) -> CommandResult[Entered]:
    """The same for rates in the lines of a text. Raises `RequestError` (FORBIDDEN)."""
    problems = Problems()
    command.require_administrator()
    rates = rates_of_text(problems, content)
    if problems:
        return CommandResult(None, (), problems.found)
    return await enter_rates(command, rates, "importExchangeRates")


async def remove_rates(command: CommandContext, currency: str, days: Sequence[date] | None) -> CommandResult[Entered]:
    """Removes the rates of those days, or all of a currency. Raises `RequestError` (FORBIDDEN)."""
    async with administering(command) as transaction:
        if days is not None and not days:
            transaction.problems.add(("days",), UserErrorCode.REQUIRED, _NO_DAYS)
        if len(days or ()) > MOST_AT_ONCE:
            transaction.problems.add(("days",), UserErrorCode.TOO_LONG, _TOO_MANY.format(most=MOST_AT_ONCE))
        known = await _known(transaction.connection, transaction.company_id, currency)
        for place, day in enumerate(days or ()):
            if day not in known:
                transaction.problems.not_found(("days", str(place)))
        if days is None and not known:
            transaction.problems.not_found(("currency",))
        if transaction.problems:
            return transaction.refused()
        removed = known if days is None else {*days}
        return await _write(transaction, "removeExchangeRates", {(currency, day): None for day in removed})


async def _write(transaction: Transaction, action: str, rates: Rates) -> CommandResult[Entered]:
    await lift_limits(transaction.connection)
    deals = await write_rates(transaction, rates)
    told = {
        "currencies": sorted({currency for currency, _ in rates}),
        "rates": len(rates),
        "from": min(day for _, day in rates).isoformat(),
        "until": max(day for _, day in rates).isoformat(),
        "deals": deals,
    }
    transaction.note(action, f"Company:{transaction.company_id}", None, told)
    return transaction.done(Entered(len(rates), deals))


def _checked(transaction: Transaction, rates: Sequence[Rate]) -> dict[tuple[str, date], Decimal | None]:
    problems, checked = transaction.problems, dict[tuple[str, date], Decimal | None]()
    if not rates:
        problems.add(("rates",), UserErrorCode.REQUIRED, _NONE)
    if len(rates) > MOST_AT_ONCE:
        problems.add(("rates",), UserErrorCode.TOO_LONG, _TOO_MANY.format(most=MOST_AT_ONCE))
        return checked
    for place, each in enumerate(rates):
        path = ("rates", str(place))
        check_code(problems, (*path, "currency"), each.currency)
        if each.currency == transaction.viewer.company.currency:
            problems.add((*path, "currency"), UserErrorCode.INVALID, OWN_CURRENCY)
        if not FIRST_DAY <= each.valid_from <= LAST_DAY:
            problems.add((*path, "validFrom"), UserErrorCode.INVALID, NO_DAY)
        if not is_rate(each.rate):
            problems.add((*path, "rate"), UserErrorCode.INVALID, NO_RATE)
        key = each.currency, each.valid_from
        if key in checked:
            problems.add((*path, "validFrom"), UserErrorCode.TAKEN, TWICE)
        checked[key] = each.rate
    return checked


async def _check_room(transaction: Transaction, rates: Mapping[tuple[str, date], object]) -> None:
    counted = await transaction.connection.execute(_COUNT, {"company": transaction.company_id})
    if counted.scalar_one() + len(rates) > MOST_RATES:
        transaction.problems.add(("rates",), UserErrorCode.LIMIT_REACHED, _NO_ROOM.format(most=MOST_RATES))


async def _known(connection: AsyncConnection, company_id: int, currency: str) -> set[date]:
    return {*await connection.scalars(_DAYS, {"company": company_id, "currency": currency})}


_CURRENCIES = text(f"""
WITH rated AS (
  SELECT currency, count(*) AS rates, max(valid_from) AS latest FROM exchange_rates WHERE company_id = :company GROUP BY currency),
used AS (
  SELECT currency, count(*) AS deals, count(*) FILTER (WHERE is_unrated) AS without_rate,
    min(rate_day) FILTER (WHERE is_unrated) AS first_without, max(rate_day) FILTER (WHERE is_unrated) AS last_without
  FROM (
    SELECT currency, rate_day, fields ? '{UNRATED}' AS is_unrated FROM deals
    WHERE company_id = :company AND currency IS NOT NULL AND deleted_at IS NULL) AS deals
  GROUP BY currency)
SELECT coalesce(rated.currency, used.currency) AS code, coalesce(deals, 0) AS deals, coalesce(without_rate, 0) AS without_rate,
  first_without, last_without, coalesce(rates, 0) AS rates, exchange_rates.valid_from, exchange_rates.rate
FROM rated FULL JOIN used ON used.currency = rated.currency
LEFT JOIN exchange_rates ON exchange_rates.company_id = :company AND exchange_rates.currency = rated.currency
  AND exchange_rates.valid_from = rated.latest
ORDER BY 1""")  # noqa: S608 - from constants
_RATES = text("""
SELECT currency, valid_from, rate FROM exchange_rates
WHERE company_id = :company AND currency = :currency AND valid_from < :before
ORDER BY valid_from DESC LIMIT :first""")
_DAYS = text("SELECT valid_from FROM exchange_rates WHERE company_id = :company AND currency = :currency")
_COUNT = text("SELECT count(*) FROM exchange_rates WHERE company_id = :company")

_NONE = LocalizedText("Expected at least one rate.", "Ожидается хотя бы один курс.")
_NO_DAYS = LocalizedText(
    "Expected at least one day; without days all rates of the currency are removed.",
    "Ожидается хотя бы один день; без дней удаляются все курсы валюты.",
)
_TOO_MANY = LocalizedText("Expected at most {most} at once.", "Ожидается не больше {most} за раз.")
_NO_ROOM = LocalizedText(
    "Expected at most {most} rates in the company.", "Ожидается не больше {most} курсов в компании."
)
OWN_CURRENCY = LocalizedText(
    "Expected another currency than the company's own, a unit of which costs 1.",
    "Ожидается другая валюта, а не валюта компании: её единица стоит 1.",
)
NO_DAY = LocalizedText(
    f"Expected a day from {FIRST_DAY} to {LAST_DAY}.", f"Ожидается день с {FIRST_DAY} по {LAST_DAY}."
)
NO_RATE = LocalizedText(
    "Expected more than 0, with at most 12 digits before and 12 after the point.",
    "Ожидается больше 0, не больше 12 цифр до и 12 после точки.",
)
TWICE = LocalizedText("Expected one rate of a currency for each day.", "Ожидается один курс валюты на каждый день.")
