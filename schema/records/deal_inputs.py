"""What the mutations of deals take."""

from datetime import datetime

import strawberry

from resolvers.records.inputs import Change, Move, NewDeal, Unset
from schema.changing import CLEAR, NOBODY, ClearableRecordField, given, given_or_cleared, given_or_nobody
from schema.directory.row_number import referred
from schema.records import inputs
from schema.records.inputs import FieldValueInput, read_fields, read_mentions, read_reference


@strawberry.input(description="A deal to create.")
class CreateDealInput:
    deal_type: strawberry.ID = strawberry.field(description="Its type, one in use.")
    stage: strawberry.ID | None = strawberry.field(
        default=None,
        description="The stage it starts on, of that type and in use; the first one if left out, none if the type has none.",
    )
    name: str = strawberry.field(description=inputs.NAME)
    contact: strawberry.ID | None = strawberry.field(default=None, description=inputs.CONTACT)
    external_id: str | None = strawberry.field(default=None, description=inputs.EXTERNAL_ID)
    responsible: strawberry.ID | None = strawberry.field(default=None, description=inputs.RESPONSIBLE)
    nobody: bool = strawberry.field(default=False, description=NOBODY)
    created_at: datetime | None = strawberry.field(default=None, description=inputs.CREATED_AT)
    fields: list[FieldValueInput] | None = strawberry.field(default=None, description=inputs.FIELDS)
    mentions: list[strawberry.ID] | None = strawberry.field(default=None, description=inputs.MENTIONS)
    currency: str | None = strawberry.field(
        default=None, description="The currency of its price fields: the code by ISO 4217. The company's if left out."
    )

    def read(self) -> NewDeal:
        """The deal as the resolvers take it."""
        return NewDeal(
            deal_type_id=referred("DealType", self.deal_type),
            stage_id=read_reference("Stage", self.stage),
            name=self.name,
            contact_id=read_reference("Contact", self.contact),
            external_id=self.external_id,
            responsible_id=given_or_nobody(read_reference("User", self.responsible), nobody=self.nobody),
            created_at=self.created_at,
            fields=read_fields(self.fields),
            mentions=read_mentions(self.mentions),
            currency=self.currency,
        )


@strawberry.input(description="What to change in a deal. Its stage and type are changed by moving it.")
class UpdateDealInput:
    deal: strawberry.ID = strawberry.field(description="The deal.")
    name: str | None = strawberry.field(default=None, description=inputs.CHANGED_NAME)
    contact: strawberry.ID | None = strawberry.field(default=None, description=inputs.CHANGED_CONTACT)
    clear: list[ClearableRecordField] = strawberry.field(default_factory=list, description=CLEAR)
    fields: list[FieldValueInput] | None = strawberry.field(default=None, description=inputs.CHANGED_FIELDS)
    mentions: list[strawberry.ID] | None = strawberry.field(default=None, description=inputs.MENTIONS)
    currency: str | None = strawberry.field(
        default=None,
        description="The currency of its price fields from now on (ISO 4217); amounts stay as they were given. Unchanged if left out.",
    )

    def read(self) -> Change:
        """The change as the resolvers take it."""
        return Change(
            id=referred("Deal", self.deal),
            name=given(self.name),
            contact_id=given_or_cleared(
                read_reference("Contact", self.contact), self.clear, ClearableRecordField.CONTACT
            ),
            currency=given(self.currency),
            fields=read_fields(self.fields),
            mentions=read_mentions(self.mentions),
        )


@strawberry.input(description="A deal, and where it moves: to a stage, or to another type.")
class MoveDealInput:
    deal: strawberry.ID = strawberry.field(description="The deal.")
    to_stage: strawberry.ID | None = strawberry.field(
        default=None, description="A stage in use. One of another deal type moves the deal to that type."
    )
    deal_type: strawberry.ID | None = strawberry.field(
        default=None,
        description="Alone: the deal moves to the first stage of this type, unless it is of this type. "
        "Beside a stage: the type that the stage must be of.",
    )
    occurred_at: datetime | None = strawberry.field(
        default=None,
        description="When it moved, for late entries: neither in the future nor before the deal was created; now if left out.",
    )

    def read(self) -> Move:
        """The move as the resolvers take it."""
        return Move(
            deal_id=referred("Deal", self.deal),
            stage_id=read_reference("Stage", self.to_stage),
            deal_type_id=read_reference("DealType", self.deal_type),
            occurred_at=self.occurred_at,
        )


@strawberry.input(description="A deal and its next responsible.")
class HandOverDealInput:
    deal: strawberry.ID = strawberry.field(description="The deal.")
    to: strawberry.ID | None = strawberry.field(default=None, description=inputs.RECEIVER)
    nobody: bool = strawberry.field(default=False, description=NOBODY)

    def read(self) -> tuple[int, int | Unset | None]:
        """What is handed over, and to whom."""
        to = given_or_nobody(read_reference("User", self.to), nobody=self.nobody)
        return referred("Deal", self.deal), to


@strawberry.input(description="A deal to delete.")
class DeleteDealInput:
    deal: strawberry.ID = strawberry.field(description="The deal.")


@strawberry.input(description="A deal to restore.")
class RestoreDealInput:
    deal: strawberry.ID = strawberry.field(description="The deal.")
