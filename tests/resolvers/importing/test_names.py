"""Names in a folder: once beside each other, as for administrators."""

import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing import ImportRefusedError, import_folder
from tests.resolvers.importing.company_folder import CompanyFolder
from tests.resolvers.importing.conftest import NOW, Load, Refuse
from tests.resolvers.importing.stored import rows

_ONCE = "expected each name once here, whatever the case and the blanks"


@pytest.mark.parametrize(
    ("file", "line", "place", "text"),
    [
        ("departments.csv", "n,NORTH,all,", 4, "name: 'NORTH' is the name of 'north' in line 3"),
        ("groups.csv", "h,hunters", 3, "name: 'hunters' is the name of 'hunters' in line 2"),
        ("deal_types.csv", "s,SALE,2", 4, "name: 'SALE' is the name of 'sale' in line 2"),
        ("stages.csv", "w,sale,won,3,", 7, "name: 'won' is the name of 'won' in line 3"),
        ("activity_types.csv", "c,call", 4, "name: 'call' is the name of 'call' in line 2"),
        ("fields.csv", "a,deal,rent,,text,AMOUNT", 12, "name: 'AMOUNT' is the name of 'amount' in line 2"),
        ("fields.csv", "e,deal,,,text,extra", 12, "name: 'extra' is the name of 'extra' in line 3"),
        ("field_options.csv", "w,source,web,0,", 6, "label: 'web' is the name of 'web' in line 2"),
    ],
)
async def test_name_that_is_there_twice_is_refused_with_both_lines(
    folder: CompanyFolder, refusal: Refuse, file: str, line: str, place: int, text: str
) -> None:
    folder.add(file, line)
    assert await refusal() == [f"{file}:{place}: {text} too; {_ONCE}"]


async def test_names_elsewhere_and_of_what_is_archived_are_free(folder: CompanyFolder, load: Load) -> None:
    folder.add("departments.csv", "north2,North,,", "north3,north,north,")
    folder.add("stages.csv", "won2,rent,Won,2,")
    folder.add("fields.csv", "extra2,deal,rent,,text,Extra", "note2,contact,,,text,Note")
    folder.add("field_options.csv", "web2,channel,Web,0,", "fair2,source,Fair,2,false")
    await load()


async def test_name_of_what_an_earlier_import_or_an_administrator_made_is_refused(
    engine: AsyncEngine, folder: CompanyFolder, load: Load, refusal: Refuse
) -> None:
    await load()
    folder.write("stages.csv", "external_id,deal_type,name\nwon2,sale,WON\n")
    assert await refusal() == [f"stages.csv:2: name: 'WON' is the name of 'won' too; {_ONCE}"]


async def test_names_are_exchanged(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    await load()
    folder.change("stages.csv", "won,sale,Won", "won,sale,Lost")
    folder.change("stages.csv", "lost,sale,Lost", "lost,sale,Won")
    await load()
    asked = "select external_id, name, folded_name from stages where external_id in ('won', 'lost') order by 1"
    assert await rows(engine, asked) == [("lost", "Won", "won"), ("won", "Lost", "lost")]


async def test_what_has_one_name_since_before_is_imported_again(
    engine: AsyncEngine, database_url: str, folder: CompanyFolder, load: Load
) -> None:
    """Before names were held apart; the second one was left without a name to compare by."""
    folder.add("stages.csv", "won2,sale,Triumph,3,")
    await load()
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("update stages set name = 'Won', folded_name = null where external_id = 'won2'")
    folder.change("stages.csv", "won2,sale,Triumph,3,", "won2,sale,Won,4,#123456")
    await load()
    asked = "select name, color from stages where external_id like 'won%' order by external_id"
    assert await rows(engine, asked) == [("Won", None), ("Won", "#123456")]


async def test_name_that_was_taken_meanwhile_refuses_the_folder(
    engine: AsyncEngine, database_url: str, folder: CompanyFolder, load: Load
) -> None:
    await load()
    folder.add("stages.csv", "paid,sale,Paid,3,")

    taken: list[str] = []

    def take(name: str, done: int, total: int) -> None:
        if name == "deals.csv" and done == total and not taken:
            taken.append(name)
            with psycopg.connect(database_url, autocommit=True) as connection:
                connection.execute(
                    "insert into stages (company_id, deal_type_id, name, folded_name) "
                    "select company_id, deal_type_id, 'PAID', 'paid' from stages where external_id = 'won'"
                )

    with pytest.raises(ImportRefusedError, match="somebody changed the same in the company"):
        await import_folder(engine, folder.path, now=NOW, progress=take)
    assert await rows(engine, "select name from stages where folded_name = 'paid'") == [("PAID",)]
