"""The addresses of exports: written for those who ask for them by GraphQL, read where they are downloaded.

An address says all that the desktop was asked with, so a download needs nothing but it and the viewer's session or token. The period
stands in it as dates: an address of this month still means the same month in the next one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Annotated, TypeVar
from urllib.parse import quote, urlencode

import strawberry

from resolvers.dashboard.dashboard import Dashboard
from resolvers.dashboard.scope import ScopeRequest
from resolvers.errors import ErrorCode, RequestError
from resolvers.export.export import ExportFormat
from resolvers.granularity import Granularity
from resolvers.language import Language
from resolvers.period import Comparison, PeriodPreset
from schema.described_enum import describe
from schema.node import global_id, number_of

describe(
    ExportFormat,
    "The format of a file to download.",
    {
        ExportFormat.CSV: "CSV by RFC 4180 in UTF-8 with a byte order mark, with exact numbers and ISO times, for programs.",
        ExportFormat.XLSX: "An Excel workbook with real numbers and dates, for people.",
    },
)

AsFormat = Annotated[ExportFormat, strawberry.argument(description="The format of the file.")]

PREFIX = "/export/"

_DESKTOP = "desktop.xlsx"
_WIDGET = re.compile(r"widgets/([^/]+)\.(csv|xlsx)")
_RECORDS = re.compile(r"widgets/([^/]+)/records\.(csv|xlsx)")

_ONCE = ("preset", "from", "to", "compareTo", "granularity", "asUser", "language", "head", "number")
_MANY = ("users", "departments")
_LANGUAGES: Mapping[str, Language] = {"en": "en", "ru": "ru"}

E = TypeVar("E", bound=Enum)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportAddress:
    """What an address asks for. No ``key``: the whole desktop; with a ``number``, its path: the rows behind it.

    ``language`` is empty where the viewer's own is meant, ``user_id`` where the viewer's own desktop is.
    """

    key: str | None
    number: str | None
    format: ExportFormat
    preset: PeriodPreset | None
    first: date | None
    last: date | None
    comparison: Comparison
    scope: ScopeRequest
    granularity: Granularity | None
    user_id: int | None
    language: Language | None
    with_head: bool


def desktop_address(dashboard: Dashboard, language: Language) -> str:
    """Where the whole desktop is downloaded as one workbook."""
    return _address(_DESKTOP, dashboard, language)


def widget_address(dashboard: Dashboard, key: str, format: ExportFormat, language: Language) -> str:
    """Where what a widget shows is downloaded."""
    return _address(f"widgets/{quote(key, safe='')}.{format.value}", dashboard, language)


def records_address(dashboard: Dashboard, key: str, path: str, format: ExportFormat, language: Language) -> str:
    """Where the rows behind a number of a widget are downloaded."""
    return _address(f"widgets/{quote(key, safe='')}/records.{format.value}", dashboard, language, number=path)


def _address(of: str, dashboard: Dashboard, language: Language, **more: str) -> str:
    period, scope = dashboard.period, dashboard.asked_scope
    asked = {
        **more,
        "from": period.first.isoformat(),
        "to": (period.after - timedelta(days=1)).isoformat(),
        "compareTo": dashboard.comparison.name,
        "granularity": dashboard.buckets.granularity.name,
        "users": [global_id("User", user_id) for user_id in scope.user_ids],
        "departments": [global_id("Department", department_id) for department_id in scope.department_ids],
        **({"asUser": global_id("User", dashboard.viewer.user_id)} if dashboard.is_viewed_by_another else {}),
        "language": language,
    }
    return f"{PREFIX}{of}?{urlencode(asked, doseq=True)}"


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
        format=format,
        preset=_choice(PeriodPreset, given, "preset"),
        first=_date(given, "from"),
        last=_date(given, "to"),
        comparison=_choice(Comparison, given, "compareTo") or Comparison.PREVIOUS_PERIOD,
        scope=ScopeRequest(_numbers("User", parameters, "users"), _numbers("Department", parameters, "departments")),
        granularity=_choice(Granularity, given, "granularity"),
        user_id=number_of("User", given["asUser"], ("asUser",)) if "asUser" in given else None,
        language=_one_of(_LANGUAGES, given, "language"),
        with_head=_one_of({"true": True, "false": False}, given, "head") is not False,
    )


def _read_path(path: str) -> tuple[str | None, ExportFormat, bool]:
    if path == _DESKTOP:
        return None, ExportFormat.XLSX, False
    if found := _RECORDS.fullmatch(path):
        return found[1], ExportFormat(found[2]), True
    if found := _WIDGET.fullmatch(path):
        return found[1], ExportFormat(found[2]), False
    raise RequestError(ErrorCode.NOT_FOUND, "There is nothing to download at this address.")


def _read_parameters(parameters: Sequence[tuple[str, str]], *, is_of_records: bool, is_csv: bool) -> Mapping[str, str]:
    known = {*_ONCE, *_MANY} - ({"number"} if not is_of_records else set()) - ({"head"} if not is_csv else set())
    given: dict[str, str] = {}
    for name, value in parameters:
        if name not in known:
            expected = ", ".join(each for each in (*_ONCE, *_MANY) if each in known)
            raise _wrong(name, f"Expected no parameters but {expected}.")
        if name in given and name in _ONCE:
            raise _wrong(name, f"Expected `{name}` once.")
        given[name] = value
    if is_of_records and not given.get("number"):
        raise _wrong("number", "Expected `number`, the path of a number of the widget: “total”.")
    return given


def _choice(of: type[E], given: Mapping[str, str], name: str) -> E | None:
    return _one_of(of.__members__, given, name)


def _one_of(values: Mapping[str, T], given: Mapping[str, str], name: str) -> T | None:
    if name not in given:
        return None
    if given[name] not in values:
        raise _wrong(name, f"Expected `{name}` to be one of {', '.join(values)}.")
    return values[given[name]]


def _date(given: Mapping[str, str], name: str) -> date | None:
    if name not in given:
        return None
    try:
        return datetime.strptime(given[name], "%Y-%m-%d").date()
    except ValueError:
        raise _wrong(name, f"Expected `{name}` to be a date like 2026-03-01.") from None


def _numbers(type_name: str, parameters: Sequence[tuple[str, str]], name: str) -> tuple[int, ...]:
    return tuple(sorted({number_of(type_name, value, (name,)) for each, value in parameters if each == name}))


def _wrong(name: str, message: str) -> RequestError:
    return RequestError(ErrorCode.BAD_USER_INPUT, message, field=(name,))
