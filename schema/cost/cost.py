"""Adding up what a request costs, and refusing what costs too much."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import prod
from typing import Any

from permissions.viewer import Viewer
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from schema import limits
from schema.cost import weights
from schema.cost.arguments import NOTHING_ASKED, Arguments
from schema.cost.formula import CostFormula

_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a request costs in all, and by field: how often it is answered, and what that costs."""

    requested: int
    times: Mapping[_Path, int]
    of_field: Mapping[_Path, int]

    def check(self) -> None:
        """Raises `RequestError` (COST_EXCEEDED), naming the field that most of it is for, above the limit."""
        if self.requested > limits.MAX_COST:
            path, cost = max(self.of_field.items(), key=lambda each: each[1])
            message = _TOO_DEAR.format(
                limit=limits.MAX_COST, requested=self.requested, field=".".join(path), times=self.times[path], cost=cost
            )
            raise RequestError(ErrorCode.COST_EXCEEDED, message, path)


def cost_of(formula: CostFormula, variables: Mapping[str, Any] | None, viewer: Viewer | None, now: datetime) -> Cost:
    """What an operation costs with these variables, as they were sent, for whoever asks now."""
    if not formula.terms:
        return _FREE
    arguments = Arguments(formula.variables, variables, viewer, now)
    times: Counter[_Path] = Counter()
    of_field: Counter[_Path] = Counter()
    for term in formula.terms:
        asked = arguments.of_desktop(term.desktop) if term.is_per_step or term.is_per_period else NOTHING_ASKED
        count = term.times * prod(map(arguments.rows, term.firsts)) * (asked.steps if term.is_per_step else 1)
        times[term.path] = max(times[term.path], count)
        weight = term.weight
        if term.is_per_period:
            weight = asked.periods * (weight + weight * asked.filters // weights.SHARE_OF_FILTER)
        of_field[term.path] += count * weight
    return Cost(of_field.total(), times, of_field)


_FREE = Cost(0, {}, {})
_TOO_DEAR = LocalizedText(
    "Expected a request that costs at most {limit}, got {requested}. Most of it, {cost}, is for {field}, answered {times} times. "
    "Ask for less of it: a shorter period, a longer step (granularity), fewer rows (first), fewer widgets or desktops at once.",
    "Ожидается запрос стоимостью не больше {limit}, получено {requested}. Больше всего, {cost}, стоит {field}: ответов {times}. "
    "Запросите меньше: более короткий период, более длинный шаг, меньше строк, меньше блоков или рабочих "
    "столов сразу.",
)
