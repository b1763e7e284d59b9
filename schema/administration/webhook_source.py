"""Sources that send records by webhooks, and what of them was refused."""

from datetime import datetime
from typing import Annotated

import strawberry

from resolvers.commands import CommandResult
from resolvers.webhooks import sources
from resolvers.webhooks.receiving import REFUSALS
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.refused_address import refused_address
from schema.context import Info, viewer_of
from schema.directory.row_number import referred, row_number
from schema.node import Node, finds, global_id
from schema.user_error import UserError
from schema.writing import command_context, mistakes


@strawberry.type(
    description="A system that sends records to an address of its own, each message signed (docs/webhooks.md)."
)
class WebhookSource(Node):
    name: str = strawberry.field(description="What it is called.")
    address: str = strawberry.field(description="Where it sends to, by POST.")
    created_at: datetime = strawberry.field(description="When it was made.")
    paused_at: datetime | None = strawberry.field(
        description="Since when nothing of it is taken; null: it is. Meanwhile it is told to send the same again later."
    )
    previous_secret_until: datetime | None = strawberry.field(
        description="Until when the secret that it had before goes on beside the present one; null where none does."
    )
    last_taken_at: datetime | None = strawberry.field(description="When a message was taken last; null: never.")
    last_refused_at: datetime | None = strawberry.field(
        description="When a message was turned away at the door last, give or take a minute; null: never. Nothing is kept of such."
    )
    last_refusal: str | None = strawberry.field(description="Why it was.")
    dead_letter_count: int = strawberry.field(description="How many rows of it were refused, and wait to be looked at.")
    refused_url: str | None = strawberry.field(
        description="Where those are as a file, a row a line, to be mended and sent again: below the server's address; null: there "
        "are none."
    )


@strawberry.input(description="A source to be.")
class CreateWebhookSourceInput:
    name: str = strawberry.field(description="What it is called: at most 200 characters.")


@strawberry.input(description="What to change of a source.")
class UpdateWebhookSourceInput:
    source: strawberry.ID = strawberry.field(description="The source.")
    name: str | None = strawberry.field(default=None, description="What it is called; stays as it is if left out.")
    is_paused: bool | None = strawberry.field(
        default=None, description="Whether nothing of it is taken from now on; stays as it is if left out."
    )


@strawberry.input(description="Which source gets another secret.")
class RotateWebhookSourceInput:
    source: strawberry.ID = strawberry.field(description="The source.")
    grace_hours: int | None = strawberry.field(
        default=None, description="For how many hours the old secret goes on, at most 168; it ends at once if left out."
    )


@strawberry.input(description="Which source.")
class WebhookSourceInput:
    source: strawberry.ID = strawberry.field(description="The source.")


@strawberry.type(description="The outcome of changing a source.")
class WebhookSourcePayload:
    source: WebhookSource | None = strawberry.field(description=f"The source as it is now; {descriptions.NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of making a source, or a new secret for one.")
class WebhookSourceSecretPayload:
    source: WebhookSource | None = strawberry.field(description=f"The source; {descriptions.NOTHING}")
    secret: str | None = strawberry.field(
        description="What it signs its messages with (`whsec_…`). It is told only here; null if there were mistakes."
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of removing a source.")
class RemoveWebhookSourcePayload:
    removed_id: strawberry.ID | None = strawberry.field(
        description=f"The id of what there is no more; {descriptions.NOTHING}"
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


_SIGNED_IN = f"Only for who is signed in on the page. {ADMINISTRATORS}"


@strawberry.type
class WebhookSourceQuery:
    @strawberry.field(
        description="The sources of your company that send records by webhooks, by name. Administrators only."
    )
    async def webhook_sources(self, info: Info) -> list[WebhookSource]:
        return [show_source(info, each) for each in await sources.read_sources(command_context(info))]


@strawberry.type
class WebhookSourceMutation:
    @strawberry.mutation(description=f"Makes a source, and its secret. {_SIGNED_IN}")
    async def create_webhook_source(
        self, info: Info, input: Annotated[CreateWebhookSourceInput, strawberry.argument(description="The source.")]
    ) -> WebhookSourceSecretPayload:
        made = await sources.create_source(command_context(info), info.context.vault, input.name)
        return _show_secret(info, *made)

    @strawberry.mutation(description=f"Calls a source something else, pauses it, or lets it go on. {ADMINISTRATORS}")
    async def update_webhook_source(
        self, info: Info, input: Annotated[UpdateWebhookSourceInput, strawberry.argument(description="The change.")]
    ) -> WebhookSourcePayload:
        number = referred("WebhookSource", input.source)
        done = await sources.update_source(command_context(info), number, name=input.name, is_paused=input.is_paused)
        return WebhookSourcePayload(source=_shown(info, done), user_errors=mistakes(info, done))

    @strawberry.mutation(
        description=f"Gives a source another secret; the old one ends at once, or goes on as long as you say. {_SIGNED_IN}"
    )
    async def rotate_webhook_source(
        self, info: Info, input: Annotated[RotateWebhookSourceInput, strawberry.argument(description="Which.")]
    ) -> WebhookSourceSecretPayload:
        number = referred("WebhookSource", input.source)
        command = command_context(info)
        made = await sources.rotate_source(command, info.context.vault, number, input.grace_hours or 0)
        return _show_secret(info, *made)

    @strawberry.mutation(
        description=f"Removes a source, with what was refused of it; what it brought stays. {ADMINISTRATORS}"
    )
    async def remove_webhook_source(
        self, info: Info, input: Annotated[WebhookSourceInput, strawberry.argument(description="Which.")]
    ) -> RemoveWebhookSourcePayload:
        done = await sources.remove_source(command_context(info), referred("WebhookSource", input.source))
        removed = None if done.value is None else global_id("WebhookSource", done.value)
        return RemoveWebhookSourcePayload(removed_id=removed, user_errors=mistakes(info, done))


def show_source(info: Info, source: sources.Source) -> WebhookSource:
    """The source, as it is answered."""
    zone = viewer_of(info).company.zone

    def at(instant: datetime | None) -> datetime | None:
        return None if instant is None else instant.astimezone(zone)

    refusal = REFUSALS.get(source.last_refusal or "")
    return WebhookSource(
        id=global_id("WebhookSource", source.id),
        name=source.name,
        address=info.context.public_url + source.path,
        created_at=source.created_at.astimezone(zone),
        paused_at=at(source.paused_at),
        previous_secret_until=at(source.previous_until),
        last_taken_at=at(source.last_taken_at),
        last_refused_at=at(source.last_refused_at),
        last_refusal=None if refusal is None else refusal.of(info.context.language),
        dead_letter_count=source.letters,
        refused_url=refused_address(source.id) if source.letters else None,
    )


def _shown(info: Info, done: CommandResult[sources.Source]) -> WebhookSource | None:
    return None if done.value is None else show_source(info, done.value)


def _show_secret(info: Info, done: CommandResult[sources.Source], secret: str | None) -> WebhookSourceSecretPayload:
    return WebhookSourceSecretPayload(source=_shown(info, done), secret=secret, user_errors=mistakes(info, done))


@finds("WebhookSource")
async def find_webhook_source(info: Info, key: str) -> WebhookSource | None:
    """A source, for administrators."""
    if not viewer_of(info).is_admin:
        return None
    found = await sources.read_sources(command_context(info))
    return next((show_source(info, each) for each in found if each.id == row_number(key)), None)
