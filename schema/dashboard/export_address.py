"""The addresses of exports: written for those who ask for them by GraphQL, read where they are downloaded.

An address says all that the desktop was asked with, so a download needs nothing but it and the viewer's session or token.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote, urlencode

import strawberry

from resolvers.dashboard.dashboard import Dashboard
from resolvers.dashboard.desktop_request import DesktopRequest
from resolvers.errors import ErrorCode, RequestError
from resolvers.export.csv_style import CsvReader
from resolvers.export.export import ExportFormat, Writing
from resolvers.language import Language, LocalizedText
from resolvers.planner.record_order import NEWEST_FIRST, RecordOrder, RecordSort
from resolvers.planner.sorted_rows import Listing
from schema.dashboard import desktop_parameters
from schema.dashboard.desktop_parameters import one_of, read_desktop, write_desktop, wrong
from schema.described_enum import describe
from schema.taking_address import PREFIX

describe(
    ExportFormat,
    "The format of a file to download.",
    {
        ExportFormat.CSV: "CSV by RFC 4180 in UTF-8 with a byte order mark, with exact numbers and ISO times, for programs.",
        ExportFormat.XLSX: "An Excel workbook with real numbers and dates, for people.",
    },
)

describe(
    CsvReader,
    "Who reads a CSV file.",
    {
        CsvReader.PROGRAMS: "Programs: exact numbers with a point, ISO times with offset, commas between fields, and what it is of "
        "above.",
        CsvReader.PEOPLE: "People, by a spreadsheet: a header and rows, decimals, percentages and the sign between fields as it takes "
        "them in the file's language, times by the company's clock.",
    },
)

AsFormat = Annotated[ExportFormat, strawberry.argument(description="The format of the file.")]

CsvFor = Annotated[CsvReader, strawberry.argument(description="Who reads it, if it is a CSV file.")]

_DESKTOP = "desktop.xlsx"
_WIDGET = re.compile(r"widgets/([^/]+)\.(csv|xlsx)")
_RECORDS = re.compile(r"widgets/([^/]+)/records\.(csv|xlsx)")

_OF_RECORDS = ("number", "sortBy", "descending", "search")
_ONCE = (*desktop_parameters.ONCE, "language", "head", "for", *_OF_RECORDS)
_TRUTH: Mapping[str, bool] = {"true": True, "false": False}
_LANGUAGES: Mapping[str, Language] = {"en": "en", "ru": "ru"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportAddress:
    """What an address asks for. No ``key``: the whole desktop; with a ``number``, its path: the rows behind it, by the ``listing``.

    ``language`` is empty where the viewer's own is meant.
    """

    key: str | None
    number: str | None
    listing: Listing
    format: ExportFormat
    desktop: DesktopRequest
    language: Language | None
    with_head: bool
    csv_for: CsvReader


def desktop_address(dashboard: Dashboard, language: Language) -> str:
    """Where the whole desktop is downloaded as one workbook."""
    return _address(_DESKTOP, dashboard, language)


def widget_address(dashboard: Dashboard, key: str, format: ExportFormat, language: Language, csv_for: CsvReader) -> str:
    """Where what a widget shows is downloaded."""
    return _address(f"widgets/{quote(key, safe='')}.{format.value}", dashboard, language, **_for(format, csv_for))


def records_address(dashboard: Dashboard, key: str, path: str, listing: Listing, writing: Writing) -> str:
    """Where the rows behind a number of a widget are downloaded, as they are listed."""
    of = f"widgets/{quote(key, safe='')}/records.{writing.format.value}"
    more = {"number": path, **_listed(listing), **_for(writing.format, writing.csv_for)}
    return _address(of, dashboard, writing.language, **more)


def _listed(listing: Listing) -> dict[str, str]:
    """What is said of the order and the search: nothing where it goes without saying."""
    order = {"sortBy": listing.order.by.name, "descending": "true" if listing.order.is_descending else "false"}
    return (order if listing.order != NEWEST_FIRST else {}) | ({"search": listing.search} if listing.search else {})


def _for(format: ExportFormat, csv_for: CsvReader) -> dict[str, str]:
    """What is said of the reader: nothing where it goes without saying."""
    return {"for": csv_for.value} if format is ExportFormat.CSV and csv_for is not CsvReader.PROGRAMS else {}


def _address(of: str, dashboard: Dashboard, language: Language, **more: str) -> str:
    requested = [*([urlencode(more)] if more else ()), write_desktop(dashboard), f"language={language}"]
    return f"{PREFIX}{of}?{'&'.join(requested)}"


def read_address(path: str, parameters: Sequence[tuple[str, str]]) -> ExportAddress:
    """What is asked for by an address: its path after `PREFIX`, and its parameters in their order.

    Raises RequestError: NOT_FOUND where nothing has this path; BAD_USER_INPUT, naming the parameter, for one that is unknown, given
    twice, missing, or not of its form.
    """
    key, format, is_of_records = _read_path(path)
    given = _read_parameters(parameters, is_of_records=is_of_records, is_csv=format is ExportFormat.CSV)
    return ExportAddress(
        key=key,
        number=given.get("number"),
        listing=_listing(given),
        format=format,
        desktop=read_desktop(given, parameters),
        language=one_of(_LANGUAGES, given, "language"),
        with_head=one_of(_TRUTH, given, "head") is not False,
        csv_for=one_of({reader.value: reader for reader in CsvReader}, given, "for") or CsvReader.PROGRAMS,
    )


def _listing(given: Mapping[str, str]) -> Listing:
    by = one_of(RecordSort.__members__, given, "sortBy") or NEWEST_FIRST.by
    is_descending = one_of(_TRUTH, given, "descending") is not False
    return Listing(RecordOrder(by, is_descending), given.get("search", "").strip())


def _read_path(path: str) -> tuple[str | None, ExportFormat, bool]:
    if path == _DESKTOP:
        return None, ExportFormat.XLSX, False
    if found := _RECORDS.fullmatch(path):
        return found[1], ExportFormat(found[2]), True
    if found := _WIDGET.fullmatch(path):
        return found[1], ExportFormat(found[2]), False
    raise RequestError(ErrorCode.NOT_FOUND, _NOTHING_THERE)


def _read_parameters(parameters: Sequence[tuple[str, str]], *, is_of_records: bool, is_csv: bool) -> Mapping[str, str]:
    known = (
        {*_ONCE, *desktop_parameters.MANY}
        - (set(_OF_RECORDS) if not is_of_records else set())
        - ({"head", "for"} if not is_csv else set())
    )
    given: dict[str, str] = {}
    for name, value in parameters:
        if name not in known:
            expected = ", ".join(each for each in (*_ONCE, *desktop_parameters.MANY) if each in known)
            raise wrong(name, _UNKNOWN.format(known=expected))
        if name in given and name in _ONCE:
            raise wrong(name, _ONLY_ONCE)
        given[name] = value
    if is_of_records and not given.get("number"):
        raise wrong("number", _NO_NUMBER)
    return given


_NOTHING_THERE = LocalizedText("There is nothing to download at this address.", "По этому адресу скачивать нечего.")
_UNKNOWN = LocalizedText("Expected no parameters but {known}.", "Ожидаются только параметры {known}.")
_ONLY_ONCE = LocalizedText("Expected this parameter once.", "Этот параметр ожидается один раз.")
_NO_NUMBER = LocalizedText(
    "Expected the path of a number of the widget: “total”.", "Ожидается путь к числу блока, например «total»."
)
