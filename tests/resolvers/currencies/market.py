"""What deals in other currencies must come to: kept beside what the product is told, and worked out by nothing of it."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.currencies.clock_of_days import day_of

Amounts = dict[str, Decimal]


@dataclass
class KnownDeal:
    """A deal as it was told: amounts by the number of their field, and when it was moved, whatever order that was told in."""

    created_at: datetime
    currency: str | None
    amounts: Amounts
    moves: list[datetime] = field(default_factory=list[datetime])


@dataclass
class Market:
    """All that was told."""

    zone: str
    deals: dict[int, KnownDeal] = field(default_factory=dict[int, KnownDeal])
    rates: dict[tuple[str, date], Decimal] = field(default_factory=dict[tuple[str, date], Decimal])

    def rate_of(self, deal: KnownDeal) -> Decimal | None:
        """Of the day of its last move, or of its creation."""
        if deal.currency is None:
            return Decimal(1)
        day = day_of(max(deal.moves, default=deal.created_at), ZoneInfo(self.zone))
        days = sorted(since for currency, since in self.rates if currency == deal.currency)
        place = bisect_right(days, day)
        return self.rates[deal.currency, days[place - 1]] if place else None

    def counted(self, deal: KnownDeal) -> Amounts:
        """What it comes to, in hundredths."""
        rate = self.rate_of(deal)
        if deal.currency is None:
            return deal.amounts
        if rate is None:
            return {}
        return {name: (given * rate).quantize(Decimal("0.01"), ROUND_HALF_UP) for name, given in deal.amounts.items()}


async def stored(engine: AsyncEngine, company_id: int, price_ids: set[str]) -> dict[int, tuple[Amounts, list[str]]]:
    """What the product keeps: amounts, and the marks beside them."""
    async with engine.connect() as connection:
        rows = await connection.execute(
            text("SELECT id, fields FROM deals WHERE company_id = :company"), {"company": company_id}
        )
        return {
            row.id: (
                {name: Decimal(str(value)) for name, value in row.fields.items() if name in price_ids},
                sorted(name for name in row.fields if name.startswith("-")),
            )
            for row in rows
        }


def expected(market: Market) -> dict[int, tuple[Amounts, list[str]]]:
    """The same by what was told."""
    found: dict[int, tuple[Amounts, list[str]]] = {}
    for number, deal in market.deals.items():
        counted = market.counted(deal)
        is_foreign = deal.currency is not None and bool(deal.amounts)
        found[number] = counted, ["-2" if market.rate_of(deal) is not None else "-3"] if is_foreign else []
    return found
