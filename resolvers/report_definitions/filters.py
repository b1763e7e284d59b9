"""From the filters of a definition to tests of rows."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from resolvers.catalog.attribute import DAY, TIME, Attribute
from resolvers.catalog.condition import Condition, ConditionGroup, Operator, RowTest, is_filled
from resolvers.catalog.people import Team
from resolvers.catalog.population import Population
from resolvers.granularity import Granularity
from resolvers.period import first_day_from, first_of_next_month, first_of_week, midnight
from resolvers.report_definitions.definition import (
    ConditionDefinition,
    FilterGroup,
    FilterValue,
    Junction,
    RelativeDate,
    Viewer,
)
from resolvers.report_definitions.situation import Situation
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.operator import FilterOperator, ValueKind


class FilterCompiler:
    """The filters of a report of a dataset, for whoever looks at it."""

    def __init__(self, situation: Situation, dataset: ReportDataset) -> None:
        self._situation = situation
        self._dataset = dataset

    def test(self, group: FilterGroup, rows: Population) -> RowTest:
        """What rows of the population must pass."""
        parts = [
            self.test(part, rows) if isinstance(part, FilterGroup) else self._condition(part, rows)
            for part in group.parts
            # Of nothing, everything passes: inside an ANY too.
        ]
        return ConditionGroup(group.junction is Junction.ANY, tuple(parts)) if parts else _EVERYTHING

    def _condition(self, condition: ConditionDefinition, rows: Population) -> RowTest:
        spec, test = self._situation.spec_of(condition.of), condition.operator.spec.test
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
        dimension = self._situation.spec_of(condition.of).dimension_of(self._situation.breakdown(self._dataset))
        meant = [c for c in dimension.categories(self._situation.configuration) if not set(values).isdisjoint(c.values)]
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


_EVERYTHING = ConditionGroup(False, ())
