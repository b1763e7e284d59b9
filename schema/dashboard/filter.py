"""Filters of a whole desktop."""

from collections.abc import Iterable, Sequence

import strawberry

from resolvers.dashboard.filters.checking import MAX_FILTERS, refuse_attribute
from resolvers.dashboard.filters.desktop_filter import BY_ID, DesktopFilter
from resolvers.dashboard.filters.wording import what_it_is_by
from resolvers.language import Language
from resolvers.report_definitions.definition import AttributeDefinition
from resolvers.report_definitions.limits import MAX_VALUES
from resolvers.report_definitions.situation import Situation
from schema.dashboard.report_attribute import ReportAttribute
from schema.node import global_id, number_of

_BY = f"What it is by: one of {', '.join(BY_ID)}."
_FIELD = "The custom field of the kind CHOICE, by id: for FIELD, and for nothing else."
_OR_NOT_GIVEN = "Whether rows count, too, for which it is not given."


@strawberry.input(
    description="Of all rows only those count that have one of these values. What it means of rows is what it means in a report; rows "
    "that have no such value at all, as contacts have no deal type, are not narrowed, and their widgets say so."
)
class DashboardFilterInput:
    attribute: ReportAttribute = strawberry.field(description=_BY)
    field: strawberry.ID | None = strawberry.field(default=None, description=_FIELD)
    values: list[strawberry.ID] = strawberry.field(
        default_factory=list[strawberry.ID],
        description=f"Deal types, stages, activity types, options, people, departments or groups, by id; at most {MAX_VALUES}. "
        "Sources of the same label are one source, of deals and of activities.",
    )
    or_not_given: bool = strawberry.field(default=False, description=_OR_NOT_GIVEN)


@strawberry.type(description="A value that a filter lets through.")
class DashboardFilterValue:
    value: strawberry.ID = strawberry.field(description="The id of what it is.")
    label: str = strawberry.field(description="What it is called now.")


@strawberry.type(description="A filter of a whole desktop, as `DashboardFilterInput` takes it, with its names.")
class DashboardFilter:
    attribute: ReportAttribute = strawberry.field(description=_BY)
    field: strawberry.ID | None = strawberry.field(description=_FIELD)
    label: str = strawberry.field(description="What it is by, in words.")
    values: list[DashboardFilterValue] = strawberry.field(description="The values it lets through.")
    or_not_given: bool = strawberry.field(description=_OR_NOT_GIVEN)


FILTERS = (
    "Values that all rows must have which have any of the kind: the same for every number of the desktop, and for what is behind it. "
    f"All filters must be passed; at most {MAX_FILTERS}."
)


def read_filters(requested: Sequence[DashboardFilterInput] | None) -> tuple[DesktopFilter, ...]:
    """The filters behind the input. Raises `RequestError` (BAD_USER_INPUT), naming the argument, for an id of something else."""
    return tuple(_read(each, ("filters", str(place))) for place, each in enumerate(requested or ()))


def _read(requested: DashboardFilterInput, path: tuple[str, ...]) -> DesktopFilter:
    attribute = requested.attribute
    type_name = attribute.refers_to if attribute in BY_ID else None
    if type_name is None:
        refuse_attribute(path)
    field = None if requested.field is None else number_of("CustomField", requested.field, (*path, "field"))
    values = [number_of(type_name, id_, (*path, "values", str(n))) for n, id_ in enumerate(requested.values)]
    return DesktopFilter(AttributeDefinition(attribute, field), tuple(dict.fromkeys(values)), requested.or_not_given)


def show_filters(filters: Iterable[DesktopFilter], situation: Situation, language: Language) -> list[DashboardFilter]:
    """The filters with their names of now."""
    names = situation.names()
    return [
        DashboardFilter(
            attribute=each.of.attribute,
            field=None if each.of.field_id is None else global_id("CustomField", each.of.field_id),
            label=what_it_is_by(each, situation).of(language),
            values=[
                DashboardFilterValue(value=value_id(each.of, value), label=names.of(each.of.attribute.refers_to, value))
                for value in each.values
            ],
            or_not_given=each.or_not_given,
        )
        for each in filters
    ]


def value_id(of: AttributeDefinition, value: int) -> strawberry.ID:
    """The id of one of an attribute's values."""
    return global_id(str(of.attribute.refers_to), value)
