"""What administrators decide about desktops."""

from typing import Annotated

import strawberry

from resolvers.desktop_settings.settings import SettingsChange, update_desktop_settings
from resolvers.desktop_settings.widget_audience import set_widget_audience
from schema.administration.descriptions import ADMINISTRATORS
from schema.context import Info
from schema.desktop_settings.audience_inputs import AudienceInput
from schema.desktop_settings.copy import CopyLayoutMutation
from schema.desktop_settings.settings import MAY_HIDE, MAY_REARRANGE, DesktopSettings, WidgetSettings, show_settings
from schema.layout.referred_widget import referred_widget
from schema.user_error import UserError
from schema.writing import command_context, mistakes

_USER_ERRORS = "What was wrong with the input; if there is anything, nothing was changed."


@strawberry.input(description="A block or report, and who it is for.")
class SetWidgetAudienceInput:
    widget: strawberry.ID = strawberry.field(
        description="The widget, by its id; of a report, whether it is on desktops or not."
    )
    audience: AudienceInput = strawberry.field(
        description="Who it is for from now on; all of what was before is replaced."
    )


@strawberry.type(description="The outcome of deciding who a block is for.")
class SetWidgetAudiencePayload:
    widget: WidgetSettings | None = strawberry.field(
        description="The block's settings as they are now; null if there were mistakes, and for a report that is on no desktop."
    )
    user_errors: list[UserError] = strawberry.field(description=_USER_ERRORS)


@strawberry.input(description="What to change about desktops. What is not given stays as it is.")
class UpdateDesktopSettingsInput:
    allow_users_to_hide: bool | None = strawberry.field(default=None, description=MAY_HIDE)
    allow_users_to_rearrange: bool | None = strawberry.field(default=None, description=MAY_REARRANGE)
    pinned_widgets: list[strawberry.ID] | None = strawberry.field(
        default=None,
        description="The widgets, by id, that stand where the default has them and cannot be hidden: these and no others.",
    )


@strawberry.type(description="The outcome of changing the settings of desktops.")
class UpdateDesktopSettingsPayload:
    desktop_settings: DesktopSettings = strawberry.field(description="The settings as they are now.")
    user_errors: list[UserError] = strawberry.field(description=_USER_ERRORS)


@strawberry.type
class DesktopSettingsMutation(CopyLayoutMutation):
    @strawberry.mutation(
        description="Decides who a block or report is for, from the next query on. Whoever leaves an audience keeps where they had "
        "put it. "
        f"{ADMINISTRATORS}"
    )
    async def set_widget_audience(
        self, info: Info, input: Annotated[SetWidgetAudienceInput, strawberry.argument(description="The decision.")]
    ) -> SetWidgetAudiencePayload:
        key = referred_widget(input.widget)
        done = await set_widget_audience(command_context(info), key, input.audience.read())
        settings = await _settings(info)
        widget = None if done.errors else next((each for each in settings.listed() if each.report.key == key), None)
        return SetWidgetAudiencePayload(widget=widget, user_errors=mistakes(info, done))

    @strawberry.mutation(description=f"Changes the switches and pins of desktops. {ADMINISTRATORS}")
    async def update_desktop_settings(
        self, info: Info, input: Annotated[UpdateDesktopSettingsInput, strawberry.argument(description="The change.")]
    ) -> UpdateDesktopSettingsPayload:
        pinned = None if input.pinned_widgets is None else tuple(referred_widget(id) for id in input.pinned_widgets)
        change = SettingsChange(input.allow_users_to_hide, input.allow_users_to_rearrange, pinned)
        done = await update_desktop_settings(command_context(info), change)
        return UpdateDesktopSettingsPayload(desktop_settings=await _settings(info), user_errors=mistakes(info, done))


async def _settings(info: Info) -> DesktopSettings:
    info.context.loaders.dashboard_contexts.clear_all()
    return await show_settings(info)
