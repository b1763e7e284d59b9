"""Exchange rates."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import strawberry

from resolvers.administration import exchange_rates
from resolvers.commands import CommandResult
from resolvers.currencies.reading_rates import Rate
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.writing import forget
from schema.context import Info
from schema.user_error import UserError
from schema.writing import command_context, mistakes

_MOST = 1_000
_CURRENCY = "The code of the currency by ISO 4217, such as USD."
_FROM = "The day on the company's clock from which on it holds, until that of the next one."
_RATE = "What a unit of it costs in the company's currency, exact."


@strawberry.type(description="What a currency costs from a day on.")
class ExchangeRate:
    currency: str = strawberry.field(description=_CURRENCY)
    valid_from: date = strawberry.field(description=_FROM)
    rate: Decimal = strawberry.field(description=_RATE)


@strawberry.type(description="Another currency than the company's: one that deals have, or that there are rates of.")
class OtherCurrency:
    code: str = strawberry.field(description=_CURRENCY)
    deal_count: int = strawberry.field(description="How many deals are in it, deleted ones left out.")
    without_rate_count: int = strawberry.field(
        description="How many of these have amounts that are not counted, as there is no rate for their day."
    )
    first_day_without_rate: date | None = strawberry.field(description="The first such day; null where there is none.")
    last_day_without_rate: date | None = strawberry.field(description="The last such day; null where there is none.")
    rate_count: int = strawberry.field(description="How many rates there are.")
    latest_rate: ExchangeRate | None = strawberry.field(
        description="The one of the latest day; null where there is none."
    )

    @strawberry.field(description="Its rates, the latest first.")
    async def rates(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="How many, 1 to 1,000.")] = 100,
        before: Annotated[
            date | None, strawberry.argument(description="Only those of earlier days; all if left out.")
        ] = None,
    ) -> list[ExchangeRate]:
        most = min(max(first, 1), _MOST)
        return [_show(each) for each in await exchange_rates.read_rates(command_context(info), self.code, most, before)]


@strawberry.input(description="A rate.")
class ExchangeRateInput:
    currency: str = strawberry.field(description=f"{_CURRENCY} Another one than the company's.")
    valid_from: date = strawberry.field(description=_FROM)
    rate: Decimal = strawberry.field(
        description="What a unit of it costs in the company's currency: more than 0, at most 12 digits before and 12 after the point."
    )


@strawberry.input(description="Rates to be.")
class SetExchangeRatesInput:
    rates: list[ExchangeRateInput] = strawberry.field(
        description="At most 5,000, one of a currency for each day; each takes the place of the one of the same day."
    )


@strawberry.input(description="Rates as text.")
class ImportExchangeRatesInput:
    text: str = strawberry.field(
        description="Lines of a currency, a day (`2026-03-31` or `31.03.2026`) and a rate (a dot or a comma, no grouping), set apart "
        "by commas, semicolons or tabs; a header may name the columns: currency, valid_from, rate. At most 5,000 lines."
    )


@strawberry.input(description="Which rates are removed.")
class RemoveExchangeRatesInput:
    currency: str = strawberry.field(description=_CURRENCY)
    days: list[date] | None = strawberry.field(
        default=None, description="The days from which on they hold, at most 5,000; all of the currency if left out."
    )


@strawberry.type(description="The outcome of changing rates. Deals that they concern are converted anew at once.")
class ExchangeRatesPayload:
    rate_count: int | None = strawberry.field(
        description=f"How many rates were given or removed; {descriptions.NOTHING}"
    )
    deal_count: int | None = strawberry.field(
        description=f"How many deals are converted by other rates than before; {descriptions.NOTHING}"
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class ExchangeRateQuery:
    @strawberry.field(description="Other currencies than the company's, by their codes. Administrators only.")
    async def other_currencies(self, info: Info) -> list[OtherCurrency]:
        return [
            OtherCurrency(
                code=each.code,
                deal_count=each.deals,
                without_rate_count=each.without_rate,
                first_day_without_rate=each.first_without,
                last_day_without_rate=each.last_without,
                rate_count=each.rates,
                latest_rate=None if each.latest is None else _show(each.latest),
            )
            for each in await exchange_rates.read_currencies(command_context(info))
        ]


@strawberry.type
class ExchangeRateMutation:
    @strawberry.mutation(
        description=f"Enters exchange rates, and converts anew the deals that they concern. {ADMINISTRATORS}"
    )
    async def set_exchange_rates(
        self, info: Info, input: Annotated[SetExchangeRatesInput, strawberry.argument(description="The rates.")]
    ) -> ExchangeRatesPayload:
        rates = [Rate(each.currency, each.valid_from, each.rate) for each in input.rates]
        return _done(info, await exchange_rates.enter_rates(command_context(info), rates))

    @strawberry.mutation(description=f"The same for rates in the lines of a text. {ADMINISTRATORS}")
    async def import_exchange_rates(
        self, info: Info, input: Annotated[ImportExchangeRatesInput, strawberry.argument(description="The text.")]
    ) -> ExchangeRatesPayload:
        return _done(info, await exchange_rates.import_rates(command_context(info), input.text))

    @strawberry.mutation(
        description="Removes exchange rates: the ones before them hold instead, or none, and deals without a rate are not counted with "
        f"an amount. {ADMINISTRATORS}"
    )
    async def remove_exchange_rates(
        self, info: Info, input: Annotated[RemoveExchangeRatesInput, strawberry.argument(description="Which.")]
    ) -> ExchangeRatesPayload:
        return _done(info, await exchange_rates.remove_rates(command_context(info), input.currency, input.days))


def _show(rate: Rate) -> ExchangeRate:
    return ExchangeRate(currency=rate.currency, valid_from=rate.valid_from, rate=rate.rate)


def _done(info: Info, done: CommandResult[exchange_rates.Entered]) -> ExchangeRatesPayload:
    forget(info)
    value = done.value
    return ExchangeRatesPayload(
        rate_count=value and value.rates, deal_count=value and value.deals, user_errors=mistakes(info, done)
    )
