"""The mapped columns of a file: where they stand, what reads their cells, and what they are kept as."""

from collections.abc import Callable, Sequence

from models import FeedKind, FieldKind
from resolvers.language import LocalizedText
from resolvers.mapping.cells import (
    ReadCell,
    currency_reader,
    date_reader,
    field_reader,
    flag_reader,
    text_reader,
    word_reader,
)
from resolvers.mapping.company_words import Field, Names
from resolvers.mapping.document import ColumnMapping, RecordMapping
from resolvers.mapping.foreign_table import ForeignTable
from resolvers.mapping.history import Placed, cell_at, place_columns
from resolvers.mapping.looking_up import LookUp
from resolvers.mapping.mistakes import MappingError
from resolvers.mapping.targets import ENTITIES, FIELD, FIELD_PREFIX, Takes, Target, bare, target_of
from resolvers.mapping.told import Translated


class Columns:
    """Those of the file of records. Raises `MappingError` for one that the file has not."""

    def __init__(
        self, mapping: RecordMapping, table: ForeignTable, look_up: LookUp, now: str, into: Translated
    ) -> None:
        self._kind = mapping.kind
        self._table = table
        self._look_up = look_up
        self._now = now
        self._into = into
        self.contacts = Names(FeedKind.CONTACT)
        """Those that cells refer to; known before the first reader is made."""
        self.placed = place_columns(mapping.file, table, ("columns",))
        self._fields: dict[int, Field] = {}

    def called(self, target: str) -> str | None:
        """What the file calls the column that is mapped to this."""
        return next((each.mapping.column for each in self.placed if each.mapping.to == target), None)

    def cells(self, each: Placed) -> list[str]:
        """Those of all rows that are not empty."""
        return [cell for _, cells in self._table.rows if (cell := cell_at(cells, each.index))]

    def field(self, each: Placed) -> Field | None:
        """The company's field that it is mapped to, once its reader was made."""
        return self._fields.get(each.index)

    def stored_as(self, each: Placed) -> str:
        """The name of a feed's column that it becomes, once its reader was made."""
        found = self.field(each)
        return each.mapping.to if found is None else f"{FIELD_PREFIX}{found.external_id}"

    def reader(self, each: Placed) -> tuple[Target | None, ReadCell]:
        """What it is mapped to, if that is no field of the company's, and what reads its cells. Raises `MappingError`."""
        column, path = each.mapping, ("columns", str(each.mapping.place))
        target = target_of(self._kind, column.to)
        if target is not None:
            return target, self.target_reader(target, column, self.cells(each), path)
        found = self._fields[each.index] = self._field_of(column, path)
        self._into.refer(FeedKind.FIELD, found.external_id)
        if found.kind is FieldKind.CHOICE:
            return None, self._look_up.option(column, found.external_id)
        return None, field_reader(found.kind, column, self.cells(each), path)

    def target_reader(
        self, target: Target, column: ColumnMapping, cells: Sequence[str], path: tuple[str, ...]
    ) -> ReadCell:
        """What reads cells that are mapped to this. Raises `MappingError` where they could be read in several ways."""
        readers: dict[Takes, Callable[[], ReadCell]] = {
            Takes.MOMENT: lambda: date_reader(column, cells, path),
            Takes.FLAG: flag_reader,
            Takes.WORD: lambda: word_reader(target),
            Takes.CURRENCY: lambda: currency_reader(target),
            Takes.PERSON: lambda: self._look_up.person(column),
            Takes.DEPARTMENT: lambda: self._look_up.department(column),
            Takes.CONTACT: lambda: self._look_up.contact(self.contacts, column, self._now),
            Takes.DEAL_TYPE: lambda: self._look_up.deal_type(column),
            Takes.ACTIVITY_TYPE: lambda: self._look_up.activity_type(column),
        }
        return readers.get(target.takes, text_reader)()

    def _field_of(self, column: ColumnMapping, path: tuple[str, ...]) -> Field:
        words = self._look_up.words
        entity = ENTITIES[self._kind].value
        fields = words.fields.setdefault(entity, {})
        if column.to != FIELD:
            found = fields.get(column.to.removeprefix(FIELD_PREFIX))
            if found is None:
                listed = ", ".join(f"{FIELD_PREFIX}{each}" for each in fields) or "—"
                raise MappingError((*path, "to"), _NO_FIELD.format(fields=listed))
            return found
        assert column.name is not None
        assert column.field_kind is not None
        found = words.field_called(entity, column.name, column.field_kind)
        if found is None:
            external_id = f"import:field:{entity}:{bare(column.name)}"
            while external_id in fields:
                external_id += "+"
            found = fields[external_id] = Field(external_id, column.name, column.field_kind)
            cells = {"entity": entity, "kind": column.field_kind.value, "name": column.name}
            self._look_up.make(FeedKind.FIELD, external_id, {**cells, "position": str(len(fields) - 1)})
        return found


_NO_FIELD = LocalizedText(
    "Expected a field of the company, one of: {fields}.", "Ожидается поле компании, одно из: {fields}."
)
