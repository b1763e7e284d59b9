"""All of a change or none of it."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Channel, Direction
from resolvers.commands import CommandContext
from resolvers.records.change import change_record
from resolvers.records.communication import record_communication
from resolvers.records.deal import create_deal
from resolvers.records.deletion import delete_record
from resolvers.records.hand_over import hand_over
from resolvers.records.inputs import Change, Move, NewCommunication, NewDeal
from resolvers.records.move import move_deal
from resolvers.records.reading import DealRecord
from tests.resolvers.records.office import NOW, Office
from tests.resolvers.records.written import Written

Act = Callable[[AsyncEngine, Office, int], Awaitable[object]]


@pytest.fixture
def database_url(create_database: Callable[[], str]) -> str:
    """A database of the test's own, which it breaks."""
    return create_database()


def _create(engine: AsyncEngine, office: Office, _deal_id: int) -> Awaitable[object]:
    new = NewDeal(deal_type_id=office["retail"], name="Another", responsible_id=office["seller"])
    return create_deal(CommandContext(engine, office.viewer("boss"), NOW), office.configuration, new)


def _move(engine: AsyncEngine, office: Office, deal_id: int) -> Awaitable[object]:
    move = Move(deal_id=deal_id, stage_id=office["won"])
    return move_deal(CommandContext(engine, office.viewer("boss"), NOW), move)


def _change(engine: AsyncEngine, office: Office, deal_id: int) -> Awaitable[object]:
    change = Change(id=deal_id, name="Renamed")
    return change_record(CommandContext(engine, office.viewer("boss"), NOW), office.configuration, DealRecord, change)


def _hand_over(engine: AsyncEngine, office: Office, deal_id: int) -> Awaitable[object]:
    return hand_over(CommandContext(engine, office.viewer("boss"), NOW), DealRecord, deal_id, office["other"])


def _delete(engine: AsyncEngine, office: Office, deal_id: int) -> Awaitable[object]:
    return delete_record(CommandContext(engine, office.viewer("boss"), NOW), DealRecord, deal_id)


def _record(engine: AsyncEngine, office: Office, _deal_id: int) -> Awaitable[object]:
    call = NewCommunication(channel=Channel.CALL, direction=Direction.INCOMING, responsible_id=office["seller"])
    return record_communication(CommandContext(engine, office.viewer("boss"), NOW), call)


@pytest.mark.parametrize("act", [_create, _move, _change, _hand_over, _delete, _record])
async def test_when_the_last_statement_fails_nothing_is_left(
    engine: AsyncEngine, office: Office, written: Written, act: Act
) -> None:
    new = NewDeal(deal_type_id=office["retail"], name="A boat")
    deal = (await create_deal(CommandContext(engine, office.viewer("seller"), NOW), office.configuration, new)).value
    assert deal is not None
    before = await written.counts()
    row = await written.rows("SELECT * FROM deals WHERE company_id = ANY(:companies)")
    async with engine.begin() as connection:
        # Whom an event concerns is written last.
        await connection.execute(text("ALTER TABLE event_participants ADD CONSTRAINT broken CHECK (false) NOT VALID"))
    with pytest.raises(DBAPIError, match="broken"):
        await act(engine, office, deal.id)
    assert await written.counts() == before
    assert await written.rows("SELECT * FROM deals WHERE company_id = ANY(:companies)") == row
