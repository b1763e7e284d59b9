"""Custom field values: checking what was given, and how it is stored."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Text, cast, literal
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import InstrumentedAttribute

from models import Entity, FieldKind
from resolvers.configuration import Configuration, CustomFieldConfig
from resolvers.language import LocalizedText
from resolvers.records.inputs import FieldValueInput
from resolvers.records.reading import FieldValue
from resolvers.text_checks import check_text
from resolvers.user_error import Path, Problems, UserErrorCode

# Digits a number may have before and after the point.
MAX_WHOLE_DIGITS = 20
MAX_FRACTION_DIGITS = 6

# The attribute of the input that holds values of each kind.
ATTRIBUTES: Mapping[FieldKind, str] = {
    FieldKind.TEXT: "text",
    FieldKind.NUMBER: "number",
    FieldKind.PRICE: "number",
    FieldKind.CHOICE: "option",
    FieldKind.DATE: "date",
    FieldKind.FLAG: "flag",
}

FieldPatch = Mapping[int, FieldValue | None]
"""New values by the field's id; ``None`` clears the field."""


def check_field_values(
    problems: Problems,
    configuration: Configuration,
    entity: Entity,
    type_id: int | None,
    inputs: Sequence[FieldValueInput],
) -> FieldPatch:
    """The values to store for a record of this entity and type; notes what is wrong, by index."""
    known = {field.id: field for field in configuration.fields_of(entity, type_id)}
    patch: dict[int, FieldValue | None] = {}
    for index, given in enumerate(inputs):
        path = ("fields", str(index))
        field = known.get(given.field_id)
        if field is None:
            problems.add((*path, "field"), UserErrorCode.NOT_FOUND, _NO_SUCH_FIELD)
        elif field.archived:
            problems.add((*path, "field"), UserErrorCode.ARCHIVED, _FIELD_ARCHIVED.format(field=field.name))
        elif field.id in patch:
            problems.add((*path, "field"), UserErrorCode.INVALID, _GIVEN_TWICE.format(field=field.name))
        else:
            patch[field.id] = _check_value(problems, path, field, given)
    return patch


def patch_json(patch: FieldPatch) -> str:
    """The values that are not cleared, as JSON text with exact numbers."""
    stored = {key: value for key, value in patch.items() if value is not None}
    return "{" + ",".join(f'"{key}":{_value_json(value)}' for key, value in stored.items()) + "}"


def patched(fields: InstrumentedAttribute[dict[str, Any]], patch: FieldPatch) -> ColumnElement[Any]:
    """What a column of custom fields becomes by new values."""
    cleared = cast([str(key) for key, value in patch.items() if value is None], ARRAY(Text))
    added = cast(literal(patch_json(patch), Text), JSONB)
    return fields.op("-")(cleared).op("||")(added)


def _check_value(problems: Problems, path: Path, field: CustomFieldConfig, given: FieldValueInput) -> FieldValue | None:
    values: Mapping[str, str | Decimal | int | date | bool | None] = {
        "text": given.text or None,
        "number": given.number,
        "option": given.option_id,
        "date": given.day,
        "flag": given.flag,
    }
    expected = ATTRIBUTES[field.kind]
    for attribute, value in values.items():
        if value is not None and attribute != expected:
            problems.add(
                (*path, attribute), UserErrorCode.INVALID, _OTHER_KIND.format(field=field.name, kind=_KINDS[field.kind])
            )
    match values[expected]:
        case Decimal() as number:
            _check_number(problems, (*path, expected), number)
            return number
        case bool() as flag:
            return flag
        case int() as option_id:
            _check_option(problems, (*path, expected), field, option_id)
            return Decimal(option_id)
        case str() as text:
            check_text(problems, (*path, expected), text)
            return text
        case date() as day:
            return day.isoformat()
        case None:
            return None


def _check_number(problems: Problems, path: Path, number: Decimal) -> None:
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        problems.add(path, UserErrorCode.INVALID, _NOT_FINITE)
    elif len(digits) + exponent > MAX_WHOLE_DIGITS or -exponent > MAX_FRACTION_DIGITS:
        problems.add(path, UserErrorCode.INVALID, _TOO_MANY_DIGITS)


def _check_option(problems: Problems, path: Path, field: CustomFieldConfig, option_id: int) -> None:
    option = next((option for option in field.options if option.id == option_id), None)
    if option is None:
        problems.add(path, UserErrorCode.NOT_FOUND, _NO_SUCH_OPTION.format(field=field.name))
    elif option.archived:
        problems.add(path, UserErrorCode.ARCHIVED, _OPTION_ARCHIVED.format(option=option.label))


def _value_json(value: FieldValue) -> str:
    return format(value, "f") if isinstance(value, Decimal) else json.dumps(value)


_NO_SUCH_FIELD = LocalizedText(
    "Expected a custom field that records of this type have.",
    "Ожидается дополнительное поле, которое есть у записей этого типа.",
)
_FIELD_ARCHIVED = LocalizedText(
    "Expected a field in use; “{field}” is archived.", "Ожидается действующее поле; «{field}» в архиве."
)
_GIVEN_TWICE = LocalizedText(
    "Expected each field once; “{field}” is given again.", "Каждое поле ожидается один раз; «{field}» дано повторно."
)
_KINDS = {
    FieldKind.TEXT: LocalizedText("as text", "текстом"),
    FieldKind.NUMBER: LocalizedText("as a number", "числом"),
    FieldKind.PRICE: LocalizedText("as a number", "числом"),
    FieldKind.CHOICE: LocalizedText("as an option", "одним из вариантов"),
    FieldKind.DATE: LocalizedText("as a date", "датой"),
    FieldKind.FLAG: LocalizedText("as yes or no", "как «да» или «нет»"),
}
_OTHER_KIND = LocalizedText("Expected the value of “{field}” {kind}.", "Значение поля «{field}» ожидается {kind}.")
_NOT_FINITE = LocalizedText("Expected a finite number.", "Ожидается конечное число.")
_TOO_MANY_DIGITS = LocalizedText(
    f"Expected at most {MAX_WHOLE_DIGITS} digits before and {MAX_FRACTION_DIGITS} after the point.",
    f"Ожидается не больше {MAX_WHOLE_DIGITS} цифр до и {MAX_FRACTION_DIGITS} после точки.",
)
_NO_SUCH_OPTION = LocalizedText("Expected an option of “{field}”.", "Ожидается вариант поля «{field}».")
_OPTION_ARCHIVED = LocalizedText(
    "Expected an option in use; “{option}” is archived.", "Ожидается действующий вариант; «{option}» в архиве."
)
