"""What a vendor's things are called here: by their connection and the vendor's id, or as what was here already."""

from collections.abc import Mapping
from typing import Any

from models import FeedKind, FieldKind
from resolvers.feed.row import EXTERNAL_ID, FORMATS, KIND, KINDS, MOVES
from resolvers.importing.format import FIELD_PREFIX


class Naming:
    """Puts names into rows. ``adopted`` are those that were here already, by kind and the vendor's id; ``fields`` kinds of fields."""

    def __init__(
        self,
        prefix: str,
        adopted: Mapping[str, Mapping[str, str]] | None = None,
        fields: Mapping[str, str] | None = None,
    ) -> None:
        self.prefix = prefix
        self._adopted: Mapping[str, Mapping[str, str]] = {} if adopted is None else adopted
        self._fields: Mapping[str, str] = {} if fields is None else fields

    def name(self, kind: FeedKind, id_: str) -> str:
        """What the vendor's thing is called here."""
        return self._adopted.get(kind.value, {}).get(id_) or self.prefix + id_

    def row(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row, with every id in it as it is called here."""
        kind = FeedKind(row[KIND])
        named = {MOVES: [self._cells(FeedKind.MOVE, move) for move in row[MOVES]]} if row.get(MOVES) is not None else {}
        return {**self._cells(kind, row), **named}

    def _cells(self, kind: FeedKind, row: Mapping[str, Any]) -> dict[str, Any]:
        refers = {each.name: KINDS[each.refers_to] for each in FORMATS[kind].columns if each.refers_to}
        cells: dict[str, Any] = {}
        for name, value in row.items():
            if name.startswith(FIELD_PREFIX):
                field = name.removeprefix(FIELD_PREFIX)
                is_choice = self._fields.get(field) == FieldKind.CHOICE and value
                cells[FIELD_PREFIX + self.name(FeedKind.FIELD, field)] = (
                    self.name(FeedKind.FIELD_OPTION, value) if is_choice else value
                )
            elif name == EXTERNAL_ID:
                cells[name] = self.name(kind, value)
            else:
                cells[name] = self.name(refers[name], value) if name in refers and value else value
        return cells


def origin_of(connection_id: int) -> str:
    """Who sent what waits of a connection (`models.feed.FeedWaiting`)."""
    return f"ConnectedSystem:{connection_id}"


def prefix_of(vendor: str, connection_id: int) -> str:
    """What the names of a connection's things begin with."""
    return f"{vendor}-{connection_id}:"
