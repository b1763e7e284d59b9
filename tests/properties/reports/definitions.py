"""Definitions at random: all that may be asked of a company's rows."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from tests.oracle.reports.documents import (
    Document,
    Value,
    all_of,
    any_of,
    condition,
    dimension,
    figures_of,
    measure,
    parts_of,
    report,
    rows_by,
    sort,
)
from tests.oracle.reports.report import is_untold
from tests.properties.companies import SomeCompany
from tests.properties.definitions import Draw
from tests.properties.reports.companies import ENTITIES, NUMBERS, TEXTS, field_name
from tests.properties.reports.vocabulary import DATASETS, ENTITY_OF, KEYS, Known, ids_of, known, times_of

DRAWN = ["NUMBER", "GAUGE", "SERIES", "BARS", "BARS", "PIE", "MATRIX", "FUNNEL", "TABLE", "TABLE", "TABLE"]
_WITH_VALUE = ["SUM", "AVERAGE", "MINIMUM", "MAXIMUM", "MEDIAN"]
_ORDERED = ["IS_LESS", "IS_AT_MOST", "IS_GREATER", "IS_AT_LEAST"]
_OPERATORS = {
    "id": ["IS_ONE_OF", "IS_ONE_OF", "IS_NONE_OF", "IS_EMPTY", "IS_NOT_EMPTY"],
    "key": ["IS_ONE_OF", "IS_NONE_OF"],
    "flag": ["IS_ONE_OF", "IS_NONE_OF", "IS_EMPTY"],
    "number": [*_ORDERED, "IS_ONE_OF", "IS_NONE_OF", "IS_EMPTY", "IS_NOT_EMPTY"],
    "day": [*_ORDERED, "IS_ONE_OF", "IS_NONE_OF", "IS_EMPTY", "IS_NOT_EMPTY"],
    "instant": [*_ORDERED, "IS_ONE_OF"],
    "text": ["CONTAINS", "CONTAINS_NOT", "IS_ONE_OF", "IS_NONE_OF", "IS_EMPTY", "IS_NOT_EMPTY"],
}
_UNITS = ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR"]
_SHORT_PRESETS = ["TODAY", "YESTERDAY", "THIS_WEEK", "LAST_WEEK", "THIS_MONTH", "LAST_7_DAYS"]


# What is called by its external id; types of stages and yes or no have words.
NAMED = {"RESPONSIBLE", "DEPARTMENT", "GROUP", "CONTACT", "DEAL_TYPE", "ACTIVITY_TYPE"}


@st.composite
def definitions(draw: Draw, company: SomeCompany, visualisation: str, *, longest: int) -> Document:
    """Definitions that mean something; `longest`: the days of the longest period they are asked for."""
    return Definer(draw, company, longest).define(visualisation)


class Definer:
    """Draws one definition."""

    def __init__(self, draw: Draw, company: SomeCompany, longest: int) -> None:
        self.draw = draw
        self.company = company
        self.records = company.records
        self.longest = longest
        self.dataset = ""
        self.choices = [field_name(entity, "choice") for entity in ENTITIES]

    def pick(self, choices: Collection[Any]) -> Any:
        """One of some."""
        return self.draw(st.sampled_from(list(choices)))

    def rarely(self) -> bool:
        """One time in five."""
        return self.pick([False] * 4 + [True])

    def define(self, visualisation: str) -> Document:
        """A whole definition, whose parts fit each other."""
        self.dataset = "DEALS" if visualisation == "FUNNEL" else self.pick(["DEALS", *DATASETS])
        time = rows_by("CREATED") if visualisation == "FUNNEL" else self.time()
        document = report(self.dataset, visualisation, time=time, period=self.own_period())
        if visualisation != "FUNNEL":
            most = {"TABLE": 4, "NUMBER": 3}.get(visualisation, 2)
            size = self.pick([1, *range(1, most + 1)])
            document["measures"] = [self.measure(visualisation, time) for _ in range(size)]
        times = {time["time"], *((part["time"] or time)["time"] for part in figures_of(document))}
        # A filter and a breakdown are of all rows, whatever time they go by.
        document["filter"] = self.filter(times)
        document["dimensions"] = self.dimensions(visualisation, times)
        if any(each["of"]["attribute"] == "TIME" for each in document["dimensions"]):
            document["measures"] = [self.over_time(each, time) for each in document["measures"]]
        if visualisation == "GAUGE":
            document["target"] = self.pick(["10", "0.5", "1000000"])
        self.arrange(document)
        return document

    def time(self) -> Document:
        """Which rows count."""
        name = self.pick(times_of(self.dataset))
        return rows_by(name, field_name(ENTITY_OF[self.dataset], "date") if name == "DATE_FIELD" else None)

    def own_period(self) -> Document | None:
        """Mostly that of the desktop."""
        if not self.rarely():
            return None
        if self.pick([True, False]):
            return {"preset": self.pick(_SHORT_PRESETS), "first": None, "last": None}
        first = self.day()
        last = first + timedelta(days=self.pick([0, 1, 6, 29]))
        return {"preset": None, "first": first.isoformat(), "last": last.isoformat()}

    def day(self) -> Any:
        """A day on which something happened."""
        return self.pick(self.company.moments).astimezone(self.company.clock.zone).date()

    def measure(self, visualisation: str, report_time: Document) -> Document:
        """A number of the kind that can be drawn so."""
        if visualisation == "PIE":
            return self.simple(report_time, ["COUNT", "SUM"])
        if self.rarely():
            time = self.time() if self.rarely() else None
            inherited = time or report_time
            parts = [self.simple(inherited, ["COUNT", "COUNT", "SUM", "DISTINCT", "MAXIMUM"]) for _ in range(2)]
            times = {(part["time"] or inherited)["time"] for part in parts}
            where = self.filter(times) if self.rarely() else all_of()
            return measure("RATIO", parts=tuple(parts), time=time, where=where)
        return self.simple(report_time, ["COUNT", "COUNT", "DISTINCT", *_WITH_VALUE])

    def simple(self, report_time: Document, aggregates: list[str]) -> Document:
        """Any measure but a ratio; mostly of the report's own rows."""
        time = self.time() if self.rarely() else None
        times = {(time or report_time)["time"]}
        where = self.filter(times) if self.rarely() else all_of()
        aggregate = self.pick(aggregates)
        if aggregate == "COUNT":
            return measure(time=time, where=where)
        all_known = known(self.records, self.dataset, times)
        is_distinct = aggregate == "DISTINCT"
        fitting = [each.of for each in all_known if (each.is_counted_apart if is_distinct else each.kind == "number")]
        return measure(aggregate, self.pick(fitting), time=time, where=where) if fitting else measure(time=time)

    def over_time(self, each: Document, report_time: Document) -> Document:
        """Of stocks only what adds up from step to step."""
        untold = any(is_untold(part, part["time"] or report_time) for part in parts_of(each))
        return measure(time=each["time"], where=each["filter"]) if untold else each

    def dimensions(self, visualisation: str, times: Collection[str]) -> list[Document]:
        """As many as the drawing has, of different attributes."""
        fitting = [each for each in known(self.records, self.dataset, times) if each.is_dimension]
        others = [each for each in fitting if each.name != "TIME"]
        if visualisation == "SERIES":
            chosen = [dimension("TIME", self.step())]
            return chosen + ([dimension(self.pick(others).of)] if self.pick([True, False]) else [])
        size = {"BARS": 1, "PIE": 1, "MATRIX": 2}.get(visualisation, 0)
        if visualisation == "TABLE":
            size = self.pick([0, 1, 1, 2])
        chosen = self.draw(
            st.lists(st.sampled_from(fitting), min_size=size, max_size=size, unique_by=lambda k: str(k.of))
        )
        return [dimension(each.of, self.step() if each.name == "TIME" else None) for each in chosen]

    def step(self) -> str | None:
        """A step of time; days only of periods that have few of them."""
        return self.pick([None, "WEEK", "MONTH", "QUARTER", "YEAR", *(["DAY"] if self.longest <= 62 else [])])

    def arrange(self, document: Document) -> None:
        """An order, and how much of it is kept."""
        sides = [each for each in document["dimensions"] if each["of"]["attribute"] != "TIME"]
        if document["dimensions"] and self.pick([True, False]):
            by = self.pick(["VALUE", *self.orders_of(sides or document["dimensions"])])
            index = self.pick(range(len(document["measures"])))
            document["sort"] = sort(by, index if by == "VALUE" else 0, descending=self.pick([True, False]))
        if sides and self.pick([True, False]):
            document["limit"] = self.pick([1, 2, 3])

    def orders_of(self, dimensions: list[Document]) -> list[str]:
        """The orders that the first dimension has, that by name if its values are called by names of their own."""
        of = dimensions[0]["of"]
        is_named = of["attribute"] in NAMED or of["field"] in self.choices
        return ["POSITION", "NAME"] if is_named else ["POSITION"]

    def filter(self, times: Collection[str], depth: int = 1) -> Document:
        """Up to three tests, or groups of them, that go together."""
        size = self.pick([0, 0, 0, 0, 1, 1, 2, 3] if depth == 1 else [1, 2])
        parts = [
            self.filter(times, depth + 1) if depth < 3 and self.rarely() else self.condition(times) for _ in range(size)
        ]
        return self.pick([any_of, any_of, all_of])(*parts)

    def condition(self, times: Collection[str]) -> Document:
        """One test of any attribute."""
        of = self.pick(known(self.records, self.dataset, times))
        if of.kind == "id" and not ids_of(self.records, self.dataset, of.of):
            return condition(of.of, "IS_EMPTY")
        operator = self.pick(_OPERATORS[of.kind])
        if operator in ("IS_EMPTY", "IS_NOT_EMPTY"):
            return condition(of.of, operator)
        size = self.pick([1, 1, 2, 3]) if operator in ("IS_ONE_OF", "IS_NONE_OF") else 1
        return condition(of.of, operator, *(self.value(of) for _ in range(size)))

    def value(self, of: Known) -> Value:
        """What the attribute may be held against."""
        if of.kind == "id":
            is_viewer = of.name == "RESPONSIBLE" and self.rarely()
            return {"viewer": True} if is_viewer else {"id": self.pick(ids_of(self.records, self.dataset, of.of))}
        if of.kind == "key":
            return {"text": self.pick(KEYS[of.name])}
        if of.kind == "flag":
            return {"flag": self.pick([True, False])}
        if of.kind == "number":
            return {"number": self.pick([*NUMBERS, "10", "33.33"])}
        if of.kind == "text":
            text: str = self.pick(TEXTS)
            return {"text": self.pick([text, text.upper(), text.lower(), text[1:3], text[-1]])}
        if self.pick([True, False]):
            return {"unit": self.pick(_UNITS), "offset": self.pick([-2, -1, 0, 0, 1])}
        return {"day": (self.day() + timedelta(days=self.pick([-1, 0, 0, 1]))).isoformat()}
