"""What won, lost, price and source mean in the company."""

from collections.abc import Iterable
from typing import Annotated

import strawberry

from resolvers.configuration import Configuration, DealTypeConfig
from resolvers.report_field_settings.completeness import Completeness, completeness
from resolvers.report_field_settings.health import find_health
from schema.context import Info, viewer_of
from schema.dashboard.status import MissingSetting, show_gap
from schema.described_enum import describe
from schema.directory.custom_field import CustomField, show_custom_field
from schema.directory.deal_type import DealType, Stage, show_deal_type, show_stage
from schema.directory.found import FoundConnection, SearchNames, edge_of, show_found
from schema.directory.row_number import referred
from schema.paging import After, First

describe(
    Completeness,
    "How far the report field settings of a deal type are.",
    {
        Completeness.LACKING: "It is in use, and has no price field, no successful or no unsuccessful stage chosen.",
        Completeness.COMPLETE: "It is in use, and has all three chosen.",
        Completeness.ARCHIVED: "It is out of use: nobody need set it up.",
    },
    name="SettingsCompleteness",
)


@strawberry.type(description="What counts for the deals of one type.")
class DealTypeReportFields:
    deal_type: DealType = strawberry.field(description="The deal type.")
    price_fields: list[CustomField] = strawberry.field(
        description="The fields whose sum is the price of its deals; empty if none is chosen."
    )
    successful_stages: list[Stage] = strawberry.field(description="The stages that mean won.")
    unsuccessful_stages: list[Stage] = strawberry.field(description="The stages that mean lost. All others are open.")


@strawberry.type(description="Deal types with what counts for them, in the company's order.")
class DealTypeReportFieldsConnection(FoundConnection[DealTypeReportFields]):
    pass


@strawberry.type(description="What won, lost, price and source mean in reports. They act at once, on the past too.")
class ReportFieldSettings:
    configuration: strawberry.Private[Configuration]
    activity_source_fields: list[CustomField] = strawberry.field(
        description="An activity's source is its value in the first of these fields that has one."
    )
    deal_source_fields: list[CustomField] = strawberry.field(
        description="A deal's source is its value in the first of these fields that has one."
    )
    version: int = strawberry.field(description="Grows with every change; 0 while nothing was ever set.")

    @strawberry.field(description="What counts for each deal type, archived ones included.")
    def deal_types(self) -> list[DealTypeReportFields]:
        return [_deal_type(self.configuration, each) for each in self.configuration.deal_types.values()]

    @strawberry.field(description="What counts for deal types found by name, archived ones included.")
    def deal_types_connection(
        self,
        first: First = 20,
        after: After = None,
        search: SearchNames = "",
        completeness_: Annotated[
            Completeness | None,
            strawberry.argument(
                name="completeness", description="Only those whose settings are as far; all, if left out."
            ),
        ] = None,
    ) -> DealTypeReportFieldsConnection:
        def fits(deal_type: DealTypeConfig) -> bool:
            return completeness_ is None or completeness(deal_type) is completeness_

        def show(deal_type: DealTypeConfig) -> DealTypeReportFields:
            return _deal_type(self.configuration, deal_type)

        types = self.configuration.deal_types.values()
        return show_found(DealTypeReportFieldsConnection, types, edge_of(show), first, after, search, fits)

    @strawberry.field(description="What counts for one deal type; null if the company has none of this id.")
    def of_deal_type(
        self, id: Annotated[strawberry.ID, strawberry.argument(description="The deal type, by its id.")]
    ) -> DealTypeReportFields | None:
        found = self.configuration.deal_types.get(referred("DealType", id))
        return found and _deal_type(self.configuration, found)

    @strawberry.field(
        description="What is missing for the blocks that need these settings; where to set it, for administrators."
    )
    def health(self, info: Info) -> list[MissingSetting]:
        gaps = find_health(self.configuration).gaps
        is_admin = viewer_of(info).is_admin
        return [show_gap(gap.setting, self.configuration, info.context.language, is_admin=is_admin) for gap in gaps]


def show_report_field_settings(configuration: Configuration) -> ReportFieldSettings:
    """The settings as they are answered."""
    return ReportFieldSettings(
        configuration=configuration,
        activity_source_fields=_fields(configuration, configuration.activity_source_field_ids),
        deal_source_fields=_fields(configuration, configuration.deal_source_field_ids),
        version=configuration.version,
    )


def _deal_type(configuration: Configuration, deal_type: DealTypeConfig) -> DealTypeReportFields:
    chosen = deal_type.report_fields
    return DealTypeReportFields(
        deal_type=show_deal_type(deal_type),
        price_fields=_fields(configuration, chosen.price_field_ids),
        successful_stages=[show_stage(stage) for stage in deal_type.stages if stage.id in chosen.success_stage_ids],
        unsuccessful_stages=[show_stage(stage) for stage in deal_type.stages if stage.id in chosen.failure_stage_ids],
    )


def _fields(configuration: Configuration, ids: Iterable[int]) -> list[CustomField]:
    return [show_custom_field(configuration.custom_fields[id_]) for id_ in ids if id_ in configuration.custom_fields]
