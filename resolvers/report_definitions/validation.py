"""Whether a definition can be computed: every mistake, by its path."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from models import FieldKind
from resolvers.catalog.aggregate import Operand
from resolvers.catalog.report import SortBy
from resolvers.catalog.visualisation import Visualisation
from resolvers.configuration import Configuration
from resolvers.language import LocalizedText
from resolvers.period import FIRST_DATE, LAST_DATE
from resolvers.report_definitions.definition import (
    AttributeDefinition,
    ConditionDefinition,
    DimensionDefinition,
    FilterGroup,
    FilterValue,
    MeasureDefinition,
    RelativeDate,
    ReportDefinition,
    TimeDefinition,
    Viewer,
)
from resolvers.report_definitions.parts import RATIO_PARTS, attributes_of, measures_of, part_path, times_of
from resolvers.report_definitions.vocabulary.attribute import DECLARED, ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import AttributeSpec, Referred
from resolvers.report_definitions.vocabulary.custom_field import attribute_spec
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.operator import OPERATORS, ValueCount, ValueKind
from resolvers.report_definitions.vocabulary.shape import Shape, shape_of
from resolvers.report_definitions.vocabulary.time import ReportTime
from resolvers.report_definitions.wording import SEPARATED, joined, small
from resolvers.user_error import Path, Problems, UserErrorCode

MAX_KEPT = 100
MAX_COST = 250
# Relative days reach no further than dates do.
FARTHEST_OFFSET = 1_000


def validate(definition: ReportDefinition, configuration: Configuration) -> Problems:
    """Every mistake of a definition, by its path in the API's names (``("measures", "0", "of", "field")``).

    Whether the people, departments, groups and contacts that filters name are there is not looked at here.
    """
    return _Validation(definition, configuration).problems


class _Validation:
    def __init__(self, definition: ReportDefinition, configuration: Configuration) -> None:
        self.problems = Problems()
        self._definition = definition
        self._configuration = configuration
        # The report's filter and dimensions are of all rows that are counted.
        self._times = {time.time for time in times_of(definition)}
        if definition.visualisation is Visualisation.FEED or definition.dataset is ReportDataset.EVENTS:
            self._check_feed()
            return
        self._check_time(("time",), definition.time)
        self._check_filter(("filter",), definition.filter, self._times)
        for place, measure in enumerate(definition.measures):
            self._check_measure(("measures", str(place)), measure, definition.time, is_part=False)
        for place, dimension in enumerate(definition.dimensions):
            self._check_dimension(("dimensions", str(place)), dimension)
        self._check_drawing()
        self._check_order()
        self._check_period()
        if not self.problems and cost_of(definition) > MAX_COST:
            self._wrong(("measures",), _COST.format(cost=cost_of(definition)), UserErrorCode.TOO_COSTLY)

    def _wrong(self, path: Path, message: LocalizedText, code: UserErrorCode = UserErrorCode.INVALID) -> None:
        self.problems.add(path, code, message)

    def _check_feed(self) -> None:
        definition = self._definition
        if definition.dataset is not ReportDataset.EVENTS:
            self._wrong(("dataset",), _FEED_OF_EVENTS)
        if definition.visualisation is not Visualisation.FEED:
            self._wrong(("visualisation",), _EVENTS_AS_FEED)
        for name in ("dimensions", "filter", "sort", "limit", "target", "period"):
            value = getattr(definition, name)
            if value.parts if isinstance(value, FilterGroup) else value:
                self._wrong((name,), _NOT_FOR_FEED)

    # Rows

    def _check_time(self, path: Path, time: TimeDefinition) -> None:
        if self._definition.dataset not in time.time.spec.datasets:
            self._wrong((*path, "time"), _NOT_OF_DATASET)
            return
        if not time.time.spec.by_field:
            if time.field_id is not None:
                self._wrong((*path, "field"), _FIELD_ONLY_FOR_DATE_FIELD)
            return
        entity = self._definition.dataset.spec.entity
        field = self._configuration.custom_fields.get(time.field_id or 0)
        if time.field_id is None:
            self._wrong((*path, "field"), _DATE_FIELD_NEEDED, UserErrorCode.REQUIRED)
        elif field is None:
            self.problems.not_found((*path, "field"))
        elif field.archived:
            self._wrong((*path, "field"), _ARCHIVED, UserErrorCode.ARCHIVED)
        elif field.kind is not FieldKind.DATE or field.entity is not entity:
            self._wrong((*path, "field"), _DATE_FIELD_NEEDED)

    # Attributes

    def _word(self, path: Path, of: AttributeDefinition, times: set[ReportTime]) -> AttributeSpec | None:
        """What is known of an attribute, if all of these rows have it."""
        is_field = of.attribute is ReportAttribute.FIELD
        if is_field and of.field_id is None:
            self._wrong((*path, "field"), _FIELD_NEEDED, UserErrorCode.REQUIRED)
            return None
        if not is_field and of.field_id is not None:
            self._wrong((*path, "field"), _FIELD_ONLY_FOR_FIELD)
            return None
        word = attribute_spec(of.attribute, of.field_id, self._configuration)
        if word is None:
            self.problems.not_found((*path, "field"))
            return None
        if is_field and self._configuration.custom_fields[of.field_id or 0].archived:
            self._wrong((*path, "field"), _ARCHIVED, UserErrorCode.ARCHIVED)
            return None
        if not all(word.is_of(self._definition.dataset, time) for time in times):
            self._wrong((*path, "field" if is_field else "attribute"), _NOT_OF_ROWS)
            return None
        return word

    # Measures

    def _check_measure(self, path: Path, measure: MeasureDefinition, time: TimeDefinition, *, is_part: bool) -> None:
        if measure.time is not None:
            self._check_time((*path, "time"), measure.time)
            time = measure.time
        spec = measure.aggregate.spec
        if spec.takes is Operand.MEASURES:
            self._check_ratio(path, measure, time, is_part=is_part)
            return
        if measure.parts:
            self._wrong((*path, RATIO_PARTS[0]), _PARTS_ONLY_OF_RATIO)
        if spec.is_quotient and is_part:
            self._wrong((*path, "aggregate"), _NO_RATIO_WITHIN)
        self._check_filter((*path, "filter"), measure.filter, {time.time})
        if spec.takes is Operand.ROWS:
            if measure.of is not None:
                self._wrong((*path, "of"), _NOTHING_TO_COUNT)
            return
        if measure.of is None:
            self._wrong((*path, "of"), _OF_NEEDED, UserErrorCode.REQUIRED)
            return
        word = self._word((*path, "of"), measure.of, {time.time})
        if word is None:
            return
        at = (*path, "of", "field" if measure.of.attribute is ReportAttribute.FIELD else "attribute")
        if measure.aggregate not in word.aggregates:
            self._wrong(at, _NUMBER_NEEDED if spec.takes is Operand.NUMBERS else _COUNTABLE_NEEDED)
        if time.time is ReportTime.EXISTING and spec.is_holistic and self._is_over_time():
            self._wrong((*path, "aggregate"), _NOT_OVER_TIME)

    def _check_ratio(self, path: Path, measure: MeasureDefinition, time: TimeDefinition, *, is_part: bool) -> None:
        if is_part:
            self._wrong((*path, "aggregate"), _NO_RATIO_WITHIN)
        if measure.of is not None:
            self._wrong((*path, "of"), _NOTHING_TO_COUNT)
        for place, name in enumerate(RATIO_PARTS):
            if place >= len(measure.parts):
                self._wrong((*path, name), _PART_NEEDED, UserErrorCode.REQUIRED)
        for name, part in zip(RATIO_PARTS, measure.parts, strict=False):
            self._check_measure((*path, name), part, time, is_part=True)
            self._check_filter((*path, "filter"), measure.filter, {(part.time or time).time})

    def _is_over_time(self) -> bool:
        return any(d.of.attribute is ReportAttribute.TIME for d in self._definition.dimensions)

    # Dimensions

    def _check_dimension(self, path: Path, dimension: DimensionDefinition) -> None:
        of = dimension.of
        word = self._word((*path, "of"), of, self._times)
        at = (*path, "of", "field" if of.attribute is ReportAttribute.FIELD else "attribute")
        if word is not None and word.dimension is None:
            self._wrong(at, _NOT_GROUPING)
        if dimension.step is not None and of.attribute is not ReportAttribute.TIME:
            self._wrong((*path, "step"), _STEP_ONLY_OF_TIME)

    # Filters

    def _check_filter(self, path: Path, group: FilterGroup, times: set[ReportTime]) -> None:
        for place, part in enumerate(group.parts):
            at = part_path(path, group, place)
            if isinstance(part, FilterGroup):
                self._check_filter(at, part, times)
            else:
                self._check_condition((*at, "condition"), part, times)

    def _check_condition(self, path: Path, condition: ConditionDefinition, times: set[ReportTime]) -> None:
        word = self._word((*path, "of"), condition.of, times)
        if word is None:
            return
        if condition.operator not in OPERATORS[word.kind]:
            self._wrong((*path, "operator"), _one_of(each.spec.label for each in OPERATORS[word.kind]))
            return
        count = len(condition.values)
        takes = condition.operator.spec.takes
        if takes is ValueCount.NONE and count:
            self._wrong((*path, "values"), _NO_VALUES)
        elif takes is ValueCount.ONE and count != 1:
            self._wrong((*path, "values"), _ONE_VALUE, UserErrorCode.INVALID if count else UserErrorCode.REQUIRED)
        elif takes is not ValueCount.NONE and not count:
            self._wrong((*path, "values"), _SOME_VALUES, UserErrorCode.REQUIRED)
        else:
            for place, value in enumerate(condition.values):
                self._check_value((*path, "values", str(place)), condition.of, word, value)

    def _check_value(self, path: Path, of: AttributeDefinition, word: AttributeSpec, value: FilterValue) -> None:
        match word.kind, value:
            case ValueKind.FLAG, bool():
                return
            case ValueKind.ID, int() if not isinstance(value, bool):
                if not self._exists(of, word.refers_to, value):
                    self.problems.not_found((*path, "id"))
            case ValueKind.ID, Viewer() if word.refers_to is Referred.USER:
                return
            case ValueKind.NAME, str():
                if all(value != each.key for each in word.names):
                    self._wrong((*path, "text"), _one_of(small(each.label) for each in word.names))
            case ValueKind.TEXT, str():
                return
            case ValueKind.NUMBER, Decimal():
                return
            case ((ValueKind.DAY | ValueKind.INSTANT), RelativeDate()):
                if abs(value.offset) > FARTHEST_OFFSET:
                    self._wrong((*path, "relativeDay", "offset"), _OFFSET)
            case ((ValueKind.DAY | ValueKind.INSTANT), date()):
                if not FIRST_DATE <= value <= LAST_DATE:
                    self._wrong((*path, "day"), _DAY)
            case _:
                self._wrong(path, _EXPECTED[word.kind])

    def _exists(self, of: AttributeDefinition, type_: Referred | None, id_: int) -> bool:
        configuration = self._configuration
        match type_:
            case Referred.DEAL_TYPE:
                return id_ in configuration.deal_types
            case Referred.STAGE:
                return id_ in configuration.stages
            case Referred.ACTIVITY_TYPE:
                return id_ in configuration.activity_types
            case Referred.OPTION:
                option = configuration.options.get(id_)
                return option is not None and option.field_id in self._fields_of_options(of)
            case _:
                return True

    def _fields_of_options(self, of: AttributeDefinition) -> Collection[int]:
        if of.field_id is not None:
            return (of.field_id,)
        is_activity = self._definition.dataset is ReportDataset.ACTIVITIES
        configuration = self._configuration
        return configuration.activity_source_field_ids if is_activity else configuration.deal_source_field_ids

    # How it is drawn

    def _check_drawing(self) -> None:
        definition = self._definition
        dimensions, drawn = definition.dimensions, definition.visualisation
        over_time = [d for d in dimensions if d.of.attribute is ReportAttribute.TIME]
        shape = shape_of(drawn)
        if not shape.least <= len(dimensions) <= shape.most:
            self._wrong(("dimensions",), _COUNT_OF_DIMENSIONS.format(expected=_between(shape.least, shape.most)))
        elif shape.over_time and not over_time:
            self._wrong(("dimensions",), _SERIES_NEED_TIME)
        if len(dimensions) == 2 and dimensions[0].of == dimensions[1].of:
            self._wrong(("dimensions", "1", "of"), _TWICE)
        if not definition.measures:
            self._wrong(("measures",), _MEASURE_NEEDED, UserErrorCode.REQUIRED)
        if drawn.spec.shows_shares and any(not m.aggregate.spec.is_additive for m in definition.measures[:1]):
            self._wrong(("measures", "0", "aggregate"), _PIE_ADDS_UP)
        self._check_shape(shape)
        if drawn.spec.has_target and definition.target is None:
            self._wrong(("target",), _TARGET_NEEDED, UserErrorCode.REQUIRED)
        if not drawn.spec.has_target and definition.target is not None:
            self._wrong(("target",), _TARGET_ONLY_OF_GAUGE)

    def _check_shape(self, shape: Shape) -> None:
        if shape.demand is None:
            return
        definition = self._definition
        if definition.dataset not in shape.datasets:
            self._wrong(("dataset",), shape.demand)
        if definition.time.time not in shape.times:
            self._wrong(("time", "time"), shape.demand)
        for place, measure in enumerate(definition.measures):
            if measure.aggregate not in shape.aggregates or measure.time is not None:
                self._wrong(("measures", str(place)), shape.demand)

    def _check_order(self) -> None:
        definition = self._definition
        can_be_sorted = any(d.of.attribute is not ReportAttribute.TIME for d in definition.dimensions)
        if definition.sort is not None:
            if not definition.dimensions or definition.visualisation is Visualisation.FUNNEL:
                self._wrong(("sort",), _NOTHING_TO_SORT)
            elif definition.sort.by is SortBy.VALUE and not 0 <= definition.sort.measure < len(definition.measures):
                self._wrong(("sort", "measure"), _SORTED_BY.format(last=len(definition.measures) - 1))
        if definition.limit is not None:
            if not can_be_sorted:
                self._wrong(("limit",), _NOTHING_TO_LIMIT)
            elif not 1 <= definition.limit <= MAX_KEPT:
                self._wrong(("limit",), _LIMIT)

    def _check_period(self) -> None:
        period = self._definition.period
        if period is None:
            return
        if period.preset is not None:
            if period.first is not None or period.last is not None:
                self._wrong(("period", "preset"), _PRESET_OR_DAYS)
            return
        for name, day in (("from", period.first), ("to", period.last)):
            if day is None:
                self._wrong(("period", name), _BOTH_DAYS, UserErrorCode.REQUIRED)
            elif not FIRST_DATE <= day <= LAST_DATE:
                self._wrong(("period", name), _DAY)
        if period.first is not None and period.last is not None and period.last < period.first:
            self._wrong(("period", "to"), _IN_ORDER)


def cost_of(definition: ReportDefinition) -> int:
    """What a report costs, in plain counts of a company's rows: by its measures, what rows are told by, and dimensions."""
    measures = sum(measure.aggregate.spec.cost for _, measure in measures_of(definition))
    times = {(time.time, time.field_id) for time in times_of(definition)}
    looked_up = sum(
        each.spec.lookup_cost for each in {of.attribute for of in attributes_of(definition)} & set(DECLARED)
    )
    return (measures + 3 * len(times) + looked_up) * (1 + len(definition.dimensions))


def _one_of(names: Iterable[LocalizedText]) -> LocalizedText:
    return _ONE_OF.format(names=joined(names, SEPARATED))


def _between(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}–{most}"


_EXPECTED = {
    ValueKind.ID: LocalizedText("Expected an id.", "Ожидается идентификатор."),
    ValueKind.NAME: LocalizedText("Expected a name, as text.", "Ожидается название, текстом."),
    ValueKind.NUMBER: LocalizedText("Expected a number.", "Ожидается число."),
    ValueKind.TEXT: LocalizedText("Expected a text.", "Ожидается текст."),
    ValueKind.FLAG: LocalizedText("Expected yes or no.", "Ожидается «да» или «нет»."),
    ValueKind.DAY: LocalizedText("Expected a day, or a relative one.", "Ожидается день, в том числе относительный."),
    ValueKind.INSTANT: LocalizedText(
        "Expected a day, or a relative one.", "Ожидается день, в том числе относительный."
    ),
}
_FEED_OF_EVENTS = LocalizedText(
    "Expected events: a feed shows nothing else.", "Ожидаются события: лента показывает только их."
)
_EVENTS_AS_FEED = LocalizedText(
    "Expected a feed: events are drawn as nothing else.", "Ожидается лента: события показываются только ею."
)
_NOT_FOR_FEED = LocalizedText(
    "Expected nothing here: a feed has none of it.", "Здесь ничего не ожидается: у ленты этого нет."
)
_NOT_OF_DATASET = LocalizedText(
    "Expected a time that rows of this dataset go by.", "Ожидается время, которое есть у строк этого набора данных."
)
_FIELD_ONLY_FOR_DATE_FIELD = LocalizedText(
    "Expected no field: it is for rows chosen by a date field.",
    "Поле не ожидается: оно нужно, когда строки выбираются по полю даты.",
)
_DATE_FIELD_NEEDED = LocalizedText(
    "Expected a custom field of the kind date that these rows have.",
    "Ожидается поле вида «дата», которое есть у этих строк.",
)
_ARCHIVED = LocalizedText("The field is archived. Expected one in use.", "Поле в архиве. Ожидается действующее.")
_FIELD_NEEDED = LocalizedText("Expected a custom field.", "Ожидается дополнительное поле.")
_FIELD_ONLY_FOR_FIELD = LocalizedText(
    "Expected no field: this is none.", "Поле не ожидается: здесь выбрано не дополнительное поле."
)
_NOT_OF_ROWS = LocalizedText(
    "Expected something that all rows counted here have: of this dataset, and of every time that rows are chosen by.",
    "Ожидается то, что есть у всех строк, которые здесь считаются: у этого набора данных и при каждом выбранном времени.",
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
_ONE_OF = LocalizedText("Expected one of: {names}.", "Ожидается одно из: {names}.")
_NO_VALUES = LocalizedText("Expected no values.", "Значения не ожидаются.")
_ONE_VALUE = LocalizedText("Expected one value.", "Ожидается одно значение.")
_SOME_VALUES = LocalizedText("Expected at least one value.", "Ожидается хотя бы одно значение.")
_OFFSET = LocalizedText(
    f"Expected at most {FARTHEST_OFFSET} units either way.",
    f"Ожидается не больше {FARTHEST_OFFSET} единиц в обе стороны.",
)
_DAY = LocalizedText(
    f"Expected a day from {FIRST_DATE} to {LAST_DATE}.", f"Ожидается день от {FIRST_DATE} до {LAST_DATE}."
)
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
_COST = LocalizedText(
    f"This costs {{cost}} counts of all rows, expected at most {MAX_COST}. Leave out measures "
    "(medians and different values cost most), other times, or a dimension.",
    f"Отчёт стоит {{cost}} подсчётов всех строк, ожидается не больше {MAX_COST}. Уберите показатели "
    "(дороже всего медиана и число разных), другие времена или измерение.",
)
_PRESET_OR_DAYS = LocalizedText("Expected a preset, or both days.", "Ожидается готовый период или оба дня.")
_BOTH_DAYS = LocalizedText("Expected both days, or a preset.", "Ожидаются оба дня или готовый период.")
_IN_ORDER = LocalizedText(
    "Expected a last day that is not before the first.", "Ожидается последний день не раньше первого."
)
