"""What desktops ask of their reports, kept for the next time that they are opened (`docs/adr/0057`)."""

from collections.abc import Callable, Hashable, Sequence

from cachetools import LRUCache

from resolvers.dashboard.status import Readiness
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.report_definitions.catalog_entry import CatalogEntry

Requested = Sequence[tuple[Readiness, WidgetRequest]]
"""Whether each report can be computed, and what is wanted of it."""

# Lists, of some twenty requests each. They hold little besides what their desktops stand on.
_MOST_KEPT = 128


class KeptRequests:
    """What was asked of lists of reports last. The requests stay the same objects, so that what they ask for is seen at a glance."""

    def __init__(self, most: int = _MOST_KEPT) -> None:
        self._kept: LRUCache[Hashable, tuple[Sequence[CatalogEntry], Requested]] = LRUCache(most)

    def find(self, follows_from: Hashable, reports: Sequence[CatalogEntry], make: Callable[[], Requested]) -> Requested:
        """What is asked of these reports, made now if not before. ``follows_from`` is all that it follows from besides them."""
        kept = self._kept.get(follows_from)
        if kept is not None and kept[0] == reports:
            return kept[1]
        made = make()
        if all(request.may_come_again for _, request in made):
            self._kept[follows_from] = reports, made
        return made


KEPT_REQUESTS = KeptRequests()
