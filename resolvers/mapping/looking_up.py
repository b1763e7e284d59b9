"""From what cells call things to the things: those of the company, or new ones where they are to be made."""

from collections.abc import Mapping

from models import FeedKind
from resolvers.feed import FeedRow
from resolvers.language import LocalizedText
from resolvers.mapping.cells import CellError, ReadCell
from resolvers.mapping.company_words import CompanyWords, Names
from resolvers.mapping.document import ColumnMapping
from resolvers.mapping.told import Note, Translated

_CREATABLE_LABEL = {FeedKind.FIELD_OPTION: "label"}


class LookUp:
    """Finds and makes what rows refer to. What is made once is found from then on."""

    def __init__(self, words: CompanyWords, into: Translated) -> None:
        self.words = words
        self._into = into

    def person(self, column: ColumnMapping | None) -> ReadCell:
        """People, by e-mail, name or external id."""

        def read(cell: str) -> str:
            found = self.words.people.find(cell, fold=column is not None and column.fold)
            if found:
                self._into.refer(FeedKind.PERSON, found)
                return found
            if column is not None and column.empty_unknown:
                self._into.notes[Note.NOBODY] += 1
                return ""
            raise CellError((_SEVERAL if found == "" else _NOBODY).format(cell=cell))

        return read

    def department(self, column: ColumnMapping | None) -> ReadCell:
        """Departments, by name."""
        return self._named(self.words.departments, column)

    def deal_type(self, column: ColumnMapping | None) -> ReadCell:
        """Types of deals, by name."""
        return self._named(self.words.deal_types, column)

    def activity_type(self, column: ColumnMapping | None) -> ReadCell:
        """Types of activities, by name."""
        return self._named(self.words.activity_types, column)

    def contact(self, contacts: Names, column: ColumnMapping | None, created_at: str) -> ReadCell:
        """Contacts, by external id or name; new ones are created at that instant."""
        return self._named(contacts, column, {"created_at": created_at})

    def stage(self, column: ColumnMapping | None, deal_type: str, cell: str) -> str:
        """The stage of a type that a cell names. Raises `CellError`."""
        return self._named(self.words.stages_of(deal_type), column, {"deal_type": deal_type}, (deal_type,))(cell)

    def option(self, column: ColumnMapping, field_id: str) -> ReadCell:
        """Options of a field, by label."""
        return self._named(self.words.options_of(field_id), column, {"field": field_id}, (field_id,))

    def make(self, kind: FeedKind, external_id: str, cells: Mapping[str, str]) -> None:
        """Notes something that is to be made."""
        self._into.made.setdefault(kind, []).append(FeedRow(kind, {"external_id": external_id, **cells}))

    def _named(
        self,
        names: Names,
        column: ColumnMapping | None,
        more: Mapping[str, str] | None = None,
        within: tuple[str, ...] = (),
    ) -> ReadCell:
        def read(cell: str) -> str:
            found = names.find(cell, fold=column is not None and column.fold)
            if found is None and column is not None and column.create:
                found = names.make(cell, *within)
                label = _CREATABLE_LABEL.get(names.kind, "name")
                is_placed = names.kind not in (FeedKind.CONTACT, FeedKind.DEPARTMENT)
                position = {"position": str(len(names.by_id) - 1)} if is_placed else {}
                self.make(names.kind, found, {label: cell, **position, **(more or {})})
            if not found:
                raise CellError((_SEVERAL if found == "" else _NOTHING).format(cell=cell))
            self._into.refer(names.kind, found)
            return found

        return read


_NOBODY = LocalizedText(
    "Nobody here has the e-mail or the name “{cell}”.", "Ни у кого здесь нет почты или имени «{cell}»."
)
_NOTHING = LocalizedText("There is none called “{cell}”.", "«{cell}»: такого названия здесь нет.")
_SEVERAL = LocalizedText("Several are called “{cell}”.", "«{cell}»: так называются несколько.")
