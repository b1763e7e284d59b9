"""What a request asks of each desktop and list: how many steps, periods and rows."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, NamedTuple, TypeVar, cast
from urllib.parse import parse_qsl

from graphql import Undefined, ValueNode, VariableDefinitionNode, value_from_ast_untyped

from models import WeekStart
from models.time_zone import TimeZone, time_zone
from permissions.viewer import Viewer
from resolvers.comparison import Comparison
from resolvers.errors import RequestError
from resolvers.granularity import Granularity, first_days
from resolvers.period import PeriodPreset, find_period
from schema.cost.formula import Desktop, First
from schema.node import parse_global_id
from schema.paging import MAX_ROWS

E = TypeVar("E", bound=Enum)


class Asked(NamedTuple):
    """In how many steps a desktop is told, how many periods are read (what it is compared with is one), and by how many filters."""

    steps: int
    periods: int
    filters: int


NOTHING_ASKED = Asked(1, 1, 0)


class Arguments:
    """Values as they were sent. What is none of the expected is refused where it is used, and costs nothing here."""

    def __init__(
        self,
        definitions: Sequence[VariableDefinitionNode],
        given: Mapping[str, Any] | None,
        viewer: Viewer | None,
        now: datetime,
    ) -> None:
        defaults = {
            each.variable.name.value: value_from_ast_untyped(each.default_value)
            for each in definitions
            if each.default_value is not None
        }
        self._variables = defaults | dict(given or {})
        self._viewer = viewer
        self._now = now
        self._known: dict[Desktop, Asked] = {}

    def rows(self, first: First) -> int:
        """How many rows of a list."""
        value = None if first.value is None else self._value(first.value)
        return max(0, min(value, MAX_ROWS)) if isinstance(value, int) else first.otherwise

    def of_desktop(self, desktop: Desktop) -> Asked:
        """What a desktop is asked with, as far as it costs."""
        if desktop not in self._known:
            self._known[desktop] = self._count(self._parameters(desktop))
        return self._known[desktop]

    def _count(self, given: Mapping[str, Any]) -> Asked:
        periods = 1 if _choice(Comparison, given.get("compareTo")) is Comparison.NONE else 2
        period = given.get("period")
        days: Mapping[str, Any] = cast("dict[str, Any]", period) if isinstance(period, dict) else {}
        filters = given.get("filters")
        count = len(cast("list[Any]", filters)) if isinstance(filters, list) else 0
        zone, week_start = self._clock()
        try:
            period = find_period(
                zone,
                week_start,
                self._now,
                preset=_choice(PeriodPreset, days.get("preset")),
                first=_date(days.get("from")),
                last=_date(days.get("to")),
            )
            steps = len(first_days(period, week_start, _choice(Granularity, given.get("granularity"))))
            return Asked(steps, periods, count)
        except RequestError:
            return Asked(0, periods, count)

    def _parameters(self, desktop: Desktop) -> Mapping[str, Any]:
        if desktop.id is None:
            return {argument.name.value: self._value(argument.value) for argument in desktop.arguments}
        try:
            _, key = parse_global_id(str(self._value(desktop.id)))
        except RequestError:
            return {}
        given = parse_qsl(key.rpartition("?")[2])
        once = dict(given)
        return {**once, "period": once, "filters": [value for name, value in given if name == "filters"]}

    def _clock(self) -> tuple[TimeZone, WeekStart]:
        if self._viewer is None:
            return time_zone("UTC"), WeekStart.MONDAY
        return self._viewer.company.zone, self._viewer.company.week_start

    def _value(self, value: ValueNode) -> Any:
        found = value_from_ast_untyped(value, self._variables)
        return None if found is Undefined else found


def _choice(of: type[E], value: object) -> E | None:
    return of.__members__.get(value) if isinstance(value, str) else None


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
