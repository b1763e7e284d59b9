"""What `upsertRecords` takes. Inputs name columns of the import format, which says what each holds."""

import dataclasses
from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from typing import Any, cast

import strawberry

from models import FeedKind, Role, UserStatus
from resolvers.feed import FeedMode
from schema.changing import CLEAR, given_or_cleared
from schema.described_enum import describe
from schema.language import Language
from schema.records.communication import Channel, Direction

describe(
    FeedMode,
    "What becomes of the other rows when one is wrong.",
    {
        FeedMode.ROW_BY_ROW: "They are written. What refers to something unknown waits until it comes.",
        FeedMode.ALL_OR_NOTHING: "Nothing is written.",
    },
)

_OWN_ID = "What it is called where it comes from, 1 to 500 characters. What has this external id is changed, or created if nothing has."
_OPTIONAL = "stays as it is if left out, `clear` empties it"
_RESPONSIBLE = f"Who is responsible, by their external id; {_OPTIONAL}."
_CREATED_BY = f"Who created it, by their external id; {_OPTIONAL}."
_CREATED_AT = "When it came into being."
_CONTACT = f"The contact it is with, by its external id; {_OPTIONAL}."
_FIELDS = "Values of custom fields; the others stay as they are."
_CHANGED_AT = "When the source changed it last: of rows of one record the newest counts, in whichever order they come."
_DELETED = "Whether it is deleted from now on; stays as it was if left out."


@strawberry.enum(description="What can be emptied of a row, where it has that.")
class UpsertClearable(Enum):
    CONTACT = strawberry.enum_value("contact", description="It is with no contact.")
    RESPONSIBLE = strawberry.enum_value("responsible", description="Nobody is responsible.")
    CREATED_BY = strawberry.enum_value("created_by", description="Nobody is known to have created it.")
    CURRENCY = strawberry.enum_value("currency", description="It is in the company's currency.")
    NAME = strawberry.enum_value("name", description="It is called by its type.")
    DEPARTMENT = strawberry.enum_value("department", description="They belong to none.")
    LANGUAGE = strawberry.enum_value(
        "language", description="They are answered in the language their program asks for."
    )
    ANSWERED = strawberry.enum_value("answered", description="Nobody knows whether it was answered.")


@strawberry.input(description="A custom field and its value, as the import format writes it.")
class UpsertFieldInput:
    field: str = strawberry.field(description="The field's external id.")
    value: str | None = strawberry.field(
        default=None,
        description="Text; a number with a dot, such as `1250.50`; a date, such as `2026-03-31`; `true` or `false`; an "
        "option's external id. Left out, the field becomes empty.",
    )


@strawberry.input(description="A move of the deal that it stands in.")
class UpsertDealMoveInput:
    to_stage: str = strawberry.field(description="The stage it came to, by its external id.")
    occurred_at: datetime = strawberry.field(description="When.")
    deal_type: str | None = strawberry.field(
        default=None,
        description="The type that the stage is of, by its external id; the deal's, if left out.",
    )
    actor: str | None = strawberry.field(
        default=None, description="Who moved it, by their external id; nobody, if left out."
    )
    external_id: str | None = strawberry.field(
        default=None,
        description="The move's external id. A deal's moves without one are told whole, and replace those told before.",
    )


@strawberry.input(description="A person.")
class UpsertPersonInput:
    external_id: str = strawberry.field(description=_OWN_ID)
    email: str = strawberry.field(description="Their e-mail address.")
    name: str = strawberry.field(description="What they are called.")
    role: Role = strawberry.field(description="What they may do.")
    department: str | None = strawberry.field(
        default=None, description=f"Their department, by its external id; {_OPTIONAL}."
    )
    status: UserStatus | None = strawberry.field(
        default=None, description="Whether they work here; stays as it is if left out."
    )
    language: Language | None = strawberry.field(
        default=None, description=f"The language they are answered in; {_OPTIONAL}."
    )
    changed_at: datetime | None = strawberry.field(default=None, description=_CHANGED_AT)
    clear: list[UpsertClearable] = strawberry.field(default_factory=list, description=CLEAR)


@strawberry.input(description="A contact.")
class UpsertContactInput:
    external_id: str = strawberry.field(description=_OWN_ID)
    name: str = strawberry.field(description="What it is called.")
    created_at: datetime = strawberry.field(description=_CREATED_AT)
    responsible: str | None = strawberry.field(default=None, description=_RESPONSIBLE)
    created_by: str | None = strawberry.field(default=None, description=_CREATED_BY)
    fields: list[UpsertFieldInput] | None = strawberry.field(default=None, description=_FIELDS)
    changed_at: datetime | None = strawberry.field(default=None, description=_CHANGED_AT)
    deleted: bool | None = strawberry.field(default=None, description=_DELETED)
    clear: list[UpsertClearable] = strawberry.field(default_factory=list, description=CLEAR)


@strawberry.input(description="A deal.")
class UpsertDealInput:
    external_id: str = strawberry.field(description=_OWN_ID)
    deal_type: str = strawberry.field(description="Its type, by its external id.")
    name: str = strawberry.field(description="What it is called.")
    created_at: datetime = strawberry.field(description=_CREATED_AT)
    contact: str | None = strawberry.field(default=None, description=_CONTACT)
    responsible: str | None = strawberry.field(default=None, description=_RESPONSIBLE)
    created_by: str | None = strawberry.field(default=None, description=_CREATED_BY)
    currency: str | None = strawberry.field(
        default=None,
        description=f"The currency of its price fields, by ISO 4217, where it is another than the company's; {_OPTIONAL}.",
    )
    fields: list[UpsertFieldInput] | None = strawberry.field(default=None, description=_FIELDS)
    moves: list[UpsertDealMoveInput] | None = strawberry.field(
        default=None,
        description="Its moves, all that the source knows of; they stay as they are if left out.",
    )
    changed_at: datetime | None = strawberry.field(default=None, description=_CHANGED_AT)
    deleted: bool | None = strawberry.field(default=None, description=_DELETED)
    clear: list[UpsertClearable] = strawberry.field(default_factory=list, description=CLEAR)


@strawberry.input(description="A move of a deal, which is told by itself.")
class UpsertMoveInput:
    external_id: str = strawberry.field(description=_OWN_ID)
    deal: str = strawberry.field(description="The deal, by its external id.")
    to_stage: str = strawberry.field(description="The stage it came to, by its external id.")
    occurred_at: datetime = strawberry.field(description="When.")
    deal_type: str | None = strawberry.field(
        default=None,
        description="The type that the stage is of, by its external id; the deal's, if left out.",
    )
    actor: str | None = strawberry.field(
        default=None, description="Who moved it, by their external id; nobody, if left out."
    )


@strawberry.input(description="An activity.")
class UpsertActivityInput:
    external_id: str = strawberry.field(description=_OWN_ID)
    activity_type: str = strawberry.field(description="Its type, by its external id.")
    name: str | None = strawberry.field(
        default=None, description=f"What it is called, where that is not its type; {_OPTIONAL}."
    )
    created_at: datetime = strawberry.field(description=_CREATED_AT)
    contact: str | None = strawberry.field(default=None, description=_CONTACT)
    responsible: str | None = strawberry.field(default=None, description=_RESPONSIBLE)
    created_by: str | None = strawberry.field(default=None, description=_CREATED_BY)
    fields: list[UpsertFieldInput] | None = strawberry.field(default=None, description=_FIELDS)
    changed_at: datetime | None = strawberry.field(default=None, description=_CHANGED_AT)
    deleted: bool | None = strawberry.field(default=None, description=_DELETED)
    clear: list[UpsertClearable] = strawberry.field(default_factory=list, description=CLEAR)


@strawberry.input(description="A communication.")
class UpsertCommunicationInput:
    external_id: str = strawberry.field(description=_OWN_ID)
    channel: Channel = strawberry.field(description="By what.")
    direction: Direction = strawberry.field(description="From whom.")
    occurred_at: datetime = strawberry.field(description="When.")
    contact: str | None = strawberry.field(default=None, description=_CONTACT)
    responsible: str | None = strawberry.field(default=None, description=_RESPONSIBLE)
    answered: bool | None = strawberry.field(
        default=None, description=f"Of a call: whether it was answered; {_OPTIONAL}."
    )
    changed_at: datetime | None = strawberry.field(default=None, description=_CHANGED_AT)
    deleted: bool | None = strawberry.field(
        default=None, description="Whether it is taken away; stays as it was if left out."
    )
    clear: list[UpsertClearable] = strawberry.field(default_factory=list, description=CLEAR)


_EACH_ONCE = "In whichever order: what refers to a row of the same request finds it."


@strawberry.input(description="Rows to create or to change, by their external ids.")
class UpsertRecordsInput:
    people: list[UpsertPersonInput] = strawberry.field(
        default_factory=list, description=f"People; needs a token for administration. {_EACH_ONCE}"
    )
    contacts: list[UpsertContactInput] = strawberry.field(default_factory=list, description="Contacts.")
    deals: list[UpsertDealInput] = strawberry.field(default_factory=list, description="Deals.")
    moves: list[UpsertMoveInput] = strawberry.field(
        default_factory=list, description="Moves of deals that stand in no deal of this request."
    )
    activities: list[UpsertActivityInput] = strawberry.field(default_factory=list, description="Activities.")
    communications: list[UpsertCommunicationInput] = strawberry.field(
        default_factory=list, description="Communications."
    )
    mode: FeedMode = strawberry.field(
        default=FeedMode.ROW_BY_ROW, description="What becomes of the other rows when one is wrong."
    )

    def sent(self) -> Iterator[tuple[str, int, dict[str, Any]]]:
        """The rows as `read_row` takes them: of which list, at which place of it, and what each says."""
        for name, kind in LISTS.items():
            for place, row in enumerate(getattr(self, name)):
                yield name, place, {"kind": kind.value, **_members(row)}


LISTS = {
    "people": FeedKind.PERSON,
    "contacts": FeedKind.CONTACT,
    "deals": FeedKind.DEAL,
    "moves": FeedKind.MOVE,
    "activities": FeedKind.ACTIVITY,
    "communications": FeedKind.COMMUNICATION,
}
"""The kind of row in each list."""


def _members(row: Any) -> dict[str, Any]:
    """What the input says, by the names of the import format. Raises `RequestError` for what is given and emptied at once."""
    given = {each.name: getattr(row, each.name) for each in dataclasses.fields(row)}
    clear: list[UpsertClearable] = given.pop("clear", [])
    fields: list[UpsertFieldInput] = given.pop("fields", None) or []
    emptied = {str(each.value): each for each in clear}
    for name, each in emptied.items():
        given[name] = given_or_cleared(given.get(name), clear, each)
    members = {name: _written(value) for name, value in given.items() if value is not None or name in emptied}
    return {**members, **{f"field:{each.field}": each.value for each in fields}}


def _written(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [_members(each) for each in cast("list[UpsertDealMoveInput]", value)]
    return value
