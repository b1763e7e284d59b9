"""Handing records over."""

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.commands import CommandContext, CommandResult
from resolvers.records.activity import create_activity
from resolvers.records.contact import create_contact
from resolvers.records.deal import create_deal
from resolvers.records.deletion import delete_record
from resolvers.records.hand_over import hand_over
from resolvers.records.inputs import NewActivity, NewContact, NewDeal
from resolvers.records.reading import ActivityRecord, ContactRecord, DealRecord
from tests.resolvers.records.office import NOW, Office
from tests.resolvers.records.written import Written


@pytest.fixture
async def deal(engine: AsyncEngine, office: Office) -> DealRecord:
    """A deal of `seller`, created by `seller`."""
    new = NewDeal(deal_type_id=office["retail"], name="A boat")
    outcome = await create_deal(CommandContext(engine, office.viewer("seller"), NOW), office.configuration, new)
    assert outcome.value is not None
    return outcome.value


async def hand_deal(
    engine: AsyncEngine, office: Office, deal: DealRecord, to: str | None, who: str
) -> CommandResult[DealRecord]:
    return await hand_over(
        CommandContext(engine, office.viewer(who), NOW), DealRecord, deal.id, office[to] if to else None
    )


def codes(outcome: CommandResult[Any]) -> set[tuple[str, str]]:
    return {(".".join(error.field), error.code.value) for error in outcome.errors}


async def test_both_people_and_the_creator_learn_of_it(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    handed = (await hand_deal(engine, office, deal, "other", "admin")).value
    assert handed is not None
    assert handed.responsible is not None
    assert handed.responsible.id == office["other"]
    data = {"from_user": office["seller"], "to_user": office["other"]}
    assert (await written.events())[-1] == ("handed_over", "deal", deal.id, office["admin"], data)
    assert await written.participants() == {
        office["other"]: ["handed_to", "responsible"],
        office["seller"]: ["creator", "taken_from"],
    }


async def test_ones_own_record_may_leave_ones_sight(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    outcome = await hand_deal(engine, office, deal, "other", "seller")
    assert (outcome.value, outcome.errors) == (None, ())
    assert await written.participants() == {office["other"]: ["handed_to", "responsible"]}
    assert codes(await hand_deal(engine, office, deal, "seller", "seller")) == {("deal", "NOT_FOUND")}


async def test_to_whoever_has_it_is_no_change(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    before = await written.counts()
    assert (await hand_deal(engine, office, deal, "seller", "boss")).value == deal
    assert await written.counts() == before


async def test_administrators_leave_a_record_to_nobody_and_take_it_from_nobody(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    handed = (await hand_deal(engine, office, deal, None, "admin")).value
    assert handed is not None
    assert handed.responsible is None
    assert await written.participants() == {office["seller"]: ["creator", "taken_from"]}
    assert codes(await hand_deal(engine, office, deal, "boss", "boss")) == {("deal", "NOT_FOUND")}
    await hand_deal(engine, office, deal, "boss", "admin")
    assert (await written.events())[-1][4] == {"from_user": None, "to_user": office["boss"]}


@pytest.mark.parametrize(
    ("who", "to", "expected"),
    [
        ("admin", "other", None),
        ("boss", "other", None),
        ("boss", "admin", None),
        ("seller", "boss", None),
        ("boss", None, ("nobody", "FORBIDDEN")),
        ("seller", None, ("nobody", "FORBIDDEN")),
        ("seller", "gone", ("to", "INVALID")),
        ("admin", "gone", ("to", "INVALID")),
        ("admin", "stranger", ("to", "NOT_FOUND")),
        ("other", "other", ("deal", "NOT_FOUND")),
        ("stranger", "stranger", ("deal", "NOT_FOUND")),
    ],
)
async def test_those_who_see_a_record_hand_it_to_anybody_employed(
    engine: AsyncEngine,
    office: Office,
    written: Written,
    deal: DealRecord,
    who: str,
    to: str | None,
    expected: tuple[str, str] | None,
) -> None:
    before = await written.counts()
    outcome = await hand_deal(engine, office, deal, to, who)
    assert codes(outcome) == ({expected} if expected else set())
    assert (await written.counts() == before) is (expected is not None)


async def test_contacts_and_activities_are_handed_over_alike(engine: AsyncEngine, office: Office) -> None:
    boss = office.viewer("boss")
    set_up = office.configuration
    contact = (await create_contact(CommandContext(engine, boss, NOW), set_up, NewContact(name="Ann"))).value
    activity = (
        await create_activity(
            CommandContext(engine, boss, NOW), set_up, NewActivity(activity_type_id=office["meeting"], name="Talk")
        )
    ).value
    assert contact is not None
    assert activity is not None
    handed = (
        (await hand_over(CommandContext(engine, boss, NOW), ContactRecord, contact.id, office["seller"])).value,
        (await hand_over(CommandContext(engine, boss, NOW), ActivityRecord, activity.id, office["seller"])).value,
    )
    assert all(record and record.responsible and record.responsible.id == office["seller"] for record in handed)


async def test_a_deleted_record_is_not_handed_over(engine: AsyncEngine, office: Office, deal: DealRecord) -> None:
    await delete_record(CommandContext(engine, office.viewer("seller"), NOW), DealRecord, deal.id)
    assert codes(await hand_deal(engine, office, deal, "boss", "admin")) == {("deal", "NOT_FOUND")}
