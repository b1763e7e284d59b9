"""What every vendor's system can be told in the tests, whatever it makes of it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from starlette.responses import Response

from tests.connectors.story import Customer, Move, Sale, Story
from tests.connectors.vendor_server import Clock, VendorServer


class Vendor(ABC):
    """An account of somebody, behind a server. ``deals`` is its entity of deals, ``path`` where those are listed."""

    key: ClassVar[str]
    channels: ClassVar[tuple[str, ...]]
    kinds: ClassVar[Mapping[int, str]]
    """The types of activities that it has."""
    deals: ClassVar[str]
    path: ClassVar[str]
    tells_of_deletions: ClassVar[bool]
    """Whether polling finds what was deleted."""

    def __init__(self, server: VendorServer, clock: Clock) -> None:
        self.server = server
        self.clock = clock

    @property
    @abstractmethod
    def settings(self) -> dict[str, str]:
        """What an administrator gives here."""

    @abstractmethod
    def tell(self, story: Story) -> None:
        """All of it happens."""

    @abstractmethod
    def add_customer(self, customer: Customer) -> None:
        """They have another one, or one that is called otherwise now."""

    @abstractmethod
    def add_sale(self, sale: Sale, changed_at: datetime | None = None) -> None:
        """A deal begins, or goes on: all its moves are given. It was changed last at its last move, unless that is said."""

    @abstractmethod
    def remove_sale(self, number: int) -> None:
        """A deal is deleted now."""

    @abstractmethod
    def lose_sale(self, number: int) -> None:
        """A deal is not there any more, and nothing tells of it."""

    @abstractmethod
    def page_sizes(self, most: int) -> None:
        """Pages of deals are of so many at most from now on."""

    @abstractmethod
    def message(self, number: int, address: str) -> tuple[bytes, Mapping[str, str]]:
        """The message that a deal was changed, and its headers."""

    @abstractmethod
    def deal_id(self, number: int) -> str:
        """What a deal is called here, behind the connection's name."""

    @abstractmethod
    def too_many(self) -> Response:
        """What it answers to who asks too often."""

    @abstractmethod
    def no_entry(self) -> Response:
        """What it answers to a wrong key."""


def went_on(sale: Sale, *moves: Move) -> Sale:
    """The deal after some more moves."""
    return Sale(**{**vars(sale), "moves": (*sale.moves, *moves)})
