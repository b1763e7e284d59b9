"""A person's desktop for a period."""

from dataclasses import dataclass
from datetime import date, datetime

from permissions.viewer import Viewer
from resolvers.catalog.report import Report
from resolvers.dashboard.desk import Desk
from resolvers.dashboard.scope import OWN_SCOPE, ScopeRequest
from resolvers.dashboard.status import Readiness, WidgetStatusCode, readiness
from resolvers.dashboard.widget_data import WidgetResult
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.granularity import Buckets, Granularity, cut
from resolvers.layout.arranging import Layout
from resolvers.loaders import Loaders
from resolvers.loaders.desk_by_scope import DeskRequest
from resolvers.loaders.widget_result_by_request import WidgetFailure
from resolvers.period import Comparison, Interval, Period, PeriodPreset, find_period


@dataclass(frozen=True, slots=True, eq=False)
class Dashboard:
    """Whose data, over which period, compared with what; ``as_of`` is the instant it was asked for.

    ``is_viewed_by_another``: somebody else looks at this viewer's desktop, and may do nothing with it.
    """

    viewer: Viewer
    desk: Desk
    layout: Layout
    period: Period
    previous: Interval | None
    buckets: Buckets
    as_of: datetime
    is_viewed_by_another: bool = False

    @property
    def may_hide(self) -> bool:
        """Whether widgets may be taken off the desktop."""
        return self.layout.ground.may_hide and not self.is_viewed_by_another

    @property
    def may_rearrange(self) -> bool:
        """Whether widgets may be moved and resized."""
        return self.layout.ground.may_rearrange and not self.is_viewed_by_another

    def may_hide_widget(self, key: str) -> bool:
        """Whether this widget may be taken off the desktop."""
        return self.may_hide and key in self.layout.ground.audience and self.layout.ground.allows_hiding(key)

    def may_rearrange_widget(self, key: str) -> bool:
        """Whether this widget may be moved and resized."""
        return self.may_rearrange and key in self.layout.ground.audience and self.layout.ground.allows_rearranging(key)

    def visible_reports(self) -> list[Report]:
        """The reports on the desktop, in reading order."""
        return self.layout.visible

    def hidden_reports(self) -> list[Report]:
        """The reports the viewer took off their desktop."""
        return self.layout.hidden


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
    is_viewed_by_another: bool = False,
) -> Dashboard:
    """The viewer's desktop for a period, ready for its widgets to be loaded.

    Raises RequestError: BAD_USER_INPUT for a period or step that cannot be, NOT_FOUND and FORBIDDEN for a scope (`find_scope`).
    """
    company = viewer.company
    period = find_period(company.zone, company.week_start, now, preset=preset, first=first, last=last)
    buckets = cut(period, company.week_start, granularity)
    previous = period.compared_with(comparison, now)
    desk = await loaders.desks.load(DeskRequest(viewer, scope))
    # Read already; what records need of it costs no further statement.
    loaders.configurations.prime(company.id, desk.configuration)
    layout = Layout(desk.arrangement.ground())
    return Dashboard(viewer, desk, layout, period, previous, buckets, now, is_viewed_by_another)


async def load_widgets(
    loaders: Loaders, dashboard: Dashboard, reports: list[Report], *, with_results: bool, with_trend: bool
) -> list[Widget]:
    """The reports as widgets, with what they show if ``with_results``; one report's failure is its own status."""
    asked = [
        (report, readiness(report, dashboard.desk.configuration), _request(dashboard, report, with_trend=with_trend))
        for report in reports
    ]
    wanted = [r for _, ready, r in asked if with_results and ready.code is not WidgetStatusCode.NOT_CONFIGURED]
    loaded = dict(zip(wanted, await loaders.widget_results.load_many(wanted), strict=True))
    return [_widget(dashboard, report, ready, request, loaded.get(request)) for report, ready, request in asked]


async def find_widgets(
    loaders: Loaders, dashboard: Dashboard, key: str, *, with_results: bool, with_trend: bool
) -> list[Widget]:
    """The widget of this key, on the desktop or hidden; one that is not for the viewer has nothing but a name. Empty: no such key."""
    layout = dashboard.layout
    if forbidden := [report for report in layout.forbidden if report.key == key]:
        nothing = Readiness(WidgetStatusCode.FORBIDDEN)
        request = _request(dashboard, forbidden[0], with_trend=False)
        return [Widget(dashboard, forbidden[0], nothing, request, None)]
    reports = [report for report in (*layout.visible, *layout.hidden) if report.key == key]
    return await load_widgets(loaders, dashboard, reports, with_results=with_results, with_trend=with_trend)


def _request(dashboard: Dashboard, report: Report, *, with_trend: bool) -> WidgetRequest:
    return WidgetRequest(
        configuration=dashboard.desk.configuration,
        report=report,
        viewer=dashboard.viewer,
        scope=dashboard.desk.scope.scope,
        interval=dashboard.period.interval,
        previous=dashboard.previous,
        buckets=dashboard.buckets,
        with_trend=with_trend,
    )


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
