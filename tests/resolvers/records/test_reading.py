"""Reading records: titles and prices."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Channel, Direction
from resolvers.commands import CommandContext
from resolvers.records.communication import record_communication
from resolvers.records.deal import create_deal
from resolvers.records.inputs import FieldValueInput, NewCommunication, NewDeal
from resolvers.records.price import price_of
from resolvers.records.title import title_of
from tests.resolvers.records.office import NOW, Office


@pytest.mark.parametrize(
    ("price", "fee", "type_", "expected"),
    [
        ("0.10", "0.20", "retail", Decimal("0.30")),
        (None, "99999999999999999999.999999", "retail", Decimal("99999999999999999999.999999")),
        ("99999999999999999999.999999", "0.000001", "retail", Decimal(10) ** 20),
        ("0", None, "retail", Decimal(0)),
        (None, None, "retail", None),
        (None, "5", "service", None),
    ],
)
async def test_a_price_is_the_exact_sum_of_the_fields_chosen_for_the_type(
    engine: AsyncEngine, office: Office, price: str | None, fee: str | None, type_: str, expected: Decimal | None
) -> None:
    given = {"price": price, "fee": fee}
    fields = tuple(FieldValueInput(office[name], number=Decimal(value)) for name, value in given.items() if value)
    new = NewDeal(deal_type_id=office[type_], name="A boat", fields=fields)
    deal = (await create_deal(CommandContext(engine, office.viewer("seller"), NOW), office.configuration, new)).value
    assert deal is not None
    assert price_of(deal, office.configuration) == expected


async def test_a_communication_is_called_by_what_it_was(engine: AsyncEngine, office: Office) -> None:
    call = NewCommunication(channel=Channel.CALL, direction=Direction.INCOMING)
    record = (await record_communication(CommandContext(engine, office.viewer("seller"), NOW), call)).value
    assert record is not None
    assert (title_of(record, "en"), title_of(record, "ru")) == ("Incoming call", "Входящий звонок")
    assert title_of(replace(record, answered=True), "en") == "Incoming call"
    assert title_of(replace(record, answered=False), "en") == "Missed call"
    titles = {
        title_of(replace(record, channel=channel, direction=direction), language)
        for channel in Channel
        for direction in Direction
        for language in ("en", "ru")
    }
    assert len(titles) == 16
