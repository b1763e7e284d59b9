"""What a desktop can be filtered by, for those who choose."""

from typing import Annotated

import strawberry

from resolvers.catalog.people import NOBODY, people_part, read_people
from resolvers.dashboard.filters.offering import offered, values_offered
from resolvers.report_definitions.definition import AttributeDefinition
from resolvers.report_definitions.vocabulary.attribute import OF_PEOPLE
from resolvers.statement import read_parts
from schema.context import Info, viewer_of
from schema.dashboard.filter import DashboardFilterValue, value_id
from schema.dashboard.report_attribute import ReportAttribute
from schema.directory.configuration import configuration_of
from schema.directory.user_connection import Search
from schema.node import global_id, number_of
from schema.paging import First, check_first


@strawberry.type(description="Something a desktop can be filtered by.")
class DashboardFilterOffer:
    attribute: ReportAttribute = strawberry.field(description="What it is.")
    field: strawberry.ID | None = strawberry.field(description="The custom field, by id: of FIELD.")
    label: str = strawberry.field(description="What it is called.")


@strawberry.type(description="Values to choose from.")
class DashboardFilterChoices:
    values: list[DashboardFilterValue] = strawberry.field(description="The first of them, in the company's order.")
    total_count: int = strawberry.field(
        description="How many there are in all: search for what is not among the first."
    )


@strawberry.type
class DashboardFilterQuery:
    @strawberry.field(
        description="What desktops of the company can be filtered by, beside all that `DashboardFilterInput` takes: what has values, "
        "custom fields in use, and sources as such and not as the fields they are in."
    )
    async def dashboard_filter_offers(self, info: Info) -> list[DashboardFilterOffer]:
        return [
            DashboardFilterOffer(
                attribute=of.attribute,
                field=None if of.field_id is None else global_id("CustomField", of.field_id),
                label=label.of(info.context.language),
            )
            for of, label in offered(await configuration_of(info))
        ]

    @strawberry.field(
        description="The values of one of them, out of use ones too, for a picker: those whose name contains the text."
    )
    async def dashboard_filter_choices(
        self,
        info: Info,
        attribute: Annotated[ReportAttribute, strawberry.argument(description="What is filtered by.")],
        field: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="The custom field, by id: for FIELD, and nothing else."),
        ] = None,
        search: Search = "",
        first: First = 20,
    ) -> DashboardFilterChoices:
        check_first(first)
        viewer, configuration = viewer_of(info), await configuration_of(info)
        of = AttributeDefinition(attribute, None if field is None else number_of("CustomField", field, ("field",)))
        people = NOBODY
        if attribute in OF_PEOPLE:
            [document] = await read_parts(info.context.engine, [people_part()], {"company": viewer.company.id})
            people = read_people(document)
        found = values_offered(of, search, configuration, people, info.context.language)
        return DashboardFilterChoices(
            values=[
                DashboardFilterValue(value=value_id(of, each.value), label=each.label.of(info.context.language))
                for each in found[:first]
            ],
            total_count=len(found),
        )
