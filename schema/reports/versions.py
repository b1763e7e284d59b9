"""The versions of a report."""

from datetime import datetime

import strawberry

from resolvers.reports import content, history
from resolvers.reports.history import list_report_versions
from schema.connection import Connection
from schema.context import Info, viewer_of
from schema.directory.configuration import configuration_of
from schema.directory.user import User, find_user_by_id
from schema.paging import check_first, no_cursor
from schema.reports.definition import ReportDefinition, show_definition


@strawberry.type(description="One part of a report that a version changed.")
class ReportChange:
    data: strawberry.Private[content.Change]

    @strawberry.field(description="Which part: its path below the report, indices of lists as digits.")
    def path(self) -> list[str]:
        return [*self.data.path]

    @strawberry.field(
        description="What it was, in words, by the names that things have today; null if it was not there."
    )
    def before(self, info: Info) -> str | None:
        return None if self.data.before is None else self.data.before.of(info.context.language)

    @strawberry.field(
        description="What it became, in words, by the names that things have today; null if it was removed."
    )
    def after(self, info: Info) -> str | None:
        return None if self.data.after is None else self.data.after.of(info.context.language)


@strawberry.type(description="A report as it was saved once.")
class ReportVersion:
    kept: strawberry.Private[history.KeptVersion]

    @strawberry.field(description="Its number; they grow.")
    def version(self) -> int:
        return self.kept.version

    @strawberry.field(description="When it was saved.")
    def saved_at(self, info: Info) -> datetime:
        return self.kept.saved_at.astimezone(viewer_of(info).company.zone)

    @strawberry.field(description="Who saved it.")
    async def author(self, info: Info) -> User | None:
        return await find_user_by_id(info, self.kept.saved_by_id)

    @strawberry.field(description="What the report was called.")
    def name(self) -> str:
        return self.kept.content.name

    @strawberry.field(description="What it was described as; null for nothing.")
    def description(self) -> str | None:
        return self.kept.content.description

    @strawberry.field(description="What it asked for.")
    def definition(self) -> ReportDefinition:
        return show_definition(self.kept.content.definition)

    @strawberry.field(description="What it changed of the version before it, part by part; nothing, of the first.")
    def changes(self) -> list[ReportChange]:
        return [ReportChange(data=each) for each in self.kept.changes]


@strawberry.type(description="The versions of a report, newest first.")
class ReportVersionConnection(Connection[ReportVersion]):
    pass


async def show_report_versions(info: Info, report_id: int, first: int, after: str | None) -> ReportVersionConnection:
    """A page of versions. A version's number is its cursor."""
    if after is not None and not (after.isascii() and after.isdigit() and len(after) <= 9):
        raise no_cursor()
    before = None if after is None else int(after)
    configuration = await configuration_of(info)
    page = await list_report_versions(info.context.engine, configuration, report_id, check_first(first), before)
    cursors = [str(each.version) for each in page.versions]
    versions = [ReportVersion(kept=each) for each in page.versions]
    return ReportVersionConnection.page(versions, cursors, count=page.count, has_next=page.has_next, after=after)
