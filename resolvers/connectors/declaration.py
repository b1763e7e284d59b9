"""What a connector declares of its vendor."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from models import FeedKind
from resolvers.connectors.asking import Answer
from resolvers.connectors.pace import Pace
from resolvers.connectors.trouble import Trouble
from resolvers.language import LocalizedText

if TYPE_CHECKING:
    from resolvers.connectors.session import Session

Record = Mapping[str, Any]
"""As the vendor tells it."""
Row = Mapping[str, Any]
"""As a feed takes it (`docs/feed.md`), with the vendor's ids."""
Cursor = Any
"""Where a page begins, as JSON; ``None``: at the first one."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Something that an administrator gives when a vendor is connected."""

    key: str
    label: LocalizedText
    help: LocalizedText
    is_secret: bool = False
    is_required: bool = True
    is_address: bool = False
    """Whether it is an address of the web, which is asked."""
    example: str = ""
    """What a value looks like."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some records, and where the next ones begin; ``None``: these were the last."""

    records: Sequence[Record]
    next: Cursor | None = None


_MOST_DIGITS = 18


def _id_of(record: Record) -> str:
    return str(record["id"])


@dataclass(frozen=True, slots=True)
class Entity:
    """What of a vendor is listed by itself, and how its records become rows.

    A record has an id, and is known here as ``prefix`` and that. Pages may overlap, and be in any order.
    """

    key: str
    label: LocalizedText
    kinds: tuple[FeedKind, ...]
    """What its records become; one becomes a row of at least one of these kinds."""
    prefix: str
    list: Callable[["Session", str | None, Cursor | None], Awaitable[Page]]
    """What changed since the instant (ISO 8601 in UTC), or everything, from a cursor on."""
    fetch: Callable[["Session", Sequence[str]], Awaitable[Sequence[Record]]]
    """The records with these ids, `fetch_most` at most, as listed; those that are gone are left out."""
    changed_at: Callable[[Record], str | None]
    """When it was changed last, by the vendor's clock, ISO 8601 with an offset; ``None`` where that is not told."""
    rows: Callable[["Session", Record], Iterable[Row]]
    """Its rows. Those of its own id get ``changed_at`` and, if they do not say so, that they are not deleted. May raise one of
    `UNREADABLE` for what it cannot read: the record is refused then."""
    fetch_most: int = 50
    id_of: Callable[[Record], str] = _id_of
    glance: Callable[["Session", Cursor | None], Awaitable[Page]] | None = None
    """Everything, with no more than `id_of` and `changed_at` need; absent where the list of everything has little more."""

    async def look_over(self, session: "Session", cursor: Cursor | None) -> Page:
        """A page of everything, to be compared by `id_of` and `changed_at`."""
        return await (self.list(session, None, cursor) if self.glance is None else self.glance(session, cursor))


@dataclass(frozen=True, slots=True)
class TypeChoices:
    """What counts of a type of deals: its fields of prices, and its stages that are won and lost."""

    prices: Sequence[str] = ()
    won: Sequence[str] = ()
    lost: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What figures are made of (`docs/semantics.md`), as the vendor has it; taken where nobody has chosen it here."""

    deal_types: Mapping[str, TypeChoices] = field(default_factory=dict[str, TypeChoices])
    deal_sources: Sequence[str] = ()
    activity_sources: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Directory:
    """What records refer to, whole: departments, people, types, stages, fields, options, each kind after those that it refers to."""

    rows: Sequence[Row]
    known: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What the mapping of records has to know of it, as JSON."""
    choices: Choices | None = None


@dataclass(frozen=True, slots=True)
class EventMessage:
    """What a vendor sent to the address of its connection, which is the whole one, as the vendor was given it."""

    content_type: str
    body: bytes
    headers: Mapping[str, str]
    address: str
    received_at: datetime


def is_number(id_: str) -> bool:
    """Whether it is an id as vendors that number their records have them: another one would be asked for again and again in vain."""
    return id_.isascii() and id_.isdigit() and len(id_) <= _MOST_DIGITS


@dataclass(frozen=True, slots=True)
class Event:
    """That a record was made, changed or deleted."""

    entity: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Connector:
    """A vendor."""

    key: str
    name: str
    settings: tuple[Setting, ...]
    pace: Pace
    entities: tuple[Entity, ...]
    read_directory: Callable[["Session"], Awaitable[Directory]]
    check: Callable[["Session"], Awaitable[str]]
    """Asks something small, and says who or what answered."""
    trouble_of: Callable[[Answer], Trouble | None]
    read_events: Callable[[EventMessage, Mapping[str, str]], Sequence[Event] | None] | None = None
    """The records that a message names, by the settings, secret ones among them; ``None``: it is not genuine. Absent where the vendor
    tells of nothing. Raises one of `UNREADABLE` for what it cannot read."""
    poll_every: timedelta = timedelta(minutes=5)
    directory_every: timedelta = timedelta(hours=1)

    def entity(self, key: str) -> Entity | None:
        """The entity of this key."""
        return next((each for each in self.entities if each.key == key), None)

    @property
    def secret_keys(self) -> frozenset[str]:
        """The settings that are sealed."""
        return frozenset(each.key for each in self.settings if each.is_secret)
