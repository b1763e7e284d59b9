"""What a desktop is asked with, as the parameters that stand in addresses of exports and in ids.

The period stands in them as dates: what was this month's stays that month's in the next one.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TypeVar
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

import strawberry

from resolvers.comparison import Comparison
from resolvers.dashboard.dashboard import Dashboard, find_dashboard
from resolvers.dashboard.desktop_request import DesktopRequest
from resolvers.dashboard.filters.desktop_filter import DesktopFilter
from resolvers.dashboard.scope import ScopeRequest
from resolvers.errors import ErrorCode, RequestError
from resolvers.granularity import Granularity
from resolvers.language import Language, LocalizedText
from resolvers.period import PeriodPreset
from schema.context import Context
from schema.dashboard.filter import DashboardFilterInput, read_filters, value_id
from schema.dashboard.report_attribute import ReportAttribute
from schema.node import global_id, number_of

ONCE = ("preset", "from", "to", "compareTo", "granularity", "asUser")
MANY = ("users", "departments", "filters")

_NOT_GIVEN = "NOT_GIVEN"

E = TypeVar("E", bound=Enum)
T = TypeVar("T")


def write_desktop(dashboard: Dashboard) -> str:
    """The parameters of a desktop that was asked for, as they stand in an address; written once for all that stands on it."""
    written = _written.get(dashboard)
    if written is None:
        written = _written[dashboard] = urlencode(_parameters(dashboard), doseq=True)
    return written


_written = WeakKeyDictionary[Dashboard, str]()


def _parameters(dashboard: Dashboard) -> dict[str, str | list[str]]:
    period, scope = dashboard.period, dashboard.requested_scope
    return {
        "from": period.first.isoformat(),
        "to": (period.after - timedelta(days=1)).isoformat(),
        "compareTo": dashboard.comparison.name,
        "granularity": dashboard.buckets.granularity.name,
        "users": [global_id("User", user_id) for user_id in scope.user_ids],
        "departments": [global_id("Department", department_id) for department_id in scope.department_ids],
        "filters": [_write_filter(each) for each in dashboard.filters],
        **({"asUser": global_id("User", dashboard.viewer.user_id)} if dashboard.is_viewed_by_another else {}),
    }


def read_desktop(given: Mapping[str, str], parameters: Sequence[tuple[str, str]]) -> DesktopRequest:
    """What the parameters say: ``given`` those of `ONCE`, ``parameters`` with those of `MANY` among them.

    Raises RequestError: BAD_USER_INPUT, naming the parameter, for one that is not of its form.
    """
    return DesktopRequest(
        preset=_choice(PeriodPreset, given, "preset"),
        first=_date(given, "from"),
        last=_date(given, "to"),
        comparison=_choice(Comparison, given, "compareTo") or Comparison.PREVIOUS_PERIOD,
        scope=ScopeRequest(_numbers("User", parameters, "users"), _numbers("Department", parameters, "departments")),
        granularity=_choice(Granularity, given, "granularity"),
        user_id=number_of("User", given["asUser"], ("asUser",)) if "asUser" in given else None,
        filters=read_filters([_filter(value) for name, value in parameters if name == "filters"]),
    )


def _write_filter(filter_: DesktopFilter) -> str:
    """A filter as a parameter: ``DEAL_TYPE,id,id`` or ``FIELD.id,id,NOT_GIVEN``."""
    by = [filter_.of.attribute.name]
    if filter_.of.field_id is not None:
        by.append(global_id("CustomField", filter_.of.field_id))
    values = [value_id(filter_.of, value) for value in filter_.values]
    return ",".join([".".join(by), *values, *([_NOT_GIVEN] if filter_.or_not_given else [])])


def _filter(written: str) -> DashboardFilterInput:
    by, *values = written.split(",")
    attribute, _, field = by.partition(".")
    found = one_of(ReportAttribute.__members__, {"filters": attribute}, "filters")
    assert found is not None
    return DashboardFilterInput(
        attribute=found,
        field=strawberry.ID(field) if field else None,
        values=[strawberry.ID(value) for value in values if value != _NOT_GIVEN],
        or_not_given=_NOT_GIVEN in values,
    )


async def open_desktop(context: Context, requested: DesktopRequest, language: Language) -> Dashboard:
    """The desktop that is asked for. Raises RequestError as `find_dashboard` does."""
    return await find_dashboard(context.loaders, context.require_viewer(), context.now, language, requested)


def one_of(values: Mapping[str, T], given: Mapping[str, str], name: str) -> T | None:
    """The value that a parameter names; ``None`` if it is not given."""
    if name not in given:
        return None
    if given[name] not in values:
        raise wrong(name, _NOT_ONE_OF.format(values=", ".join(values)))
    return values[given[name]]


def wrong(name: str, message: LocalizedText) -> RequestError:
    """The refusal of a parameter."""
    return RequestError(ErrorCode.BAD_USER_INPUT, message, field=(name,))


def _choice(of: type[E], given: Mapping[str, str], name: str) -> E | None:
    return one_of(of.__members__, given, name)


def _date(given: Mapping[str, str], name: str) -> date | None:
    if name not in given:
        return None
    try:
        return datetime.strptime(given[name], "%Y-%m-%d").date()
    except ValueError:
        raise wrong(name, _NO_DATE) from None


def _numbers(type_name: str, parameters: Sequence[tuple[str, str]], name: str) -> tuple[int, ...]:
    return tuple(sorted({number_of(type_name, value, (name,)) for each, value in parameters if each == name}))


_NOT_ONE_OF = LocalizedText("Expected one of {values}.", "Ожидается одно из {values}.")
_NO_DATE = LocalizedText("Expected a date like 2026-03-01.", "Ожидается дата вида 2026-03-01.")
