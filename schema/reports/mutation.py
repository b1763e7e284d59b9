"""Saving reports, and putting them on desktops."""

from typing import Annotated

import strawberry

from resolvers.commands import CommandResult
from resolvers.reports.from_template import create_report_from_template
from resolvers.reports.publishing import publish_report, withdraw_report
from resolvers.reports.saving import (
    archive_report,
    copy_report,
    create_report,
    restore_report_version,
    update_report,
)
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.writing import forget
from schema.context import Info
from schema.directory.row_number import referred
from schema.reports.folder_mutation import ReportFolderMutation
from schema.reports.inputs import (
    ChosenReportInput,
    CopyReportInput,
    CreateReportInput,
    PublishReportInput,
    RestoreReportVersionInput,
    UpdateReportInput,
)
from schema.reports.report import Report, find_report_by_id
from schema.reports.template import CreateReportFromTemplateInput
from schema.user_error import UserError
from schema.writing import command_context, mistakes

_NEW = "It is for administrators only until it is published or its audience is set."


@strawberry.type(description="The outcome of changing a report.")
class ReportPayload:
    report: Report | None = strawberry.field(description=f"The report as it is now; {descriptions.NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


Chosen = Annotated[ChosenReportInput, strawberry.argument(description="The report.")]


@strawberry.type
class ReportMutation(ReportFolderMutation):
    @strawberry.mutation(description=f"Saves a new report. {_NEW} {ADMINISTRATORS}")
    async def create_report(
        self, info: Info, input: Annotated[CreateReportInput, strawberry.argument(description="The report.")]
    ) -> ReportPayload:
        return await _show(info, await create_report(command_context(info), input.read()))

    @strawberry.mutation(description=f"Saves a ready report, in your language. {_NEW} {ADMINISTRATORS}")
    async def create_report_from_template(
        self, info: Info, input: Annotated[CreateReportFromTemplateInput, strawberry.argument(description="Which one.")]
    ) -> ReportPayload:
        return await _show(info, await create_report_from_template(command_context(info), input.read()))

    @strawberry.mutation(
        description="Changes a report at once, wherever it is shown. What it says is kept as a version; what changes nothing makes "
        f"none. {ADMINISTRATORS}"
    )
    async def update_report(
        self, info: Info, input: Annotated[UpdateReportInput, strawberry.argument(description="The change.")]
    ) -> ReportPayload:
        return await _show(info, await update_report(command_context(info), input.read()))

    @strawberry.mutation(
        description=f"Saves a new report that says what another one says, in the same folder. {_NEW} {ADMINISTRATORS}"
    )
    async def copy_report(
        self, info: Info, input: Annotated[CopyReportInput, strawberry.argument(description="What to copy.")]
    ) -> ReportPayload:
        return await _show(info, await copy_report(command_context(info), referred("Report", input.report), input.name))

    @strawberry.mutation(
        description="Makes a report say again what an earlier version said, as a new version. What of it is not possible any more is "
        f"told as mistakes, below `version`: by the place in that version. {ADMINISTRATORS}"
    )
    async def restore_report_version(
        self,
        info: Info,
        input: Annotated[RestoreReportVersionInput, strawberry.argument(description="Which version.")],
    ) -> ReportPayload:
        number = referred("Report", input.report)
        return await _show(
            info, await restore_report_version(command_context(info), number, input.base_version, input.version)
        )

    @strawberry.mutation(
        description=f"Takes a report out of use, and off desktops. Archiving it again changes nothing. {ADMINISTRATORS}"
    )
    async def archive_report(self, info: Info, input: Chosen) -> ReportPayload:
        number = referred("Report", input.report)
        return await _show(info, await archive_report(command_context(info), number, archived=True))

    @strawberry.mutation(
        description="Takes a report back into use, for the audience it had; TAKEN if another report has got its name meanwhile. It is "
        f"on no desktop until it is published again. {ADMINISTRATORS}"
    )
    async def unarchive_report(self, info: Info, input: Chosen) -> ReportPayload:
        number = referred("Report", input.report)
        return await _show(info, await archive_report(command_context(info), number, archived=False))

    @strawberry.mutation(
        description="Puts a report on the desktops of its audience, with its place and pin: all of it or nothing. One that is there "
        f"already is changed. Whoever had put it somewhere before it was withdrawn finds it there again. {ADMINISTRATORS}"
    )
    async def publish_report(
        self, info: Info, input: Annotated[PublishReportInput, strawberry.argument(description="How.")]
    ) -> ReportPayload:
        return await _show(info, await publish_report(command_context(info), input.read()))

    @strawberry.mutation(
        description="Takes a report off all desktops. Its audience stays, and can still open it by itself; where people have put it is "
        f"kept. {ADMINISTRATORS}"
    )
    async def withdraw_report(self, info: Info, input: Chosen) -> ReportPayload:
        return await _show(info, await withdraw_report(command_context(info), referred("Report", input.report)))


async def _show(info: Info, done: CommandResult[int]) -> ReportPayload:
    forget(info)
    report = None if done.value is None else await find_report_by_id(info, done.value)
    return ReportPayload(report=report, user_errors=mistakes(info, done))
