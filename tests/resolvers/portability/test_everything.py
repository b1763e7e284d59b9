"""Everything is taken: every table, every column of the format, nobody else's, and no way in."""

import csv
import tracemalloc
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication import begin_session, create_token, find_person
from resolvers.importing import import_folder
from resolvers.importing.formats import DICTIONARIES, STREAMS
from resolvers.portability import open_taking
from resolvers.portability.contents import HISTORY, IMPORTED, LEFT_OUT
from tests.conftest import NOW
from tests.resolvers.importing.company_folder import COMPANY, CompanyFolder
from tests.resolvers.importing.stored import fingerprint, rows, value
from tests.resolvers.records.office import Office
from tests.taken_away import take_away

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"


def lines(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


async def test_every_table_is_taken_or_left_out_for_a_reason(engine: AsyncEngine) -> None:
    tables = {name for (name,) in await rows(engine, _TABLES)}
    places = [*IMPORTED, *HISTORY, *LEFT_OUT]
    assert sorted(places) == sorted(tables)


async def test_every_column_of_the_format_is_written(engine: AsyncEngine, office: Office, tmp_path: Path) -> None:
    folder = await take_away(engine, office.company_id, tmp_path)
    for file in (*DICTIONARIES, *STREAMS):
        with (folder / file.file).open(encoding="utf-8", newline="") as stream:
            header = next(csv.reader(stream))
        assert [name for name in header if not name.startswith("field:")] == [column.name for column in file.columns]


async def test_an_export_that_comes_back_repeats_nothing(engine: AsyncEngine, office: Office, tmp_path: Path) -> None:
    """Nothing of this company has an external id."""
    counted = "SELECT count(*) FROM {} WHERE company_id = :company"
    tables = [file.table.name for file in (*DICTIONARIES, *STREAMS)]
    before = {name: await value(engine, counted.format(name), company=office.company_id) for name in tables}
    folder = await take_away(engine, office.company_id, tmp_path)
    await import_folder(engine, folder, now=NOW)
    assert {name: await value(engine, counted.format(name), company=office.company_id) for name in tables} == before
    seller = "SELECT name FROM users WHERE company_id = :company AND id = :id AND external_id LIKE 'crm-desktop:%'"
    assert await value(engine, seller, company=office.company_id, id=office["seller"]) == "seller"
    again = await fingerprint(engine)
    await import_folder(engine, folder, now=NOW)
    assert await fingerprint(engine) == again


async def test_an_export_of_an_import_says_what_was_imported(engine: AsyncEngine, tmp_path: Path) -> None:
    source = CompanyFolder(tmp_path / "acme").path
    first = await import_folder(engine, source, now=NOW)
    taken = await take_away(engine, first.company_id, tmp_path / "taken")
    second = await import_folder(engine, taken, now=NOW, company="another")
    again = await take_away(engine, second.company_id, tmp_path / "again")
    for file in sorted(path.name for path in taken.iterdir() if path.suffix == ".csv"):
        assert (again / file).read_text() == (taken / file).read_text()
    for file in source.glob("*.csv"):
        said = [{name: cell for name, cell in line.items() if cell} for line in lines(file)]
        assert len(lines(taken / file.name)) == len(said)


async def test_nobody_comes_in_by_an_export(engine: AsyncEngine, office: Office, tmp_path: Path) -> None:
    person = await find_person(engine, "seller@example.com", None)
    secrets = [await begin_session(engine, person, NOW), await create_token(engine, person)]
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE users SET password_hash = 'the hash'"))
    folder = await take_away(engine, office.company_id, tmp_path)
    everything = b"".join(path.read_bytes() for path in folder.rglob("*.*"))
    assert len(lines(folder / "history/sessions.csv")) == len(lines(folder / "history/api_tokens.csv")) == 1
    for secret in secrets:
        assert secret.hash not in everything
        assert secret.hash.hex().encode() not in everything
        assert secret.text.encode() not in everything
    assert b"the hash" not in everything


async def test_nobody_else_is_in_what_is_taken_of_a_person(engine: AsyncEngine, office: Office, tmp_path: Path) -> None:
    folder = await take_away(engine, office.company_id, tmp_path, office["seller"])
    assert [line["name"] for line in lines(folder / "users.csv")] == ["seller"]
    assert [(line["name"], line["head"], line["parent"]) for line in lines(folder / "departments.csv")] == [
        ("North", "", "")
    ]
    everything = b"".join(path.read_bytes() for path in folder.rglob("*.*"))
    for name in ("boss@example.com", "other@example.com", "stranger", "foreign"):
        assert name.encode() not in everything.lower()


async def test_nothing_of_another_company_is_taken(engine: AsyncEngine, office: Office, tmp_path: Path) -> None:
    folder = await take_away(engine, office.company_id, tmp_path)
    assert b"oreign" not in b"".join(path.read_bytes() for path in folder.rglob("*.*"))


async def test_what_is_written_meanwhile_is_not_taken(engine: AsyncEngine, office: Office) -> None:
    content: dict[str, bytes] = {}
    async with open_taking(engine, office.company_id) as taking:
        async for file in taking.files():
            content[file.name] = b"".join([chunk async for chunk in file.chunks])
            if file.name == "company.json":
                async with engine.begin() as connection:
                    await connection.execute(text("UPDATE users SET name = 'renamed'"))
    assert b"renamed" not in content["users.csv"]


async def test_a_company_that_is_not_there_is_told(engine: AsyncEngine) -> None:
    with pytest.raises(LookupError):
        async with open_taking(engine, 1):
            pass


async def test_memory_is_the_same_for_larger_companies(engine: AsyncEngine, tmp_path: Path) -> None:
    companies: list[int] = []
    for size in (1, 2_000, 7_000):
        folder = CompanyFolder(tmp_path / str(size))
        folder.write_json("company.json", COMPANY | {"external_id": f"of-{size}"})
        folder.add("contacts.csv", *(f"x{number},X,max,2024-01-01," for number in range(size)))
        folder.add("activities.csv", *(f"x{number},call,x{number},,,2024-01-01,phone" for number in range(size)))
        companies.append((await import_folder(engine, folder.path, now=NOW)).company_id)
    peaks: list[int] = []
    for company_id in companies:
        tracemalloc.start()
        async with open_taking(engine, company_id) as taking:
            async for file in taking.files():
                async for _ in file.chunks:
                    pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # The largest has 10,000 rows more than the second.
    assert peaks[2] < peaks[1] + 500_000
