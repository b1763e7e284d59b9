"""A mapping as a document: what is kept of a source, so that its next file goes in by the same."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from models import FeedKind, FieldKind
from resolvers.language import LocalizedText
from resolvers.mapping.dates import TOKENS, UnknownPatternError, reader_of
from resolvers.mapping.foreign_table import Form
from resolvers.mapping.mistakes import MappingError
from resolvers.mapping.numbers import GROUPINGS, MAX_SIGNS, NumberForm
from resolvers.mapping.targets import ENTITIES, FIELD, FIELD_PREFIX, KINDS, TARGETS, target_of


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A column, and what it is of a record.

    ``to`` names a target of the kind (`resolvers.mapping.targets`), a field of the company (``field:…``), or ``field`` for one that is
    called ``name``, of the kind ``field_kind``, and made if there is none.
    """

    column: str
    to: str
    number: NumberForm | None = None
    pattern: str | None = None
    name: str | None = None
    field_kind: FieldKind | None = None
    create: bool = False
    """Whether what its cells name is made where the company has none of the name."""
    fold: bool = False
    """Whether spelling variants of a name are one: its letters and digits count alone."""
    empty_unknown: bool = False
    """Whether people that nobody knows count as nobody; otherwise their rows are refused."""
    place: int = 0
    """Which of the columns of the document it is: by that what is wrong with it is told."""


@dataclass(frozen=True, slots=True)
class FileMapping:
    """How the rows of one file are read."""

    form: Form
    columns: tuple[ColumnMapping, ...]

    def of(self, target: str) -> tuple[ColumnMapping, ...]:
        """The columns that are mapped to it, in their order."""
        return tuple(each for each in self.columns if each.to == target)


@dataclass(frozen=True, slots=True)
class RecordMapping:
    """How a file becomes records of a kind. ``always`` are values of targets that no column has, ``key`` columns that ids are made of
    where the file has none: all of them, if it names none."""

    kind: FeedKind
    file: FileMapping
    always: Mapping[str, str]
    key: tuple[str, ...] = ()
    history: FileMapping | None = None


def read_mapping(document: Any) -> "RecordMapping":
    """The mapping that JSON says. Raises `MappingError` for what is wrong with it, the first one found."""
    members = _object(document, (), {"kind", "form", "columns", "always", "key", "history"})
    kind = members.get("kind")
    if kind not in [each.value for each in KINDS]:
        raise MappingError(("kind",), _ONE_OF.format(words=", ".join(KINDS)))
    kind = FeedKind(kind)
    always = {
        name: _text(value, ("always", name))
        for name, value in _object(members.get("always") or {}, ("always",), None).items()
    }
    for name in always:
        if target_of(kind, name) is None:
            raise MappingError(("always", name), _ONE_OF.format(words=_targets(kind)))
    key = tuple(_text(each, ("key",)) for each in _list(members.get("key") or [], ("key",)))
    file = _file(members, kind, ())
    history = members.get("history")
    if history is not None and kind is not FeedKind.DEAL:
        raise MappingError(("history",), _ONLY_DEALS)
    if history is not None:
        history = _file(_object(history, ("history",), {"form", "columns"}), FeedKind.MOVE, ("history",))
        if not file.of("external_id"):
            raise MappingError(("columns",), _HISTORY_NEEDS_IDS)
    mapping = RecordMapping(kind, file, always, key, history)
    _check_required(kind, {*(each.to for each in file.columns), *always}, ("columns",))
    if history is not None:
        _check_required(FeedKind.MOVE, {each.to for each in history.columns}, ("history", "columns"))
    return mapping


def write_mapping(mapping: "RecordMapping") -> dict[str, Any]:
    """The mapping as JSON."""
    written: dict[str, Any] = {"kind": mapping.kind.value, **_write_file(mapping.file)}
    written["always"] = dict(mapping.always)
    written["key"] = list(mapping.key)
    written["history"] = None if mapping.history is None else _write_file(mapping.history)
    return written


def _write_file(file: FileMapping) -> dict[str, Any]:
    return {"form": dataclasses.asdict(file.form), "columns": [write_column(each) for each in file.columns]}


def write_column(column: ColumnMapping) -> dict[str, Any]:
    """A column as JSON; what it does not say is left out."""
    written: dict[str, Any] = {"column": column.column, "to": column.to}
    if column.number is not None:
        number = column.number
        written |= {"decimal": number.decimal, "grouping": number.grouping, "signs": list(number.signs)}
    written |= {"pattern": column.pattern} if column.pattern is not None else {}
    if column.to == FIELD:
        written |= {"name": column.name, "fieldKind": column.field_kind and column.field_kind.value}
    flags = {"create": column.create, "fold": column.fold, "emptyUnknown": column.empty_unknown}
    return {**written, **{name: True for name, value in flags.items() if value}}


def _file(members: Mapping[str, Any], kind: FeedKind, path: tuple[str, ...]) -> FileMapping:
    form = read_form(members.get("form") or {}, (*path, "form"))
    columns: list[ColumnMapping] = []
    for place, each in enumerate(_list(members.get("columns"), (*path, "columns"))):
        at = (*path, "columns", str(place))
        column = _object(each, at, _COLUMN)
        # A column that is looked at only.
        if column.get("to") is not None:
            columns.append(replace(_column(column, kind, at), place=place))
    taken: set[str] = set()
    for column in columns:
        if column.to in taken and column.to not in ("name", FIELD):
            raise MappingError((*path, "columns", str(column.place), "to"), _TWICE.format(target=column.to))
        taken.add(column.to)
    return FileMapping(form, tuple(columns))


_COLUMN = {
    "column", "to", "decimal", "grouping", "signs", "pattern", "name", "fieldKind", "create", "fold", "emptyUnknown",
}  # fmt: skip


def _column(members: Mapping[str, Any], kind: FeedKind, path: tuple[str, ...]) -> ColumnMapping:
    to = _text(members["to"], (*path, "to"))
    has_fields = kind in ENTITIES
    if target_of(kind, to) is None and not (has_fields and (to == FIELD or to.startswith(FIELD_PREFIX))):
        more = f", {FIELD_PREFIX}…, {FIELD}" if has_fields else ""
        raise MappingError((*path, "to"), _ONE_OF.format(words=f"{_targets(kind)}{more}"))
    name, field_kind = members.get("name"), members.get("fieldKind")
    if to == FIELD and (not isinstance(name, str) or not name.strip()):
        raise MappingError((*path, "name"), _FIELD_NAME)
    if to == FIELD and field_kind not in list(FieldKind):
        raise MappingError((*path, "fieldKind"), _ONE_OF.format(words=", ".join(FieldKind)))
    pattern = members.get("pattern")
    if pattern is not None:
        pattern = _text(pattern, (*path, "pattern"))
        try:
            reader_of(pattern)
        except UnknownPatternError as error:
            raise MappingError((*path, "pattern"), _PATTERN.format(tokens=", ".join(TOKENS))) from error
    return ColumnMapping(
        _text(members.get("column"), (*path, "column")),
        to,
        _number(members, path),
        pattern,
        name if to == FIELD else None,
        FieldKind(field_kind) if to == FIELD else None,
        *(_flag(members.get(each), (*path, each)) for each in ("create", "fold", "emptyUnknown")),
    )


def _number(members: Mapping[str, Any], path: tuple[str, ...]) -> NumberForm | None:
    decimal, grouping = members.get("decimal"), members.get("grouping", "")
    if decimal is None:
        return None
    if decimal not in (".", ",") or grouping not in GROUPINGS or decimal == grouping:
        raise MappingError((*path, "decimal"), _NUMBER_FORM)
    signs = tuple(_text(each, (*path, "signs")) for each in _list(members.get("signs") or [], (*path, "signs")))
    if len(signs) > MAX_SIGNS:
        raise MappingError((*path, "signs"), _MANY_SIGNS.format(most=MAX_SIGNS))
    return NumberForm(decimal, grouping, signs)


def read_form(document: Any, path: tuple[str, ...] = ("form",)) -> Form:
    """How a file is said to be written. Raises `MappingError`."""
    members = _object(document, path, {"encoding", "delimiter", "quote", "header", "sheet"})
    header = members.get("header", 1)
    if isinstance(header, bool) or not isinstance(header, int):
        raise MappingError((*path, "header"), _WHOLE)
    texts = {
        name: members[name] if name == "quote" and members[name] == "" else _text(members[name], (*path, name))
        for name in ("encoding", "delimiter", "quote")
        if name in members
    }
    sheet = members.get("sheet")
    return Form(**texts, header=header, sheet=None if sheet is None else _text(sheet, (*path, "sheet")))


def _check_required(kind: FeedKind, mapped: set[str], path: tuple[str, ...]) -> None:
    lacking = [each for each in TARGETS[kind] if each.is_required and each.name not in mapped]
    if lacking:
        raise MappingError(path, _LACKING.format(target=lacking[0].label, name=lacking[0].name))


def _targets(kind: FeedKind) -> str:
    return ", ".join(each.name for each in TARGETS[kind])


def _object(value: Any, path: tuple[str, ...], known: set[str] | None) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise MappingError(path, _OBJECT)
    members = cast("dict[str, Any]", value)
    unknown = [] if known is None else [name for name in members if name not in known]
    if unknown:
        raise MappingError((*path, unknown[0]), _ONE_OF.format(words=", ".join(sorted(known or ()))))
    return members


def _list(value: Any, path: tuple[str, ...]) -> Sequence[Any]:
    if not isinstance(value, list):
        raise MappingError(path, _LIST)
    return cast("list[Any]", value)


def _text(value: Any, path: tuple[str, ...]) -> str:
    if not isinstance(value, str) or not value or "\0" in value:
        raise MappingError(path, _TEXT)
    return value


def _flag(value: Any, path: tuple[str, ...]) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    raise MappingError(path, _FLAG)


_ONE_OF = LocalizedText("Expected one of: {words}.", "Ожидается одно из: {words}.")
_OBJECT = LocalizedText("Expected an object.", "Ожидается объект.")
_LIST = LocalizedText("Expected a list.", "Ожидается список.")
_TEXT = LocalizedText("Expected text.", "Ожидается текст.")
_FLAG = LocalizedText("Expected yes or no: true or false.", "Ожидается «да» или «нет» — логическое значение.")
_WHOLE = LocalizedText("Expected a whole number.", "Ожидается целое число.")
_TWICE = LocalizedText(
    "Expected one column for {target}; only names are put together from several.",
    "Для {target} ожидается один столбец; из нескольких складываются только названия.",
)
_LACKING = LocalizedText(
    "Expected a column for “{target}” ({name}), or one value for all rows.",
    "Ожидается столбец для «{target}» ({name}) или одно значение для всех строк.",
)
_FIELD_NAME = LocalizedText("Expected the name of the new field.", "Ожидается название нового поля.")
_PATTERN = LocalizedText(
    "Expected a pattern of a date, made of {tokens}, such as DD.MM.YYYY HH:mm.",
    "Ожидается образец даты из {tokens}, например DD.MM.YYYY HH:mm.",
)
_NUMBER_FORM = LocalizedText(
    "Expected . or , before the fraction, and another of blank, comma, dot, ' or nothing between thousands.",
    "Перед дробной частью ожидается точка или запятая, а между тысячами — другое: пробел, запятая, точка, ' или ничего.",
)
_MANY_SIGNS = LocalizedText("Expected at most {most} signs of currencies.", "Ожидается не больше {most} знаков валют.")
_ONLY_DEALS = LocalizedText("Only deals have a history of stages.", "История стадий бывает только у сделок.")
_HISTORY_NEEDS_IDS = LocalizedText(
    "Expected a column with the ids of deals: the history names them by it.",
    "Ожидается столбец с идентификаторами сделок: история называет их по ним.",
)
