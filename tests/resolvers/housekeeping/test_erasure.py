"""A person is erased: no word of them is left in any table, and what they did for the company is."""

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Base
from resolvers.housekeeping.erasure import StillEmployedError, erase_person
from schema.node import global_id
from tests.conftest import NOW
from tests.full_company import fill_every_table
from tests.http_api import HttpApi
from tests.resolvers.importing.stored import rows, value
from tests.resolvers.records.office import Office
from tests.schema.every_table import fingerprint, of_company

NAME, EMAIL = "Zebediah Quill", "zebediah@example.com"
ADMIN = "admin@example.com"


async def employ(engine: AsyncEngine, office: Office) -> None:
    """Somebody who does things, is told things, and is dismissed in the end."""
    rename = "UPDATE users SET name = :name, email = :email, external_id = 'zeb-1', role = 'admin' WHERE id = :id"
    await fill_every_table(engine, office)
    async with engine.begin() as connection:
        await connection.execute(text(rename), {"name": NAME, "email": EMAIL, "id": office["other"]})
        for table in ("sessions", "api_tokens", "event_participants", "visits", "personal_dashboards", "group_members"):
            await connection.execute(text(f"UPDATE {table} SET user_id = :id"), {"id": office["other"]})
        head = "UPDATE departments SET head_id = :id WHERE id = :department"
        await connection.execute(text(head), {"id": office["other"], "department": office["support"]})
    async with HttpApi(engine, NOW) as api:
        made = 'mutation { createContact(input: {name: "Theirs"}) { contact { id } userErrors { message } } }'
        await api.ask(EMAIL, made)
        person = global_id("User", office["other"])
        for act, more in (("updateUser", ", role: USER"), ("dismissUser", "")):
            done = f'mutation {{ {act}(input: {{user: "{person}"{more}}}) {{ userErrors {{ message }} }} }}'
            assert (await api.ask(ADMIN, done))[act]["userErrors"] == []


async def test_no_word_of_them_is_left_in_any_table_and_their_records_are(engine: AsyncEngine, office: Office) -> None:
    await employ(engine, office)
    tables = [*Base.metadata.tables]
    said = "SELECT count(*) FROM {} AS t WHERE t::text ILIKE :word"
    assert await value(engine, said.format("audit_entries"), word=f"%{office['other']}%") > 0
    theirs = "SELECT count(*) FROM contacts WHERE responsible_id = :id AND name = 'Theirs'"
    acts = await value(engine, "SELECT count(*) FROM audit_entries")
    before = of_company(await fingerprint(engine), office.foreign_company_id)
    await erase_person(engine, office.company_id, office["other"])
    for word in (NAME, EMAIL, "zeb-1"):
        found = [name for name in tables if await value(engine, said.format(name), word=f"%{word}%")]
        assert found == [], word
    assert await value(engine, theirs, id=office["other"]) == 1
    assert await value(engine, "SELECT count(*) FROM audit_entries") == acts
    of_user = [table.name for table in Base.metadata.sorted_tables if "user_id" in table.c]
    for name in of_user:
        assert await value(engine, f"SELECT count(*) FROM {name} WHERE user_id = :id", id=office["other"]) == 0
    called = "SELECT name, email, department_id FROM users WHERE id = :id"
    number = office["other"]
    assert await rows(engine, called, id=number) == [(f"#{number}", f"{number}@erased.invalid", None)]
    assert of_company(await fingerprint(engine), office.foreign_company_id) == before


async def test_who_works_there_is_not_erased(engine: AsyncEngine, office: Office) -> None:
    before = await fingerprint(engine)
    with pytest.raises(StillEmployedError):
        await erase_person(engine, office.company_id, office["seller"])
    assert await fingerprint(engine) == before
