"""Creating contacts and activities, in what is theirs alone."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.commands import CommandContext
from resolvers.records.activity import create_activity
from resolvers.records.contact import create_contact
from resolvers.records.inputs import FieldValueInput, NewActivity, NewContact
from tests.resolvers.records.office import NOW, Office
from tests.resolvers.records.written import Written


async def test_a_contact_is_created_with_its_event(engine: AsyncEngine, office: Office, written: Written) -> None:
    then = NOW - timedelta(days=1)
    fields = (FieldValueInput(office["city"], text="Perm"),)
    new = NewContact(name="Ann", created_at=then, fields=fields, mentions=(office["boss"],))
    contact = (
        await create_contact(CommandContext(engine, office.viewer("seller"), NOW), office.configuration, new)
    ).value
    assert contact is not None
    assert (contact.title, contact.created_at, contact.fields) == ("Ann", then, {office["city"]: "Perm"})
    assert await written.events() == [("created", "contact", contact.id, office["seller"], {})]
    assert await written.participants() == {office["boss"]: ["mentioned"]}


async def test_an_activity_is_created_with_its_event_and_mentions(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    seller = office.viewer("seller")
    contact = (
        await create_contact(CommandContext(engine, seller, NOW), office.configuration, NewContact(name="Ann"))
    ).value
    assert contact is not None
    new = NewActivity(
        activity_type_id=office["meeting"],
        name="Talk",
        contact_id=contact.id,
        fields=(FieldValueInput(office["rating"], number=Decimal("4.5")),),
        mentions=(office["other"],),
    )
    activity = (await create_activity(CommandContext(engine, seller, NOW), office.configuration, new)).value
    assert activity is not None
    assert (activity.type_id, activity.contact_id) == (office["meeting"], contact.id)
    assert activity.fields == {office["rating"]: Decimal("4.5")}
    assert await written.participants() == {office["other"]: ["mentioned"]}


async def test_an_activity_needs_a_type_in_use(engine: AsyncEngine, office: Office, written: Written) -> None:
    new = NewActivity(activity_type_id=0, name="Talk", fields=(FieldValueInput(0, text="x"),))
    for type_, code in (("telegram", "ARCHIVED"), ("foreign_activity", "NOT_FOUND")):
        asked = replace(new, activity_type_id=office[type_])
        outcome = await create_activity(
            CommandContext(engine, office.viewer("seller"), NOW), office.configuration, asked
        )
        assert [(error.field, error.code.value) for error in outcome.errors] == [(("activityType",), code)]
    assert not any((await written.counts()).values())
