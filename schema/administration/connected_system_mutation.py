"""Connecting other systems, changing, trying and running them, and disconnecting them."""

from typing import Annotated

import strawberry

from models import RunKind
from resolvers.commands import CommandResult
from resolvers.connectors import connections
from resolvers.connectors.reading import ConnectionState
from resolvers.connectors.trying import Trial, try_connection, try_settings
from schema.administration import descriptions
from schema.administration.connected_system import ConnectedSystem, VendorTrouble, show_system
from schema.administration.descriptions import ADMINISTRATORS
from schema.context import Info
from schema.directory.row_number import referred
from schema.node import global_id
from schema.user_error import UserError
from schema.writing import command_context, mistakes


@strawberry.input(description="The value of a setting.")
class VendorSettingInput:
    key: str = strawberry.field(description="Which setting of the vendor's.")
    value: str = strawberry.field(description="What it is; an empty one takes it away.")


@strawberry.input(description="A system to be connected.")
class ConnectSystemInput:
    vendor: str = strawberry.field(description="The key of its kind.")
    name: str = strawberry.field(description="What it is called here: at most 200 characters.")
    settings: list[VendorSettingInput] = strawberry.field(
        description="What the vendor wants to be given. Secret ones are sealed, and never shown again."
    )


@strawberry.input(description="What to change of a connected system.")
class UpdateConnectedSystemInput:
    system: strawberry.ID = strawberry.field(description="The system.")
    name: str | None = strawberry.field(default=None, description="What it is called; stays as it is if left out.")
    settings: list[VendorSettingInput] | None = strawberry.field(
        default=None,
        description="Settings that are others from now on; those that are not named stay as they are. With another address "
        "secret ones have to be given anew.",
    )
    is_paused: bool | None = strawberry.field(
        default=None, description="Whether nothing is brought from now on; stays as it is if left out."
    )


@strawberry.input(description="Which connected system.")
class ConnectedSystemInput:
    system: strawberry.ID = strawberry.field(description="The system.")


@strawberry.input(description="Settings that are to be tried before they are kept.")
class TestSystemSettingsInput:
    vendor: str = strawberry.field(description="The key of the kind of system.")
    settings: list[VendorSettingInput] = strawberry.field(description="What the vendor wants to be given.")


@strawberry.input(description="Which connected system is to bring what.")
class RunConnectedSystemInput:
    system: strawberry.ID = strawberry.field(description="The system.")
    kind: RunKind = strawberry.field(default=RunKind.CHANGES, description="What the run does.")
    may_delete: bool = strawberry.field(
        default=False,
        description="Of a reconciliation: whether what is gone there is deleted here, however much it is.",
    )


@strawberry.input(description="Which system is to be disconnected, and what becomes of its records.")
class DisconnectSystemInput:
    system: strawberry.ID = strawberry.field(description="The system.")
    with_records: bool = strawberry.field(
        default=False,
        description="Whether deals, activities, contacts and communications that it brought are deleted, which may take a while. "
        "People, types, stages and fields stay.",
    )


@strawberry.type(description="The outcome of connecting, changing or running a system.")
class ConnectedSystemPayload:
    system: ConnectedSystem | None = strawberry.field(description=f"The system as it is now; {descriptions.NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of trying a connected system.")
class TestConnectedSystemPayload:
    answered_by: str | None = strawberry.field(description="Who answered that all is well; null: something is wrong.")
    trouble: VendorTrouble | None = strawberry.field(
        description="What is wrong; null: nothing, or there were mistakes."
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of disconnecting a system.")
class DisconnectSystemPayload:
    removed_id: strawberry.ID | None = strawberry.field(
        description=f"The id of what there is no more, or not much longer; {descriptions.NOTHING}"
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


_SIGNED_IN = f"Only for who is signed in on the page. {ADMINISTRATORS}"


@strawberry.type
class ConnectedSystemMutation:
    @strawberry.mutation(description=f"Connects a system; its history is brought at once. {_SIGNED_IN}")
    async def connect_system(
        self, info: Info, input: Annotated[ConnectSystemInput, strawberry.argument(description="The system.")]
    ) -> ConnectedSystemPayload:
        done = await connections.create_connection(
            command_context(info),
            info.context.vault,
            input.vendor,
            input.name,
            {each.key: each.value for each in input.settings},
            may_be_http=info.context.poster.may_use_http,
        )
        return _shown(info, done)

    @strawberry.mutation(
        description=f"Calls a connected system something else, gives it other settings, pauses it, or lets it go on. {_SIGNED_IN}"
    )
    async def update_connected_system(
        self, info: Info, input: Annotated[UpdateConnectedSystemInput, strawberry.argument(description="The change.")]
    ) -> ConnectedSystemPayload:
        done = await connections.update_connection(
            command_context(info),
            info.context.vault,
            referred("ConnectedSystem", input.system),
            name=input.name,
            settings=None if input.settings is None else {each.key: each.value for each in input.settings},
            is_paused=input.is_paused,
            may_be_http=info.context.poster.may_use_http,
        )
        return _shown(info, done)

    @strawberry.mutation(
        description="Asks a connected system something small, paused or not, and tells what came of it. "
        "Administrators only; in the audit log."
    )
    async def test_connected_system(
        self, info: Info, input: Annotated[ConnectedSystemInput, strawberry.argument(description="Which.")]
    ) -> TestConnectedSystemPayload:
        number, context = referred("ConnectedSystem", input.system), info.context
        return _tried(info, await try_connection(command_context(info), context.vault, context.poster.networks, number))

    @strawberry.mutation(
        description=f"Asks a system something small by settings that are not kept, and tells what came of it. {_SIGNED_IN}"
    )
    async def test_system_settings(
        self, info: Info, input: Annotated[TestSystemSettingsInput, strawberry.argument(description="The settings.")]
    ) -> TestConnectedSystemPayload:
        poster = info.context.poster
        given = {each.key: each.value for each in input.settings}
        command, may_be_http = command_context(info), poster.may_use_http
        return _tried(info, await try_settings(command, poster.networks, input.vendor, given, may_be_http=may_be_http))

    @strawberry.mutation(
        description=f"Runs a connected system as soon as it is its turn, after the run under way. {ADMINISTRATORS}"
    )
    async def run_connected_system(
        self, info: Info, input: Annotated[RunConnectedSystemInput, strawberry.argument(description="Which.")]
    ) -> ConnectedSystemPayload:
        number = referred("ConnectedSystem", input.system)
        done = await connections.run_connection(command_context(info), number, input.kind, may_delete=input.may_delete)
        return _shown(info, done)

    @strawberry.mutation(
        description=f"Disconnects a system, with or without the records that it brought. {ADMINISTRATORS}"
    )
    async def disconnect_system(
        self, info: Info, input: Annotated[DisconnectSystemInput, strawberry.argument(description="Which.")]
    ) -> DisconnectSystemPayload:
        number = referred("ConnectedSystem", input.system)
        done = await connections.remove_connection(command_context(info), number, with_records=input.with_records)
        removed = None if done.value is None else global_id("ConnectedSystem", done.value)
        return DisconnectSystemPayload(removed_id=removed, user_errors=mistakes(info, done))


def _tried(info: Info, done: CommandResult[Trial]) -> TestConnectedSystemPayload:
    trouble = None if done.value is None else done.value.trouble
    return TestConnectedSystemPayload(
        answered_by=None if done.value is None else done.value.answered_by,
        trouble=None if trouble is None else VendorTrouble(kind=trouble.kind, detail=trouble.detail),
        user_errors=mistakes(info, done),
    )


def _shown(info: Info, done: CommandResult[ConnectionState]) -> ConnectedSystemPayload:
    system = None if done.value is None else show_system(info, done.value)
    return ConnectedSystemPayload(system=system, user_errors=mistakes(info, done))
