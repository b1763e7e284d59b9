"""A whole report: its numbers, how they are broken down, and in which order they stand."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from typing import Any

from tests.oracle.funnel import sales_funnel
from tests.oracle.periods import Interval
from tests.oracle.records import Records
from tests.oracle.reports.attributes import values_of
from tests.oracle.reports.categories import NOT_GIVEN, OTHER, name_of, place_of, types_in_use
from tests.oracle.reports.documents import Document, figures_of, parts_of
from tests.oracle.reports.filters import passes
from tests.oracle.reports.measures import NOT_OF_THE_REST, Figure, aggregated, figure, rounded
from tests.oracle.reports.records_of_company import Asked, Ground, ground_of
from tests.oracle.reports.rows import STANDING, Row, rows_in

# A row's place in a breakdown: a category of each dimension. Rows by their places.
Place = tuple[Any, ...]
Placed = dict[Place, list[Row]]

SHARE_PLACES, PERCENT_PLACES = 4, 2
MAX_IN_CHART = 100


@dataclass(frozen=True)
class Line:
    """A row of a table, or a slice: where it stands, and a figure for each measure."""

    place: Place
    figures: tuple[Figure, ...]

    @property
    def is_other(self) -> bool:
        """Whether it is what a limit left over."""
        return OTHER in self.place


@dataclass(frozen=True)
class Series:
    """A line of a chart."""

    category: Any
    total: Figure
    points: tuple[tuple[Any, Figure], ...]


class ReportAnswer:
    """What a report shows to a viewer."""

    def __init__(self, records: Records, document: Document, asked: Asked) -> None:
        self.document = document
        self.ground: Ground = ground_of(records, document, asked)
        self.measures: list[Document] = document["measures"]
        self.dimensions: list[Document] = document["dimensions"]

    # Numbers as a whole

    def totals(self) -> tuple[Figure, ...]:
        """Each measure over all rows, each of them once."""
        return self.over(self.ground.question.period)

    def previous(self) -> tuple[Figure, ...] | None:
        """The same of the period it is compared with."""
        compared = self.ground.question.compared
        return None if compared is None else self.over(compared)

    def changes(self) -> list[tuple[Fraction, Fraction | None] | None]:
        """What became of each earlier value, and in percent of it, if it was not 0."""
        return [
            change(now.value, before.value) for now, before in zip(self.totals(), self.previous() or (), strict=False)
        ]

    def trend(self) -> list[tuple[Any, Figure]]:
        """The first measure step by step; nothing of a stock of which a step's end cannot be told from what came in it."""
        if any(is_untold(part, self.time_of(part)) for part in parts_of(self.measures[0])):
            return []
        step = next((each["step"] for each in self.dimensions if each["of"]["attribute"] == "TIME"), None)
        table = Breakdown(self, [{"of": {"attribute": "TIME", "field": None}, "step": step}])
        return [(each.start, table.figures((each.start,))[0]) for each in table.steps]

    def over(self, interval: Interval) -> tuple[Figure, ...]:
        """Each measure over the rows of an interval."""
        return self.of_each([self.rows(part, interval) for part in figures_of(self.document)])

    def of_each(self, rows: Sequence[Sequence[Row]], *, is_rest: bool = False) -> tuple[Figure, ...]:
        """Each measure, over the rows of each of the figures it is made of."""
        left = list(rows)
        found: list[Figure] = []
        for each in self.measures:
            own = [left.pop(0) for _ in parts_of(each)]
            found.append(figure(self.ground, each, own, is_rest=is_rest))
        return tuple(found)

    def rows(self, part: Document, interval: Interval) -> list[Row]:
        """The rows of a figure in an interval: by its own time or the report's, that pass both filters."""
        found = rows_in(self.ground, self.document["dataset"], self.time_of(part), interval)
        filters = (self.document["filter"], part["filter"])
        return [row for row in found if all(passes(self.ground, row, each) for each in filters)]

    def time_of(self, part: Document) -> Document:
        """Which rows count for a figure."""
        return part["time"] or self.document["time"]

    # Numbers broken down

    def lines(self) -> list[Line]:
        """The rows of a table or the slices of a whole, in order; what a limit left over comes last."""
        if not self.dimensions:
            return []  # the totals say it all
        table = self.limited()
        lines = [Line(place, table.figures(place)) for place in table.places()]
        return sorted(lines, key=self.order)

    def order(self, line: Line) -> tuple[Any, ...]:
        """What lines stand in order of."""
        by = self.document["sort"] or self.usual_order()
        if by["by"] == "VALUE":
            value = line.figures[by["measure"]].value
            return (line.is_other, *in_direction(value, by["is_descending"]), *self.places(line.place))
        keys: list[tuple[Any, ...]] = list(self.places(line.place))
        keys[self.sorted] = self.arranged(line.place[self.sorted], by)
        return tuple(keys)

    def places(self, place: Place) -> list[tuple[Any, ...]]:
        """Where categories stand in the company's order."""
        return [
            place_of(self.ground, each["of"], category) for each, category in zip(self.dimensions, place, strict=True)
        ]

    @property
    def sorted(self) -> int:
        """Which dimension is limited and put in order: the first that is not time, if there is any."""
        return next((n for n, each in enumerate(self.dimensions) if each["of"]["attribute"] != "TIME"), 0)

    def arranged(self, category: Any, by: Document) -> tuple[Any, ...]:
        """Where a category stands by name or position, one way or the other."""
        of = self.dimensions[self.sorted]["of"]
        last, place = place_of(self.ground, of, category)
        keys: list[Any] = [name_of(self.ground, of, category), place] if by["by"] == "NAME" else [place]
        if by["is_descending"]:
            keys[0] = Backwards(keys[0])
        return (last, *keys)

    def in_order(self, categories: Iterable[Any], folded: "Breakdown") -> list[Any]:
        """The categories of the dimension that is sorted where they stand by themselves: beside a chart or a matrix."""
        by = self.document["sort"] or {"by": "POSITION", "is_descending": False}
        if by["by"] != "VALUE":
            return sorted(categories, key=lambda each: self.arranged(each, by))
        alone = Breakdown(self, [self.dimensions[self.sorted]]).folded_like(folded, self.sorted)

        def key(category: Any) -> tuple[Any, ...]:
            value = alone.figures((category,))[by["measure"]].value
            of = self.dimensions[self.sorted]["of"]
            return (category is OTHER, *in_direction(value, by["is_descending"]), place_of(self.ground, of, category))

        return sorted(categories, key=key)

    def usual_order(self) -> Document:
        """The largest first; but what goes over time goes with it."""
        over_time = bool(self.dimensions) and self.dimensions[0]["of"]["attribute"] == "TIME"
        return {"by": "POSITION" if over_time else "VALUE", "measure": 0, "is_descending": not over_time}

    def limited(self) -> "Breakdown":
        """The numbers by all dimensions; of the first that is not time only so many values are kept, in a chart of each."""
        table = folded = Breakdown(self, self.dimensions)
        for index, each in enumerate(self.dimensions):
            limit = self.document["limit"] if index == self.sorted else None
            if limit is None and self.document["visualisation"] != "TABLE":
                limit = MAX_IN_CHART
            if limit is None or each["of"]["attribute"] == "TIME":
                continue
            ranked = self.ranked(table, index)
            if len(ranked) > limit:
                folded = folded.folded(index, set(ranked[:limit]))
        return folded

    def ranked(self, table: "Breakdown", index: int) -> list[Any]:
        """The values of a dimension by what they come to alone."""
        alone = Breakdown(self, [self.dimensions[index]])
        by = self.document["sort"]
        ranked_by, descending = (by["measure"], by["is_descending"]) if by and by["by"] == "VALUE" else (0, True)
        of = self.dimensions[index]["of"]

        def rank(category: Any) -> tuple[Any, ...]:
            value = alone.figures((category,))[ranked_by].value
            return (*in_direction(value, descending), place_of(self.ground, of, category))

        return sorted({place[index] for place in table.places()}, key=rank)

    def series(self) -> list[Series]:
        """The lines of a chart over time; of one line, if there is no other dimension."""
        table = self.limited()
        steps = [step.start for step in table.steps]
        at = next(n for n, each in enumerate(self.dimensions) if each["of"]["attribute"] == "TIME")
        others = [each for n, each in enumerate(self.dimensions) if n != at]
        if not others:
            points = tuple((step, table.figures((step,))[0]) for step in steps)
            return [Series(None, self.totals()[0], points)]
        categories = dict.fromkeys(place[1 - at] for place in table.places())
        if others[0]["of"]["attribute"] == "DEAL_TYPE":
            in_use = [each for each in types_in_use(self.ground.records) if not table.is_folded(1 - at, each)]
            if len({*categories, *in_use}) <= MAX_IN_CHART:
                categories |= dict.fromkeys(in_use)
        whole = Breakdown(self, others).folded_like(table, 1 - at)
        found: list[Series] = []
        for category in self.in_order(categories, table):
            points = tuple(
                (step, table.figures((step, category) if at == 0 else (category, step))[0]) for step in steps
            )
            found.append(Series(category, whole.figures((category,))[0], points))
        return found

    def cells(self) -> dict[Place, Figure]:
        """The cells of a matrix that have rows."""
        table = self.limited()
        return {place: table.figures(place)[0] for place in table.places() if table.has_rows(place)}

    def sides(self) -> list[list[Any]]:
        """What stands beside the rows and above the columns of a matrix, in order."""
        table = self.limited()
        found = [set(categories) for categories in zip(*self.cells(), strict=True)] or [set[Any](), set[Any]()]
        if table.time is not None:
            found[table.time] = {step.start for step in table.steps}
        listed = [
            sorted(each, key=lambda category, of=side["of"]: place_of(self.ground, of, category))
            for side, each in zip(self.dimensions, found, strict=True)
        ]
        listed[self.sorted] = self.in_order(found[self.sorted], table)
        return listed

    def shares(self, lines: Sequence[Line]) -> list[Fraction]:
        """The part each line has in the whole."""
        whole = self.totals()[0].value
        return [
            rounded(line.figures[0].value / whole, SHARE_PLACES) if whole and line.figures[0].value else Fraction()
            for line in lines
        ]

    def funnels(self) -> Mapping[str, Any]:
        """Funnels over the deals that pass the filter, by deal type."""
        [part] = figures_of(self.document)
        everything = Interval(self.ground.question.period.start, self.ground.question.period.end)
        deals = {row.record: self.ground.question.deals[row.record] for row in self.rows(part, everything)}
        return sales_funnel(replace(self.ground.question, deals=deals))["funnels"]


class Breakdown:
    """The rows of every figure by their places."""

    def __init__(self, answer: ReportAnswer, dimensions: Sequence[Document]) -> None:
        self.answer = answer
        self.dimensions = dimensions
        self.time = next((n for n, each in enumerate(dimensions) if each["of"]["attribute"] == "TIME"), None)
        self.steps = [] if self.time is None else answer.ground.steps(dimensions[self.time]["step"])
        self.placed: list[Placed] = [self.place_all(part) for part in figures_of(answer.document)]
        self.kept: dict[int, set[Any]] = {}

    def place_all(self, part: Document) -> Placed:
        """The rows of one figure; of what stands at an instant, those of the end of each step."""
        answer, period = self.answer, self.answer.ground.question.period
        found: Placed = {}
        if self.time is not None and answer.time_of(part)["time"] in STANDING:
            for step in self.steps:
                self.place(
                    found, answer.rows(part, Interval(period.start, step.end)), lambda _, start=step.start: start
                )
        else:
            starts = [step.start for step in self.steps]
            self.place(found, answer.rows(part, period), lambda row: starts[bisect_right(starts, row.at) - 1])
        return found

    def place(self, found: Placed, rows: Sequence[Row], step_of: Callable[[Row], Any]) -> None:
        """Puts each row wherever it belongs."""
        for row in rows:
            categories = [
                [step_of(row)] if number == self.time else values_of(self.answer.ground, row, each["of"]) or [NOT_GIVEN]
                for number, each in enumerate(self.dimensions)
            ]
            for place in product(*categories):
                found.setdefault(place, []).append(row)

    def places(self) -> list[Place]:
        """Where any figure has rows; and every step of time for what else has any."""
        places = dict.fromkeys(place for placed in self.placed for place in placed if self.has_rows(place))
        if self.time is None:
            return list(places)
        starts = [step.start for step in self.steps]
        others = dict.fromkeys((*place[: self.time], *place[self.time + 1 :]) for place in places)
        if len(self.dimensions) == 1:
            others = {(): None}
        return [(*other[: self.time], start, *other[self.time :]) for other in others for start in starts]

    def has_rows(self, place: Place) -> bool:
        """Whether any figure has rows behind it there."""
        # What is no table is drawn by its first measure.
        measures = self.answer.measures
        drawn = measures if self.answer.document["visualisation"] == "TABLE" else measures[:1]
        parts = [part for each in drawn for part in parts_of(each)]
        return any(
            aggregated(self.answer.ground, part, placed.get(place, []), is_rest=False).records
            for part, placed in zip(parts, self.placed, strict=False)
        )

    def figures(self, place: Place) -> tuple[Figure, ...]:
        """The measures over the rows of a place."""
        return self.answer.of_each([placed.get(place, []) for placed in self.placed], is_rest=OTHER in place)

    def is_folded(self, index: int, category: Any) -> bool:
        """Whether a limit left this category of a dimension over."""
        return index in self.kept and category not in self.kept[index]

    def folded(self, index: int, kept: set[Any]) -> "Breakdown":
        """All categories of a dimension but some made one."""
        folded = object.__new__(Breakdown)
        folded.__dict__.update(self.__dict__)
        folded.kept = self.kept | {index: kept}
        folded.placed = []
        for placed in self.placed:
            merged: Placed = {}
            for place, rows in placed.items():
                category = place[index] if place[index] in kept else OTHER
                together = merged.setdefault((*place[:index], category, *place[index + 1 :]), [])
                # Who is in several groups of the rest is in the rest once.
                together += [row for row in rows if all(row is not each for each in together)]
            folded.placed.append(merged)
        return folded

    def folded_like(self, other: "Breakdown", index: int) -> "Breakdown":
        """The only dimension folded as this one of a larger table."""
        return self.folded(0, other.kept[index]) if index in other.kept else self


class Backwards:
    """Anything in the opposite order."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __lt__(self, other: "Backwards") -> bool:
        return other.value < self.value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Backwards) and self.value == other.value

    __hash__ = None  # type: ignore[assignment]


def is_untold(part: Document, time: Document) -> bool:
    """Whether a figure of a stock is none that adds up from step to step."""
    return time["time"] == "EXISTING" and part["aggregate"] in NOT_OF_THE_REST


def in_direction(value: Fraction | None, descending: bool) -> tuple[bool, Fraction]:
    """Values in order; what has none stands last either way."""
    if value is None:
        return (True, Fraction())
    return (False, -value if descending else value)


def change(value: Fraction | None, previous: Fraction | None) -> tuple[Fraction, Fraction | None] | None:
    """The difference, and in percent of an earlier value other than 0."""
    if value is None or previous is None:
        return None
    difference = value - previous
    return difference, rounded(difference * 100 / abs(previous), PERCENT_PLACES) if previous else None
