"""Saved reports."""

from datetime import datetime

import strawberry

from resolvers.comparison import Comparison
from resolvers.reports.reading import KeptReport, load_reports
from schema.context import Info, viewer_of
from schema.dashboard.dashboard_arguments import ComparedTo, InSteps, NarrowedTo, OfPeriod, OverScope, read_arguments
from schema.dashboard.identity import ALONE
from schema.dashboard.placement import WidgetSize, show_size
from schema.dashboard.widget import Widget, show_widget
from schema.desktop_settings.audience import Audience
from schema.directory.row_number import row_number
from schema.directory.user import User, find_user_by_id
from schema.node import Node, finds, global_id
from schema.paging import After, First
from schema.reports.definition import ReportDefinition, show_definition
from schema.reports.folder import ReportFolder, find_folder_by_id
from schema.reports.opening import open_saved
from schema.reports.versions import ReportVersionConnection, show_report_versions


@strawberry.type(description="What you may do with a report. The server refuses the rest.")
class ReportPermissions:
    edit: bool = strawberry.field(description="Change what it says, and restore an earlier version.")
    publish: bool = strawberry.field(description="Put it on desktops, and withdraw it.")
    archive: bool = strawberry.field(description="Archive it, and take it out of the archive.")


@strawberry.type(
    description="A report that administrators have made. It is for whoever is in its audience, on desktops if it is published there, "
    "and by itself."
)
class Report(Node):
    kept: strawberry.Private[KeptReport]

    @strawberry.field(description="What it is called.")
    def name(self) -> str:
        return self.kept.saved.name

    @strawberry.field(description="What it shows, as its authors put it; null for nothing.")
    def description(self) -> str | None:
        return self.kept.saved.description.en or None

    @strawberry.field(description="The folder it is in; null for none.")
    async def folder(self, info: Info) -> ReportFolder | None:
        return await find_folder_by_id(info, self.kept.folder_id)

    @strawberry.field(description="What it asks for.")
    def definition(self) -> ReportDefinition:
        return show_definition(self.kept.saved.definition)

    @strawberry.field(description="How large it is on a desktop by default.")
    def size(self) -> WidgetSize:
        return show_size(self.kept.saved.size)

    @strawberry.field(description="The number of what it says now, to change it upon.")
    def version(self) -> int:
        return self.kept.saved.version

    @strawberry.field(description="When it was created.")
    def created_at(self, info: Info) -> datetime:
        return self.kept.created_at.astimezone(viewer_of(info).company.zone)

    @strawberry.field(description="Who created it.")
    async def created_by(self, info: Info) -> User | None:
        return await find_user_by_id(info, self.kept.created_by_id)

    @strawberry.field(description="When its present version was saved.")
    def changed_at(self, info: Info) -> datetime:
        return self.kept.changed_at.astimezone(viewer_of(info).company.zone)

    @strawberry.field(description="Who saved its present version.")
    async def changed_by(self, info: Info) -> User | None:
        return await find_user_by_id(info, self.kept.changed_by_id)

    @strawberry.field(description="Whether it is out of use: it is on no desktop, and for administrators only.")
    def is_archived(self) -> bool:
        return self.kept.archived_at is not None

    @strawberry.field(description="Whether it is on the desktops of its audience.")
    def is_published(self) -> bool:
        return self.kept.published_at is not None

    @strawberry.field(description="Since when it has been on desktops; null while it is on none.")
    def published_at(self, info: Info) -> datetime | None:
        at = self.kept.published_at
        return None if at is None else at.astimezone(viewer_of(info).company.zone)

    @strawberry.field(
        description="Whether it stands where the default has it on desktops, and nobody can hide it there."
    )
    def is_pinned(self) -> bool:
        return self.kept.is_pinned

    @strawberry.field(description="The id of its widget, by which its audience, place and pin are set.")
    def widget_id(self) -> strawberry.ID:
        return global_id("Widget", self.kept.saved.key)

    @strawberry.field(description="What it shows, over your data, by itself rather than on the desktop.")
    async def widget(
        self,
        info: Info,
        period: OfPeriod = None,
        compare_to: ComparedTo = Comparison.PREVIOUS_PERIOD,
        scope: OverScope = None,
        granularity: InSteps = None,
        filters: NarrowedTo = None,
    ) -> Widget:
        requested = read_arguments(period, compare_to, scope, granularity, filters=filters)
        view = await open_saved(info, self.kept.saved, requested)
        return show_widget(info, view, ALONE)

    @strawberry.field(description="Who it is for; null for everybody but administrators.")
    def audience(self, info: Info) -> Audience | None:
        return Audience(data=self.kept.audience) if viewer_of(info).is_admin else None

    @strawberry.field(
        description="What it said before, newest first; any of it can be restored. Null for everybody but administrators."
    )
    async def versions(self, info: Info, first: First = 20, after: After = None) -> ReportVersionConnection | None:
        if not viewer_of(info).is_admin:
            return None
        return await show_report_versions(info, self.kept.saved.id, first, after)

    @strawberry.field(description="What you may do with it.")
    def can(self, info: Info) -> ReportPermissions:
        is_admin = viewer_of(info).is_admin
        is_in_use = is_admin and self.kept.archived_at is None
        return ReportPermissions(edit=is_in_use, publish=is_in_use, archive=is_admin)


def show_report(report: KeptReport) -> Report:
    """A report as it is answered."""
    return Report(id=global_id("Report", report.saved.id), kept=report)


async def find_report_by_id(info: Info, report_id: int) -> Report | None:
    """The report with this number, if the viewer may read it."""
    found = (await load_reports(info.context.engine, viewer_of(info), [report_id])).get(report_id)
    return None if found is None else show_report(found)


@finds("Report")
async def find_report(info: Info, key: str) -> Report | None:
    """A report that the viewer may read."""
    return await find_report_by_id(info, row_number(key))
