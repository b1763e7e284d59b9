"""Records as files list them: of each what stands in its row, in columns of the statement.

A file may have all rows of a company: as a JSON object and a record of `resolvers.records.reading` each takes several times as long.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, SQLColumnExpression, Text, case, cast

from models import Activity, Channel, Communication, Contact, Deal, Direction, RecordKind
from resolvers.currencies.given import COUNTED_FIELDS, GIVEN_FIELDS, IS_CONVERTED
from resolvers.directory.person import person_name
from resolvers.records.reading import FieldValue, read_fields
from resolvers.records.title import Manner


class ListedRecord(NamedTuple):
    """A record; ``created_at`` is when a communication took place. What records of its kind do not have is ``None``.

    ``responsible`` is a name. Of a deal's custom fields amounts are in the company's currency in ``counted``, as it was ``given`` them
    in its own ``currency``, where it has one.
    """

    title: str | Manner
    responsible: str | None
    created_at: datetime
    external_id: str | None
    given: Mapping[int, FieldValue]
    counted: Mapping[int, FieldValue]
    type_id: int | None = None
    stage_id: int | None = None
    currency: str | None = None


def listed_columns(kind: RecordKind) -> tuple[SQLColumnExpression[Any], ...]:
    """Select-list items over the un-aliased table of the kind, for `listed_reader`. The statement has the parameter ``company``."""
    return _COLUMNS[kind]


def listed_reader(kind: RecordKind) -> Callable[..., ListedRecord]:
    """What makes a record of the values of `listed_columns`."""
    return _READERS[kind]


def _read(
    title: str,
    responsible: str | None,
    created_at: datetime,
    external_id: str | None,
    text: str,
    type_id: int | None = None,
) -> ListedRecord:
    fields = read_fields(text)
    return ListedRecord(title, responsible, created_at, external_id, fields, fields, type_id)


def _read_deal(
    title: str,
    responsible: str | None,
    created_at: datetime,
    external_id: str | None,
    text: str,
    converted: str | None,
    *of_deals: Any,
) -> ListedRecord:
    given = read_fields(text)
    counted = given if converted is None else read_fields(converted)
    return ListedRecord(title, responsible, created_at, external_id, given, counted, *of_deals)


def _read_communication(
    direction: str,
    channel: str,
    answered: bool | None,
    responsible: str | None,
    occurred_at: datetime,
    external_id: str | None,
) -> ListedRecord:
    manner = Manner(Direction(direction), Channel(channel), answered)
    return ListedRecord(manner, responsible, occurred_at, external_id, {}, {})


def _columns(
    table: type[Contact | Activity | Deal], fields: ColumnElement[Any] | None = None
) -> tuple[SQLColumnExpression[Any], ...]:
    return (
        table.name,
        person_name(table.responsible_id, table.__table__),
        table.created_at,
        table.external_id,
        cast(table.fields if fields is None else fields, Text),
    )


_COLUMNS: Mapping[RecordKind, tuple[SQLColumnExpression[Any], ...]] = {
    RecordKind.CONTACT: _columns(Contact),
    RecordKind.ACTIVITY: (*_columns(Activity), Activity.activity_type_id),
    RecordKind.DEAL: (
        *_columns(Deal, GIVEN_FIELDS),
        case((IS_CONVERTED, cast(COUNTED_FIELDS, Text))),
        Deal.deal_type_id,
        Deal.stage_id,
        Deal.currency,
    ),
    RecordKind.COMMUNICATION: (
        Communication.direction,
        Communication.channel,
        Communication.answered,
        person_name(Communication.responsible_id, Communication.__table__),
        Communication.occurred_at,
        Communication.external_id,
    ),
}

_READERS: Mapping[RecordKind, Callable[..., ListedRecord]] = {
    RecordKind.CONTACT: _read,
    RecordKind.ACTIVITY: _read,
    RecordKind.DEAL: _read_deal,
    RecordKind.COMMUNICATION: _read_communication,
}
