"""The parts of a definition in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from resolvers.catalog.dimension import BY_CHANNEL, BY_DIRECTION, BY_OUTCOME
from resolvers.catalog.report import Sort, SortBy, Visualisation
from resolvers.configuration import Configuration
from resolvers.granularity import Granularity
from resolvers.language import Text
from resolvers.period import PeriodDefinition, PeriodPreset
from resolvers.reports.definition import (
    Aggregate,
    AttributeDefinition,
    ConditionDefinition,
    DimensionDefinition,
    FilterGroup,
    FilterOperator,
    FilterValue,
    Junction,
    MeasureDefinition,
    RelativeDate,
    ReportAttribute,
    ReportDataset,
    ReportTime,
    TimeDefinition,
    Viewer,
)
from resolvers.reports.references import Names


def plain(text: str) -> Text:
    """What is the same in both languages."""
    return Text(text, text)


def attribute_words(of: AttributeDefinition, names: Names) -> Text:
    """What rows are filtered, grouped or aggregated by."""
    if of.attribute is not ReportAttribute.FIELD:
        return _ATTRIBUTES[of.attribute]
    name = names.field(of.field_id)
    return Text(f"“{name}”", f"«{name}»")


def time_words(time: TimeDefinition, names: Names) -> Text:
    """Which rows count."""
    return _TIMES[time.time].format(field=names.field(time.field_id))


def measure_words(measure: MeasureDefinition, names: Names) -> Text:
    """One number: its label if it has one, how it is computed, and of which rows."""
    if measure.aggregate is Aggregate.RATIO:
        parts = [measure_words(part, names) for part in measure.parts]
        words = Text(" / ".join(f"({part.en})" for part in parts), " / ".join(f"({part.ru})" for part in parts))
    else:
        of = plain("") if measure.of is None else attribute_words(measure.of, names)
        words = _AGGREGATES[measure.aggregate].format(of=of)
    if measure.time is not None:
        words = Text("{words}, {time}", "{words}, {time}").format(words=words, time=time_words(measure.time, names))
    if measure.filter.parts:
        where = filter_words(measure.filter, names)
        words = Text("{words}, where {where}", "{words}, где {where}").format(words=words, where=where)
    if measure.label is not None:
        label = {"label": measure.label, "words": words}
        words = Text("“{label}”: {words}", "«{label}»: {words}").format(**label)
    return words


def dimension_words(dimension: DimensionDefinition, names: Names) -> Text:
    """What the numbers are broken down by."""
    words = attribute_words(dimension.of, names)
    if dimension.step is None:
        return words
    return Text("{words}, by {step}", "{words}, шаг: {step}").format(words=words, step=_UNITS[dimension.step])


def filter_words(group: FilterGroup, names: Names) -> Text:
    """The conditions of a group, those of groups within it in brackets."""
    between = _BETWEEN[group.junction]
    return _joined([_part_words(part, names) for part in group.parts], between) if group.parts else _EVERYTHING


def sort_words(sort: Sort) -> Text:
    """The order of rows or slices."""
    order = _DESCENDING if sort.is_descending else _ASCENDING
    return Text("{by}, {order}", "{by}, {order}").format(
        by=_SORTS[sort.by].format(number=sort.measure + 1), order=order
    )


def period_words(period: PeriodDefinition) -> Text:
    """A period of the report's own."""
    if period.preset is not None:
        return _PRESETS[period.preset]
    return plain(f"{period.first} – {period.last}")


def _part_words(part: ConditionDefinition | FilterGroup, names: Names) -> Text:
    if isinstance(part, FilterGroup):
        return Text("({words})", "({words})").format(words=filter_words(part, names))
    operator = _IS.get(part.operator) if len(part.values) == 1 else None
    words = Text("{of} {operator}", "{of} {operator}").format(
        of=attribute_words(part.of, names), operator=operator or OPERATORS[part.operator]
    )
    if not part.values:
        return words
    values = _joined([_value_words(part.of.attribute, value, names) for value in part.values], plain(", "))
    return Text("{words} {values}", "{words} {values}").format(words=words, values=values)


def _value_words(attribute: ReportAttribute, value: FilterValue, names: Names) -> Text:
    match value:
        case bool():
            return _YES if value else _NO
        case int():
            name = names.of(attribute, value)
            return Text(f"“{name}”", f"«{name}»")
        case Decimal():
            return plain(f"{value:f}")
        case str():
            named = _NAMED.get(attribute, {}).get(value)
            return named or Text(f"“{value}”", f"«{value}»")
        case date():
            return plain(value.isoformat())
        case RelativeDate():
            moved = f" {value.offset:+d}" if value.offset else ""
            return Text("the beginning of this {unit}", "начало текущего периода: {unit}").format(
                unit=Text(_UNITS[value.unit].en + moved, _UNITS[value.unit].ru + moved)
            )
        case Viewer():
            return _VIEWER


def _joined(words: Iterable[Text], between: Text) -> Text:
    texts = list(words)
    return Text(between.en.join(each.en for each in texts), between.ru.join(each.ru for each in texts))


YES_OR_NO: Mapping[bool, Text] = {True: Text("yes", "да"), False: Text("no", "нет")}
# Outcomes, channels and directions are the same in every company.
NOTHING_SET = Configuration(0, {}, {}, {}, (), ())
_YES, _NO = YES_OR_NO[True], YES_OR_NO[False]
_VIEWER = Text("whoever looks", "тот, кто смотрит")
_EVERYTHING = Text("everything", "всё")
_BETWEEN = {Junction.ALL: Text("; and ", "; и "), Junction.ANY: Text("; or ", "; или ")}
_ASCENDING = Text("ascending", "по возрастанию")
_DESCENDING = Text("descending", "по убыванию")

_NAMED: Mapping[ReportAttribute, Mapping[str, Text]] = {
    attribute: {
        category.key: Text(category.label.en.lower(), category.label.ru.lower())
        for category in dimension.categories(NOTHING_SET)
    }
    for attribute, dimension in (
        (ReportAttribute.OUTCOME, BY_OUTCOME),
        (ReportAttribute.CHANNEL, BY_CHANNEL),
        (ReportAttribute.DIRECTION, BY_DIRECTION),
    )
}

DATASETS: Mapping[ReportDataset, Text] = {
    ReportDataset.DEALS: Text("deals", "сделки"),
    ReportDataset.DEAL_TRANSITIONS: Text("moves of deals", "переходы сделок"),
    ReportDataset.ACTIVITIES: Text("activities", "активности"),
    ReportDataset.CONTACTS: Text("contacts", "контакты"),
    ReportDataset.COMMUNICATIONS: Text("communications", "коммуникации"),
    ReportDataset.EVENTS: Text("events", "события"),
}
VISUALISATIONS: Mapping[Visualisation, Text] = {
    Visualisation.NUMBER: Text("number", "число"),
    Visualisation.GAUGE: Text("gauge", "индикатор цели"),
    Visualisation.SERIES: Text("chart over time", "график по времени"),
    Visualisation.BARS: Text("bars", "столбцы"),
    Visualisation.PIE: Text("pie", "круговая диаграмма"),
    Visualisation.FUNNEL: Text("funnel", "воронка"),
    Visualisation.MATRIX: Text("matrix", "матрица"),
    Visualisation.TABLE: Text("table", "таблица"),
    Visualisation.FEED: Text("feed", "лента"),
}
OPERATORS: Mapping[FilterOperator, Text] = {
    FilterOperator.IS_ONE_OF: Text("is one of", "— одно из"),
    FilterOperator.IS_NONE_OF: Text("is none of", "— ни одно из"),
    FilterOperator.IS_LESS: Text("is less than", "меньше"),
    FilterOperator.IS_AT_MOST: Text("is at most", "не больше"),
    FilterOperator.IS_GREATER: Text("is greater than", "больше"),
    FilterOperator.IS_AT_LEAST: Text("is at least", "не меньше"),
    FilterOperator.CONTAINS: Text("contains", "содержит"),
    FilterOperator.CONTAINS_NOT: Text("does not contain", "не содержит"),
    FilterOperator.IS_EMPTY: Text("is empty", "не заполнено"),
    FilterOperator.IS_NOT_EMPTY: Text("is not empty", "заполнено"),
}
# Of a single value.
_IS = {FilterOperator.IS_ONE_OF: Text("is", "—"), FilterOperator.IS_NONE_OF: Text("is not", "— не")}
_ATTRIBUTES: Mapping[ReportAttribute, Text] = {
    ReportAttribute.DEAL_TYPE: Text("deal type", "тип сделки"),
    ReportAttribute.STAGE: Text("stage", "стадия"),
    ReportAttribute.OUTCOME: Text("outcome", "исход"),
    ReportAttribute.SOURCE: Text("source", "источник"),
    ReportAttribute.ACTIVITY_TYPE: Text("activity type", "тип активности"),
    ReportAttribute.CHANNEL: Text("channel", "канал"),
    ReportAttribute.DIRECTION: Text("direction", "направление"),
    ReportAttribute.ANSWERED: Text("answered", "отвечено"),
    ReportAttribute.RESPONSIBLE: Text("responsible", "ответственный"),
    ReportAttribute.DEPARTMENT: Text("department", "отдел"),
    ReportAttribute.GROUP: Text("group", "группа"),
    ReportAttribute.CONTACT: Text("contact", "контакт"),
    ReportAttribute.PRICE: Text("price", "цена"),
    ReportAttribute.TIME: Text("time", "время"),
    ReportAttribute.IS_NEW: Text("new in the period", "появилось за период"),
    ReportAttribute.RETURNED: Text("returned", "возвращено"),
    ReportAttribute.IS_FIRST_OF_CONTACT: Text("the contact's first deal", "первая сделка контакта"),
    ReportAttribute.DAYS_TO_CLOSE: Text("days to close", "дней до закрытия"),
    ReportAttribute.DAYS_IN_STAGE: Text("days in stage", "дней на стадии"),
}
_AGGREGATES: Mapping[Aggregate, Text] = {
    Aggregate.COUNT: Text("count", "количество"),
    Aggregate.DISTINCT: Text("different values of {of}", "разных значений: {of}"),
    Aggregate.SUM: Text("sum of {of}", "сумма: {of}"),
    Aggregate.AVERAGE: Text("average of {of}", "среднее: {of}"),
    Aggregate.MINIMUM: Text("minimum of {of}", "минимум: {of}"),
    Aggregate.MAXIMUM: Text("maximum of {of}", "максимум: {of}"),
    Aggregate.MEDIAN: Text("median of {of}", "медиана: {of}"),
}
_TIMES: Mapping[ReportTime, Text] = {
    ReportTime.CREATED: Text("of the period", "за период"),
    ReportTime.EXISTING: Text("all up to the period's end", "все к концу периода"),
    ReportTime.WON: Text("won in the period", "выигранные за период"),
    ReportTime.LOST: Text("lost in the period", "проигранные за период"),
    ReportTime.CLOSED: Text("won or lost in the period", "закрытые за период"),
    ReportTime.OPEN_AT_END: Text("open at the period's end", "открытые на конец периода"),
    ReportTime.WON_AT_END: Text("won at the period's end", "выигранные на конец периода"),
    ReportTime.LOST_AT_END: Text("lost at the period's end", "проигранные на конец периода"),
    ReportTime.DATE_FIELD: Text("with “{field}” in the period", "у которых «{field}» в периоде"),
}
_SORTS: Mapping[SortBy, Text] = {
    SortBy.VALUE: Text("by measure {number}", "по показателю {number}"),
    SortBy.NAME: Text("by name", "по названию"),
    SortBy.POSITION: Text("in the company's order", "в порядке компании"),
}
_UNITS: Mapping[Granularity, Text] = {
    Granularity.DAY: Text("day", "день"),
    Granularity.WEEK: Text("week", "неделя"),
    Granularity.MONTH: Text("month", "месяц"),
    Granularity.QUARTER: Text("quarter", "квартал"),
    Granularity.YEAR: Text("year", "год"),
}
_PRESETS: Mapping[PeriodPreset, Text] = {
    PeriodPreset.TODAY: Text("today", "сегодня"),
    PeriodPreset.YESTERDAY: Text("yesterday", "вчера"),
    PeriodPreset.THIS_WEEK: Text("this week", "текущая неделя"),
    PeriodPreset.LAST_WEEK: Text("last week", "прошлая неделя"),
    PeriodPreset.THIS_MONTH: Text("this month", "текущий месяц"),
    PeriodPreset.LAST_MONTH: Text("last month", "прошлый месяц"),
    PeriodPreset.THIS_QUARTER: Text("this quarter", "текущий квартал"),
    PeriodPreset.LAST_QUARTER: Text("last quarter", "прошлый квартал"),
    PeriodPreset.THIS_YEAR: Text("this year", "текущий год"),
    PeriodPreset.LAST_YEAR: Text("last year", "прошлый год"),
    PeriodPreset.LAST_7_DAYS: Text("the last 7 days", "последние 7 дней"),
    PeriodPreset.LAST_30_DAYS: Text("the last 30 days", "последние 30 дней"),
    PeriodPreset.LAST_90_DAYS: Text("the last 90 days", "последние 90 дней"),
    PeriodPreset.LAST_365_DAYS: Text("the last 365 days", "последние 365 дней"),
}
