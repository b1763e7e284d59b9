"""A person's desktop for a period."""

from dataclasses import dataclass
from datetime import date, datetime

from permissions.viewer import Viewer
from resolvers.catalog.blocks import BLOCKS
from resolvers.catalog.report import Report
from resolvers.dashboard.desk import Desk
from resolvers.dashboard.layout import Breakpoint, Placement, pack
from resolvers.dashboard.scope import OWN_SCOPE, ScopeRequest
from resolvers.dashboard.status import Readiness, WidgetStatusCode, readiness
from resolvers.dashboard.widget_data import WidgetResult
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.granularity import Buckets, Granularity, cut
from resolvers.loaders import Loaders
from resolvers.loaders.widget_result_by_request import WidgetFailure
from resolvers.period import Comparison, Interval, Period, PeriodPreset, find_period


@dataclass(frozen=True, slots=True, eq=False)
class Dashboard:
    """Whose data, over which period, compared with what; ``as_of`` is the instant it was asked for."""

    viewer: Viewer
    desk: Desk
    period: Period
    previous: Interval | None
    buckets: Buckets
    as_of: datetime

    @property
    def may_hide(self) -> bool:
        """Whether the viewer may take widgets off their desktop; administrators always may."""
        return self.viewer.is_admin or self.viewer.company.allow_users_to_hide

    @property
    def may_rearrange(self) -> bool:
        """Whether the viewer may move and resize widgets; administrators always may."""
        return self.viewer.is_admin or self.viewer.company.allow_users_to_rearrange

    def visible_reports(self) -> list[Report]:
        """The reports on the desktop, in reading order. Where hiding is forbidden, stored hides are ignored, not erased."""
        return [report for report in BLOCKS if not self.is_hidden(report)]

    def hidden_reports(self) -> list[Report]:
        """The reports the viewer took off their desktop."""
        return [report for report in BLOCKS if self.is_hidden(report)]

    def is_hidden(self, report: Report) -> bool:
        """Whether the viewer took the report off their desktop, and may."""
        return self.may_hide and report.key in self.desk.arrangement.hidden

    def placements(self, breakpoint_: Breakpoint) -> dict[str, Placement]:
        """Where each visible report stands; hidden ones have the place they would get at the end."""
        return pack([*self.visible_reports(), *self.hidden_reports()], breakpoint_)


@dataclass(frozen=True, slots=True, eq=False)
class Widget:
    """A report on a desktop. ``result`` is empty where the status says why, or where nobody asked for it."""

    dashboard: Dashboard
    report: Report
    readiness: Readiness
    request: WidgetRequest
    result: WidgetResult | None


async def find_dashboard(
    loaders: Loaders,
    viewer: Viewer,
    now: datetime,
    *,
    preset: PeriodPreset | None = None,
    first: date | None = None,
    last: date | None = None,
    comparison: Comparison = Comparison.PREVIOUS_PERIOD,
    scope: ScopeRequest = OWN_SCOPE,
    granularity: Granularity | None = None,
) -> Dashboard:
    """The viewer's desktop for a period, ready for its widgets to be loaded.

    Raises RequestError: BAD_USER_INPUT for a period or step that cannot be, NOT_FOUND and FORBIDDEN for a scope (`find_scope`).
    """
    company = viewer.company
    period = find_period(company.zone, company.week_start, now, preset=preset, first=first, last=last)
    buckets = cut(period, company.week_start, granularity)
    previous = period.compared_with(comparison, now)
    desk = await loaders.desks.load(scope)
    # Read already; what records need of it costs no further statement.
    loaders.configurations.prime(company.id, desk.configuration)
    return Dashboard(viewer, desk, period, previous, buckets, now)


async def load_widgets(
    loaders: Loaders, dashboard: Dashboard, reports: list[Report], *, with_results: bool, with_trend: bool
) -> list[Widget]:
    """The reports as widgets, with what they show if ``with_results``; one report's failure is its own status."""
    asked: list[tuple[Report, Readiness, WidgetRequest]] = []
    for report in reports:
        request = WidgetRequest(
            configuration=dashboard.desk.configuration,
            report=report,
            viewer=dashboard.viewer,
            scope=dashboard.desk.scope.scope,
            interval=dashboard.period.interval,
            previous=dashboard.previous,
            buckets=dashboard.buckets,
            with_trend=with_trend,
        )
        asked.append((report, readiness(report, dashboard.desk.configuration), request))
    wanted = [r for _, ready, r in asked if with_results and ready.code is not WidgetStatusCode.NOT_CONFIGURED]
    loaded = dict(zip(wanted, await loaders.widget_results.load_many(wanted), strict=True))
    return [_widget(dashboard, report, ready, request, loaded.get(request)) for report, ready, request in asked]


def _widget(
    dashboard: Dashboard,
    report: Report,
    ready: Readiness,
    request: WidgetRequest,
    result: WidgetResult | WidgetFailure | None,
) -> Widget:
    if isinstance(result, WidgetFailure):
        return Widget(dashboard, report, Readiness(WidgetStatusCode.FAILED, ready.missing), request, None)
    return Widget(dashboard, report, ready, request, result)
