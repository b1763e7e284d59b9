"""Whether a definition can be computed: every mistake, by its path."""

from resolvers.catalog.aggregate import Operand
from resolvers.catalog.visualisation import Visualisation
from resolvers.configuration import Configuration
from resolvers.language import LocalizedText
from resolvers.report_definitions.definition import (
    DimensionDefinition,
    FilterGroup,
    MeasureDefinition,
    ReportDefinition,
    TimeDefinition,
)
from resolvers.report_definitions.drawing_checks import DrawingChecks
from resolvers.report_definitions.parts import RATIO_PARTS, attributes_of, measures_of, times_of
from resolvers.report_definitions.row_checks import RowChecks
from resolvers.report_definitions.vocabulary.attribute import DECLARED, ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.operator import ValueKind
from resolvers.report_definitions.vocabulary.time import ReportTime
from resolvers.report_definitions.wording import SEPARATED, joined
from resolvers.user_error import Path, Problems, UserErrorCode

MAX_COST = 250


def validate(definition: ReportDefinition, configuration: Configuration) -> Problems:
    """Every mistake of a definition, by its path in the API's names (``("measures", "0", "of", "field")``).

    Whether the people, departments, groups and contacts that filters name are there is not looked at here.
    """
    return _Validation(definition, configuration).problems


class _Validation:
    def __init__(self, definition: ReportDefinition, configuration: Configuration) -> None:
        self.problems = Problems()
        self._definition = definition
        self._rows = RowChecks(definition, configuration, self.problems)
        # The report's filter and dimensions are of all rows that are counted.
        self._times = {time.time for time in times_of(definition)}
        if definition.visualisation is Visualisation.FEED or definition.dataset is ReportDataset.EVENTS:
            self._check_feed()
            return
        self._rows.check_time(("time",), definition.time)
        self._rows.check_filter(("filter",), definition.filter, self._times)
        for place, measure in enumerate(definition.measures):
            self._check_measure(("measures", str(place)), measure, definition.time, is_part=False)
        for place, dimension in enumerate(definition.dimensions):
            self._check_dimension(("dimensions", str(place)), dimension)
        DrawingChecks(definition, self.problems).check()
        self._rows.check_period()
        if not self.problems and cost_of(definition) > MAX_COST:
            self.problems.wrong(("measures",), _COST.format(cost=cost_of(definition)), UserErrorCode.TOO_COSTLY)

    def _check_feed(self) -> None:
        definition = self._definition
        if definition.dataset is not ReportDataset.EVENTS:
            self.problems.wrong(("dataset",), _FEED_OF_EVENTS)
        if definition.visualisation is not Visualisation.FEED:
            self.problems.wrong(("visualisation",), _EVENTS_AS_FEED)
        for name in ("dimensions", "filter", "sort", "limit", "target", "period"):
            value = getattr(definition, name)
            if value.parts if isinstance(value, FilterGroup) else value:
                self.problems.wrong((name,), _NOT_FOR_FEED)

    def _check_measure(self, path: Path, measure: MeasureDefinition, time: TimeDefinition, *, is_part: bool) -> None:
        if measure.time is not None:
            self._rows.check_time((*path, "time"), measure.time)
            time = measure.time
        spec = measure.aggregate.spec
        if spec.takes is Operand.MEASURES:
            self._check_ratio(path, measure, time, is_part=is_part)
            return
        if measure.parts:
            self.problems.wrong((*path, RATIO_PARTS[0]), _PARTS_ONLY_OF_RATIO)
        if spec.is_quotient and is_part:
            self.problems.wrong((*path, "aggregate"), _NO_RATIO_WITHIN)
        self._rows.check_filter((*path, "filter"), measure.filter, {time.time})
        if spec.takes is Operand.ROWS:
            if measure.of is not None:
                self.problems.wrong((*path, "of"), _NOTHING_TO_COUNT)
            return
        if measure.of is None:
            self.problems.wrong((*path, "of"), _OF_NEEDED, UserErrorCode.REQUIRED)
            return
        word = self._rows.word((*path, "of"), measure.of, {time.time})
        if word is None:
            return
        at = (*path, "of", "field" if measure.of.attribute is ReportAttribute.FIELD else "attribute")
        if measure.aggregate not in word.aggregates:
            self.problems.wrong(at, _NUMBER_NEEDED if spec.takes is Operand.NUMBERS else _COUNTABLE_NEEDED)
        if time.time is ReportTime.EXISTING and spec.is_holistic and self._is_over_time():
            self.problems.wrong((*path, "aggregate"), _NOT_OVER_TIME)

    def _check_ratio(self, path: Path, measure: MeasureDefinition, time: TimeDefinition, *, is_part: bool) -> None:
        if is_part:
            self.problems.wrong((*path, "aggregate"), _NO_RATIO_WITHIN)
        if measure.of is not None:
            self.problems.wrong((*path, "of"), _NOTHING_TO_COUNT)
        for place, name in enumerate(RATIO_PARTS):
            if place >= len(measure.parts):
                self.problems.wrong((*path, name), _PART_NEEDED, UserErrorCode.REQUIRED)
        for name, part in zip(RATIO_PARTS, measure.parts, strict=False):
            self._check_measure((*path, name), part, time, is_part=True)
            self._rows.check_filter((*path, "filter"), measure.filter, {(part.time or time).time})

    def _is_over_time(self) -> bool:
        return any(d.of.attribute is ReportAttribute.TIME for d in self._definition.dimensions)

    def _check_dimension(self, path: Path, dimension: DimensionDefinition) -> None:
        of = dimension.of
        word = self._rows.word((*path, "of"), of, self._times)
        at = (*path, "of", "field" if of.attribute is ReportAttribute.FIELD else "attribute")
        if word is not None and word.dimension is None:
            self.problems.wrong(at, _NOT_GROUPING)
        if dimension.step is not None and of.attribute is not ReportAttribute.TIME:
            self.problems.wrong((*path, "step"), _STEP_ONLY_OF_TIME)


def cost_of(definition: ReportDefinition) -> int:
    """What a report costs, in plain counts of a company's rows: by its measures, what rows are told by, and dimensions."""
    measures = sum(measure.aggregate.spec.cost for _, measure in measures_of(definition))
    times = {(time.time, time.field_id) for time in times_of(definition)}
    looked_up = sum(
        each.spec.lookup_cost for each in {of.attribute for of in attributes_of(definition)} & set(DECLARED)
    )
    return (measures + 3 * len(times) + looked_up) * (1 + len(definition.dimensions))


_FEED_OF_EVENTS = LocalizedText(
    "Expected events: a feed shows nothing else.", "Ожидаются события: лента показывает только их."
)
_EVENTS_AS_FEED = LocalizedText(
    "Expected a feed: events are drawn as nothing else.", "Ожидается лента: события показываются только ею."
)
_NOT_FOR_FEED = LocalizedText(
    "Expected nothing here: a feed has none of it.", "Здесь ничего не ожидается: у ленты этого нет."
)
_PARTS_ONLY_OF_RATIO = LocalizedText(
    "Expected nothing here: only a ratio has parts.", "Здесь ничего не ожидается: части есть только у отношения."
)
_NO_RATIO_WITHIN = LocalizedText(
    "Expected neither a ratio nor an average within a ratio.", "Внутри отношения не ожидается ни отношение, ни среднее."
)
_NOTHING_TO_COUNT = LocalizedText(
    "Expected nothing here: a count and a ratio are of nothing else.",
    "Здесь ничего не ожидается: у количества и отношения этого нет.",
)
_OF_NEEDED = LocalizedText("Expected what the number is taken of.", "Ожидается, из чего берётся число.")
_NUMBER_NEEDED = LocalizedText(
    "Expected a number: {names}, or a custom field of the kind number or price.",
    "Ожидается число: {names} либо поле вида «число» или «цена».",
).format(names=joined((a.spec.within_sentence for a in DECLARED if a.spec.kind is ValueKind.NUMBER), SEPARATED))
_COUNTABLE_NEEDED = LocalizedText(
    "Expected one of: {names}, or a choice field.", "Ожидается одно из: {names} либо поле выбора."
).format(names=joined((a.spec.within_sentence for a in DECLARED if a.spec.is_counted), SEPARATED))
_NOT_OVER_TIME = LocalizedText(
    "Different values and medians of all there is at the period's end cannot be followed over time. "
    "Expected another measure, or no time.",
    "Число разных и медиану всего, что есть к концу периода, нельзя проследить по времени. "
    "Ожидается другой показатель или разбивка без времени.",
)
_PART_NEEDED = LocalizedText("Expected a measure.", "Ожидается показатель.")
_NOT_GROUPING = LocalizedText(
    "Expected something with few different values: rows cannot be broken down by this.",
    "Ожидается то, у чего немного разных значений: по этому строки не разбить.",
)
_STEP_ONLY_OF_TIME = LocalizedText("Expected no step: it is for time.", "Шаг не ожидается: он нужен для времени.")
_COST = LocalizedText(
    f"This costs {{cost}} counts of all rows, expected at most {MAX_COST}. Leave out measures "
    "(medians and different values cost most), other times, or a dimension.",
    f"Отчёт стоит {{cost}} подсчётов всех строк, ожидается не больше {MAX_COST}. Уберите показатели "
    "(дороже всего медиана и число разных), другие времена или измерение.",
)
