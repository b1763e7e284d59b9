"""What can be done to a layout, one thing at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from resolvers.grid import Breakpoint

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Move:
    """Put a widget's left upper corner into a cell."""

    widget: str
    breakpoint_: Breakpoint
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Resize:
    """Make a widget larger or smaller; its left upper corner stays."""

    widget: str
    breakpoint_: Breakpoint
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Hide:
    """Take a widget off the desktop."""

    widget: str


@dataclass(frozen=True, slots=True)
class Show:
    """Bring a hidden widget back."""

    widget: str


@dataclass(frozen=True, slots=True)
class Reset:
    """Give up everything that was changed about a widget, on all widths of screen; without a widget, about all of them."""

    widget: str | None = None


@dataclass(frozen=True, slots=True)
class Restore:
    """Go back to an earlier revision. Only in the history: it is asked for on its own."""

    revision: int


@dataclass(frozen=True, slots=True)
class Copied:
    """An administrator copied a layout over. Only in the history."""


Operation = Move | Resize | Hide | Show | Reset | Restore | Copied


def widgets_of(operations: Iterable[Operation]) -> frozenset[str] | None:
    """The keys of the widgets that operations change; ``None`` if it is the whole layout."""
    keys: set[str] = set()
    for operation in operations:
        if isinstance(operation, (Restore, Copied)) or operation.widget is None:
            return None
        keys.add(operation.widget)
    return frozenset(keys)


def overlapping(these: Sequence[Operation], those: Sequence[Operation]) -> bool:
    """Whether two saves change the same widget. One that changes the whole layout overlaps every other."""
    if not these or not those:
        return False
    here, there = widgets_of(these), widgets_of(those)
    return here is None or there is None or not here.isdisjoint(there)


def write_operation(operation: Operation) -> Document:
    """The operation as it is stored."""
    match operation:
        case Move(widget, breakpoint_, column, row):
            return {"move": widget, "breakpoint": breakpoint_.value, "column": column, "row": row}
        case Resize(widget, breakpoint_, width, height):
            return {"resize": widget, "breakpoint": breakpoint_.value, "width": width, "height": height}
        case Hide(widget):
            return {"hide": widget}
        case Show(widget):
            return {"show": widget}
        case Reset(widget):
            return {"reset": widget}
        case Restore(revision):
            return {"restore": revision}
        case Copied():
            return {"copied": True}


def read_operation(document: Document) -> Operation:
    """The operation out of what `write_operation` wrote."""
    match document:
        case {"move": key, "breakpoint": breakpoint_, "column": column, "row": row}:
            return Move(key, Breakpoint(breakpoint_), column, row)
        case {"resize": key, "breakpoint": breakpoint_, "width": width, "height": height}:
            return Resize(key, Breakpoint(breakpoint_), width, height)
        case {"hide": key}:
            return Hide(key)
        case {"show": key}:
            return Show(key)
        case {"reset": key}:
            return Reset(key)
        case {"restore": revision}:
            return Restore(revision)
        case _:
            return Copied()
