"""Filters that people chose last."""

from typing import Annotated

import strawberry

from resolvers.dashboard.desktop_request import DesktopRequest
from resolvers.dashboard.filters.desktop_filter import DesktopFilter
from resolvers.dashboard.filters.remembering import remember_filters
from schema.context import Info
from schema.dashboard.desktop_parameters import open_desktop
from schema.dashboard.filter import FILTERS, DashboardFilterInput, read_filters, value_id
from schema.dashboard.report_attribute import ReportAttribute
from schema.node import global_id
from schema.user_error import UserError
from schema.writing import command_context


@strawberry.type(description="A filter that you chose last, as `DashboardFilterInput` takes it.")
class RememberedFilter:
    attribute: ReportAttribute = strawberry.field(description="What it is by.")
    field: strawberry.ID | None = strawberry.field(description="The custom field, by id: of FIELD.")
    values: list[strawberry.ID] = strawberry.field(description="The values it lets through, by id.")
    or_not_given: bool = strawberry.field(description="Whether it lets through rows, too, for which it is not given.")


def show_remembered(filter_: DesktopFilter) -> RememberedFilter:
    """A filter as it is answered."""
    of = filter_.of
    return RememberedFilter(
        attribute=of.attribute,
        field=None if of.field_id is None else global_id("CustomField", of.field_id),
        values=[value_id(of, value) for value in filter_.values],
        or_not_given=filter_.or_not_given,
    )


@strawberry.input(description="The filters to come back to.")
class RememberDashboardFiltersInput:
    filters: list[DashboardFilterInput] = strawberry.field(description=f"{FILTERS} None forgets those that were kept.")


@strawberry.type(description="The outcome of keeping filters.")
class RememberDashboardFiltersPayload:
    filters: list[RememberedFilter] = strawberry.field(description="Those that are kept now.")
    user_errors: list[UserError] = strawberry.field(
        description="Always empty: what cannot be a filter is an error of the request, as in `dashboard`."
    )


@strawberry.type
class DashboardFilterMutation:
    @strawberry.mutation(
        description="Keeps the filters that you chose, so that they are there on whatever device you come back with; `Dashboard."
        "rememberedFilters` tells them. It changes no answer of `dashboard`: which filters count, is asked for each time."
    )
    async def remember_dashboard_filters(
        self,
        info: Info,
        input: Annotated[RememberDashboardFiltersInput, strawberry.argument(description="The filters.")],
    ) -> RememberDashboardFiltersPayload:
        command = command_context(info)
        requested = DesktopRequest(filters=read_filters(input.filters))
        desktop = await open_desktop(info.context, requested, info.context.language)
        await remember_filters(command, desktop.filters)
        return RememberDashboardFiltersPayload(filters=[*map(show_remembered, desktop.filters)], user_errors=[])
