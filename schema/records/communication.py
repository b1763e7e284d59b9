"""Communications."""

import strawberry

from models import Channel, Direction, RecordKind
from resolvers.records.reading import CommunicationRecord
from schema.context import Info
from schema.described_enum import describe
from schema.directory.row_number import row_number
from schema.node import finds, global_id
from schema.records.contact import Contact, find_contact_by_id
from schema.records.interface import Record

describe(
    Channel,
    "How people communicated.",
    {
        Channel.CALL: "By telephone.",
        Channel.SMS: "By SMS.",
        Channel.EMAIL: "By e-mail.",
        Channel.FORM: "By a form on a web page.",
    },
)
describe(
    Direction,
    "Which way a communication went.",
    {Direction.INCOMING: "To the company.", Direction.OUTGOING: "From the company."},
)


@strawberry.type(description="A call, SMS, e-mail or online form. It is a fact: neither changed nor deleted.")
class Communication(Record):
    record: strawberry.Private[CommunicationRecord]  # pyright: ignore[reportIncompatibleVariableOverride] - never assigned

    @strawberry.field(description="How.")
    def channel(self) -> Channel:
        return self.record.channel

    @strawberry.field(description="Which way.")
    def direction(self) -> Direction:
        return self.record.direction

    @strawberry.field(
        description="Whether the call was answered; null where nobody noted it, and for everything but calls."
    )
    def answered(self) -> bool | None:
        return self.record.answered

    @strawberry.field(description="The contact it was with; null for none, or one you do not see.")
    async def contact(self, info: Info) -> Contact | None:
        return await find_contact_by_id(info, self.record.contact_id)


def show_communication(record: CommunicationRecord) -> Communication:
    """A communication as it is answered."""
    return Communication(id=global_id("Communication", record.id), record=record)


@finds("Communication")
async def find_communication(info: Info, key: str) -> Communication | None:
    """A communication the viewer sees."""
    record = await info.context.loaders.records.load((RecordKind.COMMUNICATION, row_number(key)))
    return show_communication(record) if isinstance(record, CommunicationRecord) else None
