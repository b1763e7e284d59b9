"""Definitions that mean nothing: a good one, and one mistake."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from tests.oracle.reports.documents import (
    Document,
    all_of,
    attribute,
    condition,
    dimension,
    measure,
    ratio,
    rows_by,
    sort,
)
from tests.properties.reports.companies import field_name
from tests.properties.reports.vocabulary import ENTITY_OF

# What other companies have: names that mean their things, see `names_with_foreign`.
FOREIGN = "foreign:"


@dataclass(frozen=True)
class Mistake:
    """What makes a definition wrong, and where the answer says so: below one of these places."""

    name: str
    make: Callable[[Document], None]
    places: tuple[str, ...]

    def __str__(self) -> str:
        return self.name

    def made_in(self, document: Document) -> Document:
        """The definition with the mistake."""
        wrong = deepcopy(document)
        self.make(wrong)
        return wrong


def put(**parts: Any) -> Callable[[Document], None]:
    """Replaces parts of the definition."""
    return lambda document: document.update(deepcopy(parts))


def tested(of: Document | str, operator: str, *values: Any) -> Callable[[Document], None]:
    """Adds a test to the filter of all rows."""

    def make(document: Document) -> None:
        document["filter"] = all_of(document["filter"], condition(of, operator, *values))

    return make


def measured(*measures: Document) -> Callable[[Document], None]:
    """Adds measures that are wrong whatever they are drawn as."""
    return lambda document: document["measures"].extend(deepcopy(list(measures)))


def of_own_entity(kind: str, make: Callable[[Document], Callable[[Document], None]]) -> Callable[[Document], None]:
    """A mistake with a custom field of the report's own dataset; communications have none, and then any is wrong."""

    def made(document: Document) -> None:
        entity = ENTITY_OF.get(document["dataset"], "deal")
        make(attribute("FIELD", f"{entity}_old" if kind == "old" else field_name(entity, kind)))(document)

    return made


def field_of_another_entity(document: Document) -> None:
    """A test of a field that these rows do not have."""
    other = "contact" if ENTITY_OF.get(document["dataset"]) != "contact" else "deal"
    tested(attribute("FIELD", field_name(other, "number")), "IS_LESS", {"number": "1"})(document)


def deep(levels: int) -> Document:
    """Groups within groups."""
    group = all_of(condition("RESPONSIBLE", "IS_EMPTY"))
    for _ in range(levels):
        group = all_of(group)
    return group


def over_contacts(time: str, of: str | None = None) -> Callable[[Document], None]:
    """Contacts by a time that they do not have."""
    return put(
        dataset="CONTACTS",
        visualisation="NUMBER",
        time=rows_by(time, of),
        measures=[measure()],
        dimensions=[],
        filter=all_of(),
        sort=None,
        limit=None,
    )


def drawn(visualisation: str, *measures: Document, by: tuple[Document | str, ...] = (), **more: Any) -> Any:
    """Deals drawn in a way that does not fit."""
    parts: dict[str, Any] = {"sort": None, "limit": None, "target": None, "filter": all_of(), "dataset": "DEALS"} | more
    return put(
        visualisation=visualisation,
        measures=list(measures) or [measure()],
        dimensions=[each if isinstance(each, dict) else dimension(each) for each in by],
        time=rows_by("CREATED"),
        **parts,
    )


_EMPTY = condition("RESPONSIBLE", "IS_EMPTY")
_ME = {"viewer": True}

MISTAKES = [
    # What the rows do not have
    Mistake(
        "an attribute of other rows", drawn("NUMBER", filter=all_of(condition("CHANNEL", "IS_EMPTY"))), ("filter",)
    ),
    Mistake("won contacts", over_contacts("WON"), ("time",)),
    Mistake("open contacts", over_contacts("OPEN_AT_END"), ("time",)),
    Mistake("a date in no field", over_contacts("DATE_FIELD"), ("time",)),
    Mistake("a date in a field of numbers", over_contacts("DATE_FIELD", "contact_number"), ("time",)),
    Mistake("a date in a field of deals", over_contacts("DATE_FIELD", "deal_date"), ("time",)),
    Mistake("new among the created", drawn("BARS", by=("IS_NEW",)), ("dimensions",)),
    Mistake("returned among the created", drawn("BARS", by=("RETURNED",)), ("dimensions",)),
    Mistake("days to close of the created", drawn("NUMBER", measure("SUM", "DAYS_TO_CLOSE")), ("measures",)),
    Mistake("days in stage of the created", drawn("NUMBER", measure("SUM", "DAYS_IN_STAGE")), ("measures",)),
    Mistake(
        "a test that one measure's rows do not pass nor fail",
        drawn("NUMBER", measure(), measure(time="LOST"), filter=all_of(condition("RETURNED", "IS_EMPTY"))),
        ("filter", "measures"),
    ),
    Mistake("a field of other rows", field_of_another_entity, ("filter",)),
    # What is not there
    Mistake(
        "a field out of use, tested",
        of_own_entity("old", lambda of: tested(of, "IS_LESS", {"number": "1"})),
        ("filter",),
    ),
    Mistake(
        "a field out of use, measured", of_own_entity("old", lambda of: measured(measure("SUM", of))), ("measures",)
    ),
    Mistake(
        "another company's field", measured(measure("SUM", attribute("FIELD", f"{FOREIGN}deal_number"))), ("measures",)
    ),
    Mistake("another company's user", tested("RESPONSIBLE", "IS_ONE_OF", {"id": f"{FOREIGN}boss"}), ("filter",)),
    Mistake("another company's department", tested("DEPARTMENT", "IS_ONE_OF", {"id": f"{FOREIGN}sales"}), ("filter",)),
    Mistake("another company's group", tested("GROUP", "IS_NONE_OF", {"id": f"{FOREIGN}north"}), ("filter",)),
    Mistake(
        "another company's stage",
        drawn("NUMBER", filter=all_of(condition("STAGE", "IS_ONE_OF", {"id": f"{FOREIGN}won"}))),
        ("filter",),
    ),
    Mistake(
        "another company's deal type",
        drawn("NUMBER", filter=all_of(condition("DEAL_TYPE", "IS_ONE_OF", {"id": f"{FOREIGN}sale"}))),
        ("filter",),
    ),
    Mistake(
        "another company's contact",
        drawn("NUMBER", filter=all_of(condition("CONTACT", "IS_ONE_OF", {"id": f"{FOREIGN}acme"}))),
        ("filter",),
    ),
    Mistake(
        "another company's option",
        drawn(
            "NUMBER", filter=all_of(condition(attribute("FIELD", "deal_choice"), "IS_ONE_OF", {"id": f"{FOREIGN}web"}))
        ),
        ("filter",),
    ),
    # Too much
    Mistake("groups too deep", put(filter=deep(8)), ("filter",)),
    Mistake("too many conditions", put(filter=all_of(*[_EMPTY] * 51)), ("filter",)),
    Mistake("too many groups", put(filter=all_of(*[all_of(_EMPTY)] * 45, *[all_of()] * 10)), ("filter",)),
    Mistake("too many measures", measured(*[measure()] * 21), ("measures",)),
    Mistake("too many values", tested("RESPONSIBLE", "IS_ONE_OF", *[_ME] * 101), ("filter",)),
    Mistake("too long a label", measured(measure(label="x" * 200)), ("measures",)),
    Mistake(
        "too long a text",
        of_own_entity("text", lambda of: tested(of, "CONTAINS", {"text": "x" * 10_000})),
        ("filter",),
    ),
    Mistake("three dimensions", drawn("TABLE", by=("DEAL_TYPE", "STAGE", "OUTCOME")), ("dimensions",)),
    # Measures
    Mistake("a sum of nothing", measured(measure("SUM")), ("measures",)),
    Mistake("a sum of people", measured(measure("SUM", "RESPONSIBLE")), ("measures",)),
    Mistake("an average of texts", of_own_entity("text", lambda of: measured(measure("AVERAGE", of))), ("measures",)),
    Mistake("how many different prices", drawn("NUMBER", measure("DISTINCT", "PRICE")), ("measures",)),
    Mistake("a ratio of a ratio", measured(ratio(ratio(measure(), measure()), measure())), ("measures",)),
    Mistake("a ratio of one part", measured(measure("RATIO", parts=(measure(),))), ("measures",)),
    Mistake("a ratio of an average", drawn("NUMBER", ratio(measure("AVERAGE", "PRICE"), measure())), ("measures",)),
    Mistake("no measure", put(measures=[]), ("measures",)),
    # Operators and values
    Mistake("less than a person", tested("RESPONSIBLE", "IS_LESS", _ME), ("filter",)),
    Mistake(
        "a number that contains",
        drawn("NUMBER", filter=all_of(condition("PRICE", "CONTAINS", {"text": "1"}))),
        ("filter",),
    ),
    Mistake("one of nobody", tested("RESPONSIBLE", "IS_ONE_OF"), ("filter",)),
    Mistake("less than nothing", tested("TIME", "IS_LESS"), ("filter",)),
    Mistake("less than two days", tested("TIME", "IS_LESS", {"day": "2024-01-01"}, {"day": "2024-01-02"}), ("filter",)),
    Mistake("empty of something", tested("RESPONSIBLE", "IS_EMPTY", _ME), ("filter",)),
    Mistake("a text for a person", tested("RESPONSIBLE", "IS_ONE_OF", {"text": "ann"}), ("filter",)),
    Mistake("a flag for a time", tested("TIME", "IS_LESS", {"flag": True}), ("filter",)),
    Mistake("a number for a time", tested("TIME", "IS_AT_LEAST", {"number": "5"}), ("filter",)),
    Mistake("the viewer for a group", tested("GROUP", "IS_ONE_OF", _ME), ("filter",)),
    Mistake(
        "no such outcome",
        drawn("NUMBER", filter=all_of(condition("OUTCOME", "IS_ONE_OF", {"text": "DRAW"}))),
        ("filter",),
    ),
    # Drawing
    Mistake("a number by parts", drawn("NUMBER", by=("DEAL_TYPE",)), ("dimensions", "visualisation")),
    Mistake("bars by nothing", drawn("BARS"), ("dimensions", "visualisation")),
    Mistake(
        "a pie of averages", drawn("PIE", measure("AVERAGE", "PRICE"), by=("STAGE",)), ("measures", "visualisation")
    ),
    Mistake("a chart over no time", drawn("SERIES", by=("STAGE",)), ("dimensions", "visualisation")),
    Mistake("a matrix of one side", drawn("MATRIX", by=("STAGE",)), ("dimensions", "visualisation")),
    Mistake("a gauge that aims at nothing", drawn("GAUGE"), ("target", "visualisation")),
    Mistake("a funnel of sums", drawn("FUNNEL", measure("SUM", "PRICE")), ("measures", "visualisation")),
    Mistake(
        "a funnel of contacts",
        drawn("FUNNEL", dataset="CONTACTS"),
        ("dataset", "visualisation", "dimensions", "measures"),
    ),
    Mistake("parts by price", drawn("BARS", by=("PRICE",)), ("dimensions",)),
    Mistake("parts by text", drawn("BARS", by=(dimension(attribute("FIELD", "deal_text")),)), ("dimensions",)),
    Mistake("a step of stages", drawn("BARS", by=(dimension("STAGE", "WEEK"),)), ("dimensions",)),
    # Order and period
    Mistake("in order of no measure", drawn("BARS", by=("STAGE",), sort=sort("VALUE", 7)), ("sort",)),
    Mistake("in order of a measure before the first", drawn("BARS", by=("STAGE",), sort=sort("VALUE", -1)), ("sort",)),
    Mistake("a limit of none", drawn("BARS", by=("STAGE",), limit=0), ("limit",)),
    Mistake("a limit below none", drawn("BARS", by=("STAGE",), limit=-3), ("limit",)),
    Mistake(
        "a period backwards", put(period={"preset": None, "first": "2024-03-02", "last": "2024-03-01"}), ("period",)
    ),
    Mistake(
        "a period named twice",
        put(period={"preset": "TODAY", "first": "2024-03-01", "last": "2024-03-02"}),
        ("period",),
    ),
    Mistake("half a period", put(period={"preset": None, "first": "2024-03-01", "last": None}), ("period",)),
]
