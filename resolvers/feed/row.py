"""A row of a feed: what it names, by the columns of the import format."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, cast

from models import FeedKind
from resolvers.blanks import BLANKS
from resolvers.importing import formats
from resolvers.importing.format import FileFormat
from resolvers.text_checks import MAX_EXTERNAL_ID, is_storable

FORMATS: Final[Mapping[FeedKind, FileFormat]] = {
    FeedKind.DEPARTMENT: formats.DEPARTMENTS,
    FeedKind.PERSON: formats.USERS,
    FeedKind.GROUP: formats.GROUPS,
    FeedKind.GROUP_MEMBER: formats.GROUP_MEMBERS,
    FeedKind.DEAL_TYPE: formats.DEAL_TYPES,
    FeedKind.STAGE: formats.STAGES,
    FeedKind.ACTIVITY_TYPE: formats.ACTIVITY_TYPES,
    FeedKind.FIELD: formats.FIELDS,
    FeedKind.FIELD_OPTION: formats.FIELD_OPTIONS,
    FeedKind.CONTACT: formats.CONTACTS,
    FeedKind.DEAL: formats.DEALS,
    FeedKind.MOVE: formats.TRANSITIONS,
    FeedKind.ACTIVITY: formats.ACTIVITIES,
    FeedKind.COMMUNICATION: formats.COMMUNICATIONS,
}
KINDS: Final[Mapping[str, FeedKind]] = {file.name: kind for kind, file in FORMATS.items()}
"""The kind of row, by the name of its file in the import format."""

RECORDS: Final = frozenset({FeedKind.CONTACT, FeedKind.DEAL, FeedKind.MOVE, FeedKind.ACTIVITY, FeedKind.COMMUNICATION})
"""The kinds that are records; the others are people and configuration."""
DELETABLE: Final = frozenset({FeedKind.CONTACT, FeedKind.DEAL, FeedKind.ACTIVITY, FeedKind.COMMUNICATION})
"""The kinds of which a row may say that a record is deleted: communications are taken away then, and the others kept as deleted."""

KIND, EXTERNAL_ID, DEAL, MOVES, CHANGED_AT, DELETED = "kind", "external_id", "deal", "moves", "changed_at", "deleted"
_MOST_DIGITS = 40
_MOST_MEMBERS = 1_000
# Members whose column is called as what every row has.
_RENAMED: Final[Mapping[FeedKind, Mapping[str, str]]] = {FeedKind.FIELD: {"field_kind": KIND}}
# The members of a row that are no columns.
_OWN: Final[Mapping[FeedKind, frozenset[str]]] = {
    kind: frozenset(
        {KIND, CHANGED_AT, *({DELETED} if kind in DELETABLE else ()), *({MOVES} if kind is FeedKind.DEAL else ())}
    )
    for kind in FeedKind
}


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A row. ``cells`` are texts by the columns of the format, an empty one empties; columns that it does not name stay as they are."""

    kind: FeedKind
    cells: Mapping[str, str]
    moves: tuple[Mapping[str, str], ...] = ()
    """Of a deal: its moves, all that the source knows of those without ids."""
    changed_at: datetime | None = None
    """When the source changed it last: rows of one record that come in another order are known by it."""
    deleted: bool | None = None
    """Of a contact, an activity, a deal or a communication: whether it is deleted from here on; ``None``: as it was."""
    sent: Mapping[str, Any] | None = None
    """The row as it was sent."""
    waiting_id: int | None = None
    """Its number among those that wait, if it is one of them."""
    since: datetime | None = None
    """When it came first, if it has waited."""
    origin: str | None = None
    """Who sent it (`models.feed.FeedWaiting`), if it has waited."""

    @property
    def external_id(self) -> str | None:
        """What it is called; ``None`` for what has no name."""
        return self.cells.get(EXTERNAL_ID) or None

    @property
    def is_whole(self) -> bool:
        """Whether it says more than that something is deleted or restored."""
        return self.deleted is None or {*self.cells} != {EXTERNAL_ID}


class RowError(Exception):
    """A row cannot be understood: in which member, what it is, and what was expected."""

    def __init__(self, member: str | None, wrong: str, expected: str) -> None:
        super().__init__(f"{member}: {wrong}; expected {expected}" if member else f"{wrong}; expected {expected}")
        self.member, self.wrong, self.expected = member, wrong, expected


def is_there(kind: FeedKind) -> str:
    """What is said of records of a kind in SQL that are not deleted."""
    return "deleted_at IS NULL" if "deleted_at" in FORMATS[kind].table.c else "true"


def read_row(sent: Any) -> FeedRow:
    """The row that a JSON object says. Numbers in it are `decimal.Decimal` or whole ones. Raises `RowError`."""
    if not isinstance(sent, dict):
        raise RowError(None, "is not an object", 'one such as {"kind": "contact", "external_id": "c1"}')
    row = cast("dict[str, Any]", sent)
    _check_names(row)
    kind = row.get(KIND)
    if not isinstance(kind, str) or kind not in list(FeedKind):
        raise RowError(KIND, "is unknown", f"one of {', '.join(FeedKind)}")
    kind = FeedKind(kind)
    own = _OWN[kind]
    renamed = _RENAMED.get(kind, {})
    cells = {renamed.get(name, name): _cell(name, value) for name, value in row.items() if name not in own}
    external_id = cells.get(EXTERNAL_ID, "")
    if len(external_id) > MAX_EXTERNAL_ID:
        raise RowError(EXTERNAL_ID, "is too long", f"at most {MAX_EXTERNAL_ID} characters")
    moves = _moves(row.get(MOVES)) if MOVES in own else ()
    if kind is FeedKind.MOVE and not external_id:
        raise RowError(EXTERNAL_ID, "is missing", "the id of the move, or the moves of a deal as its member moves")
    deleted = row.get(DELETED) if DELETED in own else None
    if not (deleted is None or isinstance(deleted, bool)):
        raise RowError(DELETED, "is neither true nor false", "true or false")
    return FeedRow(kind, cells, moves, _instant(row.get(CHANGED_AT)), deleted, row)


def _moves(value: Any) -> tuple[Mapping[str, str], ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in cast("list[Any]", value)):
        raise RowError(MOVES, "are no list of objects", '[{"to_stage": "won", "occurred_at": "2026-03-01T12:00:00Z"}]')
    moves = cast("list[dict[str, Any]]", value)
    for move in moves:
        _check_names(move)
    return tuple({name: _cell(f"{MOVES}.{name}", cell) for name, cell in move.items()} for move in moves)


def _check_names(members: Mapping[str, Any]) -> None:
    if len(members) > _MOST_MEMBERS:
        raise RowError(None, "has too many members", f"at most {_MOST_MEMBERS:,}")
    if not all(map(is_storable, members)):
        raise RowError(None, "has a member whose name has characters that no text has", "names of columns")


def _instant(value: Any) -> datetime | None:
    if value is None:
        return None
    try:
        instant = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        instant = None
    if instant is None or instant.tzinfo is None:
        raise RowError(CHANGED_AT, "is not an instant", "ISO 8601 with an offset, such as 2026-03-01T12:00:00Z")
    return instant


def _cell(name: str, value: Any) -> str:
    """The value as a file has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        if not is_storable(value):
            raise RowError(name, "has characters that no text has", "text without NUL and without halves of characters")
        return value.strip(BLANKS)
    if isinstance(value, Decimal) and abs(value.adjusted()) > _MOST_DIGITS:
        raise RowError(name, "is a number of too many digits", f"one of at most {_MOST_DIGITS}")
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    raise RowError(name, "is neither text, a number, true, false nor null", "one of these")
