"""How rows become numbers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from tests.oracle.reports.attributes import values_of
from tests.oracle.reports.documents import Document, parts_of
from tests.oracle.reports.records_of_company import Ground
from tests.oracle.reports.rows import Row

AVERAGE_PLACES, RATIO_PLACES = 10, 4
# Of the rest of a list, these would need to look at its rows once more.
NOT_OF_THE_REST = {"MEDIAN", "DISTINCT"}


@dataclass(frozen=True)
class Figure:
    """A number, exactly, and how often each record stands behind it; None: there is no value. A ratio has two parts."""

    value: Fraction | None
    records: Counter[str]
    parts: tuple["Figure", ...] = ()


def figure(ground: Ground, measure: Document, rows: Sequence[Sequence[Row]], *, is_rest: bool = False) -> Figure:
    """A measure over some rows: its own, or those of the two parts of a ratio."""
    figures = [
        aggregated(ground, part, part_rows, is_rest=is_rest)
        for part, part_rows in zip(parts_of(measure), rows, strict=True)
    ]
    if measure["aggregate"] != "RATIO":
        return figures[0]
    above, below = figures
    value = None if above.value is None or not below.value else rounded(above.value / below.value, RATIO_PLACES)
    return Figure(value, below.records, (above, below))


def aggregated(ground: Ground, measure: Document, rows: Sequence[Row], *, is_rest: bool) -> Figure:
    """Any measure but a ratio."""
    aggregate = measure["aggregate"]
    if aggregate == "COUNT":
        return Figure(Fraction(len(rows)), records_of(rows))
    with_value = [(row, value) for row in rows for value in values_of(ground, row, measure["of"])]
    # What has no value adds nothing to a sum, and stands behind it all the same.
    behind = records_of(rows) if aggregate == "SUM" else records_of([row for row, _ in with_value])
    if is_rest and aggregate in NOT_OF_THE_REST:
        return Figure(None, behind)
    if aggregate == "DISTINCT":
        return Figure(Fraction(len({value for _, value in with_value})), behind)
    numbers = [Fraction(value) for _, value in with_value]
    if aggregate == "SUM" and measure["of"]["attribute"] == "PRICE" and is_unknown(ground, rows):
        return Figure(None, behind)
    if aggregate == "SUM":
        return Figure(sum(numbers, Fraction()), behind)
    return Figure(of_some(aggregate, numbers) if numbers else None, behind)


def is_unknown(ground: Ground, rows: Sequence[Row]) -> bool:
    """Whether there are deals, but none of a type of which it is settled what a price is."""
    return bool(rows) and not any(ground.question.has_price_settings(row.record) for row in rows)


def of_some(aggregate: str, numbers: list[Fraction]) -> Fraction:
    """What only some numbers have, and none have not."""
    if aggregate == "AVERAGE":
        return rounded(sum(numbers, Fraction()) / len(numbers), AVERAGE_PLACES)
    return {"MINIMUM": min, "MAXIMUM": max, "MEDIAN": median}[aggregate](numbers)


def records_of(rows: Sequence[Row]) -> Counter[str]:
    """The records behind rows, each as often as it has rows."""
    return Counter(row.record for row in rows)


def rounded(value: Fraction, places: int) -> Fraction:
    """Half even, as the last step."""
    return Fraction(round(value * 10**places), 10**places)
