"""Custom field values."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import strawberry

from models import FieldKind
from resolvers.configuration import CustomFieldConfig
from resolvers.records import reading
from schema.directory.custom_field import CustomField, FieldOption, show_custom_field, show_field_option


@strawberry.type(description="A custom field's value, in the field of its kind; the others are null.")
class FieldValue:
    field: CustomField = strawberry.field(description="The custom field.")
    text: str | None = strawberry.field(default=None, description="The value of a field of the kind TEXT.")
    number: Decimal | None = strawberry.field(
        default=None, description="The value of a field of the kind NUMBER or PRICE."
    )
    option: FieldOption | None = strawberry.field(default=None, description="The value of a field of the kind CHOICE.")
    day: date | None = strawberry.field(name="date", default=None, description="The value of a field of the kind DATE.")
    flag: bool | None = strawberry.field(default=None, description="The value of a field of the kind FLAG.")


def show_field_values(
    record: reading.ContactRecord | reading.ActivityRecord | reading.DealRecord, fields: Sequence[CustomFieldConfig]
) -> list[FieldValue]:
    """The record's values in these fields, empty ones left out."""
    return [_show(field, record.fields[field.id]) for field in fields if field.id in record.fields]


def _show(field: CustomFieldConfig, value: reading.FieldValue) -> FieldValue:
    shown = show_custom_field(field)
    match value:
        case bool():
            return FieldValue(field=shown, flag=value)
        case Decimal() if field.kind is FieldKind.CHOICE:
            option = next((option for option in field.options if option.id == value), None)
            return FieldValue(field=shown, option=show_field_option(option) if option else None)
        case Decimal():
            return FieldValue(field=shown, number=value)
        case str() if field.kind is FieldKind.DATE:
            return FieldValue(field=shown, day=date.fromisoformat(value))
        case str():
            return FieldValue(field=shown, text=value)
