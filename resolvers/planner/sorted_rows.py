"""The rows behind a number in an order, of a search only those found: what pages and files of them have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, literal_column

from models import RecordKind
from resolvers.catalog.dataset import RECORD_TABLES
from resolvers.catalog.parameters import COMPANY
from resolvers.configuration import Configuration
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.planner.record_order import (
    NEWEST_FIRST,
    SORTS,
    RecordOrder,
    RecordSort,
    key_of,
    matches,
    order_params,
)
from resolvers.planner.selection import Selection, SelectionShape, selection_params, selection_shape
from resolvers.search import searched


@dataclass(frozen=True, slots=True)
class Listing:
    """How rows are listed: in which order, and of all only those in which the text is found."""

    order: RecordOrder = NEWEST_FIRST
    search: str = ""


AS_THEY_CAME = Listing()


@dataclass(frozen=True, slots=True)
class ListingShape:
    """What of a listing changes the SQL's text."""

    of: SelectionShape
    order: RecordOrder
    is_searched: bool

    @property
    def has_key(self) -> bool:
        """Whether rows stand in order of something else than their time."""
        return self.order.by is not RecordSort.COUNTED_AT

    @property
    def needs_record(self) -> bool:
        """Whether records have to be looked at: rows are found and sorted without, where nothing of them is asked for."""
        return self.has_key or self.is_searched


def check_listing(selection: Selection, listing: Listing) -> None:
    """Raises RequestError (BAD_USER_INPUT) for an order that the rows have not, and for a text that is in no name."""
    sorts = SORTS[selection.ask.population.dataset.record]
    if listing.order.by not in sorts:
        raise RequestError(ErrorCode.BAD_USER_INPUT, _NO_SUCH_ORDER.format(sorts=", ".join(sorts)), ("sortBy",))
    searched(listing.search)


def listing_shape(selection: Selection, listing: Listing, configuration: Configuration) -> ListingShape:
    """The shape of a listing under a company's settings."""
    with_price = listing.order.by is RecordSort.PRICE
    shape = selection_shape(selection, configuration, with_price=with_price)
    return ListingShape(shape, listing.order, bool(listing.search))


def listing_params(selection: Selection, listing: Listing, configuration: Configuration) -> dict[str, Any]:
    """The values that go with the SQL of its shape."""
    kind = selection.ask.population.dataset.record
    params = selection_params(selection, configuration) | order_params(listing.order.by, configuration, kind)
    return params | ({"search": listing.search} if listing.search else {})


class SortedRows:
    """The rows of a listing as relations: the ``hits`` that are counted, and these ``joined`` with the table of their records."""

    def __init__(self, shape: ListingShape) -> None:
        self.hits = shape.of.sql()
        self.kind: RecordKind = shape.of.kind
        self.table = RECORD_TABLES[self.kind]
        self.place: tuple[ColumnElement[Any], ...] = (self.hits.c.at, self.hits.c.id, self.hits.c.ordinal)
        self.joined = self.hits.join(
            self.table, and_(self.table.c.company_id == COMPANY, self.table.c.id == self.hits.c.id)
        )
        self.key: ColumnElement[Any] = (
            key_of(shape.order.by, self.kind, self.hits) if shape.has_key else literal_column("null::text")
        )
        self._shape = shape

    def found(self, rows: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        """The rows of a query over ``joined`` in which the text is found; all, if none is searched."""
        return rows.where(matches(self.kind)) if self._shape.is_searched else rows

    def ordering(self, key: ColumnElement[Any], place: Sequence[ColumnElement[Any]]) -> list[ColumnElement[Any]]:
        """Newest first among those that are the same otherwise."""
        order = self._shape.order
        if not self._shape.has_key:
            return [each.desc() if order.is_descending else each.asc() for each in place]
        by = (key.desc() if order.is_descending else key.asc()).nulls_last()
        return [by, *(each.desc() for each in place)]


_NO_SUCH_ORDER = LocalizedText("Expected one of {sorts}.", "Ожидается одно из {sorts}.")
