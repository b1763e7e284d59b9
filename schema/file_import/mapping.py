"""A mapping, as it is told and as it is given."""

from collections.abc import Mapping, Sequence
from typing import Any

import strawberry

from models import FeedKind, FieldKind
from schema.file_import import kinds as kinds  # describes what stands below

_ENCODING = "The encoding of text: `utf-8`, `utf-16`, `windows-1251` or `windows-1252`. A workbook has none."
_DELIMITER = "What separates values of text: a comma, a semicolon, a tab or `|`."
_QUOTE = "What values of text are quoted by: a double or a single quote; empty for nothing."
_HEADER = "The row in which the names of columns stand, from 1. 0: there are none, and columns are called `#1`, `#2` and so on."
_SHEET = "Of a workbook: the sheet; the first one, if null."
_KIND = "What its rows are: DEAL, CONTACT, ACTIVITY, COMMUNICATION or PERSON."
_COLUMN = "The column's name in the file."
_TO = (
    "What it is of a record: the `name` of a target of the kind (`FileProposal.targets`); `field` for a custom field that is made if "
    "there is none called so; null, if the column is left out. Several columns may be its `name`, which is put together from them."
)
_DECIMAL = "Of numbers: what stands before the fraction, a dot or a comma. Null: there is only one way of reading all its cells."
_GROUPING = "Of numbers, with `decimal`: what stands between thousands, a blank, a comma, a dot, `'`, or nothing."
_SIGNS = "Of numbers, with `decimal`: signs of currencies and units, which are dropped."
_PATTERN = (
    "Of dates: how they are written, of `YYYY` `YY` `MM` `M` `MMM` `DD` `D` `HH` `H` `h` `A` `mm` `ss` `SSS` `Z`, such as "
    "`DD.MM.YYYY HH:mm`, or `ISO 8601`. Null: there is only one way of reading all its cells."
)
_NAME = "Of a new field: what it is called."
_FIELD_KIND = "Of a new field: what it holds."
_CREATE = "Whether what cells name is made where the company has none called so. People are not."
_FOLD = "Whether names are compared by their letters and digits alone, so that spelling variants are one."
_EMPTY_UNKNOWN = "Whether people that nobody knows count as nobody; otherwise their rows are left out."
_TARGET = "The `name` of a target of the kind."
_VALUE = "What a cell would say."
_COLUMNS = "The columns; those that are not named are left out."
_ALWAYS = "What all rows have that no column says, also where the column is empty."
_KEY = "Names of columns that ids are made of where the file has none; all columns, if none is named."
_HISTORY = "Of deals: how the second file is read, with their moves between stages. Null: there is none."


@strawberry.type(description="How a file is written.")
class FileForm:
    encoding: str = strawberry.field(description=_ENCODING)
    delimiter: str = strawberry.field(description=_DELIMITER)
    quote: str = strawberry.field(description=_QUOTE)
    header: int = strawberry.field(description=_HEADER)
    sheet: str | None = strawberry.field(description=_SHEET)


@strawberry.type(description="A column, and what it is of a record.")
class ColumnMapping:
    column: str = strawberry.field(description=_COLUMN)
    to: str | None = strawberry.field(description=_TO)
    decimal: str | None = strawberry.field(description=_DECIMAL)
    grouping: str | None = strawberry.field(description=_GROUPING)
    signs: list[str] = strawberry.field(description=_SIGNS)
    pattern: str | None = strawberry.field(description=_PATTERN)
    name: str | None = strawberry.field(description=_NAME)
    field_kind: FieldKind | None = strawberry.field(description=_FIELD_KIND)
    create: bool = strawberry.field(description=_CREATE)
    fold: bool = strawberry.field(description=_FOLD)
    empty_unknown: bool = strawberry.field(description=_EMPTY_UNKNOWN)


@strawberry.type(description="What all rows have.")
class ConstantMapping:
    target: str = strawberry.field(description=_TARGET)
    value: str = strawberry.field(description=_VALUE)


@strawberry.type(description="How a file of moves between stages is read.")
class HistoryMapping:
    form: FileForm = strawberry.field(description="How it is written.")
    columns: list[ColumnMapping] = strawberry.field(description=_COLUMNS)


@strawberry.type(description="How a file becomes records.")
class FileMapping:
    kind: FeedKind = strawberry.field(description=_KIND)
    form: FileForm = strawberry.field(description="How it is written.")
    columns: list[ColumnMapping] = strawberry.field(description=_COLUMNS)
    always: list[ConstantMapping] = strawberry.field(description=_ALWAYS)
    key: list[str] = strawberry.field(description=_KEY)
    history: HistoryMapping | None = strawberry.field(description=_HISTORY)


@strawberry.input(description="How a file is written.")
class FileFormInput:
    encoding: str = strawberry.field(default="utf-8", description=_ENCODING)
    delimiter: str = strawberry.field(default=",", description=_DELIMITER)
    quote: str = strawberry.field(default='"', description=_QUOTE)
    header: int = strawberry.field(default=1, description=_HEADER)
    sheet: str | None = strawberry.field(default=None, description=_SHEET)


@strawberry.input(description="A column, and what it is of a record.")
class ColumnMappingInput:
    column: str = strawberry.field(description=_COLUMN)
    to: str | None = strawberry.field(default=None, description=_TO)
    decimal: str | None = strawberry.field(default=None, description=_DECIMAL)
    grouping: str | None = strawberry.field(default=None, description=_GROUPING)
    signs: list[str] = strawberry.field(default_factory=list, description=_SIGNS)
    pattern: str | None = strawberry.field(default=None, description=_PATTERN)
    name: str | None = strawberry.field(default=None, description=_NAME)
    field_kind: FieldKind | None = strawberry.field(default=None, description=_FIELD_KIND)
    create: bool = strawberry.field(default=False, description=_CREATE)
    fold: bool = strawberry.field(default=False, description=_FOLD)
    empty_unknown: bool = strawberry.field(default=False, description=_EMPTY_UNKNOWN)


@strawberry.input(description="What all rows have.")
class ConstantMappingInput:
    target: str = strawberry.field(description=_TARGET)
    value: str = strawberry.field(description=_VALUE)


@strawberry.input(description="How a file of moves between stages is read.")
class HistoryMappingInput:
    form: FileFormInput = strawberry.field(description="How it is written.")
    columns: list[ColumnMappingInput] = strawberry.field(description=_COLUMNS)


@strawberry.input(description="How a file becomes records.")
class FileMappingInput:
    kind: FeedKind = strawberry.field(description=_KIND)
    form: FileFormInput = strawberry.field(description="How it is written.")
    columns: list[ColumnMappingInput] = strawberry.field(description=_COLUMNS)
    always: list[ConstantMappingInput] = strawberry.field(default_factory=list, description=_ALWAYS)
    key: list[str] = strawberry.field(default_factory=list, description=_KEY)
    history: HistoryMappingInput | None = strawberry.field(default=None, description=_HISTORY)

    def document(self) -> dict[str, Any]:
        """The mapping as `resolvers.mapping.read_mapping` takes it."""
        history = None if self.history is None else {"form": vars(self.history.form), "columns": _written(self.history)}
        return {
            "kind": self.kind.value,
            "form": vars(self.form),
            "columns": _written(self),
            "always": {each.target: each.value for each in self.always},
            "key": self.key,
            "history": history,
        }


def _written(file: FileMappingInput | HistoryMappingInput) -> list[dict[str, Any]]:
    return [
        {
            "column": each.column,
            "to": each.to,
            "decimal": each.decimal,
            "grouping": each.grouping or "",
            "signs": each.signs,
            "pattern": each.pattern,
            "name": each.name,
            "fieldKind": each.field_kind and each.field_kind.value,
            "create": each.create,
            "fold": each.fold,
            "emptyUnknown": each.empty_unknown,
        }
        for each in file.columns
    ]


def show_mapping(document: Mapping[str, Any]) -> FileMapping:
    """A mapping, from the document that is kept or proposed."""
    history = document["history"]
    return FileMapping(
        kind=FeedKind(document["kind"]),
        form=FileForm(**document["form"]),
        columns=_columns(document["columns"]),
        always=[ConstantMapping(target=name, value=value) for name, value in document["always"].items()],
        key=document["key"],
        history=history and HistoryMapping(form=FileForm(**history["form"]), columns=_columns(history["columns"])),
    )


def _columns(columns: Sequence[Mapping[str, Any]]) -> list[ColumnMapping]:
    return [
        ColumnMapping(
            column=each["column"],
            to=each["to"],
            decimal=each.get("decimal"),
            grouping=each.get("grouping"),
            signs=each.get("signs", []),
            pattern=each.get("pattern"),
            name=each.get("name"),
            field_kind=FieldKind(each["fieldKind"]) if each.get("fieldKind") else None,
            create=each.get("create", False),
            fold=each.get("fold", False),
            empty_unknown=each.get("emptyUnknown", False),
        )
        for each in columns
    ]
