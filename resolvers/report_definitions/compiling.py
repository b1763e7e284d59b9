"""From a definition to the figures that the planner computes: the one way for blocks and for reports that people make."""

from dataclasses import replace
from functools import cache

from resolvers.catalog.aggregate import Aggregate, Operand
from resolvers.catalog.condition import is_filled
from resolvers.catalog.dimension import Dimension
from resolvers.catalog.measure import COUNT, Unit, measure_of
from resolvers.catalog.population import Population
from resolvers.catalog.visualisation import Visualisation
from resolvers.declared import sentence
from resolvers.report_definitions.blocks import Block
from resolvers.report_definitions.building import is_one_of, where
from resolvers.report_definitions.catalog_entry import CatalogEntry, FigureName
from resolvers.report_definitions.compiled_report import CompiledReport, MetricColumn, RatioMetric, SimpleMetric
from resolvers.report_definitions.definition import (
    EVERYTHING,
    FilterGroup,
    MeasureDefinition,
    TimeDefinition,
)
from resolvers.report_definitions.filters import FilterCompiler
from resolvers.report_definitions.rule import rule_of
from resolvers.report_definitions.situation import ANYBODY, Situation
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.wording import (
    measure_words,
    plain,
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
        self._filters = FilterCompiler(situation, entry.definition.dataset)
        self._names = situation.names()

    def report(self) -> CompiledReport:
        definition = self._definition
        rule = self._entry.rule or rule_of(definition, self._names)
        if definition.visualisation is Visualisation.FEED or self._entry.archived_fields(self._situation.configuration):
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
        """Whether it counts how many of the main figure's own rows have left the outcome again."""
        main, own = self._definition.measures[0], self._definition.time
        is_of_same_rows = (measure.time or own) == (main.time or own) and main.filter == EVERYTHING and not main.parts
        is_returned = measure.filter == where(is_one_of(ReportAttribute.RETURNED, True))
        return is_of_same_rows and is_returned and measure.aggregate is Aggregate.COUNT

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
            self._filters.test(group, rows)
            for group in (self._definition.filter, *filters, measure.filter)
            if group.parts
        ]
        if measure.of is None:
            return SimpleMetric(rows, COUNT, tuple(tests))
        spec = self._situation.spec_of(measure.of)
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
        breakdown = self._situation.breakdown(self._definition.dataset)
        return tuple(self._situation.spec_of(each.of).dimension_of(breakdown) for each in self._definition.dimensions)


def _unit_of_ratio(part: Unit, whole: Unit) -> Unit:
    """A share, or so much for each record."""
    return Unit.RATIO if part is whole else part if whole is Unit.COUNT else Unit.NUMBER
