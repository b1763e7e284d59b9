"""What the mutations of reports take."""

import strawberry

from resolvers.report_definitions.limits import MAX_DESCRIPTION, MAX_REPORT_NAME
from resolvers.reports.inputs import NewReport, Publication, ReportChange
from schema.administration import descriptions
from schema.changing import CLEAR, ClearableReportField, given, given_or_cleared
from schema.dashboard.placement import PlacementInput, WidgetSizeInput
from schema.desktop_settings.audience_inputs import AudienceInput
from schema.directory.row_number import referred
from schema.reports.definition_inputs import ReportDefinitionInput
from schema.reports.definition_reading import read_definition_request

_REPORT = "The report, by its id."
_BASE = "The version that you saw and change: `report { version }`. If it is not the present one, CONFLICT."
NAME = f"1 to {MAX_REPORT_NAME} characters; TAKEN if another report in use is called so."
_DESCRIPTION = f"What it shows, up to {MAX_DESCRIPTION:,} characters"


@strawberry.input(description="A report to save.")
class CreateReportInput:
    name: str = strawberry.field(description=f"What it is called: {NAME}")
    description: str | None = strawberry.field(default=None, description=f"{_DESCRIPTION}.")
    folder: strawberry.ID | None = strawberry.field(default=None, description="The folder it is in; none if left out.")
    size: WidgetSizeInput | None = strawberry.field(
        default=None, description="How large it is on a desktop by default; as its visualisation has it, if left out."
    )
    definition: ReportDefinitionInput = strawberry.field(description="What it asks for.")

    def read(self) -> NewReport:
        """The report as the resolvers take it."""
        return NewReport(
            name=self.name,
            description=self.description,
            folder_id=None if self.folder is None else referred("ReportFolder", self.folder),
            size=None if self.size is None else self.size.read(),
            requested=read_definition_request(self.definition),
        )


@strawberry.input(description=f"What to change about a report. {descriptions.UPDATE}")
class UpdateReportInput:
    report: strawberry.ID = strawberry.field(description=_REPORT)
    base_version: int = strawberry.field(description=_BASE)
    name: str | None = strawberry.field(default=None, description=f"What it is called from now on: {NAME}")
    description: str | None = strawberry.field(default=None, description=f"{_DESCRIPTION}.")
    folder: strawberry.ID | None = strawberry.field(default=None, description="The folder it is moved to.")
    size: WidgetSizeInput | None = strawberry.field(
        default=None,
        description="How large it is on a desktop by default.",
    )
    clear: list[ClearableReportField] = strawberry.field(default_factory=list, description=CLEAR)
    definition: ReportDefinitionInput | None = strawberry.field(
        default=None, description="What it asks for, all of it; unchanged if left out."
    )

    def read(self) -> ReportChange:
        """The change as the resolvers take it."""
        folder = None if self.folder is None else referred("ReportFolder", self.folder)
        size = None if self.size is None else self.size.read()
        return ReportChange(
            id=referred("Report", self.report),
            base_version=self.base_version,
            name=given(self.name),
            description=given_or_cleared(self.description, self.clear, ClearableReportField.DESCRIPTION),
            folder_id=given_or_cleared(folder, self.clear, ClearableReportField.FOLDER),
            size=given_or_cleared(size, self.clear, ClearableReportField.SIZE),
            requested=None if self.definition is None else read_definition_request(self.definition),
        )


@strawberry.input(description="A report to copy.")
class CopyReportInput:
    report: strawberry.ID = strawberry.field(description=_REPORT)
    name: str | None = strawberry.field(
        default=None, description=f"What the copy is called: {NAME} If left out, the original's name with a number."
    )


@strawberry.input(description="An earlier version of a report to go back to.")
class RestoreReportVersionInput:
    report: strawberry.ID = strawberry.field(description=_REPORT)
    version: int = strawberry.field(description="The version to restore.")
    base_version: int = strawberry.field(description=_BASE)


@strawberry.input(description="A report.")
class ChosenReportInput:
    report: strawberry.ID = strawberry.field(description=_REPORT)


@strawberry.input(description="A report to put on desktops.")
class PublishReportInput:
    report: strawberry.ID = strawberry.field(description=_REPORT)
    audience: AudienceInput = strawberry.field(
        description="Who it is for from now on, on desktops and by itself; all of what was before is replaced."
    )
    placement: PlacementInput | None = strawberry.field(
        default=None,
        description="Where the company's default desktop has it; where there is room, if left out. What stands there makes room.",
    )
    pinned: bool = strawberry.field(
        default=False, description="Whether it stands where the default has it, and nobody can hide it."
    )

    def read(self) -> Publication:
        """The publication as the resolvers take it."""
        return Publication(
            report_id=referred("Report", self.report),
            audience=self.audience.read(),
            placement=None if self.placement is None else self.placement.read(),
            is_pinned=self.pinned,
        )
