"""What is wanted of a report: over which period, compared with what, for whose rows."""

from dataclasses import dataclass

from permissions.rows import DataScope
from permissions.viewer import Viewer
from resolvers.catalog.population import Population
from resolvers.catalog.report import Report
from resolvers.configuration import Configuration
from resolvers.granularity import Buckets
from resolvers.period import Interval
from resolvers.planner.plan import Ask


@dataclass(frozen=True, slots=True)
class WidgetRequest:
    """One report to compute. ``with_trend`` spares the buckets where nobody asked for them."""

    configuration: Configuration
    report: Report
    viewer: Viewer
    scope: DataScope
    interval: Interval
    previous: Interval | None
    buckets: Buckets
    with_trend: bool

    @property
    def rows(self) -> Population:
        """The report's rows. Raises LookupError for the feed, which counts none."""
        if self.report.rows is None:
            raise LookupError(f"{self.report.key} has no rows")
        return self.report.rows

    @property
    def ask(self) -> Ask:
        """The report's main figure."""
        return Ask(self.rows, self.interval, self.scope, self.report.measure, self.report.where)

    @property
    def buckets_of_scan(self) -> Buckets | None:
        """The buckets all of the report's cells are asked with, so that they share a scan with those of other reports.

        A balance is taken once for every bucket, so it is spared them where no trend is wanted.
        """
        return None if self.rows.is_balance and not self.with_trend else self.buckets
