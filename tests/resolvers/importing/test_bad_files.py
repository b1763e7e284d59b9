"""Folders, files and headers that are refused."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing import ImportRefusedError, import_folder
from tests.resolvers.importing.company_folder import COMPANY, FILES, SETTINGS, CompanyFolder
from tests.resolvers.importing.conftest import NOW, Refuse

_FILES = (
    "company.json, departments.csv, users.csv, groups.csv, group_members.csv, deal_types.csv, stages.csv, activity_types.csv, "
    "fields.csv, field_options.csv, exchange_rates.csv, contacts.csv, deals.csv, transitions.csv, activities.csv, "
    "communications.csv, "
    "report_field_settings.json, report_folders.csv, reports.csv, widgets.csv, layouts.csv"
)


@pytest.fixture(scope="module")
def database_url(create_database: Callable[[], str]) -> str:
    """One for all tests: whatever they import is refused."""
    return create_database()


async def test_lines_of_compressed_files_are_told_by_the_name_in_the_folder(
    folder: CompanyFolder, refusal: Refuse
) -> None:
    folder.remove("contacts.csv")
    folder.write("contacts.csv.gz", FILES["contacts.csv"] + "c2,C,,2024-01-01,\n")
    assert await refusal() == ["contacts.csv.gz:4: external_id: 'c2' is in line 3 too; expected each external_id once"]


async def test_damaged_compressed_file_is_told(folder: CompanyFolder, refusal: Refuse) -> None:
    folder.remove("contacts.csv")
    (folder.path / "contacts.csv.gz").write_bytes(gzip.compress(FILES["contacts.csv"].encode())[:-12])
    (problem,) = await refusal()
    assert problem.startswith("contacts.csv.gz: cannot be read (")


async def test_unknown_doubled_and_missing_columns_are_named(folder: CompanyFolder, refusal: Refuse) -> None:
    folder.write("stages.csv", "external_id,deal_type,name,position,colour\n")
    folder.write("contacts.csv", "external_id,name,name,field:nothing,field:amount\n")
    folder.write("deals.csv", "external_id,deal_type,field:size\n")
    folder.write("activities.csv", "external_id,activity_type,created_at,title\n")
    assert await refusal() == [
        "stages.csv:1: colour: is not a column of the format; expected one of external_id, deal_type, name, position, color, "
        "archived (the nearest is 'color')",
        "contacts.csv:1: name: is there twice; expected each column once",
        "contacts.csv:1: field:nothing: is unknown; expected the external_id of a row of fields.csv, or of an earlier import",
        "contacts.csv:1: field:amount: is a field of entity deal; expected one of entity contact",
        "contacts.csv:1: created_at: is missing; expected a column of this name",
        "deals.csv:1: field:size: is a field of entity contact; expected one of entity deal",
        "deals.csv:1: name: is missing; expected a column of this name",
        "deals.csv:1: created_at: is missing; expected a column of this name",
        "activities.csv:1: title: is not a column of the format; expected one of external_id, activity_type, name, contact, "
        "responsible, created_by, created_at, deleted_at, field:<external_id of a field>",
    ]


async def test_what_refers_to_an_unreadable_file_is_not_called_wrong(folder: CompanyFolder, refusal: Refuse) -> None:
    folder.write("fields.csv", "external_id,entity,type,kind,name\namount,deal,,price,Amount\n")
    folder.write("users.csv", "")
    folder.write("deals.csv", "id,deal_type,name,created_at\nd1,sale,One,2024-01-01\n")
    assert [problem.split(" is ")[0] for problem in await refusal()] == [
        "users.csv:1:", "fields.csv:1: type:", "deals.csv:1: id:", "deals.csv:1: external_id:"
    ]  # fmt: skip


async def test_bytes_that_are_not_utf8_are_told_by_their_line(folder: CompanyFolder, refusal: Refuse) -> None:
    folder.write("contacts.csv", FILES["contacts.csv"].encode() + b"c3,Fran\xe7ois,,2024-01-01,\n")
    assert await refusal() == [
        "contacts.csv:4: byte 0xe7 is not UTF-8, the file seems to be in Windows-1252; expected CSV text in UTF-8, which "
        "spreadsheet programs save as “CSV UTF-8”"
    ]


async def test_quote_that_is_never_closed_is_told_by_the_line_where_it_opens(
    folder: CompanyFolder, refusal: Refuse
) -> None:
    folder.change("contacts.csv", "c1,Contact One", 'c1,"Contact One')
    assert await refusal() == [
        "contacts.csv:2: is not CSV (unexpected end of data), and nothing after it was read; expected RFC 4180: values with commas, "
        'quotes or line ends stand in quotes, and quotes in them twice, such as "a ""b"", c"'
    ]


async def test_line_without_end_is_not_read_into_memory(folder: CompanyFolder, refusal: Refuse) -> None:
    folder.write("contacts.csv", FILES["contacts.csv"] + "x" * 3_000_000)
    assert await refusal() == [
        "contacts.csv:4: goes on for over 1048576 characters, and nothing after it was read; expected shorter lines"
    ]


async def test_missing_company_and_users_are_told(folder: CompanyFolder, refusal: Refuse) -> None:
    folder.remove("company.json", "users.csv")
    assert await refusal() == [
        "company.json: is missing; expected it in every folder",
        "users.csv: is missing; expected it in every folder",
    ]


async def test_file_beside_its_compressed_twin_and_unknown_csv_files_are_told(
    folder: CompanyFolder, refusal: Refuse
) -> None:
    folder.write("contacts.csv.gz", FILES["contacts.csv"])
    folder.write("contact.csv", FILES["contacts.csv"])
    folder.write("README.md", "Anything else is none of our business.")
    assert await refusal() == [
        "contacts.csv.gz: is there beside contacts.csv; expected one of the two",
        f"contact.csv: is not a file of the format; expected one of {_FILES} (the nearest is 'contacts.csv')",
    ]


async def test_folder_that_is_none_is_told(engine: AsyncEngine, tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        await import_folder(engine, tmp_path / "nowhere", now=NOW)
    assert (
        str(refused.value)
        == f"{tmp_path / 'nowhere'}: is not a folder; expected one in the import format, with company.json, users.csv"
    )


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"timezone": "Berlin"}, "timezone: 'Berlin' does not fit; expected an IANA time zone, such as Europe/Paris"),
        ({"currency": "euro"}, "currency: 'euro' does not fit; expected an ISO 4217 code, such as EUR"),
        (
            {"week_start": "Monday"},
            "week_start: 'Monday' does not fit; expected one of monday, tuesday, wednesday, thursday, friday, saturday, sunday",
        ),
        ({"allow_users_to_hide": 1}, "allow_users_to_hide: 1 does not fit; expected true or false"),
        (
            {"name": ""},
            "name: '' does not fit; expected text that is not empty and holds neither NUL nor half of a surrogate pair",
        ),
        (
            {"name": "\ud800"},
            r"name: '\ud800' does not fit; expected text that is not empty and holds neither NUL nor half of a surrogate pair",
        ),
        ({"external_id": 7}, "external_id: 7 does not fit; expected text of 1 to 500 characters"),
        (
            {"zone": "UTC"},
            "zone: is not a key of the format; expected one of external_id, name, timezone, currency, week_start, "
            "allow_users_to_hide, allow_users_to_rearrange, contact_link, activity_link, deal_link, "
            "communication_link (the nearest is 'timezone')",
        ),
    ],
)
async def test_company_is_checked_as_strictly(
    folder: CompanyFolder, refusal: Refuse, change: dict[str, object], problem: str
) -> None:
    folder.write_json("company.json", COMPANY | change)
    assert await refusal() == [f"company.json: {problem}"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[]", 'company.json: is not a JSON object; expected one object, such as {"name": "Acme"}'),
        (
            '{\n"name": }',
            'company.json:2: is not JSON (Expecting value); expected one object, such as {"name": "Acme"}',
        ),
        (b'{\n"name": "\xff"}', "company.json:2: holds bytes that are not UTF-8; expected JSON text in UTF-8"),
    ],
)
async def test_company_that_is_not_json_is_told(
    folder: CompanyFolder, refusal: Refuse, content: str | bytes, problem: str
) -> None:
    folder.write("company.json", content)
    assert await refusal() == [problem]


async def test_missing_and_doubled_keys_of_the_company_are_told(folder: CompanyFolder, refusal: Refuse) -> None:
    folder.write("company.json", '{"external_id": "acme", "name": "Acme", "name": "Acme", "currency": "EUR"}')
    assert await refusal() == [
        "company.json: name: is there twice; expected each key once",
        "company.json: timezone: is missing; expected an IANA time zone, such as Europe/Paris",
    ]


async def test_only_the_first_problems_are_told_and_the_others_counted(
    engine: AsyncEngine, folder: CompanyFolder
) -> None:
    folder.add("contacts.csv", *(f"x{number},C,,never," for number in range(80)))
    folder.add("deals.csv", *(f"x{number},sale,D,c9,,,2024-01-01,,," for number in range(120)))
    folder.add("activities.csv", *(f"x{number},none,,,,2024-01-01," for number in range(150)))
    with pytest.raises(ImportRefusedError) as refused:
        await import_folder(engine, folder.path, now=NOW)
    problems = refused.value.problems
    assert [(problem.file, problem.line) for problem in problems] == [
        *(("contacts.csv", line) for line in range(4, 84)),
        *(("deals.csv", line) for line in range(5, 25)),
    ]
    assert refused.value.more == 100 + 150
    assert str(refused.value).endswith("\nand 250 more")


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        (
            {"deal_source_fields": ["amount"]},
            ["deal_source_fields: 'amount' is of kind price; expected a field of kind choice"],
        ),
        (
            {"activity_source_fields": ["source"]},
            ["activity_source_fields: 'source' is a field of entity deal; expected one of entity activity"],
        ),
        (
            {"deal_source_fields": ["none"]},
            [
                "deal_source_fields: 'none' is unknown; expected the external_id of a row of fields.csv, or of an earlier import "
                "(the nearest is 'note')"
            ],
        ),
        (
            {"deal_source_fields": ["source", "source"]},
            ["deal_source_fields: 'source' is there twice; expected it once"],
        ),
        (
            {"deal_source_fields": "source"},
            ["deal_source_fields: 'source' does not fit; expected a list of external ids"],
        ),
        ({"deal_types": []}, ["deal_types: [] does not fit; expected an object"]),
        ({"deal_types": {"sale": 1}}, ["deal_types.sale: is not an object; expected an object"]),
        (
            {"deal_types": {"none": {}}},
            [
                "deal_types: 'none' is unknown; expected the external_id of a row of deal_types.csv, or of an earlier import"
            ],
        ),
        (
            {"prices": []},
            [
                "prices: is not a key of the format; expected one of activity_source_fields, deal_source_fields, deal_types"
            ],
        ),
        (
            {"deal_types": {"sale": {"price": []}}},
            [
                "deal_types.sale.price: is not a key of the format; expected one of price_fields, success_stages, failure_stages"
            ],
        ),
        (
            {"deal_types": {"rent": {"price_fields": ["months", "extra", "channel"]}}},
            [
                "deal_types.rent.price_fields: 'months' is of kind number; expected a field of kind price",
                "deal_types.rent.price_fields: 'extra' is a field of another deal type; expected one of this deal type or of all",
                "deal_types.rent.price_fields: 'channel' is a field of entity activity; expected one of entity deal",
            ],
        ),
        (
            {"deal_types": {"sale": {"success_stages": ["won", "let"], "failure_stages": ["asked", "won"]}}},
            [
                "deal_types.sale.success_stages: 'let' is a stage of another deal type; expected one of this deal type",
                "deal_types.sale.failure_stages: 'asked' is a stage of another deal type; expected one of this deal type",
                "deal_types.sale.failure_stages: 'won' is among the success stages too; expected it in one of the two lists",
            ],
        ),
    ],
)
async def test_settings_are_validated(
    folder: CompanyFolder, refusal: Refuse, change: dict[str, object], problems: list[str]
) -> None:
    folder.write_json("report_field_settings.json", SETTINGS | change)
    assert await refusal() == [f"report_field_settings.json: {problem}" for problem in problems]
