"""What the layout of a desktop follows from."""

from dataclasses import dataclass

from resolvers.layout.delta import UNTOUCHED, Delta
from resolvers.report_definitions.catalog_entry import CatalogEntry


@dataclass(frozen=True, slots=True, eq=False)
class LayoutInputs:
    """All there is to know for a layout, and nothing else.

    ``catalogue`` are all reports there are, in the catalogue's order, ``audience`` the keys of those the person may see.
    ``defaults`` are the default arrangements they stand on, the most particular first. Where hiding or rearranging is not allowed,
    what is stored of it does not count, and counts again when it is. ``is_default`` where not a person's but a default arrangement
    is being made: nothing is hidden in it, and no pin stands in the way.
    """

    catalogue: tuple[CatalogEntry, ...]
    audience: frozenset[str]
    pinned: frozenset[str] = frozenset()
    defaults: tuple[Delta, ...] = ()
    personal: Delta = UNTOUCHED
    may_hide: bool = True
    may_rearrange: bool = True
    is_default: bool = False

    def is_hidden(self, key: str) -> bool:
        """Whether the person took the widget off their desktop, and that counts."""
        return self.may_hide and key not in self.pinned and key in self.personal.hidden

    def allows_hiding(self, key: str) -> bool:
        """Whether the widget may be taken off the desktop."""
        return self.may_hide and key not in self.pinned

    def allows_rearranging(self, key: str) -> bool:
        """Whether the widget may be moved and resized."""
        return self.may_rearrange and key not in self.pinned
