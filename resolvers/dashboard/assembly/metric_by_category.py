"""A number by the categories of dimensions: the one way in which whatever widgets show is computed."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import product
from typing import Any

from resolvers.catalog.aggregate import Merge
from resolvers.catalog.attribute import HAS_PRICE_SETTINGS, PRICE
from resolvers.catalog.condition import Condition, equals
from resolvers.catalog.dimension import Category, Dimension
from resolvers.catalog.measure import COUNT
from resolvers.catalog.population import OverTime
from resolvers.dashboard.assembly.categories import OTHER_KEY
from resolvers.dashboard.assembly.merging import accumulated, each_merged
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

    __slots__ = ("_terms", "of")

    def __init__(
        self,
        request: WidgetRequest,
        plan: QueryBatch,
        of: SimpleMetric | RatioMetric,
        dimensions: Sequence[Dimension] = (),
    ) -> None:
        self.of = of
        self._terms = tuple([_TermByCategory(request, plan, term, dimensions) for term in of.terms])

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

    def values(self, keys: Iterable[Key]) -> list[Decimal | None]:
        """The numbers of combinations."""
        value = self.value if isinstance(self._of, RatioMetric) else self._terms[0].value
        return [value(key) for key in keys]

    @property
    def selection(self) -> Callable[[Key], Selection]:
        """Finds the rows behind a combination: those that are added up, averaged or, of a ratio, the whole."""
        return self._counted.selection

    def rows_behind(self, key: Key) -> FindSelection:
        """Finds the rows behind one combination."""
        return _RowsBehind(self._counted, key)

    @property
    def _counted(self) -> "_TermByCategory":
        is_ratio = isinstance(self._of, RatioMetric) and not self._of.is_average
        return self._terms[1 if is_ratio else 0].term

    def of(self, key: Key) -> NumberData:
        """The same with the rows behind it."""
        value, find_selection = self.value(key), self.rows_behind(key)
        if not isinstance(self._of, RatioMetric) or self._of.is_average:
            return NumberData(value, find_selection)
        part, whole = self._terms
        figures = (
            FigureData("part", PART, part.value(key), self._of.part.measure.unit, _RowsBehind(part.term, key)),
            FigureData("whole", WHOLE, whole.value(key), self._of.whole.measure.unit, _RowsBehind(whole.term, key)),
        )
        return NumberData(value, find_selection, figures)


class _TermNumbers:
    """One term, read."""

    def __init__(self, term: "_TermByCategory", values: _Values, categories: Sequence[Sequence[Category]]) -> None:
        self.term = term
        self._values = values
        self._categories = categories
        self._is_whole = term.measure.spec.merge is None
        self._of_none = term.measure.spec.value_if_empty

    @cached_property
    def present(self) -> Set[Key]:
        """The combinations that rows fall into."""
        counts_rows = self.term.measure == COUNT
        return self._values.keys() if counts_rows else self.term.counted(self._categories).keys()

    def value(self, key: Key) -> Decimal | None:
        """The value: of a combination without rows, that of no rows. Not known: what cannot be put together from its parts."""
        if self._is_whole and any(category.key == OTHER_KEY for category in key):
            return None  # also of a rest of one value: whether it is one must not matter
        found = self._values.get(key)
        if found is not None:
            return found
        return None if key in self.present else self._of_none


class _StepNumbers(_TermNumbers):
    """One term over time and by nothing else, as most are: by the numbers of the steps, which are found faster than categories."""

    def __init__(
        self,
        term: "_TermByCategory",
        values: Mapping[int, Decimal],
        counted: Callable[[], Set[int]],
        categories: Sequence[Sequence[Category]],
    ) -> None:
        super().__init__(term, {}, categories)
        self._by_step = values
        self._find_counted = counted

    @cached_property
    def _counted(self) -> Set[int]:
        return self._find_counted()

    @cached_property
    def present(self) -> Set[Key]:
        """See `_TermNumbers`."""
        return {(step,) for step in self._categories[0] if step.values[0] in self._counted}

    def value(self, key: Key) -> Decimal | None:
        """See `_TermNumbers`."""
        [number] = key[0].values
        assert isinstance(number, int)
        found = self._by_step.get(number)
        if found is not None:
            return found
        return None if number in self._counted else self._of_none


class _TermByCategory:
    __slots__ = (
        "_buckets",
        "_cells",
        "_counts",
        "_dimensions",
        "_groupings",
        "_listed",
        "_priced",
        "_time",
        "ask",
        "measure",
    )

    def __init__(
        self,
        request: WidgetRequest,
        plan: QueryBatch,
        term: SimpleMetric,
        dimensions: Sequence[Dimension],
    ) -> None:
        self._dimensions = dimensions
        self._listed = [() if _is_found(d) else plan.categories(d) for d in dimensions]
        self._time = next((place for place, d in enumerate(dimensions) if d.is_time), None)
        self._buckets = request.buckets
        self.measure = term.measure
        self.ask = request.ask_of(term)
        buckets = request.buckets if self._time is not None else request.buckets_beside(term.rows)
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
        lookups = [self._by_value(place, each) for place, each in enumerate(categories)]
        counted = self._merged(counts.by_values, COUNT.spec.merge, lookups, categories)
        return {key: count for key, count in counted.items() if count}

    def read(self, categories: Sequence[Sequence[Category]]) -> _TermNumbers:
        if self._time is not None and len(self._dimensions) == 1:
            return self._read_steps(categories)
        if self.measure == COUNT:
            return _TermNumbers(self, self.counted(categories), categories)
        lookups = [
            _by_number(listed, shown) if isinstance(grouping, ByCategory) else self._by_value(place, shown)
            for place, (grouping, listed, shown) in enumerate(
                zip(self._groupings, self._listed, categories, strict=True)
            )
        ]
        values = self._merged(self._cells.by_values, self.measure.spec.merge, lookups, categories)
        if self._priced is not None:
            # Zero is only ever a real zero: what deals are worth of which none has price settings is not known.
            priced = self._counted(self._priced, categories)
            values = {key: value for key, value in values.items() if key in priced}
        # Where the rows are too many to be counted, nothing is known of them either.
        _ = self._counts.by_values
        return _TermNumbers(self, values, categories)

    def _read_steps(self, categories: Sequence[Sequence[Category]]) -> _StepNumbers:
        if self.measure == COUNT:
            counted = self._counted_by_step(self._counts)
            return _StepNumbers(self, counted, counted.keys, categories)
        values = self._by_step(self._cells, self.measure.spec.merge)
        if self._priced is not None:
            priced = self._counted_by_step(self._priced)
            values = {step: value for step, value in values.items() if step in priced}
        _ = self._counts.by_values
        return _StepNumbers(self, values, lambda: self._counted_by_step(self._counts).keys(), categories)

    def _counted_by_step(self, counts: PendingResult) -> dict[int, Decimal]:
        return {step: count for step, count in self._by_step(counts, COUNT.spec.merge).items() if count}

    def _by_step(self, cells: PendingResult, merge: Merge | None) -> dict[int, Decimal]:
        found: dict[int, Decimal] = {step: number for (step,), number in cells.by_values.items()}
        if self.ask.population.over_time is OverTime.CUMULATIVE and merge is not None:
            as_it_stood = accumulated({((), step): number for step, number in found.items()}, merge, self._steps)
            return {step: number for (_, step), number in as_it_stood.items()}
        return found

    @property
    def _steps(self) -> int:
        return len(self._buckets.starts)

    def _merged(
        self,
        raw: Mapping[tuple[Any, ...], Decimal],
        merge: Merge | None,
        lookups: Sequence[_Lookup],
        categories: Sequence[Sequence[Category]],
    ) -> dict[Key, Decimal]:
        time = self._time
        others = [(place, lookup) for place, lookup in enumerate(lookups) if place != time]
        found: dict[tuple[Key, int], list[Decimal]] = {}
        for values, number in raw.items():
            bucket = 0 if time is None else values[time]
            for key in product(*(by_value.get(values[place], ()) for place, by_value in others)):
                found.setdefault((key, bucket), []).append(number)
        merged = each_merged(found, merge)
        if time is None:
            return {key: value for (key, _), value in merged.items()}
        if self.ask.population.over_time is OverTime.CUMULATIVE and merge is not None:
            merged = accumulated(merged, merge, self._steps)
        steps = {step.values[0]: step for step in categories[time]}
        return {
            # The step put among the other categories, where the dimension of time stands.
            (*key[:time], steps[bucket], *key[time:]): value
            for (key, bucket), value in merged.items()
            if bucket in steps
        }

    def _by_value(self, place: int, categories: Sequence[Category]) -> _Lookup:
        """The categories that a stored value belongs to: several, where people belong to several groups; none of time."""
        found: dict[object, list[Category]] = {}
        for category in () if place == self._time else categories:
            for value in category.values:
                found.setdefault(value, []).append(category)
        return found

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


class _RowsBehind:
    """Finds the rows behind a combination of a term. Not the selection itself, which is larger, and rarely asked for."""

    __slots__ = ("_key", "_term")

    def __init__(self, term: _TermByCategory, key: Key) -> None:
        self._term = term
        self._key = key

    def __call__(self) -> Selection:
        return self._term.selection(self._key)


def _is_found(dimension: Dimension) -> bool:
    return dimension.is_time or dimension.attribute.is_open_ended


def _conditions(dimensions: Iterable[Dimension], key: Key) -> tuple[Condition, ...]:
    return tuple(
        Condition(d.attribute, category.values) for d, category in zip(dimensions, key, strict=True) if not d.is_time
    )


def _by_number(listed: Sequence[Category], shown: Sequence[Category]) -> _Lookup:
    """The categories by their numbers in the list of all, those that are shown."""
    chosen = set(shown)
    return {number: [category] for number, category in enumerate(listed) if category in chosen}
