"""Changing what won, lost, price and source mean."""

from typing import Annotated, Any

import strawberry

from resolvers.commands import CommandResult
from resolvers.configuration import Configuration
from resolvers.report_field_settings.source_field import create_source_field
from resolvers.report_field_settings.updating import restore_settings, update_settings
from resolvers.report_field_settings.warning import warn_of_stages
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.writing import forget
from schema.context import Info
from schema.directory.custom_field import CustomField, show_custom_field
from schema.report_field_settings.inputs import (
    CreateSourceFieldInput,
    ReportFieldSettingsInput,
    RestoreReportFieldSettingsInput,
)
from schema.report_field_settings.report_field_settings import ReportFieldSettings, show_report_field_settings
from schema.report_field_settings.warning import SettingsWarning, show_warnings
from schema.user_error import UserError
from schema.writing import command_context, mistakes

_SETTINGS = "The settings in force now; null when there are mistakes."
_WARNINGS = "What is allowed, and yet rarely meant. The settings are in force nevertheless."
_MISTAKES = "What was wrong with the input; if there is anything, nothing was changed."


@strawberry.type(description="The outcome of changing the report field settings.")
class UpdateReportFieldSettingsPayload:
    report_field_settings: ReportFieldSettings | None = strawberry.field(description=_SETTINGS)
    warnings: list[SettingsWarning] = strawberry.field(description=_WARNINGS)
    user_errors: list[UserError] = strawberry.field(description=_MISTAKES)


@strawberry.type(description="The outcome of creating a field of sources.")
class CreateSourceFieldPayload:
    custom_field: CustomField | None = strawberry.field(description="The new field; null when there are mistakes.")
    report_field_settings: ReportFieldSettings | None = strawberry.field(description=_SETTINGS)
    warnings: list[SettingsWarning] = strawberry.field(description=_WARNINGS)
    user_errors: list[UserError] = strawberry.field(description=_MISTAKES)


@strawberry.type
class ReportFieldSettingsMutation:
    @strawberry.mutation(
        description="Chooses what won, lost, price and source mean. It acts at once, on the past too, and is kept as a version; what "
        f"changes nothing makes no version. See `previewReportFieldSettings` before. {ADMINISTRATORS}"
    )
    async def update_report_field_settings(
        self,
        info: Info,
        input: Annotated[ReportFieldSettingsInput, strawberry.argument(description="What to choose.")],
    ) -> UpdateReportFieldSettingsPayload:
        done = await update_settings(command_context(info), input.base_version, input.read())
        return _show(info, done, done.value)

    @strawberry.mutation(
        description="Chooses again what an earlier version had chosen, as a new version. What of it may not be chosen any more is told "
        f"as mistakes, below `version`: by the place in the lists of that version's settings. {ADMINISTRATORS}"
    )
    async def restore_report_field_settings(
        self,
        info: Info,
        input: Annotated[RestoreReportFieldSettingsInput, strawberry.argument(description="Which version.")],
    ) -> UpdateReportFieldSettingsPayload:
        done = await restore_settings(command_context(info), input.base_version, input.version)
        return _show(info, done, done.value)

    @strawberry.mutation(
        description="Creates the choice field that tells the source of deals or activities, with its options, and chooses it: in one "
        "step, all or nothing. It needs no base version, and makes a new version of the report field settings: the one in the answer. "
        f"{ADMINISTRATORS}"
    )
    async def create_source_field(
        self,
        info: Info,
        input: Annotated[CreateSourceFieldInput, strawberry.argument(description="The field.")],
    ) -> CreateSourceFieldPayload:
        done = await create_source_field(command_context(info), input.read())
        new = done.value
        shown = _show(info, done, None if new is None else new.configuration)
        return CreateSourceFieldPayload(
            custom_field=None if new is None else show_custom_field(new.configuration.custom_fields[new.field_id]),
            report_field_settings=shown.report_field_settings,
            warnings=shown.warnings,
            user_errors=shown.user_errors,
        )


def _show(info: Info, done: CommandResult[Any], present: Configuration | None) -> UpdateReportFieldSettingsPayload:
    language = info.context.language
    forget(info)
    if present is not None:
        info.context.loaders.configurations.prime(present.company_id, present)
    return UpdateReportFieldSettingsPayload(
        report_field_settings=None if present is None else show_report_field_settings(present),
        warnings=[] if present is None else show_warnings(warn_of_stages(present), language),
        user_errors=mistakes(info, done),
    )
