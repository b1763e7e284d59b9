"""Files as spreadsheets and people leave them: read all the same, or refused for a cause that is named in one sentence."""

import gzip
import re
from collections.abc import Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.prepared import prepared
from tests.resolvers.importing.company_folder import FILES, CompanyFolder
from tests.resolvers.importing.conftest import Load, Refuse, import_small_company
from tests.resolvers.importing.stored import everything, rows, value

_CSV_TEXT = "expected CSV text in UTF-8, which spreadsheet programs save as “CSV UTF-8”"


def _semicolons(content: str) -> str:
    return content.replace(",", ";")


def _blanks(content: str) -> str:
    lines = [[f"\u200b {cell}\u00a0\u2060 " for cell in line.split(",")] for line in content.splitlines()]
    return "\n".join(map(",".join, lines)) + "\n"


def _quotes(content: str) -> str:
    lines = [[f' "{cell}" ' for cell in line.split(",")] for line in content.splitlines()]
    return "\n".join(map(",".join, lines)) + "\n"


def _rows_of_commas(content: str) -> str:
    header, *lines = content.splitlines()
    empty = "," * header.count(",")
    return "\n".join(
        ["", empty, header, ' , "" ,', *(f"{line}\n{empty}\n \t\n" for line in lines), f"{empty},,,", "\n"]
    )


def _without_last_empty_cells(content: str) -> str:
    return re.sub(",+$", "", content, flags=re.MULTILINE)


# Each takes a file of the small company to the bytes of the same file.
MESSES: dict[str, Callable[[str], bytes]] = {
    "UTF-8 with a byte order mark": lambda content: b"\xef\xbb\xbf" + content.encode(),
    "UTF-16 with tabs, as Excel's Unicode text": lambda content: content.replace(",", "\t").encode("utf-16"),
    "UTF-16, the other way round": lambda content: b"\xfe\xff" + content.encode("utf-16-be"),
    "UTF-16 without a mark": lambda content: content.encode("utf-16-le"),
    "line ends of Windows": lambda content: content.replace("\n", "\r\n").encode(),
    "line ends of old Macs": lambda content: content.replace("\n", "\r").encode(),
    "semicolons": lambda content: _semicolons(content).encode(),
    "tabs": lambda content: content.replace(",", "\t").encode(),
    "vertical lines": lambda content: content.replace(",", "|").encode(),
    "a line sep=;": lambda content: f"sep=;\r\n{_semicolons(content)}".encode(),
    "a line sep= with a tab, quoted": lambda content: b'\xef\xbb\xbf"sep=\t"\n' + content.replace(",", "\t").encode(),
    "a line sep=, saved again": lambda content: f"sep=,,,,\n\n{content}".encode(),
    "blank lines and rows of commas": lambda content: _rows_of_commas(content).encode(),
    "blanks around everything": lambda content: _blanks(content).encode(),
    "quotes around everything, and blanks around them": lambda content: _quotes(content).encode(),
    "columns without a name": lambda content: re.sub("$", ",,", content, flags=re.MULTILINE).encode(),
    "a first column without a name": lambda content: re.sub("^", ",", content, flags=re.MULTILINE).encode(),
    "empty values left out at the ends of rows": lambda content: _without_last_empty_cells(content).encode(),
    "headers in capital letters": lambda content: re.sub(
        "^.*", lambda header: re.sub("field:(.*?)(?=,|$)|[a-z_]+", _capital, header[0]), content, count=1
    ).encode(),
    "TRUE and FALSE": lambda content: content.replace(",true", ",TRUE").replace(",false", ",False").encode(),
    "no line end at the end": lambda content: content.rstrip("\n").encode(),
    "compressed under a plain name": lambda content: gzip.compress(content.encode()),
}  # fmt: skip


def _capital(name: re.Match[str]) -> str:
    return f"FIELD: {name[1]}" if name[1] else name[0].upper()


@pytest.mark.parametrize("mess", MESSES)
async def test_file_is_the_same_however_it_was_saved(
    engine: AsyncEngine, folder: CompanyFolder, load: Load, mess: str
) -> None:
    first = await prepared(engine, import_small_company)
    before = await everything(engine)
    for name, content in FILES.items():
        folder.write(name, MESSES[mess](content))
    again = await load()
    assert await everything(engine) == before
    assert again.rows == first.rows


async def test_values_in_other_saved_forms_are_new_as_in_plain_ones(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    folder.write(
        "contacts.csv", "sep=;\r\nExternal_ID ; NAME;created_at;\r\n c1;\u00a0Анна; 2024-01-10 ;\r\n".encode("utf-16")
    )
    folder.remove("deals.csv", "transitions.csv", "activities.csv", "communications.csv")
    await load()
    assert await rows(engine, "select external_id, name, created_at::date::text from contacts") == [
        ("c1", "Анна", "2024-01-09")
    ]


async def test_blanks_within_a_value_stay(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    folder.add("contacts.csv", '" c3 ","  A\u00a0B  \n C "," max",2024-01-01,')
    await load()
    assert await value(engine, "select name from contacts where external_id = 'c3'") == "A\u00a0B  \n C"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04\x14\0\x06\0", f"is an Excel workbook or another ZIP archive; {_CSV_TEXT}"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", f"is an Excel workbook of the old kind; {_CSV_TEXT}"),
        (b"\r\n<!DOCTYPE html><table>", f"is HTML or XML; {_CSV_TEXT}"),
        ("\ufeff<table>".encode(), f"is HTML or XML; {_CSV_TEXT}"),
        ("<html>".encode("utf-16"), f"is HTML or XML; {_CSV_TEXT}"),
        (b'[{"external_id": "c1"}]', f"is JSON; {_CSV_TEXT}"),
        (b"%PDF-1.7", f"is a PDF document; {_CSV_TEXT}"),
        (gzip.compress(gzip.compress(b"external_id,name", mtime=0), mtime=0), f"is compressed twice; {_CSV_TEXT}"),
        (b"BZh91AY&SY", f"is compressed, and not by gzip; {_CSV_TEXT}"),
        ("external_id,name".encode("utf-32"), f"is UTF-32; {_CSV_TEXT}"),
        ("external_id,name".encode("utf-16")[:-1], f"is not sound UTF-16 (truncated data); {_CSV_TEXT}"),
        (b"", ":1: is empty; expected a header, with at least external_id, name, created_at"),
        (b"\xef\xbb\xbf\r\n,,,\r\n \r\n", ":1: is empty; expected a header, with at least external_id, name, created_at"),
        (b"sep=^\nexternal_id^name", ":1: names '^' as what separates values; "
         "expected a comma, a semicolon, a tab or |, such as sep=;"),
        (b"external_id^name^created_at\n", ":1: begins with 'external_id^name^created_at', and names no column; "
         "expected a header, with at least external_id, name, created_at"),
        (b"c1,Ann,2024-01-01\n", ":1: begins with 'c1', and names no column; "
         "expected a header, with at least external_id, name, created_at"),
        (b"external_id,Name,name,created_at\n", ":1: name: is there twice; expected each column once"),
        ("external_id,name,created_at\nc1,Анна,2024-01-01\nc2,Борис,2024-01-01\n".encode("cp1251"),
         f":2: byte 0xc0 is not UTF-8, the file seems to be in Windows-1251; {_CSV_TEXT}"),
        ("external_id;name;created_at\nc1;Müller;2024-01-01\n".encode("cp1252"),
         f":2: byte 0xfc is not UTF-8, the file seems to be in Windows-1252; {_CSV_TEXT}"),
        (b"external_id,name,created_at\nc1,Ann,2024-01-01\nc2,B", ":3: has 2 of the header's 3 values, and the file ends there; "
         "expected a whole row, with a line end"),
        (b"external_id,name,created_at,,\nc1,Ann,2024-01-01,,x\n", ":2: has 'x' in column 5, which has no name in the header; "
         "expected values under external_id, name, created_at only"),
    ],
)  # fmt: skip
async def test_file_that_cannot_be_read_has_its_cause_named_in_one_sentence(
    folder: CompanyFolder, refusal: Refuse, content: bytes, says: str
) -> None:
    folder.write("contacts.csv", content)
    folder.remove("deals.csv", "transitions.csv", "activities.csv", "communications.csv")
    place = "contacts.csv" if says.startswith(":") else "contacts.csv: "
    assert await refusal() == [f"{place}{says}"]


async def test_workbook_in_the_place_of_a_file_is_told(folder: CompanyFolder, refusal: Refuse) -> None:
    folder.remove("contacts.csv")
    folder.write("Contacts.XLSX", b"PK\x03\x04")
    folder.write("users.xlsx", "beside users.csv nobody misses it")
    assert await refusal() == [f"Contacts.XLSX: is not read, it ends in .xlsx; expected contacts.csv, {_CSV_TEXT[9:]}"]


async def test_hidden_files_are_passed_over_and_capital_letters_in_names_do_not_matter(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    folder.write("._contacts.csv", b"\0\5\x16\7")
    folder.write("Deals.CSV", folder.read("deals.csv"))
    folder.remove("deals.csv")
    await load()
    assert await value(engine, "select count(*) from deals") == 3


async def test_settings_may_be_in_utf16(folder: CompanyFolder, load: Load) -> None:
    folder.write("company.json", folder.read("company.json").encode("utf-16"))
    assert (await load()).rows["deals.csv"] == 3
