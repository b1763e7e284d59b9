"""What a desktop is asked with, by whichever way it is asked for: a query, an id, the address of a file."""

from dataclasses import dataclass
from datetime import date

from resolvers.comparison import Comparison
from resolvers.dashboard.filters.desktop_filter import DesktopFilter
from resolvers.dashboard.scope import OWN_SCOPE, ScopeRequest
from resolvers.granularity import Granularity
from resolvers.period import PeriodPreset


@dataclass(frozen=True, slots=True, kw_only=True)
class DesktopRequest:
    """The period is a preset or days; this month, if neither is given. ``user_id`` is empty where the viewer's own desktop is meant.
    ``filters`` narrow the rows of all blocks that have what they are by.
    """

    preset: PeriodPreset | None = None
    first: date | None = None
    last: date | None = None
    comparison: Comparison = Comparison.PREVIOUS_PERIOD
    scope: ScopeRequest = OWN_SCOPE
    granularity: Granularity | None = None
    user_id: int | None = None
    filters: tuple[DesktopFilter, ...] = ()
