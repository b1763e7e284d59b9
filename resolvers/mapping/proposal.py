"""What a mapping could be, by the names of a file's columns and what stands in them. What can be read in several ways stays open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from models import FeedKind, FieldKind
from resolvers.mapping.company_words import CompanyWords
from resolvers.mapping.dates import fitting_patterns, reader_of
from resolvers.mapping.document import ColumnMapping, write_column
from resolvers.mapping.foreign_table import ForeignTable, Typed
from resolvers.mapping.numbers import NumberForm, fitting_numbers
from resolvers.mapping.targets import (
    ENTITIES,
    FIELD,
    FIELD_PREFIX,
    FLAGS,
    KINDS,
    TARGETS,
    USUAL_FIELDS,
    Takes,
    Target,
    bare,
    is_usually_chosen,
)

SAMPLE: Final = 5
"""Cells that are shown of a column."""
_FEW = 40
# What only records of one kind have.
_TELLING = {"stage", "staged_at", "deal_type", "channel", "direction", "activity_type", "role"}
# Records of all kinds have a type.
_VAGUE = {"type", "kind", "category", "тип", "вид", "категория"}


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column as it was found: some of its values, how many are filled in, and in which ways its numbers and dates can be read."""

    name: str
    sample: Sequence[str]
    filled: int
    numbers: Sequence[NumberForm]
    patterns: Sequence[str]
    field_kind: FieldKind
    """What a field could be that is made for it."""
    telling: Sequence[str] = ()
    """Cells that mean something else in each way."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping as a document, in which columns without a place have ``to`` empty; and the columns as they were found."""

    mapping: Mapping[str, Any]
    columns: Sequence[SeenColumn]
    history: Sequence[SeenColumn] = ()


def propose(
    table: ForeignTable, words: CompanyWords, kind: FeedKind | None = None, history: ForeignTable | None = None
) -> Proposal:
    """A mapping for the file: of this kind of records, or of the likeliest one."""
    kind = kind or max(KINDS, key=lambda each: _likeness(each, table, words))
    seen = [_seen(table, place, name) for place, name in enumerate(table.columns)]
    mapping: dict[str, Any] = {
        "kind": kind.value,
        "form": _form(table),
        "columns": _columns(kind, seen, words),
        "always": {},
        "key": [],
        "history": None,
    }
    moves: list[SeenColumn] = []
    if history is not None:
        moves = [_seen(history, place, name) for place, name in enumerate(history.columns)]
        mapping["history"] = {"form": _form(history), "columns": _columns(FeedKind.MOVE, moves, words)}
    return Proposal(mapping, seen, moves)


def _form(table: ForeignTable) -> dict[str, Any]:
    form = table.form
    return {
        "encoding": form.encoding,
        "delimiter": form.delimiter,
        "quote": form.quote,
        "header": form.header,
        "sheet": form.sheet,
    }


def _likeness(kind: FeedKind, table: ForeignTable, words: CompanyWords) -> tuple[int, int]:
    """How much the columns are those of the kind: what must be there first."""
    names = {bare(name) for name in table.columns}
    found = [each for each in TARGETS[kind] if names.intersection(each.names)]
    lacking = sum(1 for each in TARGETS[kind] if each.is_required and each not in found)
    sure = {each.name for each in found if names.intersection(each.names) - _VAGUE}
    own = sure & _TELLING
    # Deals need nothing that others do not have, too.
    return -lacking - (kind is FeedKind.DEAL and not own), len(sure) + 2 * len(own)


def _seen(table: ForeignTable, place: int, name: str) -> SeenColumn:
    cells = [cells[place] for _, cells in table.rows if place < len(cells) and cells[place]]
    distinct = list(dict.fromkeys(cells))
    texts = [cell for cell in distinct if not isinstance(cell, Typed)]
    numbers = fitting_numbers(texts)
    patterns = fitting_patterns(texts)
    field_kind = _field_kind(name, cells, distinct, numbers, patterns)
    return SeenColumn(
        name, distinct[:SAMPLE], len(cells), numbers, patterns, field_kind, _telling(texts, numbers, patterns)
    )


def _telling(cells: Sequence[str], numbers: Sequence[NumberForm], patterns: Sequence[str]) -> Sequence[str]:
    readers = [form.read for form in numbers] if len(numbers) > 1 else [*map(reader_of, patterns)]
    return [cell for cell in cells if len({read(cell) for read in readers}) > 1][:SAMPLE] if len(readers) > 1 else []


def propose_again(proposal: Proposal, known: Mapping[str, Any]) -> Proposal:
    """The proposal as the last file of the source went in, as far as the columns are the same; others are left out, as they were."""
    mapping = {**proposal.mapping, **{name: known[name] for name in ("kind", "always", "key")}}
    mapping["columns"] = _as_known(proposal.columns, known["columns"])
    if proposal.history and known["history"]:
        columns = _as_known(proposal.history, known["history"]["columns"])
        mapping["history"] = {**mapping["history"], "columns": columns}
    return Proposal(mapping, proposal.columns, proposal.history)


def fits(table: ForeignTable, known: Mapping[str, Any]) -> bool:
    """Whether the file has all columns that the last one of the source had mapped."""
    return {each["column"] for each in known["columns"]} <= {*table.columns}


def _as_known(seen: Sequence[SeenColumn], known: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    by_name = {each["column"]: each for each in known}
    return [
        by_name.get(each.name, {"column": each.name, "to": None, "name": each.name, "fieldKind": each.field_kind.value})
        for each in seen
    ]


def _field_kind(
    name: str, cells: Sequence[str], distinct: Sequence[str], numbers: Sequence[NumberForm], patterns: Sequence[str]
) -> FieldKind:
    if not distinct:
        return FieldKind.TEXT
    texts = [cell for cell in distinct if not isinstance(cell, Typed)]
    if {bare(cell) for cell in distinct} <= FLAGS.keys() - {"1", "0"}:
        return FieldKind.FLAG
    if all(_is_day(cell) for cell in distinct if isinstance(cell, Typed)) and (patterns or not texts):
        return FieldKind.DATE
    if numbers or not texts:
        has_signs = any(form.signs for form in numbers) or any("." in cell for cell in distinct)
        return FieldKind.PRICE if has_signs else FieldKind.NUMBER
    is_choice = len(distinct) <= _FEW and (len(distinct) * 2 <= len(cells) or is_usually_chosen(name))
    return FieldKind.CHOICE if is_choice else FieldKind.TEXT


def _is_day(cell: str) -> bool:
    return len(cell) >= len("2024-03-31") and cell[4:5] == "-" and cell[7:8] == "-"


def _columns(kind: FeedKind, seen: Sequence[SeenColumn], words: CompanyWords) -> list[dict[str, Any]]:
    taken: set[str] = set()
    entity = ENTITIES.get(kind)
    fields = words.fields.get(entity.value, {}) if entity else {}
    by_name = {bare(each.name): each for each in fields.values()}
    found: dict[str, Target] = {}
    for target in TARGETS[kind]:
        free = [each for each in seen if each.name not in found]
        for each in _wanted(free, target):
            found[each.name] = target
    columns: list[dict[str, Any]] = []
    for each in seen:
        target, field = found.get(each.name), by_name.get(bare(each.name))
        usual = None if target or field else _usual_kind(kind, each)
        to = target.name if target else f"{FIELD_PREFIX}{field.external_id}" if field else FIELD if usual else None
        if to is None or (to in taken and to not in ("name", FIELD)):
            columns.append({"column": each.name, "to": None, "name": each.name, "fieldKind": each.field_kind.value})
            continue
        taken.add(to)
        field_kind = None if target else field.kind if field else usual
        is_moment = (target is not None and target.takes is Takes.MOMENT) or field_kind is FieldKind.DATE
        is_number = field_kind in (FieldKind.NUMBER, FieldKind.PRICE)
        number = each.numbers[0] if is_number and len(each.numbers) == 1 else None
        pattern = each.patterns[0] if is_moment and len(each.patterns) == 1 else None
        columns.append(write_column(ColumnMapping(each.name, to, number, pattern, each.name, usual)))
    return columns


def _wanted(free: Sequence[SeenColumn], target: Target) -> Sequence[SeenColumn]:
    """The column that is called so by the surest word, wherever in the file it stands; of a name, or those of its parts."""
    ranks = {name: rank for rank, name in enumerate(target.names)}
    parts = _PARTS if target.name == "name" else frozenset[str]()
    whole = [each for each in free if bare(each.name) in ranks.keys() - parts]
    if whole:
        return [min(whole, key=lambda each: ranks[bare(each.name)])]
    return [each for each in free if bare(each.name) in parts]


def _usual_kind(kind: FeedKind, column: SeenColumn) -> FieldKind | None:
    """What a new field holds that is proposed for a column by its name, if its cells can be that."""
    for usual in USUAL_FIELDS.get(kind, ()):
        fits = column.field_kind is usual.kind or (
            usual.kind is FieldKind.PRICE and column.field_kind is FieldKind.NUMBER
        )
        if fits and usual.is_called(column.name):
            return usual.kind
    return None


_PARTS = frozenset(bare(part) for part in ("first name", "last name", "second name", "имя", "фамилия", "отчество"))
