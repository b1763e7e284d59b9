"""Recording communications."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Channel, Direction
from resolvers.commands import CommandContext, CommandResult
from resolvers.records.communication import record_communication
from resolvers.records.contact import create_contact
from resolvers.records.inputs import NewCommunication, NewContact
from resolvers.records.reading import CommunicationRecord
from tests.resolvers.records.office import NOW, Office
from tests.resolvers.records.written import Written

CALL = NewCommunication(channel=Channel.CALL, direction=Direction.INCOMING)


async def record(
    engine: AsyncEngine, office: Office, new: NewCommunication, who: str = "seller"
) -> CommandResult[CommunicationRecord]:
    return await record_communication(CommandContext(engine, office.viewer(who), NOW), new)


def codes(outcome: CommandResult[Any]) -> set[tuple[str, str]]:
    return {(".".join(error.field), error.code.value) for error in outcome.errors}


async def test_a_call_is_recorded_with_its_event(engine: AsyncEngine, office: Office, written: Written) -> None:
    then = NOW - timedelta(minutes=5)
    new = replace(CALL, occurred_at=then, answered=False, responsible_id=office["seller"])
    call = (await record(engine, office, new, "boss")).value
    assert call is not None
    assert (call.created_at, call.channel, call.direction, call.answered) == (
        then,
        Channel.CALL,
        Direction.INCOMING,
        False,
    )
    assert await written.events() == [("created", "communication", call.id, office["boss"], {})]
    assert await written.participants() == {office["seller"]: ["responsible"]}


async def test_it_is_the_viewers_and_took_place_now_unless_said_otherwise(engine: AsyncEngine, office: Office) -> None:
    call = (await record(engine, office, CALL)).value
    assert call is not None
    assert call.responsible is not None
    assert (call.responsible.id, call.created_at) == (office["seller"], NOW)
    nobodys = (await record(engine, office, replace(CALL, responsible_id=None), "admin")).value
    assert nobodys is not None
    assert nobodys.responsible is None


async def test_the_same_external_id_again_returns_it_as_it_is(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    new = replace(CALL, external_id="pbx-1")
    first = (await record(engine, office, new)).value
    before = await written.counts()
    again = replace(new, channel=Channel.SMS, occurred_at=NOW + timedelta(days=1))
    assert (await record(engine, office, again)).value == first
    assert codes(await record(engine, office, new, "other")) == {("externalId", "TAKEN")}
    assert await written.counts() == before
    assert (await record(engine, office, new, "stranger")).value is not None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"channel": Channel.SMS, "answered": True}, ("answered", "INVALID")),
        ({"occurred_at": NOW + timedelta(seconds=1)}, ("occurredAt", "INVALID")),
        ({"external_id": ""}, ("externalId", "REQUIRED")),
        ({"external_id": "a" * 501}, ("externalId", "TOO_LONG")),
        ({"responsible_id": "other"}, ("responsible", "FORBIDDEN")),
        ({"responsible_id": None}, ("nobody", "FORBIDDEN")),
        ({"contact_id": 0}, ("contact", "NOT_FOUND")),
    ],
)
async def test_a_mistake_is_told_by_its_field_and_nothing_is_written(
    engine: AsyncEngine, office: Office, written: Written, change: dict[str, Any], expected: tuple[str, str]
) -> None:
    named = {key: office[value] if value in office.ids else value for key, value in change.items()}
    outcome = await record(engine, office, replace(CALL, **named))
    assert (outcome.value, codes(outcome)) == (None, {expected})
    assert not any((await written.counts()).values())


async def test_only_contacts_in_sight_can_be_named(engine: AsyncEngine, office: Office) -> None:
    created = await create_contact(
        CommandContext(engine, office.viewer("seller"), NOW), office.configuration, NewContact(name="Ann")
    )
    assert created.value is not None
    new = replace(CALL, contact_id=created.value.id)
    for who, is_allowed in (("seller", True), ("boss", True), ("admin", True), ("other", False), ("stranger", False)):
        assert codes(await record(engine, office, new, who)) == (set() if is_allowed else {("contact", "NOT_FOUND")})
