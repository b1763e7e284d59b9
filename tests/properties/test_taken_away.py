"""What is exported of a company, and imported as another one, shows the same figures, whatever happened in it."""

import tempfile
from copy import deepcopy
from itertools import count
from pathlib import Path

from hypothesis import given, note
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing import import_folder
from tests.oracle.read_folder import read_folder
from tests.oracle.records import Records
from tests.properties.answers import read_desktop
from tests.properties.comparison import compare
from tests.properties.examples import tried
from tests.properties.mirror import Mirror
from tests.properties.people import VIEWERS
from tests.properties.settled_company import IMPORTED_AT, SettledCompany, settle
from tests.properties.steps import Life, lives
from tests.properties.through_the_api import ThroughTheApi
from tests.resolvers.importing.stored import check_ledger
from tests.taken_away import take_away

_copies = count(1)


async def lived(engine: AsyncEngine, life: Life) -> tuple[SettledCompany, Records]:
    """A company in which all of it was done, and what the oracle knows of it."""
    mirror = Mirror(deepcopy(life.company.records))
    settled = await settle(engine, mirror.records)
    api = await ThroughTheApi.of(settled)
    for step in life.steps:
        named = mirror.name(step)
        if named is not None:
            await api.take(step, named)
            mirror.take(step, named)
    return settled, mirror.records


async def imported_as_another(engine: AsyncEngine, folder: Path, records: Records) -> SettledCompany:
    """The folder as a company of its own."""
    name = f"copy {next(_copies)}"
    summary = await import_folder(engine, folder, now=IMPORTED_AT, company=name)
    return SettledCompany(engine, summary.company_id, records, name)


@tried
@given(life=lives())
async def test_an_export_imported_as_another_company_gives_equal_numbers(
    shared_engine: AsyncEngine, life: Life
) -> None:
    settled, records = await lived(shared_engine, life)
    with tempfile.TemporaryDirectory() as folder:
        path = await take_away(shared_engine, settled.id, Path(folder))
        copy = await imported_as_another(shared_engine, path, records)
        as_oracle_reads = read_folder(path)
    await check_ledger(shared_engine, copy.external_id)
    for viewer, question in life.questions.items():
        note(f"{viewer} asks {question}")
        answer = read_desktop(await copy.desktop(viewer, question.variables, now=question.now))
        compare(answer, question.oracle(records, viewer))
        compare(answer, question.oracle(as_oracle_reads, viewer))


@tried
@given(life=lives())
async def test_what_is_taken_of_a_person_gives_equal_numbers_on_their_own_desktop(
    shared_engine: AsyncEngine, life: Life
) -> None:
    settled, records = await lived(shared_engine, life)
    for person in (viewer for viewer in VIEWERS if records.users[viewer].role == "user"):
        async with shared_engine.connect() as connection:
            asked = text("SELECT id FROM users WHERE company_id = :company AND external_id = :person")
            found = await connection.scalar(asked, {"company": settled.id, "person": person})
        with tempfile.TemporaryDirectory() as folder:
            path = await take_away(shared_engine, settled.id, Path(folder), found)
            copy = await imported_as_another(shared_engine, path, records)
        for question in life.questions.values():
            note(f"{person} asks {question}")
            answer = await copy.desktop(person, question.variables, now=question.now)
            compare(read_desktop(answer), question.oracle(records, person))
