"""Which record a row is: its external id, or one that is made of what the row says."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from models import FeedKind
from resolvers.language import LocalizedText
from resolvers.mapping.company_words import Names
from resolvers.mapping.document import RecordMapping
from resolvers.mapping.foreign_table import ForeignTable
from resolvers.mapping.history import Placed, cell_at
from resolvers.mapping.mistakes import MappingError

# Digits of what an id is made of, sixteen to each.
_DIGITS = 20


class RowIds:
    """External ids of rows, one after another. Raises `MappingError` for a key that the file has not."""

    def __init__(self, mapping: RecordMapping, table: ForeignTable, placed: Sequence[Placed], people: Names) -> None:
        self._mapping = mapping
        self._table = table
        self._placed = placed
        self._people = people
        self._key = self._key_of()
        self._same: Counter[str] = Counter()
        """How many rows there were that say the same, by what ids are made of."""

    def of_all(self) -> set[str]:
        """Those of all rows of the file, which is read from its beginning afterwards."""
        found = {self.of(cells) for _, cells in self._table.rows} - {""}
        self._same.clear()
        return found

    def of(self, cells: Sequence[str]) -> str:
        """The next row's; empty where it has none, although the file has a column of them."""
        own = [each for each in self._placed if each.mapping.to == "external_id"]
        if own:
            return cell_at(cells, own[0].index)
        if self._mapping.kind is FeedKind.PERSON:
            return self._of_person(cells)
        said = "\x1f".join(" ".join(cell_at(cells, index).split()).casefold() for index in self._key)
        external_id = f"import:{self._mapping.kind.value}:{sha256(said.encode()).hexdigest()[:_DIGITS]}"
        if self._mapping.key:
            return external_id
        # Two rows that say the same are two records.
        self._same[external_id] += 1
        count = self._same[external_id]
        return external_id if count == 1 else f"{external_id}:{count}"

    def _of_person(self, cells: Sequence[str]) -> str:
        """People are known by their e-mail."""
        email = next((cell_at(cells, each.index) for each in self._placed if each.mapping.to == "email"), "").lower()
        known = self._people.find(email) if email else None
        return known or (f"import:person:{email}" if email else "")

    def _key_of(self) -> Sequence[int]:
        places = {name: index for index, name in enumerate(self._table.columns)}
        for name in self._mapping.key:
            if name not in places:
                raise MappingError(("key",), _NO_KEY.format(column=name))
        return [places[name] for name in self._mapping.key] or range(len(places))


_NO_KEY = LocalizedText("The file has no column “{column}”.", "В файле нет столбца «{column}».")
