"""A number by the categories of dimensions: the one way in which whatever widgets show is computed."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from functools import cached_property, partial
from itertools import product
from typing import Any

from resolvers.catalog.aggregate import Merge
from resolvers.catalog.attribute import HAS_PRICE_SETTINGS, PRICE
from resolvers.catalog.condition import Condition, equals
from resolvers.catalog.dimension import Category, Dimension
from resolvers.catalog.measure import COUNT
from resolvers.catalog.population import OverTime
from resolvers.dashboard.assembly.categories import OTHER_KEY
from resolvers.dashboard.widget_data import FigureData, FindSelection, NumberData
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.exact import quotient
from resolvers.language import LocalizedText
from resolvers.period import Interval
from resolvers.planner.pending_result import Grouping, PendingResult
from resolvers.planner.query_batch import QueryBatch
from resolvers.planner.scan import ByCategory
from resolvers.planner.selection import Selection
from resolvers.report_definitions.compiled_report import RatioMetric, SimpleMetric

Key = tuple[Category, ...]
_Values = Mapping[Key, Decimal]
# The categories of a stored value, or of a category's number.
_Lookup = Mapping[object, list[Category]]

PART = LocalizedText("Part", "Часть")
WHOLE = LocalizedText("Of", "Из")


class MetricByCategory:
    """A term or quotient by the categories of dimensions. Built before the plan runs, read after it."""

    def __init__(
        self,
        request: WidgetRequest,
        plan: QueryBatch,
        of: SimpleMetric | RatioMetric,
        dimensions: Sequence[Dimension] = (),
    ) -> None:
        self.of = of
        self._terms = [_TermByCategory(request, plan, term, dimensions) for term in of.terms]

    def names(self) -> Mapping[Any, str | None]:
        """What the values of the open-ended dimension are called, those that were found."""
        return {value: name for term in self._terms for value, name in term.names().items()}

    def present(self, categories: Sequence[Sequence[Category]]) -> set[Key]:
        """The combinations of these categories that rows fall into. Raises `NotComputable`."""
        return {key for term in self._terms for key in term.counted(categories)}

    def read(self, categories: Sequence[Sequence[Category]] = ()) -> "Numbers":
        """The numbers by these categories of the dimensions. Raises `NotComputable`."""
        return Numbers(self.of, [term.read(categories) for term in self._terms])


class Numbers:
    """What was computed, by category of each dimension."""

    def __init__(self, of: SimpleMetric | RatioMetric, terms: "Sequence[_TermNumbers]") -> None:
        self._of = of
        self._terms = terms

    @cached_property
    def present(self) -> set[Key]:
        """The combinations that rows fall into."""
        return {key for term in self._terms for key in term.present}

    def one(self) -> NumberData:
        """The number that is broken down by nothing."""
        return self.of(())

    def value(self, key: Key) -> Decimal | None:
        """The number of a combination."""
        if not isinstance(self._of, RatioMetric):
            return self._terms[0].value(key)
        above, below = (term.value(key) for term in self._terms)
        return None if above is None or below is None else quotient(above, below, self._of.decimals)

    def find_selection(self, key: Key) -> FindSelection:
        """How the rows behind it are found: those that are added up, averaged or, of a ratio, the whole."""
        is_ratio = isinstance(self._of, RatioMetric) and not self._of.is_average
        return self._terms[1 if is_ratio else 0].find_selection(key)

    def of(self, key: Key) -> NumberData:
        """The same with the rows behind it."""
        value, find_selection = self.value(key), self.find_selection(key)
        if not isinstance(self._of, RatioMetric) or self._of.is_average:
            return NumberData(value, find_selection)
        part, whole = self._terms
        figures = (
            FigureData("part", PART, part.value(key), self._of.part.measure.unit, part.find_selection(key)),
            FigureData("whole", WHOLE, whole.value(key), self._of.whole.measure.unit, whole.find_selection(key)),
        )
        return NumberData(value, find_selection, figures)


class _TermNumbers:
    """One term, read."""

    def __init__(self, term: "_TermByCategory", values: _Values, present: Set[Key]) -> None:
        self._term = term
        self._values = values
        self.present = present

    def value(self, key: Key) -> Decimal | None:
        """The value: of a combination without rows, that of no rows. Not known: what cannot be put together from its parts."""
        if self._term.measure.spec.merge is None and any(category.key == OTHER_KEY for category in key):
            return None  # also of a rest of one value: whether it is one must not matter
        if key in self._values:
            return self._values[key]
        return None if key in self.present else self._term.measure.spec.value_if_empty

    def find_selection(self, key: Key) -> FindSelection:
        """How the rows behind it are found."""
        return partial(self._term.selection, key)


class _TermByCategory:
    def __init__(
        self,
        request: WidgetRequest,
        plan: QueryBatch,
        term: SimpleMetric,
        dimensions: Sequence[Dimension],
    ) -> None:
        self._dimensions = dimensions
        self._listed = [() if _is_found(d) else plan.categories(d) for d in dimensions]
        self._is_over_time = any(d.is_time for d in dimensions)
        self._buckets = request.buckets
        self.measure = term.measure
        self.ask = request.ask_of(term)
        buckets = request.buckets if self._is_over_time else request.buckets_beside(term.rows)
        self._groupings = tuple(self._grouping(d, listed) for d, listed in zip(dimensions, self._listed, strict=True))
        self._cells = plan.cells(self.ask, self._groupings, buckets)
        attributes = tuple(d.attribute for d in dimensions)
        counts = replace(self.ask, measure=COUNT)
        self._counts = plan.cells(counts, attributes, buckets)
        self._priced = None
        if self.measure.is_sum and self.measure.attribute == PRICE and plan.configuration.unpriced_deal_type_ids:
            priced = replace(counts, where=(*counts.where, equals(HAS_PRICE_SETTINGS, True)))
            self._priced = plan.cells(priced, attributes, buckets)

    def _grouping(self, dimension: Dimension, listed: Sequence[Category]) -> Grouping:
        """Categories of several values must be told apart by the database where a figure cannot be put together from its parts."""
        if self.measure.spec.merge is None and any(len(category.values) != 1 for category in listed):
            return ByCategory(dimension.attribute, tuple(category.values for category in listed))
        return dimension.attribute

    def names(self) -> Mapping[Any, str | None]:
        found: dict[Any, str | None] = {}
        for dimension in self._dimensions:
            if dimension.attribute.is_open_ended:
                found |= self._cells.names(dimension.attribute)
        return found

    def counted(self, categories: Sequence[Sequence[Category]]) -> _Values:
        """How many rows each combination has that has any."""
        return self._counted(self._counts, categories)

    def _counted(self, counts: PendingResult, categories: Sequence[Sequence[Category]]) -> _Values:
        lookups = [_by_value(each) for each in categories]
        counted = self._merged(counts.by_values, COUNT.spec.merge, lookups, categories)
        return {key: count for key, count in counted.items() if count}

    def read(self, categories: Sequence[Sequence[Category]]) -> _TermNumbers:
        counted = self.counted(categories)
        if self.measure == COUNT:
            return _TermNumbers(self, counted, counted.keys())
        lookups = [
            _by_number(listed, shown) if isinstance(grouping, ByCategory) else _by_value(shown)
            for grouping, listed, shown in zip(self._groupings, self._listed, categories, strict=True)
        ]
        values = self._merged(self._cells.by_values, self.measure.spec.merge, lookups, categories)
        if self._priced is not None:
            # Zero is only ever a real zero: what deals are worth of which none has price settings is not known.
            priced = self._counted(self._priced, categories)
            values = {key: value for key, value in values.items() if key in priced}
        return _TermNumbers(self, values, counted.keys())

    def _merged(
        self,
        raw: Mapping[tuple[Any, ...], Decimal],
        merge: Merge | None,
        lookups: Sequence[_Lookup],
        categories: Sequence[Sequence[Category]],
    ) -> dict[Key, Decimal]:
        others = [
            (place, lookup)
            for place, (dimension, lookup) in enumerate(zip(self._dimensions, lookups, strict=True))
            if not dimension.is_time
        ]
        [*time] = (place for place, dimension in enumerate(self._dimensions) if dimension.is_time)
        found: dict[tuple[Key, int], list[Decimal]] = {}
        for values, number in raw.items():
            bucket = values[time[0]] if time else 0
            for key in product(*(by_value.get(values[place], ()) for place, by_value in others)):
                found.setdefault((key, bucket), []).append(number)
        merged: dict[tuple[Key, int], Decimal] = {}
        for place, numbers in found.items():
            if len(numbers) == 1:
                merged[place] = numbers[0]
            elif merge is not None:
                merged[place] = merge(numbers)
        if not time:
            return {key: value for (key, _), value in merged.items()}
        if self.ask.population.over_time is OverTime.CUMULATIVE and merge is not None:
            merged = _accumulated(merged, merge, len(self._buckets.starts))
        steps = {step.values[0]: step for step in self._steps(categories)}
        return {self._with_step(key, steps[b]): value for (key, b), value in merged.items() if b in steps}

    def _steps(self, categories: Sequence[Sequence[Category]]) -> Sequence[Category]:
        over_time = [listed for d, listed in zip(self._dimensions, categories, strict=True) if d.is_time]
        return over_time[0] if over_time else ()

    def _with_step(self, key: Key, step: Category) -> Key:
        """The step put among the other categories, where the dimension of time stands."""
        place = [d.is_time for d in self._dimensions].index(True)
        return (*key[:place], step, *key[place:])

    def selection(self, key: Key) -> Selection:
        where = _conditions(self._dimensions, key)
        narrowed = Selection(replace(self.ask, where=(*self.ask.where, *where))) if where else Selection(self.ask)
        [*steps] = (category for d, category in zip(self._dimensions, key, strict=True) if d.is_time)
        if not steps:
            return narrowed
        [number] = steps[0].values
        assert isinstance(number, int)
        bucket = self._buckets.interval(number)
        if self.ask.population.over_time is not OverTime.FLOW:
            # A stock or balance stands at the step's end, whenever its rows came.
            return Selection(replace(narrowed.ask, interval=Interval(self.ask.interval.start, bucket.end)))
        return narrowed.narrowed(within=bucket)


def _is_found(dimension: Dimension) -> bool:
    return dimension.is_time or dimension.attribute.is_open_ended


def _conditions(dimensions: Iterable[Dimension], key: Key) -> tuple[Condition, ...]:
    return tuple(
        Condition(d.attribute, category.values) for d, category in zip(dimensions, key, strict=True) if not d.is_time
    )


def _by_value(categories: Sequence[Category]) -> _Lookup:
    """The categories a stored value belongs to: several, where people belong to several groups."""
    found: dict[object, list[Category]] = {}
    for category in categories:
        for value in category.values:
            found.setdefault(value, []).append(category)
    return found


def _by_number(listed: Sequence[Category], shown: Sequence[Category]) -> _Lookup:
    """The categories by their numbers in the list of all, those that are shown."""
    chosen = set(shown)
    return {number: [category] for number, category in enumerate(listed) if category in chosen}


def _accumulated(
    merged: Mapping[tuple[Key, int], Decimal], merge: Callable[[Sequence[Decimal]], Decimal], buckets: int
) -> dict[tuple[Key, int], Decimal]:
    """What came in each step as how it stood at its end."""
    found: dict[tuple[Key, int], Decimal] = {}
    for key in {key for key, _ in merged}:
        so_far: list[Decimal] = []
        for bucket in range(-1, buckets):
            if (key, bucket) in merged:
                so_far = [merge([*so_far, merged[key, bucket]])]
            if so_far:
                found[key, bucket] = so_far[0]
    return found
