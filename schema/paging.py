"""Pages of a list, the Relay way: forward, by opaque cursors."""

import base64
import binascii
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import strawberry

from resolvers.alphabet import Place
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.text_checks import is_storable
from schema.directory.row_number import row_number

ROWS = 20
MAX_ROWS = 100

First = Annotated[int, strawberry.argument(description=f"How many rows, 1 to {MAX_ROWS}.")]
After = Annotated[
    str | None, strawberry.argument(description="Continue after this cursor; the list's beginning if left out.")
]


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether there are rows after this page.")
    has_previous_page: bool = strawberry.field(description="Whether the page was asked for after a cursor.")
    start_cursor: str | None = strawberry.field(
        description="The cursor of the page's first row; null on an empty page."
    )
    end_cursor: str | None = strawberry.field(description="The cursor of its last row, to continue after.")


def page_info(cursors: Sequence[str], *, has_next: bool, after: str | None) -> PageInfo:
    """The page's place, from its rows' cursors."""
    return PageInfo(
        has_next_page=has_next,
        has_previous_page=after is not None,
        start_cursor=cursors[0] if cursors else None,
        end_cursor=cursors[-1] if cursors else None,
    )


def check_first(first: int) -> int:
    """``first`` as it is. Raises `RequestError` (BAD_USER_INPUT) outside 1 to ``MAX_ROWS``."""
    if not 1 <= first <= MAX_ROWS:
        raise RequestError(ErrorCode.BAD_USER_INPUT, _ROWS.format(first=first), field=("first",))
    return first


def no_cursor() -> RequestError:
    """The refusal of a cursor that is none of the list's."""
    return RequestError(ErrorCode.BAD_USER_INPUT, _NO_CURSOR, field=("after",))


def write_place(name: str, number: int) -> str:
    """The cursor of a row of a list by name."""
    return base64.urlsafe_b64encode(f"{number}|{name}".encode()).decode()


def read_place(cursor: str | None) -> Place | None:
    """The place of a cursor, if there is one. Raises `RequestError` (BAD_USER_INPUT) if it is none of ours."""
    if cursor is None:
        return None
    try:
        number, bar, name = base64.b64decode(cursor, altchars=b"-_", validate=True).decode().partition("|")
    except (binascii.Error, ValueError):
        number = bar = name = ""
    if not (bar and row_number(number) and is_storable(name)):
        raise no_cursor()
    return name, row_number(number)


def write_number(number: int) -> str:
    """The cursor of what has this number in a list that stands in an order of its own."""
    return base64.urlsafe_b64encode(str(number).encode()).decode()


def read_number(cursor: str | None) -> int | None:
    """The number of a cursor, if there is one. Raises `RequestError` (BAD_USER_INPUT) if it is none of ours."""
    if cursor is None:
        return None
    try:
        number = row_number(base64.b64decode(cursor, altchars=b"-_", validate=True).decode())
    except (binascii.Error, ValueError):
        number = 0
    if not number:
        raise no_cursor()
    return number


def write_keyed(at: datetime, key: str) -> str:
    """The cursor of a row at a time that is told from others of that time by a key, of hexadecimal digits."""
    return base64.urlsafe_b64encode(f"{at.isoformat()}|{key}".encode()).decode()


def read_keyed(cursor: str | None) -> tuple[datetime, str] | None:
    """The time and key of a cursor, if there is one. Raises `RequestError` (BAD_USER_INPUT) if it is none of ours."""
    if cursor is None:
        return None
    try:
        at, _, key = base64.b64decode(cursor, altchars=b"-_", validate=True).decode().partition("|")
        instant, digits = datetime.fromisoformat(at), bytes.fromhex(key)
    except (binascii.Error, ValueError) as error:
        raise no_cursor() from error
    if instant.tzinfo is None or not digits:
        raise no_cursor()
    return instant, key


def write_cursor(at: datetime, *numbers: int) -> str:
    """The cursor of a row at a time, with its number, or the numbers that tell it from others of that time."""
    return base64.urlsafe_b64encode("|".join([at.isoformat(), *map(str, numbers)]).encode()).decode()


def read_cursor(cursor: str) -> tuple[datetime, int]:
    """The time and number of a cursor. Raises `RequestError` (BAD_USER_INPUT) if it is none of ours."""
    at, [number] = read_numbers(cursor, 1)
    return at, number


def read_numbers(cursor: str, count: int) -> tuple[datetime, list[int]]:
    """The time and so many numbers of a cursor. Raises `RequestError` (BAD_USER_INPUT) if it is none of ours."""
    refusal = no_cursor()
    try:
        at, *texts = base64.b64decode(cursor, altchars=b"-_", validate=True).decode().split("|")
        instant, numbers = datetime.fromisoformat(at), [int(text) for text in texts]
    except (binascii.Error, ValueError) as error:
        raise refusal from error
    if instant.tzinfo is None or len(numbers) != count or not all(-(2**63) <= n < 2**63 for n in numbers):
        raise refusal
    return instant, numbers


_ROWS = LocalizedText(
    f"Expected 1 to {MAX_ROWS} rows, got {{first}}.", f"Ожидается от 1 до {MAX_ROWS} строк, получено {{first}}."
)
_NO_CURSOR = LocalizedText(
    "Expected a place in this list, as a page of it told.", "Ожидается место в этом списке, взятое с его страницы."
)
