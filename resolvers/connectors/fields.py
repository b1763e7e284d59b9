"""Rows of fields and their options, as a feed takes them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from models import FieldKind
from resolvers.connectors.declaration import Row


def field_rows(
    id_: str, entity: str, kind: FieldKind, name: str, options: Iterable[Mapping[str, Any]] = (), **more: Any
) -> Iterator[Row]:
    """A field and, if it is a choice, its options in their order: what each is called and says (``external_id``, ``label``)."""
    told = {"external_id": id_, "entity": str(entity), "field_kind": kind.value, "name": name}
    yield {"kind": "field", **told, **more}
    for place, option in enumerate(options if kind is FieldKind.CHOICE else ()):
        yield {"kind": "field_option", "field": id_, "position": place, **option}
