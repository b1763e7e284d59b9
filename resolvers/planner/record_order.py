"""The orders in which the rows behind a number can stand, and how they are searched."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    DateTime,
    FromClause,
    Integer,
    Numeric,
    SQLColumnExpression,
    Text,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.types import TypeEngine

from models import Activity, Communication, Contact, Deal, RecordKind, User
from resolvers.catalog.parameters import COMPANY
from resolvers.configuration import Configuration


class RecordSort(StrEnum):
    """What rows stand in order of."""

    COUNTED_AT = "COUNTED_AT"
    TITLE = "TITLE"
    RESPONSIBLE = "RESPONSIBLE"
    TYPE = "TYPE"
    STAGE = "STAGE"
    PRICE = "PRICE"
    CREATED_AT = "CREATED_AT"


_OF_ALL = (RecordSort.COUNTED_AT, RecordSort.TITLE, RecordSort.RESPONSIBLE, RecordSort.CREATED_AT)
SORTS: Mapping[RecordKind, Sequence[RecordSort]] = {
    RecordKind.CONTACT: _OF_ALL,
    RecordKind.ACTIVITY: (*_OF_ALL, RecordSort.TYPE),
    RecordKind.DEAL: (*_OF_ALL, RecordSort.TYPE, RecordSort.STAGE, RecordSort.PRICE),
    RecordKind.COMMUNICATION: _OF_ALL,
}
"""What records of each kind can stand in order of."""


@dataclass(frozen=True, slots=True)
class RecordOrder:
    """By what, and whether the last, largest or newest comes first. What has no such value stands last either way."""

    by: RecordSort = RecordSort.COUNTED_AT
    is_descending: bool = True


NEWEST_FIRST = RecordOrder()

_TYPES: Mapping[RecordSort, TypeEngine[Any]] = {
    RecordSort.TITLE: Text(),
    RecordSort.RESPONSIBLE: Text(),
    RecordSort.TYPE: Integer(),
    RecordSort.STAGE: Integer(),
    RecordSort.PRICE: Numeric(),
    RecordSort.CREATED_AT: DateTime(timezone=True),
}
_READERS: Mapping[RecordSort, Callable[[str], object]] = {
    RecordSort.TITLE: str,
    RecordSort.RESPONSIBLE: str,
    RecordSort.TYPE: int,
    RecordSort.STAGE: int,
    RecordSort.PRICE: Decimal,
    RecordSort.CREATED_AT: datetime.fromisoformat,
}
_CREATED: Mapping[RecordKind, SQLColumnExpression[Any]] = {
    RecordKind.CONTACT: Contact.created_at,
    RecordKind.ACTIVITY: Activity.created_at,
    RecordKind.DEAL: Deal.created_at,
    RecordKind.COMMUNICATION: Communication.occurred_at,
}
_NAMES: Mapping[RecordKind, SQLColumnExpression[Any]] = {
    RecordKind.CONTACT: Contact.name,
    RecordKind.ACTIVITY: Activity.name,
    RecordKind.DEAL: Deal.name,
}
_TYPE_IDS = {RecordKind.ACTIVITY: Activity.activity_type_id, RecordKind.DEAL: Deal.deal_type_id}
_TABLES = {
    RecordKind.CONTACT: Contact,
    RecordKind.ACTIVITY: Activity,
    RecordKind.DEAL: Deal,
    RecordKind.COMMUNICATION: Communication,
}


def type_of_key(by: RecordSort) -> TypeEngine[Any]:
    """The type of what rows are sorted by, but for the time they are counted by."""
    return _TYPES[by]


def read_key(by: RecordSort, text: str) -> object:
    """The value in a place. Raises ValueError for what is none."""
    try:
        return _READERS[by](text)
    except InvalidOperation as error:
        raise ValueError(text) from error


def key_of(by: RecordSort, kind: RecordKind, hits: FromClause) -> ColumnElement[Any]:
    """What rows are sorted by, over ``hits`` joined with the table of their records; the price is a column of theirs."""
    match by:
        case RecordSort.TITLE:
            return plain(_title(kind))
        case RecordSort.RESPONSIBLE:
            # Two people of one name stand one after the other.
            by_id = cast(_TABLES[kind].responsible_id, Text)
            return plain(name_of_responsible(kind)).concat(literal_column("chr(1)")).concat(by_id)
        case RecordSort.TYPE:
            return _place(_TYPE_IDS[kind])
        case RecordSort.STAGE:
            return _place(Deal.stage_id)
        case RecordSort.PRICE:
            return hits.c.price
        case RecordSort.CREATED_AT | RecordSort.COUNTED_AT:
            return type_coerce(_CREATED[kind], _TYPES[RecordSort.CREATED_AT])


def order_params(by: RecordSort, configuration: Configuration, kind: RecordKind) -> dict[str, Any]:
    """The company's order of types or stages, where rows stand in it."""
    if by is RecordSort.STAGE:
        return {"order": list(configuration.stages)}
    if by is RecordSort.TYPE:
        types = configuration.deal_types if kind is RecordKind.DEAL else configuration.activity_types
        return {"order": list(types)}
    return {}


def matches(kind: RecordKind) -> ColumnElement[bool]:
    """Whether a record has the text in its name, in that of its responsible, or as its id elsewhere."""
    sought = plain(bindparam("s_search", type_=Text()))
    name = [plain(_NAMES[kind])] if kind in _NAMES else []
    looked_at = (*name, plain(name_of_responsible(kind)), plain(_TABLES[kind].external_id))
    return or_(*(func.strpos(each, sought) > literal_column("0") for each in looked_at))


def plain(text: SQLColumnExpression[Any]) -> ColumnElement[str]:
    """A text without regard to case, and to the dots of ё."""
    return func.translate(func.lower(text), literal_column("'ё'"), literal_column("'е'"), type_=Text())


def _title(kind: RecordKind) -> SQLColumnExpression[Any]:
    """A communication has no name: those of the same direction and channel stand together."""
    return _NAMES.get(kind, Communication.direction + Communication.channel)


def name_of_responsible(kind: RecordKind) -> ColumnElement[Any]:
    """The name of who is responsible for a record; null for nobody."""
    table = _TABLES[kind]
    named = select(User.name).where(User.company_id == COMPANY, User.id == table.responsible_id)
    return named.correlate(table.__table__).scalar_subquery()


def _place(value: SQLColumnExpression[Any]) -> ColumnElement[Any]:
    return func.array_position(bindparam("s_order", type_=ARRAY(BigInteger)), value, type_=Integer())
