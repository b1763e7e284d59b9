"""What a change of the settings would do to the desktop."""

from dataclasses import replace

import strawberry

from resolvers.comparison import Comparison
from resolvers.report_field_settings import preview
from resolvers.report_field_settings.base_version import check_base
from resolvers.report_field_settings.checking import check_change
from resolvers.report_field_settings.preview import preview_settings
from resolvers.report_field_settings.warning import warn_of_stages
from resolvers.user_error import Problems
from schema.context import Info
from schema.dashboard.dashboard_arguments import read_arguments
from schema.dashboard.desktop_parameters import open_desktop
from schema.dashboard.identity import tried
from schema.dashboard.period import Period, PeriodInput, show_period
from schema.dashboard.widget import Widget, show_widget, wanted_below
from schema.report_field_settings.inputs import ReportFieldSettingsInput
from schema.report_field_settings.settings_command import administrator_command
from schema.report_field_settings.warning import SettingsWarning, show_warnings
from schema.user_error import UserError, user_errors

# Where the blocks of the settings in force are shown: whoever sees them on the desktop.
_PRESENT = "present"


@strawberry.type(description="A block as it is, and as it would be.")
class BlockPreview:
    key: str = strawberry.field(description="The block's stable name: “revenue”.")
    title: str = strawberry.field(description="Its name, in your language.")
    is_changed: bool = strawberry.field(
        description="Whether its status or one of its numbers, trends aside, would be another."
    )
    before: Widget = strawberry.field(description="The block with the settings in force.")
    after: Widget = strawberry.field(description="The block with the settings wanted.")


@strawberry.type(description="What a change of the report field settings would do. Nothing was changed.")
class ReportFieldSettingsPreview:
    period: Period = strawberry.field(description="The period the figures are of.")
    compared_with: Period | None = strawberry.field(
        description="The period they are compared with, as far as it was taken; null without a comparison, and where the period is yet "
        "to begin."
    )
    blocks: list[BlockPreview] = strawberry.field(
        description="Every block that the settings have a say in, over your own scope, whoever sees it; empty when there are mistakes. "
        "The two sides are read one after the other: a record written meanwhile may be in one of them only."
    )
    warnings: list[SettingsWarning] = strawberry.field(description="What is allowed, and yet rarely meant.")
    user_errors: list[UserError] = strawberry.field(
        description="What is wrong with the input: saving it would tell the same."
    )


async def show_preview(
    info: Info, input: ReportFieldSettingsInput, period: PeriodInput | None, comparison: Comparison
) -> ReportFieldSettingsPreview:
    """The preview. Raises `RequestError`: FORBIDDEN for everybody but administrators, CONFLICT for another base version."""
    requested, language = administrator_command(info), info.context.language
    dashboard = await open_desktop(info.context, read_arguments(period, comparison), language)
    present = dashboard.context.configuration
    check_base(present, input.base_version)
    problems = Problems()
    wanted = check_change(problems, present, input.read())
    blocks: list[preview.BlockPreview] = []
    if not problems:
        blocks = await preview_settings(
            info.context.loaders, dashboard, wanted, replace(wanted_below(info), results=True)
        )
    warnings = [] if problems else warn_of_stages(wanted.applied_to(present, present.version))
    company, interval, earlier = requested.viewer.company, dashboard.period.interval, dashboard.previous
    return ReportFieldSettingsPreview(
        period=show_period(interval, company, requested.now),
        compared_with=earlier and show_period(earlier.interval, company, requested.now),
        blocks=[_show_block(info, block, tried(input)) for block in blocks],
        warnings=show_warnings(warnings, language),
        user_errors=user_errors(problems.found, language),
    )


def _show_block(info: Info, block: preview.BlockPreview, mark: str) -> BlockPreview:
    report = block.before.report
    return BlockPreview(
        key=report.key,
        title=report.title.of(info.context.language),
        is_changed=block.is_changed,
        before=show_widget(info, block.before, _PRESENT),
        after=show_widget(info, block.after, mark),
    )
