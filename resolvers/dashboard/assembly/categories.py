"""The categories a widget shows: which there are, in which order, and what becomes of those beyond the limit."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from models.time_zone import TimeZone
from resolvers.alphabet import sort_key
from resolvers.catalog.dimension import NOT_GIVEN, Category, Dimension
from resolvers.catalog.report import Sort, SortBy
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.granularity import Buckets
from resolvers.language import Language, LocalizedText
from resolvers.planner.query_batch import QueryBatch
from resolvers.step_names import step_name

OTHER = LocalizedText("Other", "Прочие")
_HIDDEN = LocalizedText("Hidden contact", "Скрытый контакт")
OTHER_KEY = "other"
# A multiple of the sizes that palettes have, so that ids spread over all of their colours.
_PLACES = 2520
NOT_GIVEN_KEY = "not_given"


def categories_of(
    dimension: Dimension, request: WidgetRequest, plan: QueryBatch, names: Mapping[Any, str | None]
) -> Sequence[Category]:
    """All categories of a dimension in its own order. ``names`` are those of the values found of an open-ended one."""
    if dimension.is_time:
        return steps_of(request)
    if dimension.attribute.is_open_ended:
        return _found(names, request.language)
    return plan.categories(dimension)


def steps_of(request: WidgetRequest) -> Sequence[Category]:
    """The steps of the period, by the day each begins on the company's clock."""
    return _steps(request.buckets, request.viewer.company.zone)


# All blocks over time of a desktop, and most desktops of a day, have the same.
@lru_cache(maxsize=100)
def _steps(buckets: Buckets, zone: TimeZone) -> Sequence[Category]:
    return [
        Category(
            start.astimezone(zone).date().isoformat(),
            step_name(start, end, buckets.granularity, zone),
            (number,),
            palette_place=0,
        )
        for number, (start, end) in enumerate(zip(buckets.starts, buckets.ends, strict=True))
    ]


def _found(names: Mapping[Any, str | None], language: Language) -> Sequence[Category]:
    found: list[Category] = []
    for value, name in sorted(((v, n) for v, n in names.items() if v is not None), key=lambda each: each[0]):
        label = _HIDDEN if name is None else LocalizedText(name, name)
        # Nobody knows how many there are, so ids stand for places.
        found.append(Category(str(value), label, (value,), palette_place=value % _PLACES))
    found.sort(key=lambda category: _by_name(category, language))
    return [*found, Category(NOT_GIVEN_KEY, NOT_GIVEN, (None,))] if None in names else found


def _by_name(category: Category, language: Language) -> tuple[str, str, str]:
    return sort_key(category.label.of(language), language)


def in_order(
    categories: Iterable[Category], sort: Sort, value_of: Callable[[Category], Decimal | None], language: Language
) -> list[Category]:
    """The categories as the sort says, names by the language's alphabet; what has no value last.

    Those that tie keep the order they came in.
    """
    listed = list(categories)
    match sort.by:
        case SortBy.VALUE:
            return sorted(listed, key=lambda category: rank(value_of(category), sort))
        case SortBy.NAME:
            named = sorted(listed, key=lambda category: _by_name(category, language), reverse=sort.is_descending)
        case SortBy.POSITION:
            named = listed[::-1] if sort.is_descending else listed
    # What is not given has neither name nor place among the others.
    return sorted(named, key=lambda category: category.key == NOT_GIVEN_KEY)


def rank(value: Decimal | None, sort: Sort) -> tuple[bool, Decimal]:
    """What to sort a value by; nothing comes last either way."""
    if value is None:
        return True, Decimal(0)
    return False, -value if sort.is_descending else value


def with_other(
    categories: Sequence[Category], kept: Collection[Category], with_rows: Collection[Category]
) -> list[Category]:
    """The categories that are kept, in their order, and all others as one, if there are any: it tells how many of them have rows."""
    chosen = set(kept)
    rest = [category for category in categories if category not in chosen]
    values = tuple(dict.fromkeys(value for category in rest for value in category.values))
    shown = [category for category in categories if category in chosen]
    if not rest:
        return shown
    return [*shown, Category(OTHER_KEY, OTHER, values, stands_for=sum(category in with_rows for category in rest))]
