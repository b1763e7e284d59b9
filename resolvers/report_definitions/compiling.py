"""From a definition to the declaration the planner computes: the same a block has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from models import WeekStart
from models.time_zone import TimeZone
from resolvers.catalog.aggregate import Aggregate, Operand
from resolvers.catalog.attribute import DAY, TIME, Attribute
from resolvers.catalog.blocks import BLOCKS
from resolvers.catalog.condition import Condition, ConditionGroup, Operator, RowTest, is_filled
from resolvers.catalog.dimension import Dimension
from resolvers.catalog.measure import COUNT, Unit, measure_of
from resolvers.catalog.people import People, Team
from resolvers.catalog.population import Population
from resolvers.catalog.report import CompiledReport, MetricColumn, Need, RatioMetric, SimpleMetric
from resolvers.catalog.visualisation import Visualisation
from resolvers.configuration import Configuration
from resolvers.declared import sentence
from resolvers.granularity import Granularity
from resolvers.language import Language, LocalizedText
from resolvers.period import first_day_from, first_of_next_month, first_of_week, midnight
from resolvers.report_definitions.catalog_entry import NO_WORDS, catalog_entry
from resolvers.report_definitions.definition import (
    AttributeDefinition,
    ConditionDefinition,
    FilterGroup,
    FilterValue,
    Junction,
    MeasureDefinition,
    RelativeDate,
    ReportDefinition,
    TimeDefinition,
    Viewer,
)
from resolvers.report_definitions.parts import attributes_of, times_of
from resolvers.report_definitions.references import Names
from resolvers.report_definitions.saved_report import SavedReport
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import AttributeSpec, Breakdown, Referred
from resolvers.report_definitions.vocabulary.custom_field import attribute_spec
from resolvers.report_definitions.vocabulary.operator import FilterOperator, ValueKind
from resolvers.report_definitions.wording import attribute_words, filter_words, measure_words, time_words

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
        self._breakdown = Breakdown(people, situation.language, definition.dataset)
        self._names = Names(
            situation.configuration,
            {
                Referred.USER: people.users,
                Referred.DEPARTMENT: {team.id: team.name for team in people.departments},
                Referred.GROUP: {team.id: team.name for team in people.groups},
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
        return sentence(measure_words(measure, self._names))

    def _rule(self) -> LocalizedText:
        """The definition in words."""
        definition, names = self._definition, self._names
        if definition.visualisation is Visualisation.FEED:
            return next(block.rule for block in BLOCKS if block.rows is None)
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
            yield from time.time.spec.needs
        for of in attributes_of(self._definition):
            yield from self._spec(of).needs.get(self._definition.dataset, ())

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
        assert spec is not None  # `_archived` has told it otherwise
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
