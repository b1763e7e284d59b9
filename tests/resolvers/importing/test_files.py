"""What a file may look like."""

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing import import_folder
from tests.resolvers.importing.company_folder import FILES, CompanyFolder
from tests.resolvers.importing.conftest import NOW, Load, Refuse
from tests.resolvers.importing.stored import rows, value


async def test_compressed_files_are_the_same_as_others(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    for name, content in FILES.items():
        folder.remove(name)
        folder.write(f"{name}.gz", content)
    summary = await load()
    assert summary.rows["deals.csv"] == 3
    assert await value(engine, "select count(*) from transitions") == 3


async def test_byte_order_mark_windows_line_ends_and_blank_lines_are_let_pass(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    for name, content in FILES.items():
        folder.write(name, b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode() + b"\r\n")
    await load()
    assert await value(engine, "select name from contacts where external_id = 'c2'") == "Contact Two"


async def test_quoted_values_hold_commas_quotes_and_lines_exactly(
    engine: AsyncEngine, folder: CompanyFolder, load: Load, refusal: Refuse
) -> None:
    name = 'A "B", C\nline\r\n\\. \\N\ttab'
    quoted = name.replace('"', '""')
    folder.add("contacts.csv", f'c3,"{quoted}",,2024-01-01,', "c4,C,,2024-01-01,")
    folder.add("deals.csv", f'd4,sale,"{quoted}",,,,2024-01-01,,,"{quoted}"')
    await load()
    assert await value(engine, "select name from contacts where external_id = 'c3'") == name
    field = await value(engine, "select id::text from custom_fields where external_id = 'note'")
    assert await rows(engine, "select name, fields from deals where external_id = 'd4'") == [(name, {field: name})]
    folder.add("contacts.csv", "c5,C,,x,")
    (problem,) = await refusal()
    assert problem.startswith("contacts.csv:8: created_at: ")


async def test_columns_may_stand_in_any_order(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    folder.write(
        "deals.csv",
        "field:note,created_at,name,field:amount,external_id,deal_type\nhello,2024-01-01,One,5,d1,sale\n,2024-01-01,Two,,d2,sale\n",
    )
    await load()
    ids = dict(await rows(engine, "select external_id, id::text from custom_fields"))
    assert await rows(engine, "select external_id, name, fields from deals order by id") == [
        ("d1", "One", {ids["note"]: "hello", ids["amount"]: 5}),
        ("d2", "Two", {}),
    ]


async def test_progress_is_told_in_bytes_of_every_file(engine: AsyncEngine, folder: CompanyFolder) -> None:
    told: list[tuple[str, int, int]] = []
    folder.remove("deals.csv")
    folder.write("deals.csv.gz", FILES["deals.csv"])
    await import_folder(engine, folder.path, now=NOW, progress=lambda *step: told.append(step))
    sizes = {path.name: path.stat().st_size for path in folder.path.iterdir() if ".csv" in path.name}
    assert {(name, done) for name, done, total in told if done == total} >= set(sizes.items())
    assert all(0 <= done <= total == sizes[name] for name, done, total in told)


async def test_company_and_users_are_all_that_is_needed(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    folder.keep()
    folder.write("users.csv", "external_id,email,name,role\neva,eva@acme.example,Eva,admin\n")
    summary = await load()
    assert summary.rows == {"users.csv": 1}
    assert await value(engine, "select status from users") == "active"
