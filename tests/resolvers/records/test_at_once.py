"""Several people, or one request sent twice, at the same moment on connections of their own."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Channel, Direction
from resolvers.commands import CommandContext
from resolvers.records.activity import create_activity
from resolvers.records.change import change_record
from resolvers.records.communication import record_communication
from resolvers.records.contact import create_contact
from resolvers.records.deal import create_deal
from resolvers.records.deletion import delete_record
from resolvers.records.inputs import Change, Move, NewActivity, NewCommunication, NewContact, NewDeal
from resolvers.records.move import move_deal
from resolvers.records.reading import DealRecord
from tests.resolvers.records.office import NOW, Office
from tests.resolvers.records.written import Written

_WAITING = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture
async def deal(engine: AsyncEngine, office: Office) -> DealRecord:
    new = NewDeal(deal_type_id=office["retail"], name="A boat", created_at=NOW - timedelta(days=1))
    outcome = await create_deal(CommandContext(engine, office.viewer("seller"), NOW), office.configuration, new)
    assert outcome.value is not None
    return outcome.value


async def test_moves_at_once_make_one_chain(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    seller = office.viewer("seller")
    stages = ("offer", "won", "lost", "start", "done", "offer", "won", "lost")
    await asyncio.gather(
        *(
            move_deal(CommandContext(engine, seller, NOW), Move(deal_id=deal.id, stage_id=office[stage]))
            for stage in stages
        )
    )
    rows = await written.ledger(deal.id)
    for index in range(1, len(rows)):
        assert rows[index][4:6] == rows[index - 1][2:4]
        assert rows[index - 1][6] == rows[index][0]
    assert await written.standing(deal.id) == (*rows[-1][2:4], rows[0][0])
    moves = [event for event in await written.events() if event[0] == "moved"]
    assert [event[4]["to_stage"] for event in moves] == [row[3] for row in rows[1:]]


async def test_a_move_waits_for_the_one_before_it_and_sees_what_it_did(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    seller = office.viewer("seller")
    async with engine.begin() as other:
        deal_there = {"company": seller.company.id, "id": deal.id}
        await other.execute(
            text("SELECT 1 FROM deals WHERE company_id = :company AND id = :id FOR NO KEY UPDATE"), deal_there
        )
        waiting = asyncio.create_task(
            move_deal(CommandContext(engine, seller, NOW), Move(deal_id=deal.id, stage_id=office["won"]))
        )
        while not await written.rows(_WAITING):
            pass
        await other.execute(
            text("UPDATE deals SET responsible_id = :other WHERE id = :id"), {"other": office["other"], "id": deal.id}
        )
    # Handed to somebody else meanwhile: it is no longer the seller's to move.
    assert [error.code.value for error in (await waiting).errors] == ["NOT_FOUND"]


async def test_the_same_fact_at_once_is_recorded_once(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    move = Move(deal_id=deal.id, stage_id=office["won"], occurred_at=NOW - timedelta(hours=1))
    outcomes = await asyncio.gather(
        *(move_deal(CommandContext(engine, office.viewer("seller"), NOW), move) for _ in range(6))
    )
    assert all(outcome.value and outcome.value.stage_id == office["won"] for outcome in outcomes)
    assert len(await written.ledger(deal.id)) == 2


async def test_one_external_id_at_once_makes_one_record_of_each_kind(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    seller = office.viewer("seller")
    set_up = office.configuration
    contact = NewContact(name="Ann", external_id="x")
    activity = NewActivity(activity_type_id=office["meeting"], name="Talk", external_id="x")
    deal = NewDeal(deal_type_id=office["retail"], name="A boat", external_id="x")
    call = NewCommunication(channel=Channel.CALL, direction=Direction.INCOMING, external_id="x")
    async with asyncio.TaskGroup() as group:
        contacts = [
            group.create_task(create_contact(CommandContext(engine, seller, NOW), set_up, contact)) for _ in range(5)
        ]
        activities = [
            group.create_task(create_activity(CommandContext(engine, seller, NOW), set_up, activity)) for _ in range(5)
        ]
        deals = [group.create_task(create_deal(CommandContext(engine, seller, NOW), set_up, deal)) for _ in range(5)]
        calls = [group.create_task(record_communication(CommandContext(engine, seller, NOW), call)) for _ in range(5)]
    for tasks in (contacts, activities, deals, calls):
        records = [task.result().value for task in tasks]
        assert None not in records
        assert len({record.id for record in records if record}) == 1
    counts = await written.counts()
    assert counts == {
        "contacts": 1,
        "activities": 1,
        "deals": 1,
        "communications": 1,
        "transitions": 1,
        "events": 4,
        "event_participants": 0,
    }


async def test_of_two_people_with_one_external_id_at_once_one_is_refused(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    new = NewDeal(deal_type_id=office["retail"], name="A boat", external_id="x")
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(create_deal(CommandContext(engine, office.viewer(who), NOW), office.configuration, new))
            for who in ("seller", "other")
        ]
    refused = [error.code.value for task in tasks for error in task.result().errors]
    assert refused == ["TAKEN"]
    assert (await written.counts())["events"] == 1


async def test_a_deletion_at_once_is_told_once(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    await asyncio.gather(
        *(delete_record(CommandContext(engine, office.viewer("seller"), NOW), DealRecord, deal.id) for _ in range(4))
    )
    assert [event[0] for event in await written.events()] == ["created", "deleted"]


async def test_who_gives_a_deal_another_contact_waits_for_that_before_holding_the_deal(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    """Whoever merges contacts holds them first, and then takes over what is with them: each would wait for the other."""
    command = CommandContext(engine, office.viewer("seller"), NOW)
    contact = (await create_contact(command, office.configuration, NewContact(name="Ann"))).value
    assert contact is not None
    async with engine.begin() as merging:
        await merging.execute(
            text("SELECT FROM contacts WHERE company_id = :company AND id = :id FOR UPDATE"),
            {"company": command.viewer.company.id, "id": contact.id},
        )
        change = Change(id=deal.id, contact_id=contact.id)
        waiting = asyncio.create_task(change_record(command, office.configuration, DealRecord, change))
        while not await written.rows(_WAITING):
            pass
        await merging.execute(
            text("SELECT FROM deals WHERE company_id = :company AND id = :id FOR NO KEY UPDATE NOWAIT"),
            {"company": command.viewer.company.id, "id": deal.id},
        )
    changed = (await waiting).value
    assert changed is not None
    assert changed.contact_id == contact.id
