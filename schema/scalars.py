"""Numbers and times as they travel."""

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Never, NewType, cast

import strawberry
from graphql import FloatValueNode, GraphQLError, IntValueNode, StringValueNode, ValueNode
from strawberry.types.scalar import ScalarDefinition

from resolvers.validity import INSTANT

# Amounts have at most 18 digits before the point and 8 after it; beyond these bounds a number is a mistake or an attack.
_MAX_DIGITS = 40
# As many as a binary fraction always gives back unchanged.
_MAX_FLOAT_DIGITS = 15

_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?([eE][+-]?\d+)?|[+-]?\.\d+([eE][+-]?\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII)


def _refuse(expected: str) -> Never:
    raise GraphQLError(f"Expected {expected}.")


def _write_decimal(value: Decimal | int) -> str:
    return format(value if isinstance(value, Decimal) else Decimal(value), "f")


def _remembered(write: Callable[[Any], str]) -> Callable[[Any], str]:
    """Writes a value once: the steps of time that a desktop shows are the same objects in all blocks, and on the next desktop.

    By the object, as equal instants are written differently; it is kept, so that nothing else has its id.
    """
    known: dict[int, tuple[object, str]] = {}

    def write_once(value: Any) -> str:
        found = known.get(id(value))
        if found is not None:
            return found[1]
        if len(known) == _MOST_REMEMBERED:
            known.clear()
        text = write(value)
        known[id(value)] = value, text
        return text

    return write_once


_MOST_REMEMBERED = 20_000


def _read_decimal(value: object) -> Decimal:
    if isinstance(value, float):
        text = repr(value)
        if len(Decimal(text).as_tuple().digits) > _MAX_FLOAT_DIGITS:
            _refuse("a decimal number as a string: as a JSON number it has lost digits")
    elif isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        _refuse('a decimal number, such as "1234.50"')
    else:
        text = str(value)
    if len(text) > 2 * _MAX_DIGITS:
        _refuse(f"a decimal number of at most {_MAX_DIGITS} digits")
    if not _NUMBER.fullmatch(text):
        _refuse('a decimal number, such as "1234.50"')
    try:
        number = Decimal(text)
    except InvalidOperation:  # an exponent beyond all bounds
        _refuse(f"a decimal number of at most {_MAX_DIGITS} digits")
    # Before it is ever written out: 1e999999999 has a billion digits.
    if abs(number.adjusted()) >= _MAX_DIGITS or len(_write_decimal(number)) > 2 * _MAX_DIGITS:
        _refuse(f"a decimal number of at most {_MAX_DIGITS} digits")
    return number


def _read_date(value: object) -> date:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    _refuse('a date, such as "2026-03-31"')


def _write_date_time(value: datetime) -> str:
    return INSTANT if cast("object", value) == INSTANT else value.isoformat()


def _read_date_time(value: object) -> datetime:
    if isinstance(value, str) and _DATE_TIME.fullmatch(value):
        try:
            instant = datetime.fromisoformat(value.upper())
            # At the edges of the calendar an instant has no place on some clock, and nobody could be told of it any more.
            if instant.astimezone(UTC).year not in (MINYEAR, MAXYEAR):
                return instant
        except (ValueError, OverflowError):
            pass
    _refuse('an instant with its offset, such as "2026-03-31T18:30:00+03:00"')


def _literal(read: Callable[[object], Any]) -> Callable[..., Any]:
    """Reads what is written in a document: by its text, so that no number is rounded; what is wrong is told with its place."""

    def read_literal(node: ValueNode, _variables: dict[str, Any] | None = None) -> Any:
        is_text = isinstance(node, (IntValueNode, FloatValueNode, StringValueNode))
        try:
            return read(node.value if is_text else None)
        except GraphQLError as error:
            raise GraphQLError(error.message, node) from None

    return read_literal


Json = NewType("Json", object)

SCALARS: dict[object, ScalarDefinition] = {
    Decimal: strawberry.scalar(
        name="Decimal",
        description="A decimal number, exact, as a string without an exponent: money and every sum. "
        "As input a number is accepted too, if it can be told exactly.",
        serialize=_write_decimal,
        parse_value=_read_decimal,
        parse_literal=_literal(_read_decimal),
    ),
    date: strawberry.scalar(
        name="Date",
        description='A day of the calendar, "YYYY-MM-DD".',
        serialize=_remembered(date.isoformat),
        parse_value=_read_date,
        parse_literal=_literal(_read_date),
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description='An instant with its offset from UTC, by ISO 8601: "2026-03-31T18:30:00+03:00". Answered with the offset of the '
        "company's clock at that time, so what is written is what that clock showed; read with any.",
        serialize=_remembered(_write_date_time),
        parse_value=_read_date_time,
        parse_literal=_literal(_read_date_time),
    ),
    Json: strawberry.scalar(
        name="JSON",
        description="Any value of JSON. Only answered, never asked for.",
        serialize=lambda value: value,
    ),
}
