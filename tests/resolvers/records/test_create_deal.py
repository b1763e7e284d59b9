"""Creating deals."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.commands import CommandContext, CommandResult
from resolvers.records.contact import create_contact
from resolvers.records.deal import create_deal
from resolvers.records.inputs import FieldValueInput, NewContact, NewDeal
from resolvers.records.reading import DealRecord
from tests.resolvers.records.office import NOW, Office
from tests.resolvers.records.written import Written


async def create(engine: AsyncEngine, office: Office, who: str, new: NewDeal) -> CommandResult[DealRecord]:
    configuration = office.foreign_configuration if who == "stranger" else office.configuration
    return await create_deal(CommandContext(engine, office.viewer(who), NOW), configuration, new)


def paths(outcome: CommandResult[DealRecord]) -> set[tuple[str, str]]:
    return {(".".join(error.field), error.code.value) for error in outcome.errors}


async def test_a_new_deal_stands_on_the_first_stage_in_use_with_a_ledger_row_and_an_event(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    outcome = await create(engine, office, "seller", NewDeal(deal_type_id=office["retail"], name="  A boat "))
    deal = outcome.value
    assert deal is not None
    assert (deal.title, deal.type_id, deal.stage_id, deal.created_at) == (
        "A boat",
        office["retail"],
        office["new"],
        NOW,
    )
    assert deal.responsible
    assert deal.responsible == deal.created_by
    assert deal.responsible.id == office["seller"]
    assert await written.ledger(deal.id) == [(NOW, 0, office["retail"], office["new"], None, None, None)]
    assert await written.standing(deal.id) == (office["retail"], office["new"], NOW)
    assert await written.events() == [("created", "deal", deal.id, office["seller"], {})]
    assert await written.participants() == {}


async def test_a_deal_of_a_type_without_stages_stands_on_none(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    deal = (await create(engine, office, "seller", NewDeal(deal_type_id=office["bare"], name="A boat"))).value
    assert deal is not None
    assert deal.stage_id is None
    assert await written.ledger(deal.id) == []
    assert await written.standing(deal.id) == (office["bare"], None, None)


async def test_a_late_entry_has_the_creation_time_given_and_the_event_the_time_now(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    then = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    new = NewDeal(deal_type_id=office["retail"], name="A boat", stage_id=office["won"], created_at=then)
    deal = (await create(engine, office, "seller", new)).value
    assert deal is not None
    assert deal.created_at == then
    assert (await written.ledger(deal.id))[0][:4] == (then, 0, office["retail"], office["won"])
    assert await written.rows("SELECT occurred_at FROM events WHERE company_id = ANY(:companies)") == [(NOW,)]


async def test_the_new_responsible_and_mentioned_people_learn_of_it_and_the_creator_does_not(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    mentions = (office["other"], office["seller"], office["boss"], office["other"])
    new = NewDeal(deal_type_id=office["retail"], name="A boat", responsible_id=office["seller"], mentions=mentions)
    await create(engine, office, "boss", new)
    assert await written.participants() == {
        office["seller"]: ["mentioned", "responsible"],
        office["other"]: ["mentioned"],
    }


async def test_values_of_every_kind_are_kept_exactly(engine: AsyncEngine, office: Office, written: Written) -> None:
    amount = Decimal("12345678901234567890.123456")
    fields = (
        FieldValueInput(office["price"], number=amount),
        FieldValueInput(office["score"], number=Decimal("-1E+2")),
        FieldValueInput(office["note"], text='«quoted "text"» \\ %s'),
        FieldValueInput(office["source"], option_id=office["web"]),
        FieldValueInput(office["due"], day=date(2026, 2, 28)),
        FieldValueInput(office["urgent"], flag=False),
        FieldValueInput(office["fee"]),
    )
    deal = (
        await create(engine, office, "seller", NewDeal(deal_type_id=office["retail"], name="A", fields=fields))
    ).value
    assert deal is not None
    assert deal.fields == {
        office["price"]: amount,
        office["score"]: Decimal(-100),
        office["note"]: '«quoted "text"» \\ %s',
        office["source"]: Decimal(office["web"]),
        office["due"]: "2026-02-28",
        office["urgent"]: False,
    }
    [(stored,)] = await written.rows(
        "SELECT (fields->>cast(:field AS text))::numeric FROM deals WHERE id = :id",
        field=str(office["price"]),
        id=deal.id,
    )
    assert stored == amount


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"name": "   "}, "name", "REQUIRED"),
        ({"name": "a" * 501}, "name", "TOO_LONG"),
        ({"name": "a\0b"}, "name", "INVALID"),
        ({"name": "a\ud800b"}, "name", "INVALID"),
        ({"external_id": " "}, "externalId", "REQUIRED"),
        ({"external_id": "a\0"}, "externalId", "INVALID"),
        ({"created_at": NOW + timedelta(microseconds=1)}, "createdAt", "INVALID"),
        ({"created_at": datetime(2026, 1, 1)}, "createdAt", "INVALID"),
        ({"created_at": datetime(1, 1, 1, tzinfo=UTC)}, "createdAt", "INVALID"),
        ({"deal_type_id": 0}, "dealType", "NOT_FOUND"),
        ({"deal_type_id": "foreign_type"}, "dealType", "NOT_FOUND"),
        ({"deal_type_id": "retired"}, "dealType", "ARCHIVED"),
        ({"stage_id": "foreign_stage"}, "stage", "NOT_FOUND"),
        ({"stage_id": "start"}, "stage", "INVALID"),
        ({"stage_id": "old"}, "stage", "ARCHIVED"),
        ({"contact_id": 2**62}, "contact", "NOT_FOUND"),
        ({"responsible_id": 0}, "responsible", "NOT_FOUND"),
        ({"responsible_id": "stranger"}, "responsible", "NOT_FOUND"),
        ({"responsible_id": "other"}, "responsible", "FORBIDDEN"),
        ({"responsible_id": None}, "nobody", "FORBIDDEN"),
        ({"responsible_id": "gone"}, "responsible", "INVALID"),
        ({"mentions": (0,)}, "mentions.0", "NOT_FOUND"),
        ({"mentions": tuple(range(101))}, "mentions", "INVALID"),
    ],
)
async def test_a_mistake_is_told_by_its_field_and_nothing_is_written(
    engine: AsyncEngine, office: Office, written: Written, change: dict[str, Any], path: str, code: str
) -> None:
    named = {key: office[value] if value in office.ids else value for key, value in change.items()}
    new = replace(NewDeal(deal_type_id=office["retail"], name="A boat"), **named)
    outcome = await create(engine, office, "boss", new)
    assert outcome.value is None
    assert paths(outcome) == {(path, code)}
    assert all(error.message.en and error.message.ru for error in outcome.errors)
    assert not any((await written.counts()).values())


async def test_all_mistakes_are_told_at_once(engine: AsyncEngine, office: Office) -> None:
    fields = (
        FieldValueInput(office["price"], text="ten"),
        FieldValueInput(office["score"], number=Decimal("NaN")),
        FieldValueInput(office["fee"], number=Decimal("1e20")),
        FieldValueInput(office["note"], text="a\0"),
        FieldValueInput(office["source"], option_id=office["radio"]),
        FieldValueInput(office["due"], day=date(2026, 1, 1), flag=True),
        FieldValueInput(office["fax"], text="1"),
        FieldValueInput(office["hours"], number=Decimal(1)),
        FieldValueInput(office["city"], text="Perm"),
        FieldValueInput(office["foreign_field"], text="x"),
        FieldValueInput(office["price"], number=Decimal(2)),
        FieldValueInput(0),
    )
    new = NewDeal(deal_type_id=office["retail"], name="", fields=fields, contact_id=0, responsible_id=0, stage_id=0)
    assert paths(await create(engine, office, "seller", new)) == {
        ("name", "REQUIRED"),
        ("stage", "NOT_FOUND"),
        ("contact", "NOT_FOUND"),
        ("responsible", "NOT_FOUND"),
        ("fields.0.text", "INVALID"),
        ("fields.1.number", "INVALID"),
        ("fields.2.number", "INVALID"),
        ("fields.3.text", "INVALID"),
        ("fields.4.option", "ARCHIVED"),
        ("fields.5.flag", "INVALID"),
        ("fields.6.field", "ARCHIVED"),
        ("fields.7.field", "NOT_FOUND"),
        ("fields.8.field", "NOT_FOUND"),
        ("fields.9.field", "NOT_FOUND"),
        ("fields.10.field", "INVALID"),
        ("fields.11.field", "NOT_FOUND"),
    }


@pytest.mark.parametrize(
    ("number", "is_fine"),
    [
        ("99999999999999999999.999999", True),
        ("-99999999999999999999", True),
        ("0.000001", True),
        ("0", True),
        ("100000000000000000000", False),
        ("0.0000001", False),
        ("1E+1000000", False),
        ("1E-1000000", False),
        ("Infinity", False),
        ("sNaN", False),
    ],
)
async def test_numbers_have_at_most_20_digits_before_and_6_after_the_point(
    engine: AsyncEngine, office: Office, number: str, is_fine: bool
) -> None:
    fields = (FieldValueInput(office["price"], number=Decimal(number)),)
    outcome = await create(engine, office, "seller", NewDeal(deal_type_id=office["retail"], name="A", fields=fields))
    assert paths(outcome) == (set() if is_fine else {("fields.0.number", "INVALID")})


async def test_only_contacts_in_sight_can_be_chosen(engine: AsyncEngine, office: Office) -> None:
    contact = (
        await create_contact(
            CommandContext(engine, office.viewer("other"), NOW), office.configuration, NewContact(name="Ann")
        )
    ).value
    assert contact is not None
    new = NewDeal(deal_type_id=office["retail"], name="A boat", contact_id=contact.id)
    for who in ("seller", "boss"):
        assert paths(await create(engine, office, who, new)) == {("contact", "NOT_FOUND")}
    for who in ("other", "admin"):
        assert (await create(engine, office, who, new)).errors == ()
    foreign = replace(new, deal_type_id=office["foreign_type"])
    assert paths(await create(engine, office, "stranger", foreign)) == {("contact", "NOT_FOUND")}


@pytest.mark.parametrize(
    ("who", "for_whom", "code"),
    [
        ("admin", "other", None),
        ("admin", None, None),
        ("boss", "seller", None),
        ("boss", "other", "FORBIDDEN"),
        ("boss", None, "FORBIDDEN"),
        ("seller", "boss", "FORBIDDEN"),
        ("seller", "seller", None),
        ("stranger", "seller", "NOT_FOUND"),
    ],
)
async def test_people_create_for_those_whose_rows_they_see(
    engine: AsyncEngine, office: Office, who: str, for_whom: str | None, code: str | None
) -> None:
    type_id = office["foreign_type" if who == "stranger" else "retail"]
    new = NewDeal(deal_type_id=type_id, name="A boat", responsible_id=office[for_whom] if for_whom else None)
    outcome = await create(engine, office, who, new)
    assert paths(outcome) == ({("responsible" if for_whom else "nobody", code)} if code else set())
    assert (outcome.value is None) == (code is not None)


async def test_the_same_external_id_again_returns_the_deal_as_it_is(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    new = NewDeal(deal_type_id=office["retail"], name="A boat", external_id="crm-1")
    first = (await create(engine, office, "seller", new)).value
    before = await written.counts()
    # Even with another name, and with mistakes: the request is a repetition, whatever has changed since.
    again = replace(new, name="", deal_type_id=office["retired"])
    assert (await create(engine, office, "seller", again)).value == first
    assert (await create(engine, office, "boss", new)).value == first
    assert await written.counts() == before


async def test_an_external_id_of_an_invisible_deal_is_taken_and_no_word_about_the_deal(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    new = NewDeal(deal_type_id=office["retail"], name="A boat", external_id="crm-1")
    await create(engine, office, "other", new)
    outcome = await create(engine, office, "seller", new)
    assert (outcome.value, paths(outcome)) == (None, {("externalId", "TAKEN")})
    assert "boat" not in outcome.errors[0].message.en
    # Another company may use the same external id.
    foreign = replace(new, deal_type_id=office["foreign_type"])
    assert (await create(engine, office, "stranger", foreign)).value is not None
    assert (await written.counts())["deals"] == 2
