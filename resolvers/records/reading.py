"""Records as they are read: one JSON object a row in SQL, one dataclass here.

Whatever gives records (a mutation's answer, ``node``, a drill-down) selects `record_json` and reads it with `read_record`; files list
them by `resolvers.records.listed`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, cast

from sqlalchemy import ColumnElement, FromClause, SQLColumnExpression, Text, case, func, literal_column
from sqlalchemy import cast as cast_to

from models import Activity, Channel, Communication, Contact, Deal, Direction, RecordKind
from resolvers.currencies.given import COUNTED_FIELDS, GIVEN_FIELDS, IS_CONVERTED
from resolvers.directory.person import PersonSummary, person_json, read_person

# A custom field's value: every number, an option's id too, is a Decimal; dates are ISO text. See models.custom_field.FieldKind.
FieldValue = str | bool | Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class EditableRecord:
    """A record that people work on; ``fields`` holds its custom field values by the field's id, empty ones left out."""

    id: int
    external_id: str | None
    title: str
    responsible: PersonSummary | None
    created_by: PersonSummary | None
    created_at: datetime
    fields: Mapping[int, FieldValue]
    deleted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRecord(EditableRecord):
    """A contact."""

    kind: ClassVar[RecordKind] = RecordKind.CONTACT
    type_id: ClassVar[None] = None
    contact_id: ClassVar[None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRecord(EditableRecord):
    """An activity; ``type_id`` is its activity type. The contact is an id only: whether the viewer sees it is another question."""

    kind: ClassVar[RecordKind] = RecordKind.ACTIVITY

    type_id: int
    contact_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRecord(EditableRecord):
    """A deal; ``type_id`` is its deal type, ``stage_id`` a stage of that type or ``None`` while it stands on none."""

    kind: ClassVar[RecordKind] = RecordKind.DEAL

    type_id: int
    stage_id: int | None
    contact_id: int | None
    currency: str | None = None
    """That of its amounts, where it is another than the company's. ``fields`` holds them as they were given."""
    converted: Mapping[int, FieldValue] | None = None
    """Then the fields with amounts as they are counted: in the company's currency, and none where there is no rate."""
    rate_day: date | None = None
    """By the rate of which day."""

    @property
    def counted(self) -> Mapping[int, FieldValue]:
        """The fields, amounts in the company's currency."""
        return self.fields if self.converted is None else self.converted


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunicationRecord:
    """A communication; ``created_at`` is when it took place. It has no name: `resolvers.records.title` makes one."""

    kind: ClassVar[RecordKind] = RecordKind.COMMUNICATION
    created_by: ClassVar[None] = None

    id: int
    external_id: str | None
    responsible: PersonSummary | None
    created_at: datetime
    contact_id: int | None
    channel: Channel
    direction: Direction
    answered: bool | None


Record = ContactRecord | ActivityRecord | DealRecord | CommunicationRecord


def record_json(kind: RecordKind) -> ColumnElement[Any]:
    """A select-list item over the un-aliased table of the kind: the record as one JSON object, for `read_record`.

    The statement has the parameter ``company``. Custom fields travel as text within, so that no JSON parser rounds a number.
    """
    return _JSON[kind]


def read_record(kind: RecordKind, document: Mapping[str, Any]) -> Record:
    """The record out of a parsed `record_json`."""
    return _READERS[kind](document)


def _read_contact(document: Mapping[str, Any]) -> ContactRecord:
    return ContactRecord(**_shared(document))


def _read_activity(document: Mapping[str, Any]) -> ActivityRecord:
    return ActivityRecord(**_shared(document), type_id=document["type"], contact_id=document["contact"])


def _read_deal(document: Mapping[str, Any]) -> DealRecord:
    converted, rate_day = document["converted"], document["rate_day"]
    return DealRecord(
        **_shared(document),
        type_id=document["type"],
        stage_id=document["stage"],
        contact_id=document["contact"],
        currency=document["currency"],
        converted=None if converted is None else read_fields(converted),
        rate_day=None if rate_day is None else date.fromisoformat(rate_day),
    )


def _read_communication(document: Mapping[str, Any]) -> CommunicationRecord:
    return CommunicationRecord(
        id=document["id"],
        external_id=document["external_id"],
        responsible=read_person(document["responsible"]),
        created_at=datetime.fromisoformat(document["created_at"]),
        contact_id=document["contact"],
        channel=Channel(document["channel"]),
        direction=Direction(document["direction"]),
        answered=document["answered"],
    )


def _shared(document: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": document["id"],
        "external_id": document["external_id"],
        "title": document["title"],
        "responsible": read_person(document["responsible"]),
        "created_by": read_person(document["created_by"]),
        "created_at": datetime.fromisoformat(document["created_at"]),
        "fields": read_fields(document["fields"]),
        "deleted": document["deleted"],
    }


# Made once: `json.loads` would make one for each record.
_EXACT = json.JSONDecoder(parse_float=Decimal, parse_int=Decimal)


def read_fields(text: str) -> Mapping[int, FieldValue]:
    """Custom field values by the field's id, out of the text of the column: what PostgreSQL writes has nothing around it."""
    values = cast("dict[str, FieldValue]", _EXACT.raw_decode(text)[0])
    return {int(key): value for key, value in values.items()}


def _object(**columns: SQLColumnExpression[Any]) -> ColumnElement[Any]:
    items: list[ColumnElement[Any] | SQLColumnExpression[Any]] = []
    for key, value in columns.items():
        items += (literal_column(f"'{key}'"), value)
    return func.json_build_object(*items)


def _record(
    table: type[Contact | Activity | Deal],
    fields: SQLColumnExpression[Any] | None = None,
    **more: SQLColumnExpression[Any],
) -> ColumnElement[Any]:
    within: FromClause = table.__table__
    return _object(
        id=table.id,
        external_id=table.external_id,
        title=table.name,
        responsible=person_json(table.responsible_id, within),
        created_by=person_json(table.created_by_id, within),
        created_at=table.created_at,
        fields=cast_to(table.fields if fields is None else fields, Text),
        deleted=table.deleted_at.is_not(None),
        **more,
    )


_JSON: Mapping[RecordKind, ColumnElement[Any]] = {
    RecordKind.CONTACT: _record(Contact),
    RecordKind.ACTIVITY: _record(Activity, type=Activity.activity_type_id, contact=Activity.contact_id),
    RecordKind.DEAL: _record(
        Deal,
        GIVEN_FIELDS,
        type=Deal.deal_type_id,
        stage=Deal.stage_id,
        contact=Deal.contact_id,
        currency=Deal.currency,
        converted=case((IS_CONVERTED, cast_to(COUNTED_FIELDS, Text))),
        rate_day=Deal.rate_day,
    ),
    RecordKind.COMMUNICATION: _object(
        id=Communication.id,
        external_id=Communication.external_id,
        responsible=person_json(Communication.responsible_id, Communication.__table__),
        created_at=Communication.occurred_at,
        contact=Communication.contact_id,
        channel=Communication.channel,
        direction=Communication.direction,
        answered=Communication.answered,
    ),
}

_READERS: Mapping[RecordKind, Callable[[Mapping[str, Any]], Record]] = {
    RecordKind.CONTACT: _read_contact,
    RecordKind.ACTIVITY: _read_activity,
    RecordKind.DEAL: _read_deal,
    RecordKind.COMMUNICATION: _read_communication,
}
