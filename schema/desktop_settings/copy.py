"""Giving one layout to many people."""

from typing import Annotated

import strawberry

from resolvers.commands import CommandResult
from resolvers.desktop_settings.copying import MAX_RECEIVERS, Copy, Receivers, copy_layout, preview_copy
from resolvers.desktop_settings.members import Member
from resolvers.desktop_settings.preview import sampled
from schema.administration.descriptions import ADMINISTRATORS
from schema.context import Info
from schema.desktop_settings.audience_inputs import AudienceInput
from schema.desktop_settings.people import HeadCount, Sample, show_people
from schema.layout.owner_inputs import LayoutSourceInput
from schema.paging import check_first
from schema.user_error import UserError
from schema.writing import command_context, mistakes


@strawberry.input(description="Whose layout goes to whom.")
class CopyLayoutInput:
    from_: LayoutSourceInput = strawberry.field(name="from", description="Whose layout.")
    to: AudienceInput = strawberry.field(
        description=f"Who gets it: those who are in this audience now, at most {MAX_RECEIVERS:,} people; never the person whose it is."
    )
    overwrite_own: bool = strawberry.field(
        default=False, description="Whether those get it too who have arranged their desktops themselves."
    )

    def read(self) -> Copy:
        """The copy as the resolvers take it."""
        return Copy(self.from_.read(), self.to.read(), self.overwrite_own)


@strawberry.type(description="Who gets a layout, and who keeps their own.")
class CopyLayoutPayload:
    result: strawberry.Private[CommandResult[Receivers]]
    first: strawberry.Private[int]

    @strawberry.field(description="Those who get it.")
    def receiving(self) -> HeadCount:
        return self._show(self._receivers.receiving)

    @strawberry.field(description="Those among them who had arranged their desktops themselves; they can restore that.")
    def overwritten(self) -> HeadCount:
        return self._show(self._receivers.overwritten)

    @strawberry.field(description="Those who keep what they have arranged themselves.")
    def keeping(self) -> HeadCount:
        return self._show(self._receivers.keeping)

    @strawberry.field(description="What was wrong with the input; if there is anything, nothing was changed.")
    def user_errors(self, info: Info) -> list[UserError]:
        return mistakes(info, self.result)

    @property
    def _receivers(self) -> Receivers:
        return self.result.value or Receivers()

    def _show(self, members: tuple[Member, ...]) -> HeadCount:
        return show_people(sampled(list(members), self.first))


@strawberry.type
class CopyLayoutQuery:
    @strawberry.field(
        description="Who would get a layout, before it is copied. Nothing is changed. Administrators only."
    )
    async def preview_copy_layout(
        self,
        info: Info,
        input: Annotated[CopyLayoutInput, strawberry.argument(description="Whose layout goes to whom.")],
        first: Sample = 10,
    ) -> CopyLayoutPayload:
        sample = check_first(first)
        return CopyLayoutPayload(result=await preview_copy(command_context(info), input.read()), first=sample)


@strawberry.type
class CopyLayoutMutation:
    @strawberry.mutation(
        description="Copies a layout as it looks to people, who may go on arranging it; never over what somebody has arranged "
        f"themselves, unless that is asked for. {ADMINISTRATORS}"
    )
    async def copy_layout(
        self,
        info: Info,
        input: Annotated[CopyLayoutInput, strawberry.argument(description="Whose layout goes to whom.")],
    ) -> CopyLayoutPayload:
        result = await copy_layout(command_context(info), input.read())
        info.context.loaders.dashboard_contexts.clear_all()
        return CopyLayoutPayload(result=result, first=10)
