"""From a definition to the figures that the planner computes: the one way for blocks and for reports that people make."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from resolvers.catalog.aggregate import Aggregate, Operand
from resolvers.catalog.attribute import DAY, TIME, Attribute
from resolvers.catalog.condition import Condition, ConditionGroup, Operator, RowTest, is_filled
from resolvers.catalog.dimension import Dimension
from resolvers.catalog.measure import COUNT, Unit, measure_of
from resolvers.catalog.people import Team
from resolvers.catalog.population import Population
from resolvers.catalog.visualisation import Visualisation
from resolvers.declared import sentence
from resolvers.granularity import Granularity
from resolvers.language import LocalizedText
from resolvers.period import first_day_from, first_of_next_month, first_of_week, midnight
from resolvers.report_definitions.blocks import Block
from resolvers.report_definitions.building import is_one_of, where
from resolvers.report_definitions.catalog_entry import CatalogEntry, FigureName
from resolvers.report_definitions.compiled_report import CompiledReport, MetricColumn, RatioMetric, SimpleMetric
from resolvers.report_definitions.definition import (
    AttributeDefinition,
    ConditionDefinition,
    FilterGroup,
    FilterValue,
    Junction,
    MeasureDefinition,
    RelativeDate,
    TimeDefinition,
    Viewer,
)
from resolvers.report_definitions.references import Names
from resolvers.report_definitions.situation import ANYBODY, Situation
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import AttributeSpec, Breakdown, Referred
from resolvers.report_definitions.vocabulary.custom_field import attribute_spec
from resolvers.report_definitions.vocabulary.operator import FilterOperator, ValueKind
from resolvers.report_definitions.wording import (
    FEED_RULE,
    attribute_words,
    filter_words,
    measure_words,
    plain,
    time_words,
)

AVERAGE_DECIMALS = 10
RATIO_DECIMALS = 4


def compile_report(entry: CatalogEntry, situation: Situation) -> CompiledReport:
    """The report as it is computed for whoever looks at it now.

    One that cannot do without a field that has been archived since it was saved is not computed.
    """
    return _compile_for_all(entry) if isinstance(entry, Block) else _Compiler(entry, situation).report()


@cache
def _compile_for_all(block: Block) -> CompiledReport:
    return _Compiler(block, ANYBODY).report()


class _Compiler:
    def __init__(self, entry: CatalogEntry, situation: Situation) -> None:
        self._entry = entry
        self._definition = entry.definition
        self._situation = situation
        self._configuration = situation.configuration
        people = situation.people
        self._breakdown = Breakdown(people, situation.language, entry.definition.dataset)
        self._names = Names(
            situation.configuration,
            {
                Referred.USER: people.users,
                Referred.DEPARTMENT: {team.id: team.name for team in people.departments},
                Referred.GROUP: {team.id: team.name for team in people.groups},
            },
        )

    def report(self) -> CompiledReport:
        definition = self._definition
        rule = self._entry.rule or self._rule()
        if definition.visualisation is Visualisation.FEED or self._entry.archived_fields(self._configuration):
            return CompiledReport(entry=self._entry, situation=self._situation, rule=rule)
        return CompiledReport(
            entry=self._entry,
            situation=self._situation,
            rule=rule,
            figures=tuple(self._figure(place, measure) for place, measure in enumerate(definition.measures)),
            dimensions=self._dimensions(),
        )

    def _figure(self, place: int, measure: MeasureDefinition) -> MetricColumn:
        name = self._name(place, measure)
        return MetricColumn(name.key, name.label, self._measure(measure), self._counts_returned(measure))

    def _name(self, place: int, measure: MeasureDefinition) -> FigureName:
        if place and self._entry.beside:
            return self._entry.beside[place - 1]
        words = measure_words(measure, self._names)
        label = sentence(words) if measure.label is None else plain(measure.label)
        return FigureName(f"measure{place}" if place else "main", label)

    def _counts_returned(self, measure: MeasureDefinition) -> bool:
        is_of_all = measure.aggregate is Aggregate.COUNT and measure.time in (None, self._definition.time)
        return is_of_all and measure.filter == where(is_one_of(ReportAttribute.RETURNED, True))

    def _rule(self) -> LocalizedText:
        """The definition in words."""
        definition, names = self._definition, self._names
        if definition.visualisation is Visualisation.FEED:
            return FEED_RULE
        measures = [measure_words(measure, names) for measure in definition.measures]
        rule = LocalizedText("{dataset} {time}: {measures}.", "{dataset}, {time}: {measures}.").format(
            dataset=definition.dataset.spec.label,
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
        spec = self._spec(measure.of)
        # What adds up may keep rows without a value: they add nothing.
        if filled_only or not measure.aggregate.spec.is_additive:
            tests.append(is_filled(spec.of))
        if measure.aggregate.spec.takes is Operand.ROWS:
            return SimpleMetric(rows, COUNT, tuple(tests))
        return SimpleMetric(rows, measure_of(measure.aggregate, spec.of, spec.unit), tuple(tests))

    def _population(self, time: TimeDefinition) -> Population:
        return time.time.spec.population(self._definition.dataset, time.field_id or 0)

    # Dimensions

    def _dimensions(self) -> tuple[Dimension, ...]:
        return tuple(self._spec(each.of).dimension_of(self._breakdown) for each in self._definition.dimensions)

    def _spec(self, of: AttributeDefinition) -> AttributeSpec:
        spec = attribute_spec(of.attribute, of.field_id, self._configuration)
        assert spec is not None  # `archived_fields` has told it otherwise
        return spec

    # Filters

    def _filter(self, group: FilterGroup, rows: Population) -> RowTest:
        parts = [
            self._filter(part, rows) if isinstance(part, FilterGroup) else self._condition(part, rows)
            for part in group.parts
            # Of nothing, everything passes: inside an ANY too.
        ]
        return ConditionGroup(group.junction is Junction.ANY, tuple(parts)) if parts else _EVERYTHING

    def _condition(self, condition: ConditionDefinition, rows: Population) -> RowTest:
        spec, test = self._spec(condition.of), condition.operator.spec.test
        if spec.kind is ValueKind.INSTANT:
            return self._in_time(condition, rows)
        if spec.teams is not None:
            return self._in_teams(condition, spec.of, spec.teams(self._situation.people))
        if test is None:
            return Condition(spec.of, (None,)) if condition.operator is FilterOperator.IS_EMPTY else is_filled(spec.of)
        return Condition(spec.of, self._values(condition), test)

    def _values(self, condition: ConditionDefinition) -> tuple[object, ...]:
        values = tuple(self._value(value) for value in condition.values)
        if condition.of.attribute is not ReportAttribute.SOURCE:
            return values
        # Options of the same label are one source.
        dimension = self._spec(condition.of).dimension_of(self._breakdown)
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

    def _in_teams(self, condition: ConditionDefinition, attribute: Attribute, teams: Sequence[Team]) -> RowTest:
        """Departments and groups stand for who is in them today."""
        match condition.operator:
            case FilterOperator.IS_EMPTY:
                return Condition(attribute, (None, *self._situation.people.outside(teams)))
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


def _unit_of_ratio(part: Unit, whole: Unit) -> Unit:
    """A share, or so much for each record."""
    return Unit.RATIO if part is whole else part if whole is Unit.COUNT else Unit.NUMBER


_EVERYTHING = ConditionGroup(False, ())
