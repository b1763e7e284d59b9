"""Definitions as documents: the stored shape, with external ids for ids."""

from typing import Any

Document = dict[str, Any]

# All that a condition may be held against: {"id": name}, {"number": text}, {"text": …}, {"flag": …}, {"day": …},
# {"unit": …, "offset": …}, {"viewer": True}.
Value = dict[str, Any]


def attribute(name: str, field: str | None = None) -> Document:
    """A value that rows have."""
    return {"attribute": name, "field": field}


def rows_by(time: str, field: str | None = None) -> Document:
    """Which rows count."""
    return {"time": time, "field": field}


def condition(of: Document | str, operator: str, *values: Value) -> Document:
    """One test of a row."""
    return {"of": as_attribute(of), "operator": operator, "values": list(values)}


def all_of(*parts: Document) -> Document:
    """Tests that must all pass."""
    return {"junction": "ALL", "parts": list(parts)}


def any_of(*parts: Document) -> Document:
    """Tests of which one must pass."""
    return {"junction": "ANY", "parts": list(parts)}


def measure(
    aggregate: str = "COUNT",
    of: Document | str | None = None,
    *,
    time: Document | str | None = None,
    where: Document | None = None,
    parts: tuple[Document, ...] = (),
    label: str | None = None,
) -> Document:
    """One number."""
    return {
        "aggregate": aggregate,
        "label": label,
        "of": None if of is None else as_attribute(of),
        "time": rows_by(time) if isinstance(time, str) else time,
        "filter": where or all_of(),
        "parts": list(parts),
    }


def ratio(numerator: Document, denominator: Document) -> Document:
    """One number divided by another."""
    return measure("RATIO", parts=(numerator, denominator))


def dimension(of: Document | str, step: str | None = None) -> Document:
    """What numbers are broken down by."""
    return {"of": as_attribute(of), "step": step}


def sort(by: str = "VALUE", measure: int = 0, *, descending: bool = True) -> Document:
    """The order of rows or slices."""
    return {"by": by, "measure": measure, "is_descending": descending}


def report(
    dataset: str = "DEALS",
    visualisation: str = "NUMBER",
    *measures: Document,
    time: Document | str = "CREATED",
    by: tuple[Document | str, ...] = (),
    where: Document | None = None,
    sort: Document | None = None,
    limit: int | None = None,
    target: str | None = None,
    period: Document | None = None,
) -> Document:
    """A whole report."""
    return {
        "dataset": dataset,
        "visualisation": visualisation,
        "measures": list(measures) or [measure()],
        "time": rows_by(time) if isinstance(time, str) else time,
        "dimensions": [each if isinstance(each, dict) and "of" in each else dimension(each) for each in by],
        "filter": where or all_of(),
        "sort": sort,
        "limit": limit,
        "target": target,
        "period": period,
        "rises_well": True,
    }


def as_attribute(of: Document | str) -> Document:
    """An attribute by its name alone, where it is no custom field."""
    return attribute(of) if isinstance(of, str) else of


def parts_of(measure: Document) -> list[Document]:
    """The figures a measure is made of: itself, or the two parts of a ratio, whose rows and filter are theirs too."""
    if measure["aggregate"] != "RATIO":
        return [measure]
    return [
        part | {"time": part["time"] or measure["time"], "filter": all_of(measure["filter"], part["filter"])}
        for part in measure["parts"]
    ]


def figures_of(document: Document) -> list[Document]:
    """All figures of a report that count rows of their own."""
    return [part for each in document["measures"] for part in parts_of(each)]
