"""Dimensions: what a figure is broken down by, and how its values are called."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from resolvers.catalog.attribute import ACTIVITY_TYPE, DEAL_TYPE, SOURCE, Attribute
from resolvers.configuration import Configuration
from resolvers.language import Text

NOT_GIVEN = Text("Not given", "Не указан")


@dataclass(frozen=True, slots=True)
class Category:
    """One value of a dimension as people know it; several stored values may be one category (options of the same label)."""

    key: str
    label: Text
    values: tuple[object, ...]
    color: str | None = None
    # Whether it is shown even where it has nothing: what is in use today.
    is_current: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Dimension:
    """A way to break a figure down. ``categories`` lists all that a company's rows can fall into, in display order."""

    key: str
    title: Text
    attribute: Attribute
    categories: Callable[[Configuration], Sequence[Category]]


def _deal_types(configuration: Configuration) -> Sequence[Category]:
    return [
        Category(str(t.id), Text(t.name, t.name), (t.id,), is_current=not t.archived)
        for t in configuration.deal_types.values()
    ]


def _activity_types(configuration: Configuration) -> Sequence[Category]:
    return [
        Category(str(t.id), Text(t.name, t.name), (t.id,), is_current=not t.archived)
        for t in configuration.activity_types.values()
    ]


def _sources(field_ids: Callable[[Configuration], Sequence[int]]) -> Callable[[Configuration], Sequence[Category]]:
    def categories(configuration: Configuration) -> Sequence[Category]:
        by_label: dict[str, list[int]] = {}
        for field_id in field_ids(configuration):
            for option in configuration.custom_fields[field_id].options:
                by_label.setdefault(option.label, []).append(option.id)
        named = [Category(f"label:{label}", Text(label, label), tuple(ids)) for label, ids in by_label.items()]
        return [*named, Category("not_given", NOT_GIVEN, (None,))]

    return categories


BY_DEAL_TYPE = Dimension("deal_type", Text("Deal type", "Тип сделки"), DEAL_TYPE, _deal_types)
BY_ACTIVITY_TYPE = Dimension("activity_type", Text("Activity type", "Тип активности"), ACTIVITY_TYPE, _activity_types)
BY_DEAL_SOURCE = Dimension(
    "deal_source", Text("Source", "Источник"), SOURCE, _sources(lambda c: c.deal_source_field_ids)
)
BY_ACTIVITY_SOURCE = Dimension(
    "activity_source", Text("Source", "Источник"), SOURCE, _sources(lambda c: c.activity_source_field_ids)
)

DIMENSIONS: Mapping[str, Dimension] = {
    d.key: d for d in (BY_DEAL_TYPE, BY_ACTIVITY_TYPE, BY_DEAL_SOURCE, BY_ACTIVITY_SOURCE)
}
