"""Whatever is written in whichever order: deals come to what was given by the rate of the day, and cells add up to deals."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.administration.company import update_company
from resolvers.administration.exchange_rates import enter_rates, remove_rates
from resolvers.administration.inputs import CompanyChange
from resolvers.cells.rebuilding import rebuild, rebuild_outdated
from resolvers.commands import CommandContext
from resolvers.currencies import rates as rates_module
from resolvers.currencies.reading_rates import Rate
from resolvers.currencies.verifying import verify_conversion
from resolvers.feed import read_row, upsert
from resolvers.records.change import change_record
from resolvers.records.deal import create_deal
from resolvers.records.deletion import delete_record, restore_record
from resolvers.records.inputs import Change, FieldValueInput, Move, NewDeal
from resolvers.records.move import move_deal
from resolvers.records.reading import DealRecord
from tests.resolvers.cells.expected import expected_cells, stored_cells
from tests.resolvers.cells.folded import fold_all, wrong_sums
from tests.resolvers.currencies.market import KnownDeal, Market, expected, stored
from tests.resolvers.records.office import NOW, Office

_START = datetime(2026, 1, 1, 20, 30, tzinfo=UTC)
_STAGES = ("new", "offer", "won", "lost")
_CURRENCIES = ("USD", "JPY", "KWD")
_AMOUNTS = ("0.005", "10.50", "-7.125", "0", "99999999999999.999999", "1")
_RATES = ("0.9213", "1", "0.0061535", "151.125", "0.5")
_ZONES = ("Europe/Moscow", "America/Los_Angeles", "Pacific/Auckland")


class Trading:
    """Writes at random, and keeps what was told."""

    def __init__(self, engine: AsyncEngine, office: Office, seed: int) -> None:
        self.engine, self.office, self.random = engine, office, random.Random(seed)
        self.market = Market("Europe/Moscow")
        self.names: dict[int, str] = {}

    def command(self) -> CommandContext:
        return CommandContext(self.engine, self._viewer(), NOW)

    def _viewer(self) -> Viewer:
        """As requests find it, or one who has not heard of other currencies yet."""
        viewer = self.office.viewer("admin")
        others = _CURRENCIES if self.random.random() < 0.7 else ()
        return replace(viewer, company=replace(viewer.company, currencies=others, timezone=self.market.zone))

    def _instant(self) -> datetime:
        """Around midnights on all of these clocks."""
        return _START + timedelta(days=self.random.randrange(40), minutes=self.random.randrange(24 * 60))

    def _day(self) -> date:
        return (_START + timedelta(days=self.random.randrange(40))).date()

    def _currency(self) -> str | None:
        return self.random.choice([None, *_CURRENCIES])

    def _some(self) -> tuple[int, KnownDeal]:
        number = self.random.choice([*self.market.deals])
        return number, self.market.deals[number]

    def _fields(self) -> tuple[tuple[FieldValueInput, ...], dict[str, Decimal | None]]:
        given = {
            name: self.random.choice([None, *map(Decimal, _AMOUNTS)])
            for name in ("price", "fee")
            if self.random.random() < 0.7
        }
        inputs = (FieldValueInput(self.office[name], number=value) for name, value in given.items())
        score = FieldValueInput(self.office["score"], number=Decimal(self.random.randrange(9)))
        return (*inputs, score), {str(self.office[name]): value for name, value in given.items()}

    async def create(self) -> None:
        currency, at = self._currency(), self._instant()
        fields, told = self._fields()
        name = f"deal-{len(self.market.deals)}"
        stage = self.office[self.random.choice(_STAGES)]
        new = NewDeal(
            name="A deal",
            deal_type_id=self.office["retail"],
            stage_id=stage,
            created_at=at,
            fields=fields,
            external_id=name,
            currency=currency or self.random.choice([None, "EUR"]),
        )
        created = await create_deal(self.command(), self.office.configuration, new)
        assert created.value is not None, created.errors
        amounts = {key: value for key, value in told.items() if value is not None}
        self.market.deals[created.value.id] = KnownDeal(at, currency, amounts, [at])
        self.names[created.value.id] = name

    async def change(self) -> None:
        number, deal = self._some()
        fields, told = self._fields() if self.random.random() < 0.7 else ((), {})
        change = Change(id=number, fields=fields)
        currency = deal.currency
        if self.random.random() < 0.5:
            currency = self._currency()
            change = replace(change, currency=currency or "EUR")
        done = await change_record(self.command(), self.office.configuration, DealRecord, change)
        if done.errors:
            return
        deal.currency = currency
        self._told(deal, told)

    def _told(self, deal: KnownDeal, told: dict[str, Decimal | None]) -> None:
        for key, value in told.items():
            if value is None:
                deal.amounts.pop(key, None)
            else:
                deal.amounts[key] = value

    async def move(self) -> None:
        number, deal = self._some()
        at = max(self._instant(), deal.created_at)
        stage = self.office[self.random.choice(_STAGES)]
        done = await move_deal(self.command(), Move(deal_id=number, stage_id=stage, occurred_at=at))
        if not done.errors:
            deal.moves = await self._moves(number)

    async def _moves(self, number: int) -> list[datetime]:
        """What of these moves is a row of the ledger is another test's."""
        async with self.engine.connect() as connection:
            rows = await connection.scalars(
                text("SELECT occurred_at FROM transitions WHERE deal_id = :id"), {"id": number}
            )
            return [*rows]

    async def delete(self) -> None:
        await delete_record(self.command(), DealRecord, self._some()[0])

    async def restore(self) -> None:
        await restore_record(self.command(), DealRecord, self._some()[0])

    async def enter(self) -> None:
        rates = {
            (self.random.choice(_CURRENCIES), self._day()): Decimal(self.random.choice(_RATES))
            for _ in range(self.random.randrange(1, 5))
        }
        done = await enter_rates(self.command(), [Rate(*key, rate) for key, rate in rates.items()])
        assert not done.errors
        self.market.rates |= rates

    async def take_away(self) -> None:
        currency = self.random.choice(_CURRENCIES)
        days = sorted(day for each, day in self.market.rates if each == currency)
        if not days:
            return
        some = [day for day in days if self.random.random() < 0.5] if self.random.random() < 0.8 else None
        if some == []:
            return
        done = await remove_rates(self.command(), currency, some)
        assert not done.errors
        for day in days if some is None else some:
            del self.market.rates[currency, day]

    async def set_clock(self) -> None:
        zone = self.random.choice(_ZONES)
        _, errors = await update_company(self.command(), CompanyChange(timezone=zone))
        assert not errors
        self.market.zone = zone

    async def feed(self) -> None:
        number, deal = self._some()
        row: dict[str, Any] = {"kind": "deal", "external_id": self.names[number], "deal_type": "retail", "name": "Fed"}
        row["created_at"] = deal.created_at.isoformat()
        told: dict[str, Decimal | None] = {}
        for name in ("price", "fee"):
            if self.random.random() < 0.6:
                told[str(self.office[name])] = value = self.random.choice([None, *map(Decimal, _AMOUNTS)])
                row[f"field:{name}"] = None if value is None else format(value, "f")
        if self.random.random() < 0.5:
            deal.currency = self._currency()
            row["currency"] = deal.currency or self.random.choice([None, "EUR"])
        if self.random.random() < 0.4:
            at = self._instant()
            row["moves"] = [
                {"to_stage": self.random.choice(_STAGES), "occurred_at": (at + timedelta(days=days)).isoformat()}
                for days in range(2)
            ]
        result = await upsert(self.command(), [read_row(row)])
        assert not result.rows[0].problems, result.rows[0].problems
        deal.moves = await self._moves(number)
        self._told(deal, told)

    async def fold(self) -> None:
        await fold_all(self.engine, self.office.company_id)

    async def build(self) -> None:
        await rebuild_outdated(self.engine, self.office.company_id)

    def acts(self) -> list[Callable[[], Awaitable[None]]]:
        often = [self.create, self.change, self.move, self.feed, self.enter]
        return [*often, *often, self.delete, self.restore, self.take_away, self.set_clock, self.fold, self.build]


@pytest.fixture
async def trading(engine: AsyncEngine, office: Office) -> Callable[[int], Trading]:
    async with engine.begin() as connection:
        for table in ("custom_fields", "deal_types", "stages"):
            await connection.execute(
                text(f"UPDATE {table} SET external_id = name WHERE company_id = :company"),
                {"company": office.company_id},
            )
    return lambda seed: Trading(engine, office, seed)


@pytest.mark.parametrize("seed", [0, 1, 2, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(3, 12))])
async def test_deals_come_to_what_was_given_by_the_rate_of_the_day(
    engine: AsyncEngine, office: Office, trading: Callable[[int], Trading], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if seed % 3 == 0:
        # All cells are built anew.
        monkeypatch.setattr(rates_module, "MOST_NOTED", 1)
    company, prices = office.company_id, {str(office["price"]), str(office["fee"])}
    market = trading(seed)
    await market.create()
    await rebuild(engine, company, lambda _: None)
    for _ in range(60):
        await market.random.choice(market.acts())()
        assert await stored(engine, company, prices) == expected(market.market)
    assert any(market.market.counted(deal) for deal in market.market.deals.values() if deal.currency)
    assert (await verify_conversion(engine, company)).wrong == 0
    await rebuild_outdated(engine, company)
    assert await wrong_sums(engine, company) == []
    await fold_all(engine, company)
    assert await stored_cells(engine, company) == await expected_cells(engine, company, market.market.zone)


async def test_a_wrong_amount_is_found(engine: AsyncEngine, office: Office, trading: Callable[[int], Trading]) -> None:
    market = trading(1)
    while not any(market.market.counted(deal) for deal in market.market.deals.values() if deal.currency):
        await market.create()
        await market.enter()
    assert (await verify_conversion(engine, office.company_id)).wrong == 0
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE exchange_rates SET rate = rate * 2"))
    verified = await verify_conversion(engine, office.company_id)
    assert verified.wrong == len(verified.shown) > 0
