"""What administrators read about the settings."""

from typing import Annotated

import strawberry

from resolvers.comparison import Comparison
from schema.context import Info
from schema.dashboard.dashboard_arguments import ComparedTo, OfPeriod
from schema.directory.configuration import configuration_of
from schema.paging import After, First
from schema.report_field_settings.health import SetupHealth, show_setup_health
from schema.report_field_settings.inputs import ReportFieldSettingsInput
from schema.report_field_settings.preview import ReportFieldSettingsPreview, show_preview
from schema.report_field_settings.report_field_settings import ReportFieldSettings, show_report_field_settings
from schema.report_field_settings.versions import ReportFieldSettingsVersionConnection, show_versions


@strawberry.type
class ReportFieldSettingsQuery:
    @strawberry.field(description="What won, lost, price and source mean in the company's reports.")
    async def report_field_settings(self, info: Info) -> ReportFieldSettings:
        return show_report_field_settings(await configuration_of(info))

    @strawberry.field(
        description="What a change of the report field settings would make of each block. Administrators only. Nothing is saved."
    )
    async def preview_report_field_settings(
        self,
        info: Info,
        input: Annotated[
            ReportFieldSettingsInput, strawberry.argument(description="The change, as it would be saved.")
        ],
        period: OfPeriod = None,
        compare_to: ComparedTo = Comparison.PREVIOUS_PERIOD,
    ) -> ReportFieldSettingsPreview:
        return await show_preview(info, input, period, compare_to)

    @strawberry.field(
        description="The versions of the report field settings, newest first: who saved what, and when. Administrators only."
    )
    async def report_field_settings_versions(
        self, info: Info, first: First = 20, after: After = None
    ) -> ReportFieldSettingsVersionConnection:
        return await show_versions(info, first, after)

    @strawberry.field(
        description="What is missing for the desktop to be complete, by deal type and block, and how to mend it. Administrators only."
    )
    async def setup_health(self, info: Info) -> SetupHealth:
        return await show_setup_health(info)
