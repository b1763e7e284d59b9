"""Deals."""

from datetime import date
from decimal import Decimal

import strawberry

from models import Entity, RecordKind
from resolvers.records.price import given_price_of, price_of
from resolvers.records.reading import DealRecord
from schema.context import Info, viewer_of
from schema.directory.configuration import configuration_of
from schema.directory.deal_type import DealType, Stage, show_deal_type, show_stage
from schema.directory.row_number import row_number
from schema.directory.user import User, show_person
from schema.node import finds, global_id
from schema.records.contact import Contact, find_contact_by_id
from schema.records.field_value import FieldValue, show_field_values
from schema.records.interface import Record


@strawberry.type(
    description="A deal. Its moves between stages are kept in a ledger, from which all figures of deals are made."
)
class Deal(Record):
    record: strawberry.Private[DealRecord]  # pyright: ignore[reportIncompatibleVariableOverride] - never assigned

    @strawberry.field(description="Its type.")
    async def deal_type(self, info: Info) -> DealType:
        return show_deal_type((await configuration_of(info)).deal_types[self.record.type_id])

    @strawberry.field(description="The stage it stands on; null while it stands on none.")
    async def stage(self, info: Info) -> Stage | None:
        stage_id = self.record.stage_id
        return None if stage_id is None else show_stage((await configuration_of(info)).stages[stage_id])

    @strawberry.field(description="The contact it is with; null for none, or one you do not see.")
    async def contact(self, info: Info) -> Contact | None:
        return await find_contact_by_id(info, self.record.contact_id)

    @strawberry.field(
        description="The sum of the price fields chosen for its type, exact, in the company's currency; null when all of them are "
        "empty, none is chosen, or there is no exchange rate for its day."
    )
    async def price(self, info: Info) -> Decimal | None:
        return price_of(self.record, await configuration_of(info))

    @strawberry.field(
        description="The currency of its price fields (ISO 4217): the company's, unless the deal has its own."
    )
    def currency(self, info: Info) -> str:
        return self.record.currency or viewer_of(info).company.currency

    @strawberry.field(
        description="The price as it was given, in the deal's currency; null where there is none, or the currency is the company's."
    )
    async def given_price(self, info: Info) -> Decimal | None:
        return given_price_of(self.record, await configuration_of(info)) if self.record.currency else None

    @strawberry.field(
        description="By the exchange rate of which day its price is converted: that on which it came to its stage, or was created; "
        "null where the currency is the company's."
    )
    def rate_day(self) -> date | None:
        return self.record.rate_day

    @strawberry.field(description="Who created it; null for the system.")
    def created_by(self) -> User | None:
        return show_person(self.record.created_by) if self.record.created_by else None

    @strawberry.field(
        description="The values of the custom fields that its type has, empty ones left out; prices in the deal's currency, as given."
    )
    async def fields(self, info: Info) -> list[FieldValue]:
        fields = (await configuration_of(info)).fields_of(Entity.DEAL, self.record.type_id)
        return show_field_values(self.record, fields)

    @strawberry.field(description="Whether it is deleted: it is in no list and no figure, and can be restored.")
    def is_deleted(self) -> bool:
        return self.record.deleted


def show_deal(record: DealRecord) -> Deal:
    """A deal as it is answered."""
    return Deal(id=global_id("Deal", record.id), record=record)


@finds("Deal")
async def find_deal(info: Info, key: str) -> Deal | None:
    """A deal the viewer sees."""
    record = await info.context.loaders.records.load((RecordKind.DEAL, row_number(key)))
    return show_deal(record) if isinstance(record, DealRecord) else None
