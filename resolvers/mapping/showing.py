"""Records as they would stand, in words."""

from collections.abc import Iterable
from datetime import datetime

from models import FeedKind
from models.time_zone import TimeZone
from resolvers.language import LocalizedText
from resolvers.mapping.columns import Columns
from resolvers.mapping.company_words import CompanyWords
from resolvers.mapping.deal_moves import Moves
from resolvers.mapping.row import Row
from resolvers.mapping.targets import FIELD_PREFIX, TARGETS, Takes
from resolvers.mapping.told import ShownRow, ShownValue


class Showing:
    """Tells what rows of a kind were read as. References stand by their names, times by the company's clock."""

    def __init__(self, kind: FeedKind, columns: Columns, words: CompanyWords, zone: TimeZone) -> None:
        self._kind = kind
        self._columns = columns
        self._words = words
        self._zone = zone

    def shown(self, row: Row, stage: str, moves: Moves) -> ShownRow:
        """The row's record; ``stage`` as the row itself names it."""
        moved = tuple((name, self._on_clock(since)) for name, since in moves.shown)
        return ShownRow(row.place, tuple(self._values(row, stage)), moved)

    def _values(self, row: Row, stage: str) -> Iterable[ShownValue]:
        names = {
            Takes.PERSON: self._words.people,
            Takes.DEPARTMENT: self._words.departments,
            Takes.DEAL_TYPE: self._words.deal_types,
            Takes.ACTIVITY_TYPE: self._words.activity_types,
            Takes.CONTACT: self._columns.contacts,
        }
        values = {**row.values, "stage": stage}
        has_ids = self._columns.called("external_id") is not None
        for target in TARGETS[self._kind]:
            value = values.get(target.name)
            # An id that was made tells nobody anything.
            if value and (has_ids or target.takes is not Takes.ID):
                known = names.get(target.takes)
                value = self._on_clock(value) if target.takes is Takes.MOMENT else value
                yield ShownValue(target.label, known.by_id.get(value, value) if known else value, target.takes)
        for each in self._columns.placed:
            found = self._columns.field(each)
            value = row.values.get(f"{FIELD_PREFIX}{found.external_id}", "") if found else ""
            if found and value:
                options = self._words.options_of(found.external_id).by_id
                name = LocalizedText(found.name, found.name)
                yield ShownValue(name, options.get(value, value), Takes.FIELD, found.kind)

    def _on_clock(self, moment: str) -> str:
        """A day or a time as the import format writes it, by the company's clock."""
        if len(moment) <= len("2024-03-31"):
            return moment
        read = datetime.fromisoformat(moment)
        return (read.astimezone(self._zone) if read.tzinfo else read).isoformat()
