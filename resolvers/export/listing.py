"""How the rows of a file are listed: what its head says of it, and the groups they stand in."""

from collections.abc import Iterator, Mapping

from resolvers.catalog.dimension import NOT_GIVEN
from resolvers.dashboard.dashboard import Widget
from resolvers.export import words
from resolvers.export.records import amount_of, currency_of
from resolvers.export.table import Cell, Column, Row, Table, at_once
from resolvers.language import Language, LocalizedText
from resolvers.planner.all_rows import AllRows
from resolvers.planner.record_order import NEWEST_FIRST, RecordSort
from resolvers.planner.selection import Selection
from resolvers.planner.sorted_rows import Listing

_SORTS: Mapping[RecordSort, LocalizedText] = {
    RecordSort.COUNTED_AT: words.COUNTED_AT,
    RecordSort.TITLE: words.TITLE,
    RecordSort.RESPONSIBLE: words.RESPONSIBLE,
    RecordSort.TYPE: words.TYPE,
    RecordSort.STAGE: words.STAGE,
    RecordSort.PRICE: words.PRICE,
    RecordSort.CREATED_AT: words.CREATED_AT,
}


def head_of_rows(
    widget: Widget, selection: Selection, rows: AllRows, listing: Listing, language: Language
) -> Iterator[tuple[str, Cell]]:
    """How many rows the number has, and what they add up to; in which order they are in the file, and which of them, if not all."""
    yield words.RECORDS.of(language), rows.count
    if rows.total is not None:
        yield words.ADDS_UP_TO.of(language), amount_of(rows.total, currency_of(widget, selection))
    if listing.order != NEWEST_FIRST:
        direction = words.DESCENDING if listing.order.is_descending else words.ASCENDING
        yield words.SORTED_BY.of(language), f"{_SORTS[listing.order.by].of(language)}, {direction.of(language)}"
    if listing.search:
        yield words.SEARCHED.of(language), listing.search
        yield words.FOUND.of(language), rows.matching


def groups_table(widget: Widget, selection: Selection, rows: AllRows, listing: Listing, language: Language) -> Table:
    """A row a group, in the order of their rows: how many it has, and what they add up to where the number is a sum."""
    currency = currency_of(widget, selection)
    is_sum = selection.ask.measure.is_sum
    columns = [Column(_SORTS[listing.order.by].of(language), 40), Column(words.RECORDS.of(language))]
    if is_sum:
        title = words.ADDS_UP_TO.of(language)
        columns.append(Column(title if currency is None else f"{title}, {currency}", 20))
    table: list[Row] = [
        (group.name or NOT_GIVEN.of(language), group.count, *((amount_of(group.total, currency),) if is_sum else ()))
        for group in rows.groups
    ]
    return Table(words.GROUPS.of(language), tuple(columns), at_once(table))
