"""The versions of the settings."""

from datetime import datetime

import strawberry

from resolvers.configuration import Configuration
from resolvers.report_field_settings import history
from resolvers.report_field_settings.history import list_versions
from schema.connection import Connection
from schema.context import Info
from schema.directory.configuration import configuration_of
from schema.directory.user import User, find_user_by_id
from schema.paging import check_first, read_cursor, write_cursor
from schema.report_field_settings.report_field_settings import ReportFieldSettings, show_report_field_settings
from schema.report_field_settings.settings_command import administrator_command


@strawberry.type(description="The report field settings as they were saved once.")
class ReportFieldSettingsVersion:
    kept: strawberry.Private[history.SettingsVersion]
    configuration: strawberry.Private[Configuration]

    @strawberry.field(description="Its number; they grow.")
    def version(self) -> int:
        return self.kept.version

    @strawberry.field(description="When it was saved.")
    def saved_at(self, info: Info) -> datetime:
        return self.kept.saved_at.astimezone(administrator_command(info).viewer.company.zone)

    @strawberry.field(description="Who saved it; null where it came with an import.")
    async def author(self, info: Info) -> User | None:
        return await find_user_by_id(info, self.kept.author_id)

    @strawberry.field(description="Whether it is the one in force.")
    def is_current(self) -> bool:
        return self.kept.version == self.configuration.version

    @strawberry.field(
        description="What it changed of the version before it: a sentence for each list, with the names that things have today."
    )
    def diff(self, info: Info) -> list[str]:
        return [line.of(info.context.language) for line in self.kept.changes]

    @strawberry.field(description="What was chosen, without what was deleted since.")
    def settings(self) -> ReportFieldSettings:
        return show_report_field_settings(self.kept.settings.applied_to(self.configuration, self.kept.version))


@strawberry.type(description="The versions of the report field settings, newest first.")
class ReportFieldSettingsVersionConnection(Connection[ReportFieldSettingsVersion]):
    pass


async def show_versions(info: Info, first: int, after: str | None) -> ReportFieldSettingsVersionConnection:
    """A page of versions. Raises `RequestError` (FORBIDDEN) for everybody but administrators."""
    requested = administrator_command(info)
    before = None if after is None else read_cursor(after)[1]
    configuration = await configuration_of(info)
    page = await list_versions(requested.engine, configuration, check_first(first), before)
    cursors = [write_cursor(each.saved_at, each.version) for each in page.versions]
    return ReportFieldSettingsVersionConnection.page(
        [ReportFieldSettingsVersion(kept=each, configuration=configuration) for each in page.versions],
        cursors,
        count=page.count,
        has_next=page.has_next,
        after=after,
    )
