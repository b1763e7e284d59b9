"""Pages of lists: the rows behind numbers, and the feed's events."""

from typing import Any, Protocol

from resolvers.configuration import Configuration
from resolvers.statement import Part


class Page(Protocol):
    """A page that can be asked for: hashable, a part of a statement, and how to read it."""

    @property
    def configuration(self) -> Configuration:
        """The company's configuration; the same for all pages of a request."""
        ...

    def part(self) -> Part:
        """The page as a part of a statement."""
        ...

    def read(self, value: Any) -> Any:
        """The page out of the part's value."""
        ...
