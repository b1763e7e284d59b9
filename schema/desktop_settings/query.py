"""What administrators read about desktops."""

from typing import Annotated

import strawberry

from resolvers.desktop_settings.preview import preview_audience
from schema.context import Info
from schema.desktop_settings.audience_inputs import AudienceInput
from schema.desktop_settings.copy import CopyLayoutQuery
from schema.desktop_settings.people import HeadCount, Sample, show_people
from schema.desktop_settings.settings import DesktopSettings, show_settings
from schema.desktop_settings.visibility import VisibilityQuery
from schema.directory.user import User, show_person
from schema.paging import check_first
from schema.user_error import UserError, user_errors
from schema.writing import command_context


@strawberry.type(description="Who an audience is now.")
class AudiencePreview:
    head_count: int = strawberry.field(description="How many people who work here are in it.")
    people: list[User] = strawberry.field(description="The first of them by name.")
    gaining: HeadCount | None = strawberry.field(
        description="Who is in it and not in the audience compared with; null where none is."
    )
    losing: HeadCount | None = strawberry.field(
        description="Who is in the audience compared with and not in it; null where none is."
    )
    user_errors: list[UserError] = strawberry.field(description="What is wrong with the audience; then it has nobody.")


@strawberry.type
class DesktopSettingsQuery(VisibilityQuery, CopyLayoutQuery):
    @strawberry.field(description="The settings of desktops. Administrators only.")
    async def desktop_settings(self, info: Info) -> DesktopSettings:
        return await show_settings(info)

    @strawberry.field(description="Who an audience would be, before it is decided. Administrators only.")
    async def preview_audience(
        self,
        info: Info,
        audience: Annotated[AudienceInput, strawberry.argument(description="The audience.")],
        first: Sample = 10,
        compared_with: Annotated[
            AudienceInput | None,
            strawberry.argument(description="Another audience, as it is saved: to tell who comes and who goes."),
        ] = None,
    ) -> AudiencePreview:
        compared = compared_with.read() if compared_with else None
        found = await preview_audience(command_context(info), audience.read(), compared, check_first(first))
        return AudiencePreview(
            head_count=found.people.count,
            people=[show_person(each) for each in found.people.sample],
            gaining=show_people(found.gaining) if found.gaining else None,
            losing=show_people(found.losing) if found.losing else None,
            user_errors=user_errors(found.errors, info.context.language),
        )
