"""Whether what a definition counts can be drawn as it says, and in which order."""

from resolvers.catalog.report import SortBy
from resolvers.catalog.visualisation import Visualisation
from resolvers.language import LocalizedText
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.shape import Shape, shape_of
from resolvers.user_error import Problems, UserErrorCode

MAX_KEPT = 100


class DrawingChecks:
    """Notes what is wrong with how a definition is drawn."""

    def __init__(self, definition: ReportDefinition, problems: Problems) -> None:
        self._definition = definition
        self._problems = problems

    def check(self) -> None:
        """All of it."""
        definition = self._definition
        dimensions, drawn = definition.dimensions, definition.visualisation
        over_time = [d for d in dimensions if d.of.attribute is ReportAttribute.TIME]
        shape = shape_of(drawn)
        if not shape.least <= len(dimensions) <= shape.most:
            self._problems.wrong(
                ("dimensions",), _COUNT_OF_DIMENSIONS.format(expected=_between(shape.least, shape.most))
            )
        elif shape.over_time and not over_time:
            self._problems.wrong(("dimensions",), _SERIES_NEED_TIME)
        if len(dimensions) == 2 and dimensions[0].of == dimensions[1].of:
            self._problems.wrong(("dimensions", "1", "of"), _TWICE)
        if not definition.measures:
            self._problems.wrong(("measures",), _MEASURE_NEEDED, UserErrorCode.REQUIRED)
        if drawn.spec.shows_shares and any(not m.aggregate.spec.is_additive for m in definition.measures[:1]):
            self._problems.wrong(("measures", "0", "aggregate"), _PIE_ADDS_UP)
        self._check_shape(shape)
        if drawn.spec.has_target and definition.target is None:
            self._problems.wrong(("target",), _TARGET_NEEDED, UserErrorCode.REQUIRED)
        if not drawn.spec.has_target and definition.target is not None:
            self._problems.wrong(("target",), _TARGET_ONLY_OF_GAUGE)
        self._check_order()

    def _check_shape(self, shape: Shape) -> None:
        if shape.demand is None:
            return
        definition = self._definition
        if definition.dataset not in shape.datasets:
            self._problems.wrong(("dataset",), shape.demand)
        if definition.time.time not in shape.times:
            self._problems.wrong(("time", "time"), shape.demand)
        for place, measure in enumerate(definition.measures):
            if measure.aggregate not in shape.aggregates or measure.time is not None:
                self._problems.wrong(("measures", str(place)), shape.demand)

    def _check_order(self) -> None:
        definition = self._definition
        can_be_sorted = any(d.of.attribute is not ReportAttribute.TIME for d in definition.dimensions)
        if definition.sort is not None:
            if not definition.dimensions or definition.visualisation is Visualisation.FUNNEL:
                self._problems.wrong(("sort",), _NOTHING_TO_SORT)
            elif definition.sort.by is SortBy.VALUE and not 0 <= definition.sort.measure < len(definition.measures):
                self._problems.wrong(("sort", "measure"), _SORTED_BY.format(last=len(definition.measures) - 1))
        if definition.limit is not None:
            if not can_be_sorted:
                self._problems.wrong(("limit",), _NOTHING_TO_LIMIT)
            elif not 1 <= definition.limit <= MAX_KEPT:
                self._problems.wrong(("limit",), _LIMIT)


def _between(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}–{most}"


_COUNT_OF_DIMENSIONS = LocalizedText(
    "Expected this many dimensions for this way of drawing: {expected}.",
    "Ожидается столько измерений для этого вида: {expected}.",
)
_SERIES_NEED_TIME = LocalizedText("Expected time among the dimensions.", "Среди измерений ожидается время.")
_TWICE = LocalizedText("Expected another dimension than the first.", "Ожидается другое измерение, чем первое.")
_MEASURE_NEEDED = LocalizedText("Expected at least one measure.", "Ожидается хотя бы один показатель.")
_PIE_ADDS_UP = LocalizedText(
    "Expected a count or a sum: a pie shows parts that add up.",
    "Ожидается количество или сумма: круг показывает части целого.",
)
_TARGET_NEEDED = LocalizedText("Expected what the gauge aims at.", "Ожидается цель индикатора.")
_TARGET_ONLY_OF_GAUGE = LocalizedText(
    "Expected no target: it is for a gauge.", "Цель не ожидается: она нужна для индикатора."
)
_NOTHING_TO_SORT = LocalizedText(
    "Expected no sort: there is nothing to put in order.", "Порядок не ожидается: упорядочивать нечего."
)
_SORTED_BY = LocalizedText(
    "Expected the index of a measure, 0 to {last}.", "Ожидается номер показателя, от 0 до {last}."
)
_NOTHING_TO_LIMIT = LocalizedText(
    "Expected no limit: there is no dimension but time.", "Ограничение не ожидается: нет измерения, кроме времени."
)
_LIMIT = LocalizedText(f"Expected 1 to {MAX_KEPT}.", f"Ожидается от 1 до {MAX_KEPT}.")
