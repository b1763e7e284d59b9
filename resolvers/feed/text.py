"""Rows of a feed as the JSON that they are sent in. Numbers in it keep all their digits."""

import json
from decimal import Decimal
from typing import Any

from resolvers.feed.row import FeedRow, RowError, read_row

NOT_JSON = RowError(
    None, "is not JSON in UTF-8", 'an object in one line, such as {"kind": "contact", "external_id": "c1"}'
)


def read_line(line: bytes | str) -> FeedRow | RowError:
    """The row that a line says, or what is wrong with it."""
    try:
        return read_row(read_json(line))
    except RowError as error:
        return error
    except (ValueError, RecursionError):
        return NOT_JSON


def read_json(text: bytes | str) -> Any:
    """A JSON value. Raises ``ValueError`` and ``RecursionError``."""
    return json.loads(text, parse_float=Decimal, parse_constant=_no_number)


def _no_number(name: str) -> Any:
    raise ValueError(name)
