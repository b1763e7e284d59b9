"""Keys of contacts that were written without."""

import json

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.administration.company import update_company
from resolvers.administration.inputs import CompanyChange
from resolvers.commands import CommandContext
from resolvers.contact_keys.keeping import BATCH, ContactKeyKeeper, key_some
from resolvers.records.change import change_record
from resolvers.records.contact import create_contact
from resolvers.records.inputs import Change, FieldValueInput, NewContact
from resolvers.records.reading import ContactRecord
from tests.resolvers.records.office import NOW, Office
from tests.resolvers.records.written import Written

_OF = "SELECT c.name, k.kind, k.key FROM contact_keys k JOIN contacts c ON c.company_id = k.company_id AND c.id = k.contact_id"


@pytest.fixture
async def written(engine: AsyncEngine, office: Office) -> Written:
    return Written(engine, office)


async def keys(written: Written) -> set[tuple[str, ...]]:
    return {tuple(row) for row in await written.rows(f"{_OF} WHERE k.company_id = ANY(:companies)")}


async def all_keyed(keeper: ContactKeyKeeper) -> None:
    while await keeper.key_next():
        pass


async def copied(engine: AsyncEngine, company_id: int, office: Office, count: int = 1, value: str = "") -> None:
    """Contacts as an import writes them."""
    fields = json.dumps({str(office["city"]): value})
    async with engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO contacts (company_id, name, created_at, fields)"
                " SELECT :company, 'No ' || n, now(), cast(:fields AS jsonb) FROM generate_series(1, :count) n"
            ),
            {"company": company_id, "fields": fields, "count": count},
        )


async def test_a_contact_has_its_keys_as_soon_as_it_is_written(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    command = CommandContext(engine, office.viewer("seller"), NOW)
    new = NewContact(name="Ann", fields=(FieldValueInput(office["city"], text="8 495 123-45-67"),))
    made = (await create_contact(command, office.configuration, new)).value
    assert made is not None
    assert await keys(written) == {("Ann", "name", "ann"), ("Ann", "phone", "+74951234567")}
    change = Change(id=made.id, name="Bea", fields=(FieldValueInput(office["city"], text="b@example.com"),))
    await change_record(command, office.configuration, ContactRecord, change)
    assert await keys(written) == {("Bea", "name", "bea"), ("Bea", "email", "b@example.com")}
    assert not await ContactKeyKeeper(engine).key_next()


async def test_contacts_of_all_companies_get_their_keys_batch_by_batch(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    await copied(engine, office.company_id, office, BATCH + 1)
    await copied(engine, office.foreign_company_id, office)
    await all_keyed(ContactKeyKeeper(engine))
    assert len(await keys(written)) == BATCH + 1
    assert await written.rows("SELECT count(*) FROM contact_keys WHERE company_id = ANY(:companies)") == [(BATCH + 2,)]
    assert await written.rows("SELECT count(*) FROM contacts WHERE NOT is_keyed AND company_id = ANY(:companies)") == [
        (0,)
    ]


async def test_what_somebody_is_changing_is_left_for_later_and_nobody_waits_for_it(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    await copied(engine, office.company_id, office)
    async with engine.begin() as changing:
        for (company,) in (await changing.execute(text("SELECT id FROM companies"))).all():
            held = text("SELECT FROM contacts WHERE company_id = :company FOR UPDATE")
            await changing.execute(held, {"company": company})
        async with engine.begin() as connection:
            assert await key_some(connection, office.company_id) == 0
        keeper = ContactKeyKeeper(engine)
        # Once round, and then a rest.
        assert [await keeper.key_next(), await keeper.key_next()] == [True, False]
    await all_keyed(keeper)
    assert await keys(written) == {("No 1", "name", "1 no")}


async def test_a_company_that_moves_to_another_country_has_its_numbers_read_anew(
    engine: AsyncEngine, office: Office, written: Written
) -> None:
    await copied(engine, office.company_id, office, value="030 901820")
    keeper = ContactKeyKeeper(engine)
    await all_keyed(keeper)
    assert await keys(written) == {("No 1", "name", "1 no")}
    administrator = CommandContext(engine, office.viewer("admin"), NOW)
    await update_company(administrator, CompanyChange(timezone="Europe/Berlin"))
    await all_keyed(keeper)
    assert await keys(written) == {("No 1", "name", "1 no"), ("No 1", "phone", "+4930901820")}
    await update_company(administrator, CompanyChange(timezone="Europe/Busingen"))
    assert not await keeper.key_next()
