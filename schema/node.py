"""Objects that can be named: one kind of id for all of them."""

import base64
import binascii
from collections.abc import Awaitable, Callable
from typing import Annotated, Never, TypeVar

import strawberry

from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from schema.context import Info, viewer_of

_LARGEST_NUMBER = 2**63 - 1


def global_id(type_name: str, key: int | str) -> strawberry.ID:
    """The id of an object, opaque to clients: the type's name and the object's own key."""
    return strawberry.ID(base64.b64encode(f"{type_name}:{key}".encode()).decode())


def parse_global_id(value: str, field: tuple[str, ...] = ("id",)) -> tuple[str, str]:
    """The type's name and the key out of an id. Raises `RequestError` (BAD_USER_INPUT) that names the field."""
    try:
        type_name, colon, key = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        refuse_id(field)
    if not (type_name and colon and key):
        refuse_id(field)
    return type_name, key


def key_of(type_name: str, value: str, field: tuple[str, ...] = ("id",)) -> str:
    """The key of an object that must be of this type. Raises `RequestError` (BAD_USER_INPUT) that names the field."""
    found, key = parse_global_id(value, field)
    if found != type_name:
        refuse_id(field)
    return key


def number_of(type_name: str, value: str, field: tuple[str, ...] = ("id",)) -> int:
    """The number of an object that must be of this type. Raises `RequestError` (BAD_USER_INPUT) that names the field."""
    key = key_of(type_name, value, field)
    if not (key.isascii() and key.isdigit() and len(key) <= len(str(_LARGEST_NUMBER))):
        refuse_id(field)
    number = int(key)
    if number > _LARGEST_NUMBER:
        refuse_id(field)
    return number


_NO_ID = LocalizedText(
    "Expected the id of an object of the kind expected here.", "Ожидается идентификатор объекта подходящего вида."
)


def refuse_id(field: tuple[str, ...] = ("id",)) -> Never:
    """Raises `RequestError` (BAD_USER_INPUT) that names the field."""
    raise RequestError(ErrorCode.BAD_USER_INPUT, _NO_ID, field)


@strawberry.interface(description="Anything with an id of its own, by which it can be asked for again.")
class Node:
    id: strawberry.ID = strawberry.field(
        description="The object's id: unique among all objects, opaque, and lasting. Whatever the object's fields depend on besides "
        "their own arguments, it depends on too."
    )


FindNode = Callable[[Info, str], Awaitable[Node | None]]
_F = TypeVar("_F", bound=FindNode)
_finders: dict[str, FindNode] = {}


def finds(type_name: str) -> Callable[[_F], _F]:
    """Marks the function that finds the nodes of a type: from (info, key) to the object, or ``None`` if the viewer sees none."""

    def mark(find: _F) -> _F:
        _finders[type_name] = find
        return find

    return mark


async def find_node(info: Info, type_name: str, key: str) -> Node | None:
    """The object of this type, or ``None`` if the viewer sees none. Raises `RequestError` (BAD_USER_INPUT) if there is no such type."""
    find = _finders.get(type_name)
    if find is None:
        refuse_id()
    return await find(info, key)


@strawberry.type
class NodeQuery:
    @strawberry.field(description="Any object by its id; null when there is none, or none that you can see.")
    async def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The object's id.")]
    ) -> Node | None:
        viewer_of(info)
        return await find_node(info, *parse_global_id(id))
