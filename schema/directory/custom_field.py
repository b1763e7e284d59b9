"""Custom fields and the options of choice fields."""

import strawberry

from models import Entity, FieldKind
from resolvers.configuration import CustomFieldConfig, FieldOptionConfig
from schema.context import Info
from schema.described_enum import describe
from schema.directory.activity_type import ActivityType, show_activity_type
from schema.directory.archived import WithArchived, in_use
from schema.directory.configuration import configuration_of
from schema.directory.deal_type import DealType, show_deal_type
from schema.directory.found import FoundConnection, SearchNames, edge_of, show_found
from schema.directory.row_number import row_number
from schema.node import Node, finds, global_id
from schema.paging import After, First

describe(
    Entity,
    "What a custom field is a field of.",
    {Entity.CONTACT: "Contacts.", Entity.ACTIVITY: "Activities.", Entity.DEAL: "Deals."},
)
describe(
    FieldKind,
    "What a custom field holds.",
    {
        FieldKind.TEXT: "Text.",
        FieldKind.NUMBER: "A decimal number, exact.",
        FieldKind.PRICE: "An amount in the company's currency, exact. A deal type's price is made of such fields.",
        FieldKind.CHOICE: "One of the field's options. Sources are such fields.",
        FieldKind.DATE: "A day.",
        FieldKind.FLAG: "Yes or no.",
    },
)


@strawberry.type(description="What a choice field offers.")
class FieldOption(Node):
    config: strawberry.Private[FieldOptionConfig]

    @strawberry.field(description="The option's words.")
    def label(self) -> str:
        return self.config.label

    @strawberry.field(description="Whether it is out of use: it keeps its label on old records and cannot be chosen.")
    def is_archived(self) -> bool:
        return self.config.archived

    @strawberry.field(description="The option's id in the system it was imported from; null if it was made here.")
    def external_id(self) -> str | None:
        return self.config.external_id


@strawberry.type(description="Options of a choice field, in order.")
class FieldOptionConnection(FoundConnection[FieldOption]):
    pass


@strawberry.type(description="A field that the company added to its contacts, activities or deals.")
class CustomField(Node):
    config: strawberry.Private[CustomFieldConfig]

    @strawberry.field(description="The field's name.")
    def name(self) -> str:
        return self.config.name

    @strawberry.field(description="What it is a field of.")
    def entity(self) -> Entity:
        return self.config.entity

    @strawberry.field(description="What it holds.")
    def kind(self) -> FieldKind:
        return self.config.kind

    @strawberry.field(
        description="The deal type whose deals have it; null where deals of all types do, or it is not of deals."
    )
    async def deal_type(self, info: Info) -> DealType | None:
        type_id = self.config.record_type_id if self.config.entity is Entity.DEAL else None
        return None if type_id is None else show_deal_type((await configuration_of(info)).deal_types[type_id])

    @strawberry.field(
        description="The activity type whose activities have it; null where all do, or it is not of activities."
    )
    async def activity_type(self, info: Info) -> ActivityType | None:
        type_id = self.config.record_type_id if self.config.entity is Entity.ACTIVITY else None
        return None if type_id is None else show_activity_type((await configuration_of(info)).activity_types[type_id])

    @strawberry.field(
        description="What a choice field offers, in order, archived options included; empty for other kinds."
    )
    def options(self) -> list[FieldOption]:
        return [show_field_option(option) for option in self.config.options]

    @strawberry.field(description="What a choice field offers, found by its words.")
    def options_connection(
        self,
        first: First = 20,
        after: After = None,
        search: SearchNames = "",
        include_archived: WithArchived = False,
    ) -> FieldOptionConnection:
        options = in_use(self.config.options, include_archived)
        return show_found(FieldOptionConnection, options, edge_of(show_field_option), first, after, search)

    @strawberry.field(description="Whether it is out of use: its values are kept and cannot be changed.")
    def is_archived(self) -> bool:
        return self.config.archived

    @strawberry.field(description="The field's id in the system it was imported from; null if it was made here.")
    def external_id(self) -> str | None:
        return self.config.external_id


@strawberry.type(description="Custom fields of contacts, activities or deals, in the company's order.")
class CustomFieldConnection(FoundConnection[CustomField]):
    pass


def show_field_option(option: FieldOptionConfig) -> FieldOption:
    """An option as it is answered."""
    return FieldOption(id=global_id("FieldOption", option.id), config=option)


def show_custom_field(field: CustomFieldConfig) -> CustomField:
    """A custom field as it is answered."""
    return CustomField(id=global_id("CustomField", field.id), config=field)


@finds("CustomField")
async def find_custom_field(info: Info, key: str) -> CustomField | None:
    """A custom field of the viewer's company."""
    field = (await configuration_of(info)).custom_fields.get(row_number(key))
    return None if field is None else show_custom_field(field)


@finds("FieldOption")
async def find_field_option(info: Info, key: str) -> FieldOption | None:
    """An option of a choice field of the viewer's company."""
    option = (await configuration_of(info)).options.get(row_number(key))
    return None if option is None else show_field_option(option)
