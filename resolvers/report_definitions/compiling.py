"""From a definition to the declaration the planner computes: the same a block has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from models import FieldKind, WeekStart
from models.time_zone import TimeZone
from resolvers.catalog.aggregate import Aggregate, Operand
from resolvers.catalog.attribute import DAY, TIME, Attribute
from resolvers.catalog.blocks import BLOCKS
from resolvers.catalog.condition import Condition, ConditionGroup, Operator, RowTest, is_filled
from resolvers.catalog.dataset import ACTIVITIES, COMMUNICATIONS, CONTACTS, DEALS, TRANSITIONS, Dataset
from resolvers.catalog.dimension import (
    BY_ACTIVITY_SOURCE,
    BY_ACTIVITY_TYPE,
    BY_CHANNEL,
    BY_CONTACT,
    BY_DEAL_SOURCE,
    BY_DEAL_TYPE,
    BY_DIRECTION,
    BY_OUTCOME,
    BY_STAGE,
    BY_TIME,
    Dimension,
    by_department,
    by_flag,
    by_group,
    by_option,
    by_responsible,
)
from resolvers.catalog.measure import COUNT, Unit, measure_of
from resolvers.catalog.people import People, Team
from resolvers.catalog.population import Outcome, Population, created, dated, entered, existing, standing
from resolvers.catalog.report import CompiledReport, MetricColumn, Need, RatioMetric, SimpleMetric
from resolvers.catalog.visualisation import Visualisation
from resolvers.configuration import Configuration
from resolvers.granularity import Granularity
from resolvers.language import Language, LocalizedText
from resolvers.period import first_day_from, first_of_next_month, first_of_week, midnight
from resolvers.report_definitions.catalog_entry import NO_WORDS, catalog_entry
from resolvers.report_definitions.definition import (
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
    ReportDefinition,
    ReportTime,
    TimeDefinition,
    Viewer,
)
from resolvers.report_definitions.parts import attributes_of, times_of
from resolvers.report_definitions.references import Names
from resolvers.report_definitions.saved_report import SavedReport
from resolvers.report_definitions.vocabulary import ENTITIES, ValueKind, attribute_spec
from resolvers.report_definitions.wording import DATASETS, attribute_words, filter_words, measure_words, time_words

AVERAGE_DECIMALS = 10
RATIO_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Situation:
    """Who looks at a report, when, in which language, and with which settings and colleagues.

    ``now`` is an instant, ``zone`` the company's.
    """

    configuration: Configuration
    people: People
    viewer_id: int
    now: datetime
    zone: TimeZone
    week_start: WeekStart
    language: Language


def compile_report(saved: SavedReport, situation: Situation) -> CompiledReport:
    """The report as it is computed for whoever looks at it now.

    What has been archived since it was saved stands in ``archived_fields``; such a report is not computed.
    """
    return _Compiler(saved.definition, situation).report(saved)


class _Compiler:
    def __init__(self, definition: ReportDefinition, situation: Situation) -> None:
        self._definition = definition
        self._situation = situation
        self._configuration = situation.configuration
        people = situation.people
        self._names = Names(
            situation.configuration,
            {
                ReportAttribute.RESPONSIBLE: people.users,
                ReportAttribute.DEPARTMENT: {team.id: team.name for team in people.departments},
                ReportAttribute.GROUP: {team.id: team.name for team in people.groups},
            },
        )

    def report(self, saved: SavedReport) -> CompiledReport:
        definition, drawn = self._definition, catalog_entry(saved)
        plain = CompiledReport(
            key=drawn.key,
            title=drawn.title,
            description=drawn.description,
            rule=self._rule(),
            example=NO_WORDS,
            kind=drawn.kind,
            size=drawn.size,
            higher_is_better=definition.higher_is_better,
            drawn_as=definition.visualisation,
            period=definition.period,
        )
        if definition.visualisation is Visualisation.FEED:
            return plain
        if archived := tuple(dict.fromkeys(self._archived())):
            return replace(plain, archived_fields=archived)
        [main, *further] = [self._measure(measure) for measure in definition.measures]
        term = main.part if isinstance(main, RatioMetric) else main
        return replace(
            plain,
            rows=term.rows,
            measure=term.measure,
            where=term.where,
            quotient=main if isinstance(main, RatioMetric) else None,
            main_label=self._label(0),
            dimensions=self._dimensions(),
            secondary=tuple(
                MetricColumn(f"measure{place}", self._label(place), of=of) for place, of in enumerate(further, start=1)
            ),
            needs=tuple(dict.fromkeys(self._needs())),
            sort=definition.sort,
            limit=definition.limit,
            step=next((d.step for d in definition.dimensions if d.of.attribute is ReportAttribute.TIME), None),
            target=definition.target,
        )

    def _label(self, place: int) -> LocalizedText:
        measure = self._definition.measures[place]
        if measure.label is not None:
            return LocalizedText(measure.label, measure.label)
        return _sentence(measure_words(measure, self._names))

    def _rule(self) -> LocalizedText:
        """The definition in words."""
        definition, names = self._definition, self._names
        if definition.visualisation is Visualisation.FEED:
            return next(block.rule for block in BLOCKS if block.rows is None)
        measures = [measure_words(measure, names) for measure in definition.measures]
        rule = LocalizedText("{dataset} {time}: {measures}.", "{dataset}, {time}: {measures}.").format(
            dataset=_sentence(DATASETS[definition.dataset]),
            time=time_words(definition.time, names),
            measures=LocalizedText("; ".join(m.en for m in measures), "; ".join(m.ru for m in measures)),
        )
        if definition.filter.parts:
            where = LocalizedText(" Where {where}.", " Где {where}.").format(
                where=filter_words(definition.filter, names)
            )
            rule = LocalizedText(rule.en + where.en, rule.ru + where.ru)
        if definition.dimensions:
            by = [attribute_words(d.of, names) for d in definition.dimensions]
            rule = LocalizedText(
                f"{rule.en} By {' and '.join(b.en for b in by)}.", f"{rule.ru} Разбивка: {', '.join(b.ru for b in by)}."
            )
        return rule

    def _archived(self) -> Iterator[int]:
        for field_id in self._fields():
            field = self._configuration.custom_fields.get(field_id)
            if field is None or field.archived:
                yield field_id

    def _fields(self) -> Iterator[int]:
        for named in (*attributes_of(self._definition), *times_of(self._definition)):
            if named.field_id is not None:
                yield named.field_id

    def _needs(self) -> Iterator[Need]:
        for time in times_of(self._definition):
            yield from _NEEDS_OF_TIMES.get(time.time, ())
        is_activity = self._definition.dataset is ReportDataset.ACTIVITIES
        for of in attributes_of(self._definition):
            if of.attribute is ReportAttribute.SOURCE:
                yield Need.ACTIVITY_SOURCE_FIELD if is_activity else Need.DEAL_SOURCE_FIELD
            yield from _NEEDS_OF_ATTRIBUTES.get(of.attribute, ())

    # Measures

    def _measure(self, measure: MeasureDefinition, filters: tuple[FilterGroup, ...] = ()) -> SimpleMetric | RatioMetric:
        spec = measure.aggregate.spec
        if spec.takes is Operand.MEASURES:
            part, whole = (self._term(each, (measure.filter,), measure.time) for each in measure.parts)
            return RatioMetric(part, whole, _unit_of_ratio(part.measure.unit, whole.measure.unit), RATIO_DECIMALS)
        if spec.divides:
            part, whole = (
                self._term(replace(measure, aggregate=Aggregate(name)), filters, None, filled_only=True)
                for name in spec.divides
            )
            return RatioMetric(part, whole, part.measure.unit, AVERAGE_DECIMALS, is_average=True)
        return self._term(measure, filters, None)

    def _term(
        self,
        measure: MeasureDefinition,
        filters: tuple[FilterGroup, ...],
        time: TimeDefinition | None,
        *,
        filled_only: bool = False,
    ) -> SimpleMetric:
        rows = self._population(measure.time or time or self._definition.time)
        tests = [
            self._filter(group, rows) for group in (self._definition.filter, *filters, measure.filter) if group.parts
        ]
        if measure.of is None:
            return SimpleMetric(rows, COUNT, tuple(tests))
        attribute = self._attribute(measure.of)
        # What adds up may keep rows without a value: they add nothing.
        if filled_only or not measure.aggregate.spec.is_additive:
            tests.append(is_filled(attribute))
        if measure.aggregate.spec.takes is Operand.ROWS:
            return SimpleMetric(rows, COUNT, tuple(tests))
        return SimpleMetric(rows, measure_of(measure.aggregate, attribute, self._unit(measure.of)), tuple(tests))

    def _unit(self, of: AttributeDefinition) -> Unit:
        if of.attribute is ReportAttribute.PRICE:
            return Unit.MONEY
        if of.attribute in (ReportAttribute.DAYS_TO_CLOSE, ReportAttribute.DAYS_IN_STAGE):
            return Unit.DAYS
        field = self._configuration.custom_fields.get(of.field_id or 0)
        return Unit.MONEY if field is not None and field.kind is FieldKind.PRICE else Unit.NUMBER

    def _population(self, time: TimeDefinition) -> Population:
        dataset = self._definition.dataset
        match time.time:
            case ReportTime.CREATED:
                return created(_DATASETS[dataset])
            case ReportTime.EXISTING:
                return existing(_DATASETS[dataset])
            case ReportTime.DATE_FIELD:
                return dated(_DATASETS[dataset], time.field_id or 0, ENTITIES[dataset])
            case ReportTime.WON | ReportTime.LOST | ReportTime.CLOSED:
                return entered(_OUTCOMES[time.time])
            case _:
                return standing(_OUTCOMES[time.time])

    # Dimensions

    def _dimensions(self) -> tuple[Dimension, ...]:
        return tuple(self._dimension(each) for each in self._definition.dimensions)

    def _dimension(self, dimension: DimensionDefinition) -> Dimension:
        of, people = dimension.of, self._situation.people
        match of.attribute:
            case ReportAttribute.SOURCE:
                is_activity = self._definition.dataset is ReportDataset.ACTIVITIES
                return BY_ACTIVITY_SOURCE if is_activity else BY_DEAL_SOURCE
            case ReportAttribute.RESPONSIBLE:
                return by_responsible(people, self._situation.language)
            case ReportAttribute.DEPARTMENT:
                return by_department(people, self._situation.language)
            case ReportAttribute.GROUP:
                return by_group(people, self._situation.language)
            case ReportAttribute.FIELD:
                field = self._configuration.custom_fields[of.field_id or 0]
                attribute = self._attribute(of)
                if field.kind is FieldKind.FLAG:
                    return by_flag(f"field_{field.id}", LocalizedText(field.name, field.name), attribute)
                return by_option(field, attribute)
            case ReportAttribute.IS_FIRST_OF_CONTACT:
                return by_flag(of.attribute.value.lower(), _RETURNING, self._attribute(of), _FIRST, _AGAIN)
            case ReportAttribute.ANSWERED | ReportAttribute.IS_NEW | ReportAttribute.RETURNED:
                words = _sentence(attribute_words(of, self._names))
                return by_flag(of.attribute.value.lower(), words, self._attribute(of))
            case _:
                return _DIMENSIONS[of.attribute]

    def _attribute(self, of: AttributeDefinition) -> Attribute:
        word = attribute_spec(of, self._configuration)
        assert word is not None  # `_archived` has told it otherwise
        return word.attribute

    # Filters

    def _filter(self, group: FilterGroup, rows: Population) -> RowTest:
        parts = [
            self._filter(part, rows) if isinstance(part, FilterGroup) else self._condition(part, rows)
            for part in group.parts
            # Of nothing, everything passes: inside an ANY too.
        ]
        return ConditionGroup(group.junction is Junction.ANY, tuple(parts)) if parts else _EVERYTHING

    def _condition(self, condition: ConditionDefinition, rows: Population) -> RowTest:
        attribute = self._attribute(condition.of)
        word = attribute_spec(condition.of, self._configuration)
        if word is not None and word.kind is ValueKind.INSTANT:
            return self._in_time(condition, rows)
        if condition.of.attribute in (ReportAttribute.DEPARTMENT, ReportAttribute.GROUP):
            return self._in_teams(condition)
        match condition.operator:
            case FilterOperator.IS_EMPTY:
                return Condition(attribute, (None,))
            case FilterOperator.IS_NOT_EMPTY:
                return is_filled(attribute)
            case FilterOperator.IS_ONE_OF | FilterOperator.IS_NONE_OF:
                return Condition(attribute, self._values(condition), _OPERATORS[condition.operator])
            case _:
                [value, *_] = self._values(condition)
                return Condition(attribute, (value,), _OPERATORS[condition.operator])

    def _values(self, condition: ConditionDefinition) -> tuple[object, ...]:
        values = tuple(self._value(value) for value in condition.values)
        if condition.of.attribute is not ReportAttribute.SOURCE:
            return values
        # Options of the same label are one source.
        is_activity = self._definition.dataset is ReportDataset.ACTIVITIES
        dimension = BY_ACTIVITY_SOURCE if is_activity else BY_DEAL_SOURCE
        meant = [c for c in dimension.categories(self._configuration) if not set(values).isdisjoint(c.values)]
        return tuple(dict.fromkeys((*values, *(option for category in meant for option in category.values))))

    def _value(self, value: FilterValue) -> object:
        match value:
            case Viewer():
                return self._situation.viewer_id
            case RelativeDate():
                return self._day(value)
            case _:
                return value

    def _day(self, value: RelativeDate | date) -> date:
        if not isinstance(value, RelativeDate):
            return value
        today = self._situation.now.astimezone(self._situation.zone).date()
        match value.unit:
            case Granularity.DAY:
                return today + timedelta(days=value.offset)
            case Granularity.WEEK:
                return first_of_week(today, self._situation.week_start) + timedelta(weeks=value.offset)
            case Granularity.MONTH:
                return first_of_next_month(today, value.offset)
            case Granularity.QUARTER:
                return first_of_next_month(today, 3 * value.offset - (today.month - 1) % 3)
            case Granularity.YEAR:
                return date(today.year + value.offset, 1, 1)

    def _in_time(self, condition: ConditionDefinition, rows: Population) -> RowTest:
        """Days held against what rows go by: days, or instants; then a day is the whole of it, from its local midnight to the next."""
        time = DAY if rows.is_by_day else TIME
        days = [self._day(value) for value in condition.values if isinstance(value, date | RelativeDate)]
        within = [tuple(self._bound(each, rows) for each in (day, day + timedelta(days=1))) for day in days]
        start, end = within[0]
        match condition.operator:
            case FilterOperator.IS_LESS:
                return Condition(time, (start,), Operator.LESS)
            case FilterOperator.IS_AT_MOST:
                return Condition(time, (end,), Operator.LESS)
            case FilterOperator.IS_GREATER:
                return Condition(time, (end,), Operator.AT_LEAST)
            case FilterOperator.IS_AT_LEAST:
                return Condition(time, (start,), Operator.AT_LEAST)
            case FilterOperator.IS_NONE_OF:
                return ConditionGroup(
                    False,
                    tuple(
                        ConditionGroup(
                            True,
                            (Condition(time, (first,), Operator.LESS), Condition(time, (after,), Operator.AT_LEAST)),
                        )
                        for first, after in within
                    ),
                )
            case _:
                return ConditionGroup(
                    True,
                    tuple(
                        ConditionGroup(
                            False,
                            (Condition(time, (first,), Operator.AT_LEAST), Condition(time, (after,), Operator.LESS)),
                        )
                        for first, after in within
                    ),
                )

    def _bound(self, day: date, rows: Population) -> date | datetime:
        zone = self._situation.zone
        start = midnight(day, zone)
        return first_day_from(start, zone) if rows.is_by_day else start

    def _in_teams(self, condition: ConditionDefinition) -> RowTest:
        """Departments and groups stand for who is in them today."""
        people = self._situation.people
        teams = people.departments if condition.of.attribute is ReportAttribute.DEPARTMENT else people.groups
        attribute = self._attribute(condition.of)
        match condition.operator:
            case FilterOperator.IS_EMPTY:
                return Condition(attribute, (None, *people.outside(teams)))
            case FilterOperator.IS_NOT_EMPTY:
                return Condition(attribute, _members(teams))
            case FilterOperator.IS_NONE_OF:
                return Condition(attribute, _members(self._chosen(teams, condition)), Operator.NONE_OF)
            case _:
                return Condition(attribute, _members(self._chosen(teams, condition)))

    def _chosen(self, teams: Sequence[Team], condition: ConditionDefinition) -> list[Team]:
        return [team for team in teams if team.id in condition.values]


def _members(teams: Sequence[Team]) -> tuple[int, ...]:
    return tuple(sorted({user_id for team in teams for user_id in team.user_ids}))


def _sentence(words: LocalizedText) -> LocalizedText:
    return LocalizedText(words.en[:1].upper() + words.en[1:], words.ru[:1].upper() + words.ru[1:])


def _unit_of_ratio(part: Unit, whole: Unit) -> Unit:
    """A share, or so much for each record."""
    return Unit.RATIO if part is whole else part if whole is Unit.COUNT else Unit.NUMBER


_EVERYTHING = ConditionGroup(False, ())
_RETURNING = LocalizedText("New or returning", "Новый или повторный")
_FIRST = LocalizedText("First deal", "Первая сделка")
_AGAIN = LocalizedText("Further deal", "Повторная сделка")
_DATASETS: Mapping[ReportDataset, Dataset] = {
    ReportDataset.DEALS: DEALS,
    ReportDataset.DEAL_TRANSITIONS: TRANSITIONS,
    ReportDataset.ACTIVITIES: ACTIVITIES,
    ReportDataset.CONTACTS: CONTACTS,
    ReportDataset.COMMUNICATIONS: COMMUNICATIONS,
}
_OUTCOMES = {
    ReportTime.WON: Outcome.SUCCESS,
    ReportTime.LOST: Outcome.FAILURE,
    ReportTime.CLOSED: Outcome.CLOSED,
    ReportTime.OPEN_AT_END: Outcome.OPEN,
    ReportTime.WON_AT_END: Outcome.SUCCESS,
    ReportTime.LOST_AT_END: Outcome.FAILURE,
}
_CLOSED = (Need.SUCCESS_STAGES, Need.FAILURE_STAGES)
_NEEDS_OF_TIMES = {
    ReportTime.WON: (Need.SUCCESS_STAGES,),
    ReportTime.LOST: (Need.FAILURE_STAGES,),
    ReportTime.CLOSED: _CLOSED,
    ReportTime.OPEN_AT_END: _CLOSED,
    ReportTime.WON_AT_END: (Need.SUCCESS_STAGES,),
    ReportTime.LOST_AT_END: (Need.FAILURE_STAGES,),
}
_NEEDS_OF_ATTRIBUTES = {ReportAttribute.PRICE: (Need.PRICE_FIELDS,), ReportAttribute.OUTCOME: _CLOSED}
_OPERATORS = {
    FilterOperator.IS_ONE_OF: Operator.ONE_OF,
    FilterOperator.IS_NONE_OF: Operator.NONE_OF,
    FilterOperator.IS_LESS: Operator.LESS,
    FilterOperator.IS_AT_MOST: Operator.AT_MOST,
    FilterOperator.IS_GREATER: Operator.GREATER,
    FilterOperator.IS_AT_LEAST: Operator.AT_LEAST,
    FilterOperator.CONTAINS: Operator.CONTAINS,
    FilterOperator.CONTAINS_NOT: Operator.CONTAINS_NOT,
}
_DIMENSIONS: Mapping[ReportAttribute, Dimension] = {
    ReportAttribute.DEAL_TYPE: BY_DEAL_TYPE,
    ReportAttribute.STAGE: BY_STAGE,
    ReportAttribute.OUTCOME: BY_OUTCOME,
    ReportAttribute.ACTIVITY_TYPE: BY_ACTIVITY_TYPE,
    ReportAttribute.CHANNEL: BY_CHANNEL,
    ReportAttribute.DIRECTION: BY_DIRECTION,
    ReportAttribute.CONTACT: BY_CONTACT,
    ReportAttribute.TIME: BY_TIME,
}
