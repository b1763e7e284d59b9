"""The parts of a definition in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from resolvers.catalog.aggregate import Operand
from resolvers.catalog.report import Sort, SortBy
from resolvers.granularity import Granularity
from resolvers.language import LocalizedText
from resolvers.period import PeriodDefinition, PeriodPreset
from resolvers.report_definitions.definition import (
    AttributeDefinition,
    ConditionDefinition,
    DimensionDefinition,
    FilterGroup,
    FilterValue,
    Junction,
    MeasureDefinition,
    RelativeDate,
    TimeDefinition,
    Viewer,
)
from resolvers.report_definitions.references import Names
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute


def plain(text: str) -> LocalizedText:
    """What is the same in both languages."""
    return LocalizedText(text, text)


def attribute_words(of: AttributeDefinition, names: Names) -> LocalizedText:
    """What rows are filtered, grouped or aggregated by."""
    if of.attribute is not ReportAttribute.FIELD:
        return of.attribute.spec.within_sentence
    name = names.field(of.field_id)
    return LocalizedText(f"“{name}”", f"«{name}»")


def time_words(time: TimeDefinition, names: Names) -> LocalizedText:
    """Which rows count."""
    return time.time.spec.within_sentence.format(field=names.field(time.field_id))


def measure_words(measure: MeasureDefinition, names: Names) -> LocalizedText:
    """One number: its label if it has one, how it is computed, and of which rows."""
    if measure.aggregate.spec.takes is Operand.MEASURES:
        parts = [measure_words(part, names) for part in measure.parts]
        words = LocalizedText(
            " / ".join(f"({part.en})" for part in parts), " / ".join(f"({part.ru})" for part in parts)
        )
    else:
        of = plain("") if measure.of is None else attribute_words(measure.of, names)
        words = measure.aggregate.spec.within_sentence.format(of=of)
    if measure.time is not None:
        words = LocalizedText("{words}, {time}", "{words}, {time}").format(
            words=words, time=time_words(measure.time, names)
        )
    if measure.filter.parts:
        where = filter_words(measure.filter, names)
        words = LocalizedText("{words}, where {where}", "{words}, где {where}").format(words=words, where=where)
    if measure.label is not None:
        label = {"label": measure.label, "words": words}
        words = LocalizedText("“{label}”: {words}", "«{label}»: {words}").format(**label)
    return words


def dimension_words(dimension: DimensionDefinition, names: Names) -> LocalizedText:
    """What the numbers are broken down by."""
    words = attribute_words(dimension.of, names)
    if dimension.step is None:
        return words
    return LocalizedText("{words}, by {step}", "{words}, шаг: {step}").format(words=words, step=_UNITS[dimension.step])


def filter_words(group: FilterGroup, names: Names) -> LocalizedText:
    """The conditions of a group, those of groups within it in brackets."""
    between = _BETWEEN[group.junction]
    return joined([_part_words(part, names) for part in group.parts], between) if group.parts else _EVERYTHING


def sort_words(sort: Sort) -> LocalizedText:
    """The order of rows or slices."""
    order = _DESCENDING if sort.is_descending else _ASCENDING
    return LocalizedText("{by}, {order}", "{by}, {order}").format(
        by=_SORTS[sort.by].format(number=sort.measure + 1), order=order
    )


def period_words(period: PeriodDefinition) -> LocalizedText:
    """A period of the report's own."""
    if period.preset is not None:
        return _PRESETS[period.preset]
    return plain(f"{period.first} – {period.last}")


def _part_words(part: ConditionDefinition | FilterGroup, names: Names) -> LocalizedText:
    if isinstance(part, FilterGroup):
        return LocalizedText("({words})", "({words})").format(words=filter_words(part, names))
    spec = part.operator.spec
    operator = spec.words_of_one if len(part.values) == 1 else None
    words = LocalizedText("{of} {operator}", "{of} {operator}").format(
        of=attribute_words(part.of, names), operator=operator or spec.within_sentence
    )
    if not part.values:
        return words
    values = joined([_value_words(part.of.attribute, value, names) for value in part.values], plain(", "))
    return LocalizedText("{words} {values}", "{words} {values}").format(words=words, values=values)


def _value_words(attribute: ReportAttribute, value: FilterValue, names: Names) -> LocalizedText:
    match value:
        case bool():
            return _YES if value else _NO
        case int():
            name = names.of(attribute.refers_to, value)
            return LocalizedText(f"“{name}”", f"«{name}»")
        case Decimal():
            return plain(f"{value:f}")
        case str():
            is_field = attribute is ReportAttribute.FIELD
            named = () if is_field else attribute.spec.names
            label = next((each.label for each in named if each.key == value), None)
            return small(label) if label else LocalizedText(f"“{value}”", f"«{value}»")
        case date():
            return plain(value.isoformat())
        case RelativeDate():
            moved = f" {value.offset:+d}" if value.offset else ""
            return LocalizedText("the beginning of this {unit}", "начало текущего периода: {unit}").format(
                unit=LocalizedText(_UNITS[value.unit].en + moved, _UNITS[value.unit].ru + moved)
            )
        case Viewer():
            return _VIEWER


def joined(words: Iterable[LocalizedText], between: LocalizedText) -> LocalizedText:
    """The words of several texts, one after another."""
    texts = list(words)
    return LocalizedText(between.en.join(each.en for each in texts), between.ru.join(each.ru for each in texts))


def small(label: LocalizedText) -> LocalizedText:
    """What a value is called within a sentence."""
    return LocalizedText(label.en.lower(), label.ru.lower())


YES_OR_NO: Mapping[bool, LocalizedText] = {True: LocalizedText("yes", "да"), False: LocalizedText("no", "нет")}
_YES, _NO = YES_OR_NO[True], YES_OR_NO[False]
_VIEWER = LocalizedText("whoever looks", "тот, кто смотрит")
_EVERYTHING = LocalizedText("everything", "всё")
SEPARATED = LocalizedText(", ", ", ")
_BETWEEN = {Junction.ALL: LocalizedText("; and ", "; и "), Junction.ANY: LocalizedText("; or ", "; или ")}
_ASCENDING = LocalizedText("ascending", "по возрастанию")
_DESCENDING = LocalizedText("descending", "по убыванию")


_SORTS: Mapping[SortBy, LocalizedText] = {
    SortBy.VALUE: LocalizedText("by measure {number}", "по показателю {number}"),
    SortBy.NAME: LocalizedText("by name", "по названию"),
    SortBy.POSITION: LocalizedText("in the company's order", "в порядке компании"),
}
_UNITS: Mapping[Granularity, LocalizedText] = {
    Granularity.DAY: LocalizedText("day", "день"),
    Granularity.WEEK: LocalizedText("week", "неделя"),
    Granularity.MONTH: LocalizedText("month", "месяц"),
    Granularity.QUARTER: LocalizedText("quarter", "квартал"),
    Granularity.YEAR: LocalizedText("year", "год"),
}
_PRESETS: Mapping[PeriodPreset, LocalizedText] = {
    PeriodPreset.TODAY: LocalizedText("today", "сегодня"),
    PeriodPreset.YESTERDAY: LocalizedText("yesterday", "вчера"),
    PeriodPreset.THIS_WEEK: LocalizedText("this week", "текущая неделя"),
    PeriodPreset.LAST_WEEK: LocalizedText("last week", "прошлая неделя"),
    PeriodPreset.THIS_MONTH: LocalizedText("this month", "текущий месяц"),
    PeriodPreset.LAST_MONTH: LocalizedText("last month", "прошлый месяц"),
    PeriodPreset.THIS_QUARTER: LocalizedText("this quarter", "текущий квартал"),
    PeriodPreset.LAST_QUARTER: LocalizedText("last quarter", "прошлый квартал"),
    PeriodPreset.THIS_YEAR: LocalizedText("this year", "текущий год"),
    PeriodPreset.LAST_YEAR: LocalizedText("last year", "прошлый год"),
    PeriodPreset.LAST_7_DAYS: LocalizedText("the last 7 days", "последние 7 дней"),
    PeriodPreset.LAST_30_DAYS: LocalizedText("the last 30 days", "последние 30 дней"),
    PeriodPreset.LAST_90_DAYS: LocalizedText("the last 90 days", "последние 90 дней"),
    PeriodPreset.LAST_365_DAYS: LocalizedText("the last 365 days", "последние 365 дней"),
}
