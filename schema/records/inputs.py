"""What the mutations of all kinds of records take."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import strawberry

from resolvers.records import inputs
from schema.directory.row_number import referred

# Of `strawberry.field`, whose arguments stand in every input.
NAME = "What it is called: 1 to 500 characters."
EXTERNAL_ID = (
    "Its id in the system that sends it, up to 500 characters. The same id again returns the record that has it, "
    "as it is; so a request may be repeated."
)
RESPONSIBLE = "Who is responsible; you, if left out."
CREATED_AT = "When it came into being, for late entries: not in the future; now if left out."
FIELDS = "Values of custom fields."
MENTIONS = "Up to 100 people who are mentioned and learn of it."
CHANGED_NAME = "What it is called from now on; unchanged if left out."
CHANGED_FIELDS = "Custom fields to change; the others stay as they are."
CONTACT = "The contact it is with: one that you see."
CHANGED_CONTACT = "The contact it is with from now on; unchanged if left out."
RECEIVER = "Who is responsible from now on: anybody who works here."


@strawberry.input(
    description="A custom field and its value, in the field of its kind. Without any value, the field becomes empty."
)
class FieldValueInput:
    field: strawberry.ID = strawberry.field(description="The custom field: one in use that records of this type have.")
    text: str | None = strawberry.field(default=None, description="For the kind TEXT: up to 10,000 characters.")
    number: Decimal | None = strawberry.field(
        default=None, description="For the kinds NUMBER and PRICE: up to 20 digits before the point and 6 after it."
    )
    option: strawberry.ID | None = strawberry.field(default=None, description="For the kind CHOICE: an option in use.")
    day: date | None = strawberry.field(name="date", default=None, description="For the kind DATE.")
    flag: bool | None = strawberry.field(default=None, description="For the kind FLAG.")


def read_fields(values: Sequence[FieldValueInput] | None) -> tuple[inputs.FieldValueInput, ...]:
    """The values as the resolvers take them."""
    return tuple(
        inputs.FieldValueInput(
            field_id=referred("CustomField", value.field),
            text=value.text,
            number=value.number,
            option_id=None if value.option is None else referred("FieldOption", value.option),
            day=value.day,
            flag=value.flag,
        )
        for value in values or ()
    )


def read_mentions(users: Sequence[strawberry.ID] | None) -> tuple[int, ...]:
    """The mentioned people."""
    return tuple(referred("User", user) for user in users or ())


def read_reference(type_name: str, id: strawberry.ID | None) -> int | None:
    """An object referred to, or none."""
    return None if id is None else referred(type_name, id)
