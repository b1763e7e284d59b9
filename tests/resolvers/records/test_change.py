"""Changing records."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.commands import CommandContext, CommandResult
from resolvers.records.activity import create_activity
from resolvers.records.change import change_record
from resolvers.records.contact import create_contact
from resolvers.records.deal import create_deal
from resolvers.records.deletion import delete_record
from resolvers.records.inputs import Change, FieldValueInput, NewActivity, NewContact, NewDeal
from resolvers.records.reading import ActivityRecord, ContactRecord, DealRecord
from tests.resolvers.records.office import NOW, Office
from tests.resolvers.records.written import Written


@pytest.fixture
async def deal(engine: AsyncEngine, office: Office) -> DealRecord:
    """A deal of `seller`, created by `boss`."""
    fields = (
        FieldValueInput(office["price"], number=Decimal("10.50")),
        FieldValueInput(office["note"], text="old"),
        FieldValueInput(office["urgent"], flag=True),
    )
    new = NewDeal(deal_type_id=office["retail"], name="A boat", responsible_id=office["seller"], fields=fields)
    outcome = await create_deal(CommandContext(engine, office.viewer("boss"), NOW), office.configuration, new)
    assert outcome.value is not None
    return outcome.value


async def change_deal(
    engine: AsyncEngine, office: Office, change: Change, who: str = "seller"
) -> CommandResult[DealRecord]:
    return await change_record(
        CommandContext(engine, office.viewer(who), NOW), office.configuration, DealRecord, change
    )


def codes(outcome: CommandResult[Any]) -> set[tuple[str, str]]:
    return {(".".join(error.field), error.code.value) for error in outcome.errors}


async def test_what_is_given_changes_and_the_rest_stays(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    fields = (
        FieldValueInput(office["price"], number=Decimal("10.50001")),
        FieldValueInput(office["note"]),
        FieldValueInput(office["due"], day=date(2026, 5, 1)),
    )
    changed = (await change_deal(engine, office, Change(id=deal.id, name="A ship", fields=fields))).value
    assert changed == replace(
        deal,
        title="A ship",
        fields={office["price"]: Decimal("10.50001"), office["due"]: "2026-05-01", office["urgent"]: True},
    )
    data = {"changed": ["name", "fields"], "fields": sorted(office[f] for f in ("price", "note", "due"))}
    assert (await written.events())[-1] == ("changed", "deal", deal.id, office["seller"], data)
    assert await written.participants() == {office["boss"]: ["creator"]}


async def test_the_same_values_are_no_change(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    before = await written.counts()
    fields = (
        FieldValueInput(office["price"], number=Decimal("10.5")),
        FieldValueInput(office["urgent"], flag=True),
        FieldValueInput(office["score"]),
    )
    same = Change(id=deal.id, name=" A boat ", contact_id=None, fields=fields)
    assert (await change_deal(engine, office, same)).value == deal
    assert await written.counts() == before


async def test_a_contact_is_put_on_and_taken_off(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    seller = office.viewer("seller")
    contact = (
        await create_contact(CommandContext(engine, seller, NOW), office.configuration, NewContact(name="Ann"))
    ).value
    assert contact is not None
    for contact_id in (contact.id, None):
        changed = (await change_deal(engine, office, Change(id=deal.id, contact_id=contact_id))).value
        assert changed is not None
        assert changed.contact_id == contact_id
        assert (await written.events())[-1][4] == {"changed": ["contact"], "fields": []}
    await delete_record(CommandContext(engine, seller, NOW), ContactRecord, contact.id)
    again = await change_deal(engine, office, Change(id=deal.id, contact_id=contact.id))
    assert codes(again) == {("contact", "NOT_FOUND")}


async def test_mentioning_alone_is_an_event_of_its_own_kind(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    await change_deal(engine, office, Change(id=deal.id, mentions=(office["other"], office["boss"])))
    assert (await written.events())[-1] == ("mentioned", "deal", deal.id, office["seller"], {})
    assert await written.participants() == {
        office["other"]: ["mentioned"],
        office["boss"]: ["creator", "mentioned"],
    }


async def test_contacts_and_activities_change_alike(engine: AsyncEngine, office: Office, written: Written) -> None:
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
    city = Change(id=contact.id, fields=(FieldValueInput(office["city"], text="Perm"),))
    changed = (await change_record(CommandContext(engine, seller, NOW), set_up, ContactRecord, city)).value
    assert changed == replace(contact, fields={office["city"]: "Perm"})
    rating = Change(
        id=activity.id, contact_id=contact.id, fields=(FieldValueInput(office["rating"], number=Decimal(5)),)
    )
    changed = (await change_record(CommandContext(engine, seller, NOW), set_up, ActivityRecord, rating)).value
    assert changed == replace(activity, contact_id=contact.id, fields={office["rating"]: Decimal(5)})
    kinds = [(kind, record) for kind, record, *_ in await written.events()]
    assert kinds == [("created", "contact"), ("created", "activity"), ("changed", "contact"), ("changed", "activity")]


async def test_all_mistakes_are_told_at_once_and_nothing_is_written(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    before = await written.counts()
    fields = (FieldValueInput(office["price"], number=Decimal(1)), FieldValueInput(office["hours"], number=Decimal(1)))
    outcome = await change_deal(
        engine, office, Change(id=deal.id, name="", contact_id=0, fields=fields, mentions=(office["stranger"],))
    )
    assert outcome.value is None
    assert codes(outcome) == {
        ("name", "REQUIRED"),
        ("contact", "NOT_FOUND"),
        ("fields.1.field", "NOT_FOUND"),
        ("mentions.0", "NOT_FOUND"),
    }
    assert await written.counts() == before
    assert (await written.rows("SELECT name FROM deals WHERE id = :id", id=deal.id)) == [("A boat",)]


@pytest.mark.parametrize(
    ("who", "is_allowed"), [("admin", True), ("boss", True), ("seller", True), ("other", False), ("stranger", False)]
)
async def test_a_deal_is_changed_by_those_who_see_it(
    engine: AsyncEngine, office: Office, deal: DealRecord, who: str, is_allowed: bool
) -> None:
    outcome = await change_deal(engine, office, Change(id=deal.id, name="A ship"), who)
    assert codes(outcome) == (set() if is_allowed else {("deal", "NOT_FOUND")})
    assert (outcome.value is not None) is is_allowed


async def test_a_deleted_deal_is_not_changed(engine: AsyncEngine, office: Office, deal: DealRecord) -> None:
    await delete_record(CommandContext(engine, office.viewer("seller"), NOW), DealRecord, deal.id)
    assert codes(await change_deal(engine, office, Change(id=deal.id, name="A ship"))) == {("deal", "NOT_FOUND")}
