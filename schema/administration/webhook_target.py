"""Targets that are told of changes by webhooks."""

from datetime import datetime
from typing import Annotated

import strawberry

from resolvers.commands import CommandResult
from resolvers.webhooks import targets
from resolvers.webhooks.trying import try_target
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.context import Info, viewer_of
from schema.directory.row_number import referred, row_number
from schema.events.figure import figure_ids, figure_keys
from schema.node import Node, finds, global_id
from schema.records.kind import RecordKind
from schema.user_error import UserError
from schema.writing import command_context, mistakes

MAX_DELIVERIES = 100


@strawberry.type(description="A message to a target, and what came of it.")
class WebhookDelivery:
    message_id: str = strawberry.field(description="Its id, the same however often it is sent.")
    body: str = strawberry.field(description="What it said, as JSON.")
    is_test: bool = strawberry.field(description="Whether it was a test.")
    created_at: datetime = strawberry.field(description="When it was made.")
    attempts: int = strawberry.field(description="How often it was sent.")
    tried_at: datetime | None = strawberry.field(description="When it was sent last; null: not yet.")
    delivered_at: datetime | None = strawberry.field(description="When it was taken; null: it was not.")
    status: int | None = strawberry.field(description="The status that was answered last; null: there was no answer.")
    answer: str | None = strawberry.field(description="The first 500 characters of that answer.")
    error: str | None = strawberry.field(description="Why there was no answer. In English.")


@strawberry.type(
    description="An address that is told of changes, each message signed (docs/webhooks.md). One message after another, "
    "each until it is taken."
)
class WebhookTarget(Node):
    name: str = strawberry.field(description="What it is called.")
    address: str = strawberry.field(description="Where it is told, by POST.")
    kinds: list[RecordKind] = strawberry.field(description="Of which kinds of records it hears.")
    figures: list[strawberry.ID] = strawberry.field(
        description="Of which figures it hears that they may be others, by ids of widgets."
    )
    created_at: datetime = strawberry.field(description="When it was made.")
    paused_at: datetime | None = strawberry.field(
        description="Since when it is told nothing; null: it is. Once it goes on, it is told what it missed, for six days."
    )
    is_given_up: bool = strawberry.field(
        description="Whether it was paused since it took nothing for three days, or wanted nothing more (status 410)."
    )
    previous_secret_until: datetime | None = strawberry.field(
        description="Until when messages are signed by the secret that it had before, too; null where they are not."
    )
    last_delivered_at: datetime | None = strawberry.field(description="When it took a message last; null: never.")
    failing_since: datetime | None = strawberry.field(description="Since when it takes nothing; null: it does.")
    failures: int = strawberry.field(description="How often it took nothing since then.")

    @strawberry.field(description="The latest messages to it, tests among them, the newest first; kept for 30 days.")
    async def deliveries(
        self, info: Info, first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 20
    ) -> list[WebhookDelivery]:
        number = referred("WebhookTarget", self.id)
        most = min(max(first, 1), MAX_DELIVERIES)
        return [_delivery(info, each) for each in await targets.read_deliveries(command_context(info), number, most)]


_KINDS = "Of which kinds of records it hears; `REPORT` is none."
_FIGURES = "Of which figures it hears that they may be others: blocks and reports, by ids of their widgets; at most 50."
_ADDRESS = "Where it is told: an address with https, at most 1,000 characters."


@strawberry.input(description="A target to be.")
class CreateWebhookTargetInput:
    name: str = strawberry.field(description="What it is called: at most 200 characters.")
    address: str = strawberry.field(description=_ADDRESS)
    kinds: list[RecordKind] = strawberry.field(default_factory=list, description=_KINDS)
    figures: list[strawberry.ID] = strawberry.field(default_factory=list, description=_FIGURES)

    def read(self) -> targets.TargetSettings:
        """The settings as the resolvers take them."""
        return targets.TargetSettings(self.name, self.address, self.kinds, figure_keys(self.figures))


@strawberry.input(description="A target as it is to be from now on: all of it.")
class UpdateWebhookTargetInput(CreateWebhookTargetInput):
    target: strawberry.ID = strawberry.field(description="The target.")
    is_paused: bool = strawberry.field(default=False, description="Whether it is told nothing.")


@strawberry.input(description="Which target gets another secret.")
class RotateWebhookTargetInput:
    target: strawberry.ID = strawberry.field(description="The target.")
    grace_hours: int | None = strawberry.field(
        default=None,
        description="For how many hours messages are signed by the old secret, too, at most 168; they are not if left out.",
    )


@strawberry.input(description="Which target.")
class WebhookTargetInput:
    target: strawberry.ID = strawberry.field(description="The target.")


@strawberry.type(description="The outcome of changing a target.")
class WebhookTargetPayload:
    target: WebhookTarget | None = strawberry.field(description=f"The target as it is now; {descriptions.NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of making a target, or a new secret for one.")
class WebhookTargetSecretPayload:
    target: WebhookTarget | None = strawberry.field(description=f"The target; {descriptions.NOTHING}")
    secret: str | None = strawberry.field(
        description="What its messages are signed with (`whsec_…`). It is told only here; null if there were mistakes."
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of removing a target.")
class RemoveWebhookTargetPayload:
    removed_id: strawberry.ID | None = strawberry.field(
        description=f"The id of what there is no more; {descriptions.NOTHING}"
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of a test.")
class TestWebhookTargetPayload:
    delivery: WebhookDelivery | None = strawberry.field(description=f"What came of it; {descriptions.NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


_SIGNED_IN = f"Only for who is signed in on the page. {ADMINISTRATORS}"


@strawberry.type
class WebhookTargetQuery:
    @strawberry.field(description="The targets of your company that are told of changes, by name. Administrators only.")
    async def webhook_targets(self, info: Info) -> list[WebhookTarget]:
        return [_show(info, each) for each in await targets.read_targets(command_context(info))]


@strawberry.type
class WebhookTargetMutation:
    @strawberry.mutation(
        description=f"Makes a target, which is told of what changes from now on, and its secret. {_SIGNED_IN}"
    )
    async def create_webhook_target(
        self, info: Info, input: Annotated[CreateWebhookTargetInput, strawberry.argument(description="The target.")]
    ) -> WebhookTargetSecretPayload:
        may_be_http = info.context.poster.may_use_http
        command, vault = command_context(info), info.context.vault
        made = await targets.create_target(command, vault, input.read(), may_be_http=may_be_http)
        return _show_secret(info, *made)

    @strawberry.mutation(description=f"Changes a target, pauses it, or lets it go on. {_SIGNED_IN}")
    async def update_webhook_target(
        self, info: Info, input: Annotated[UpdateWebhookTargetInput, strawberry.argument(description="All of it.")]
    ) -> WebhookTargetPayload:
        done = await targets.update_target(
            command_context(info),
            referred("WebhookTarget", input.target),
            input.read(),
            is_paused=input.is_paused,
            may_be_http=info.context.poster.may_use_http,
        )
        return WebhookTargetPayload(target=_shown(info, done), user_errors=mistakes(info, done))

    @strawberry.mutation(
        description=f"Gives a target another secret; for as long as you say, messages are signed by the old one, too. {_SIGNED_IN}"
    )
    async def rotate_webhook_target(
        self, info: Info, input: Annotated[RotateWebhookTargetInput, strawberry.argument(description="Which.")]
    ) -> WebhookTargetSecretPayload:
        number = referred("WebhookTarget", input.target)
        command = command_context(info)
        made = await targets.rotate_target(command, info.context.vault, number, input.grace_hours or 0)
        return _show_secret(info, *made)

    @strawberry.mutation(description=f"Removes a target, with what it was told. {ADMINISTRATORS}")
    async def remove_webhook_target(
        self, info: Info, input: Annotated[WebhookTargetInput, strawberry.argument(description="Which.")]
    ) -> RemoveWebhookTargetPayload:
        done = await targets.remove_target(command_context(info), referred("WebhookTarget", input.target))
        removed = None if done.value is None else global_id("WebhookTarget", done.value)
        return RemoveWebhookTargetPayload(removed_id=removed, user_errors=mistakes(info, done))

    @strawberry.mutation(
        description="Sends a target a test message at once, paused or not, and tells what came of it. "
        "Administrators only; in the audit log."
    )
    async def test_webhook_target(
        self, info: Info, input: Annotated[WebhookTargetInput, strawberry.argument(description="Which.")]
    ) -> TestWebhookTargetPayload:
        command, context = command_context(info), info.context
        done = await try_target(command, context.vault, context.poster, referred("WebhookTarget", input.target))
        shown = None if done.value is None else _delivery(info, done.value)
        return TestWebhookTargetPayload(delivery=shown, user_errors=mistakes(info, done))


def _at(info: Info, instant: datetime | None) -> datetime | None:
    return None if instant is None else instant.astimezone(viewer_of(info).company.zone)


def _show(info: Info, target: targets.Target) -> WebhookTarget:
    return WebhookTarget(
        id=global_id("WebhookTarget", target.id),
        name=target.name,
        address=target.address,
        kinds=[RecordKind(each) for each in target.kinds],
        figures=figure_ids(target.figures),
        created_at=target.created_at.astimezone(viewer_of(info).company.zone),
        paused_at=_at(info, target.paused_at),
        is_given_up=target.is_given_up,
        previous_secret_until=_at(info, target.previous_until),
        last_delivered_at=_at(info, target.last_delivered_at),
        failing_since=_at(info, target.failing_since),
        failures=target.failures,
    )


def _delivery(info: Info, delivery: targets.Delivery) -> WebhookDelivery:
    return WebhookDelivery(
        message_id=delivery.message_id,
        body=delivery.body,
        is_test=delivery.is_test,
        created_at=delivery.created_at.astimezone(viewer_of(info).company.zone),
        attempts=delivery.attempts,
        tried_at=_at(info, delivery.tried_at),
        delivered_at=_at(info, delivery.delivered_at),
        status=delivery.status,
        answer=delivery.answer,
        error=delivery.error,
    )


def _shown(info: Info, done: CommandResult[targets.Target]) -> WebhookTarget | None:
    return None if done.value is None else _show(info, done.value)


def _show_secret(info: Info, done: CommandResult[targets.Target], secret: str | None) -> WebhookTargetSecretPayload:
    return WebhookTargetSecretPayload(target=_shown(info, done), secret=secret, user_errors=mistakes(info, done))


@finds("WebhookTarget")
async def find_webhook_target(info: Info, key: str) -> WebhookTarget | None:
    """A target, for administrators."""
    if not viewer_of(info).is_admin:
        return None
    found = await targets.read_targets(command_context(info))
    return next((_show(info, each) for each in found if each.id == row_number(key)), None)
