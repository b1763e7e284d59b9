"""What people may write: the inputs of the mutations, checked nowhere yet.

Ids are numbers; 0, which is no row's, stands for an id that is none of ours.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Final

from models import Channel, Direction


class Unset(Enum):
    """The value of an input that was not given, where ``None`` means "nobody" or "nothing"."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET


@dataclass(frozen=True, slots=True)
class FieldValueInput:
    """A custom field's new value, in the attribute of the field's kind; all empty clears the field."""

    field_id: int
    text: str | None = None
    number: Decimal | None = None
    option_id: int | None = None
    day: date | None = None
    flag: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecord:
    """A record to create. Without ``responsible_id`` it is the viewer's, with ``None`` nobody's.

    ``created_at`` is for late entries: not in the future, default now. ``mentions`` are users whom the news concerns.
    """

    name: str
    external_id: str | None = None
    responsible_id: int | Unset | None = UNSET
    created_at: datetime | None = None
    fields: tuple[FieldValueInput, ...] = ()
    mentions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact(NewRecord):
    """A contact to create."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewActivity(NewRecord):
    """An activity to create."""

    activity_type_id: int
    contact_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDeal(NewRecord):
    """A deal to create, on the first stage of its type unless another is given; without ``currency`` in the company's."""

    deal_type_id: int
    stage_id: int | None = None
    contact_id: int | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What to change in a contact, activity or deal; what is not given stays. ``contact_id=None`` takes the contact off.

    ``currency`` is a deal's.
    """

    id: int
    name: str | Unset = UNSET
    contact_id: int | Unset | None = UNSET
    currency: str | Unset = UNSET
    fields: tuple[FieldValueInput, ...] = ()
    mentions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A deal's move to a stage, or to the first stage of another deal type; ``occurred_at`` is for late entries, default now."""

    deal_id: int
    stage_id: int | None = None
    deal_type_id: int | None = None
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCommunication:
    """A communication that took place (``occurred_at``: not in the future, default now); ``answered`` is for calls."""

    channel: Channel
    direction: Direction
    external_id: str | None = None
    contact_id: int | None = None
    responsible_id: int | Unset | None = UNSET
    occurred_at: datetime | None = None
    answered: bool | None = None
