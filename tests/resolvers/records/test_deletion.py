"""Deleting and restoring records."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.commands import CommandContext, CommandResult
from resolvers.records.activity import create_activity
from resolvers.records.contact import create_contact
from resolvers.records.deal import create_deal
from resolvers.records.deletion import delete_record, restore_record
from resolvers.records.inputs import NewActivity, NewContact, NewDeal
from resolvers.records.reading import ActivityRecord, ContactRecord, DealRecord
from tests.resolvers.records.office import NOW, Office
from tests.resolvers.records.written import Written


@pytest.fixture
async def deal(engine: AsyncEngine, office: Office) -> DealRecord:
    """A deal of `seller`, created by `boss`."""
    new = NewDeal(deal_type_id=office["retail"], name="A boat", responsible_id=office["seller"])
    outcome = await create_deal(CommandContext(engine, office.viewer("boss"), NOW), office.configuration, new)
    assert outcome.value is not None
    return outcome.value


def codes(outcome: CommandResult[Any]) -> set[tuple[str, str]]:
    return {(".".join(error.field), error.code.value) for error in outcome.errors}


async def test_a_deleted_record_comes_back_as_it_was_and_both_are_told(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    boss = office.viewer("boss")
    assert (await delete_record(CommandContext(engine, boss, NOW), DealRecord, deal.id)).value == replace(
        deal, deleted=True
    )
    assert await written.participants() == {office["seller"]: ["responsible"]}
    assert (await restore_record(CommandContext(engine, boss, NOW), DealRecord, deal.id)).value == deal
    assert [event[0] for event in await written.events()] == ["created", "deleted", "restored"]


async def test_doing_it_twice_is_fine_and_told_once(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    seller = office.viewer("seller")
    await delete_record(CommandContext(engine, seller, NOW), DealRecord, deal.id)
    again = await delete_record(CommandContext(engine, seller, NOW + timedelta(days=1)), DealRecord, deal.id)
    assert again.value == replace(deal, deleted=True)
    assert await written.rows("SELECT deleted_at FROM deals WHERE id = :id", id=deal.id) == [(NOW,)]
    for _ in range(2):
        assert (await restore_record(CommandContext(engine, seller, NOW), DealRecord, deal.id)).value == deal
    assert [event[0] for event in await written.events()] == ["created", "deleted", "restored"]


@pytest.mark.parametrize(
    ("who", "is_allowed"), [("admin", True), ("boss", True), ("seller", True), ("other", False), ("stranger", False)]
)
async def test_records_are_deleted_and_restored_by_those_who_see_them(
    engine: AsyncEngine, office: Office, deal: DealRecord, who: str, is_allowed: bool
) -> None:
    expected = set() if is_allowed else {("deal", "NOT_FOUND")}
    viewer = office.viewer(who)
    assert codes(await delete_record(CommandContext(engine, viewer, NOW), DealRecord, deal.id)) == expected
    await delete_record(CommandContext(engine, office.viewer("admin"), NOW), DealRecord, deal.id)
    assert codes(await restore_record(CommandContext(engine, viewer, NOW), DealRecord, deal.id)) == expected


async def test_contacts_and_activities_are_deleted_alike(engine: AsyncEngine, office: Office) -> None:
    seller = office.viewer("seller")
    set_up = office.configuration
    contact = (await create_contact(CommandContext(engine, seller, NOW), set_up, NewContact(name="Ann"))).value
    activity = (
        await create_activity(
            CommandContext(engine, seller, NOW), set_up, NewActivity(activity_type_id=office["meeting"], name="Talk")
        )
    ).value
    assert contact is not None
    assert activity is not None
    gone = (await delete_record(CommandContext(engine, seller, NOW), ContactRecord, contact.id)).value
    assert gone == replace(contact, deleted=True)
    back = (await restore_record(CommandContext(engine, seller, NOW), ActivityRecord, activity.id)).value
    assert back == activity
    assert codes(await delete_record(CommandContext(engine, seller, NOW), ContactRecord, 0)) == {
        ("contact", "NOT_FOUND")
    }


async def test_a_deleted_deal_still_holds_its_external_id(engine: AsyncEngine, office: Office) -> None:
    seller = office.viewer("seller")
    new = NewDeal(deal_type_id=office["retail"], name="A boat", external_id="crm-1")
    deal = (await create_deal(CommandContext(engine, seller, NOW), office.configuration, new)).value
    assert deal is not None
    await delete_record(CommandContext(engine, seller, NOW), DealRecord, deal.id)
    again = (await create_deal(CommandContext(engine, seller, NOW), office.configuration, new)).value
    assert again == replace(deal, deleted=True)
