"""What is missing for the desktop to be complete."""

import strawberry

from resolvers.configuration import Configuration
from resolvers.dashboard.status import WidgetStatusCode
from resolvers.report_field_settings import health
from resolvers.report_field_settings.health import find_health
from resolvers.report_field_settings.remediation import how_to_mend
from resolvers.report_field_settings.warning import warn_of_prices, warn_of_stages
from schema.context import Info
from schema.dashboard.status import MissingSetting, show_gap
from schema.directory.configuration import configuration_of
from schema.report_field_settings.settings_command import administrator_command
from schema.report_field_settings.warning import SettingsWarning, show_warnings


@strawberry.type(description="A block of the desktop, and whether it has the settings it needs.")
class BlockHealth:
    key: str = strawberry.field(description="The block's stable name: “revenue”.")
    title: str = strawberry.field(description="Its name, in your language.")
    status: WidgetStatusCode = strawberry.field(description="READY, PARTIAL or NOT_CONFIGURED.")
    missing: list[MissingSetting] = strawberry.field(description="What it lacks; empty if it is ready.")


@strawberry.type(description="Something missing in the settings, the blocks that need it, and the way to mend it.")
class SetupGap:
    setting: MissingSetting = strawberry.field(description="What is missing, and for which deal or activity type.")
    how_to_mend: str = strawberry.field(
        description="What to do, in words, with the operation of this API that does it."
    )
    blocks: list[BlockHealth] = strawberry.field(description="The blocks that need it.")


@strawberry.type(description="How well the company is set up for its desktop.")
class SetupHealth:
    ready_count: int = strawberry.field(description="How many blocks have all they need.")
    partial_count: int = strawberry.field(description="How many blocks lack something for some types.")
    not_configured_count: int = strawberry.field(description="How many blocks cannot be computed.")
    blocks: list[BlockHealth] = strawberry.field(description="Every block, in the order of the default desktop.")
    missing: list[SetupGap] = strawberry.field(
        description="Everything missing: the company's own first, then by deal type and by activity type. Archived types are not asked."
    )
    warnings: list[SettingsWarning] = strawberry.field(description="What is set, and yet rarely meant.")


async def show_setup_health(info: Info) -> SetupHealth:
    """The company's health. Raises `RequestError` (FORBIDDEN) for everybody but administrators."""
    requested, language = administrator_command(info), info.context.language
    configuration = await configuration_of(info)
    found = find_health(configuration)
    warnings = [*warn_of_stages(configuration), *await warn_of_prices(requested.engine, configuration)]
    shown = {block.report.key: _show_block(info, configuration, block) for block in found.blocks}
    return SetupHealth(
        ready_count=found.count(WidgetStatusCode.READY),
        partial_count=found.count(WidgetStatusCode.PARTIAL),
        not_configured_count=found.count(WidgetStatusCode.NOT_CONFIGURED),
        blocks=[*shown.values()],
        missing=[
            SetupGap(
                setting=show_gap(gap.setting, configuration, language, is_admin=True),
                how_to_mend=how_to_mend(gap.setting, configuration).of(language),
                blocks=[shown[block.report.key] for block in gap.blocks],
            )
            for gap in found.gaps
        ],
        warnings=show_warnings(warnings, language),
    )


def _show_block(info: Info, configuration: Configuration, block: health.BlockHealth) -> BlockHealth:
    language = info.context.language
    return BlockHealth(
        key=block.report.key,
        title=block.report.title.of(language),
        status=block.readiness.code,
        missing=[show_gap(gap, configuration, language, is_admin=True) for gap in block.readiness.missing],
    )
