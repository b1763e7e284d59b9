"""How a figure is put together: value, comparison, trend and the records behind it."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from tests.oracle.periods import Interval
from tests.oracle.question import Question

Number = int | Decimal
Figures = dict[str, Any]
Trend = list[tuple[datetime, Number | None]]
Worth = Callable[[set[str]], Number | None]


def rounded(value: Decimal, places: int) -> Decimal:
    """Rounded half even, as the last step."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)


def share(part: Number, whole: Number) -> Decimal:
    """A part as a ratio of the whole."""
    return rounded(Decimal(part) / Decimal(whole), 4) if whole else Decimal(0)


def change(value: Number | None, previous: Number | None) -> dict[str, Number | None] | None:
    """What became of the earlier value; there is no percentage of nothing."""
    if value is None or previous is None:
        return None
    difference = value - previous
    percent = rounded(Decimal(difference) * 100 / abs(Decimal(previous)), 2) if previous else None
    return {"absolute": difference, "percent": percent}


def figures(
    value: Number | None,
    previous: Number | None,
    trend: Trend,
    previous_trend: Trend,
    records: set[str],
    secondary: Mapping[str, set[str]],
) -> Figures:
    """A metric; `secondary` gives the records behind each secondary figure."""
    return {
        "value": value,
        "previous": previous,
        "change": change(value, previous),
        "secondary": {key: len(behind) for key, behind in secondary.items()},
        "secondary_records": dict(secondary),
        "trend": trend,
        "previous_trend": previous_trend,
        "records": records,
    }


def by_bucket(buckets: list[Interval], drawn: Mapping[str, datetime]) -> list[tuple[datetime, set[str]]]:
    """Records by the start of the bucket they are drawn in; empty buckets too. Of two that start at once the first is empty."""
    starts = [bucket.start for bucket in buckets]
    found: list[tuple[datetime, set[str]]] = [(start, set()) for start in starts]
    for record, instant in drawn.items():
        found[bisect_right(starts, instant) - 1][1].add(record)
    return found


def flow(
    question: Question,
    happened: Callable[[Interval], Mapping[str, datetime]],
    worth: Worth = len,
    secondary: Mapping[str, set[str]] | None = None,
) -> Figures:
    """What happened in the period; `happened` gives the records of an interval, each with its instant in the chart."""
    drawn = happened(question.period)
    earlier = {} if question.compared is None else happened(question.compared)
    previous = None if question.compared is None else worth(set(earlier))

    def trend(buckets: list[Interval], records: Mapping[str, datetime]) -> Trend:
        return [(start, worth(each)) for start, each in by_bucket(buckets, records)]

    before = trend(question.compared_buckets, earlier)
    return figures(worth(set(drawn)), previous, trend(question.buckets, drawn), before, set(drawn), secondary or {})


def stock(
    question: Question,
    value_at: Callable[[datetime], Number | None],
    records: set[str],
    secondary: Mapping[str, set[str]] | None = None,
) -> Figures:
    """What there is at an instant: at the period's end, at the earlier period's end, at each bucket's end."""
    previous = None if question.compared is None else value_at(question.compared.end)
    trend, before = (
        [(bucket.start, value_at(bucket.end)) for bucket in buckets]
        for buckets in (question.buckets, question.compared_buckets)
    )
    return figures(value_at(question.period.end), previous, trend, before, records, secondary or {})
