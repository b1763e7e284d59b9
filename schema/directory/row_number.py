"""From ids to the numbers of rows."""

import strawberry

from resolvers.errors import RequestError
from schema.node import number_of

# No row has it: an id that is none of ours finds nothing, like one of an object that never was.
NO_ROW = 0

_LARGEST = 2**63 - 1


def row_number(key: str) -> int:
    """The number in the key of a node."""
    is_number = key.isascii() and key.isdigit() and len(key) <= len(str(_LARGEST))
    return number if is_number and (number := int(key)) <= _LARGEST else NO_ROW


def referred(type_name: str, id: strawberry.ID) -> int:
    """The number of the object of this type that an input refers to."""
    try:
        return number_of(type_name, id)
    except RequestError:
        return NO_ROW
