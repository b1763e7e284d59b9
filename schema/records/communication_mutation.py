"""Recording communications."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import Channel, Direction
from resolvers.records.communication import record_communication
from resolvers.records.inputs import NewCommunication
from schema.changing import NOBODY, given_or_nobody
from schema.context import Info
from schema.records import descriptions, inputs
from schema.records.communication import Communication, show_communication
from schema.records.inputs import read_reference
from schema.records.writing import mistakes
from schema.user_error import UserError
from schema.writing import command_context


@strawberry.input(description="A communication that took place.")
class RecordCommunicationInput:
    channel: Channel = strawberry.field(description="How.")
    direction: Direction = strawberry.field(description="Which way.")
    external_id: str | None = strawberry.field(default=None, description=inputs.EXTERNAL_ID)
    contact: strawberry.ID | None = strawberry.field(
        default=None, description="The contact it was with: one that you see."
    )
    responsible: strawberry.ID | None = strawberry.field(default=None, description=inputs.RESPONSIBLE)
    nobody: bool = strawberry.field(default=False, description=NOBODY)
    occurred_at: datetime | None = strawberry.field(
        default=None, description="When it took place: not in the future; now if left out."
    )
    answered: bool | None = strawberry.field(default=None, description="For calls only: whether it was answered.")

    def read(self) -> NewCommunication:
        """The communication as the resolvers take it."""
        return NewCommunication(
            channel=self.channel,
            direction=self.direction,
            external_id=self.external_id,
            contact_id=read_reference("Contact", self.contact),
            responsible_id=given_or_nobody(read_reference("User", self.responsible), nobody=self.nobody),
            occurred_at=self.occurred_at,
            answered=self.answered,
        )


@strawberry.type(description="The outcome of recording a communication.")
class CommunicationPayload:
    communication: Communication | None = strawberry.field(description=descriptions.RECORD)
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class CommunicationMutation:
    @strawberry.mutation(description=f"Records a call, SMS, e-mail or online form. {descriptions.CREATE}")
    async def record_communication(
        self,
        info: Info,
        input: Annotated[RecordCommunicationInput, strawberry.argument(description="The communication.")],
    ) -> CommunicationPayload:
        result = await record_communication(command_context(info), input.read())
        record = None if result.value is None else show_communication(result.value)
        return CommunicationPayload(communication=record, user_errors=mistakes(info, result))
