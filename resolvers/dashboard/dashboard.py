"""A person's desktop for a period."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from permissions.viewer import Viewer
from resolvers.catalog.visualisation import WidgetKind
from resolvers.comparison import Comparison, EarlierPeriod, cut_beside, earlier_period
from resolvers.dashboard.context import DashboardContext
from resolvers.dashboard.context_by_scope import ContextRequest
from resolvers.dashboard.desktop_owner_by_look import Look
from resolvers.dashboard.desktop_request import DesktopRequest
from resolvers.dashboard.filters.checking import check_filters
from resolvers.dashboard.filters.desktop_filter import DesktopFilter
from resolvers.dashboard.filters.narrowing import Narrowing, narrowing_of
from resolvers.dashboard.filters.sources import one_of_each_source
from resolvers.dashboard.kept_requests import KEPT_REQUESTS, Requested
from resolvers.dashboard.loaders import DashboardLoaders
from resolvers.dashboard.numbers import Number, numbers_of, path_of
from resolvers.dashboard.scope import ScopeRequest
from resolvers.dashboard.status import FailureCode, Readiness, WidgetStatusCode, readiness
from resolvers.dashboard.widget_data import CountedData, WidgetResult
from resolvers.dashboard.widget_failure import WidgetFailure
from resolvers.dashboard.widget_request import NOTHING, Wanted, WidgetRequest
from resolvers.dashboard.widget_result_by_request import TOO_MANY_GROUPS
from resolvers.errors import ErrorCode, RequestError
from resolvers.events.feed import Feed
from resolvers.granularity import Buckets, Granularity, cut
from resolvers.language import Language, LocalizedText
from resolvers.layout.arranging import Layout
from resolvers.period import Period, find_period
from resolvers.report_definitions.catalog_entry import CatalogEntry
from resolvers.report_definitions.compiled_report import CompiledReport
from resolvers.report_definitions.compiling import compile_report
from resolvers.report_definitions.saved_report import SavedReport
from resolvers.report_definitions.situation import Situation
from resolvers.report_definitions.vocabulary.attribute import OF_PEOPLE
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.validity import follows_visit


@dataclass(frozen=True, eq=False)
class Dashboard:
    """Whose data, over which period, compared with what; ``as_of`` is the instant it was asked for.

    ``comparison`` and ``requested_scope`` are what it was asked with, ``previous`` and the desk's scope what came of them.
    ``language`` is the reader's. ``filters`` are held against all rows that have what they are by. ``is_viewed_by_another``: somebody
    else looks at this viewer's desktop, and may do nothing with it.
    """

    viewer: Viewer
    context: DashboardContext
    layout: Layout
    period: Period
    previous: EarlierPeriod | None
    buckets: Buckets
    as_of: datetime
    comparison: Comparison
    requested_scope: ScopeRequest
    language: Language
    is_viewed_by_another: bool = False
    filters: tuple[DesktopFilter, ...] = ()

    @property
    def may_hide(self) -> bool:
        """Whether widgets may be taken off the desktop."""
        return self.layout.layout_inputs.may_hide and not self.is_viewed_by_another

    @property
    def may_rearrange(self) -> bool:
        """Whether widgets may be moved and resized."""
        return self.layout.layout_inputs.may_rearrange and not self.is_viewed_by_another

    @property
    def feed(self) -> Feed:
        """The events its feed shows."""
        configuration, reports = self.context.configuration, self.context.arrangement.reports_on_desktop
        return Feed.of(configuration, self.viewer, reports, self.as_of, is_viewed_by_another=self.is_viewed_by_another)

    def may_hide_widget(self, key: str) -> bool:
        """Whether this widget may be taken off the desktop."""
        return (
            self.may_hide and key in self.layout.layout_inputs.audience and self.layout.layout_inputs.allows_hiding(key)
        )

    def may_rearrange_widget(self, key: str) -> bool:
        """Whether this widget may be moved and resized."""
        return (
            self.may_rearrange
            and key in self.layout.layout_inputs.audience
            and self.layout.layout_inputs.allows_rearranging(key)
        )

    def is_new(self, report: CatalogEntry) -> bool:
        """Whether the report came since the viewer last arranged their desktop; who never did, has it new for one visit."""
        if not self.context.arrangement.delta.is_empty:
            return self.layout.is_new(report.key)
        if not isinstance(report, SavedReport) or report.published_at is None:
            return False
        follows_visit()
        return report.published_at >= self.viewer.events_since

    @cached_property
    def situation(self) -> Situation:
        """For whom its reports are compiled."""
        viewer, context = self.viewer, self.context
        return Situation(
            context.configuration,
            context.people,
            viewer.user_id,
            self.as_of,
            viewer.company.zone,
            viewer.company.week_start,
            self.language,
        )

    def narrowing(self, report: CatalogEntry) -> Narrowing:
        """What its filters come to for the rows of a report."""
        dataset = report.definition.dataset
        if dataset not in self._narrowings:
            self._narrowings[dataset] = narrowing_of(self.filters, dataset, self.situation)
        return self._narrowings[dataset]

    @cached_property
    def _narrowings(self) -> dict[ReportDataset, Narrowing]:
        return {}

    def visible_reports(self) -> list[CatalogEntry]:
        """The reports on the desktop, in reading order."""
        return self.layout.visible

    def hidden_reports(self) -> list[CatalogEntry]:
        """The reports the viewer took off their desktop."""
        return self.layout.hidden


@dataclass(frozen=True, eq=False)
class Widget:
    """A report on a desktop. ``result`` is empty where the status says why, or where nobody asked for it."""

    dashboard: Dashboard
    report: CompiledReport
    readiness: Readiness
    request: WidgetRequest
    result: WidgetResult | None

    @cached_property
    def numbers(self) -> Mapping[str, Number]:
        """The numbers it shows, by their paths."""
        return {} if self.result is None else numbers_of(self.result)

    def path_of(self, number: CountedData) -> str:
        """The path of a number that it shows. Raises LookupError for any other."""
        if self.result is None:
            raise LookupError(f"{self.report.key} shows nothing")
        return path_of(self.result, number)

    def find_number(self, path: str, argument: str) -> Number:
        """The number of this path. Raises RequestError: NOT_FOUND, naming the argument that gave it, where the widget shows none."""
        if path not in self.numbers:
            raise RequestError(ErrorCode.NOT_FOUND, _NO_NUMBER, field=(argument,))
        return self.numbers[path]


_NO_NUMBER = LocalizedText(
    "The widget shows no number of this path for this period. Expected “total”, or the path of another number that it shows.",
    "Числа с таким путём блок за этот период не показывает. Ожидается «total» или путь другого числа, которое он показывает.",
)


async def desktop_owner(loaders: DashboardLoaders, viewer: Viewer, user_id: int | None, now: datetime) -> Viewer:
    """Whose desktop is asked for: the viewer's own (``None``), or somebody else's, which `view_as` allows or refuses."""
    if user_id is None or user_id == viewer.user_id:
        return viewer
    return await loaders.desktop_owners.load(Look(user_id, now))


async def find_feed(
    loaders: DashboardLoaders, owner: Viewer, now: datetime, since: datetime | None, *, is_own: bool
) -> Feed:
    """A person's feed beside their desktop; by the same statement as that, which says what stands there."""
    context = await loaders.dashboard_contexts.load(ContextRequest(owner, ScopeRequest()))
    reports = context.arrangement.reports_on_desktop
    return Feed.of(context.configuration, owner, reports, now, since=since, is_viewed_by_another=not is_own)


async def find_dashboard(
    loaders: DashboardLoaders,
    viewer: Viewer,
    now: datetime,
    language: Language,
    requested: DesktopRequest,
) -> Dashboard:
    """The desktop that the viewer asks for, ready for its widgets to be loaded.

    Raises RequestError: BAD_USER_INPUT for a period or step that cannot be, NOT_FOUND and FORBIDDEN for a scope (`find_scope`) and as
    `desktop_owner` does; as `check_filters` does.
    """
    owner = await desktop_owner(loaders, viewer, requested.user_id, now)
    company = owner.company
    period = find_period(
        company.zone, company.week_start, now, preset=requested.preset, first=requested.first, last=requested.last
    )
    buckets = cut(period, company.week_start, requested.granularity)
    previous = earlier_period(period, requested.comparison, company.week_start, now)
    with_people = any(each.of.attribute in OF_PEOPLE for each in requested.filters)
    context = await loaders.dashboard_contexts.load(ContextRequest(owner, requested.scope, with_people))
    # Read already; what records need of it costs no further statement.
    loaders.configurations.prime(company.id, context.configuration)
    dashboard = Dashboard(
        owner,
        context,
        context.arrangement.layout,
        period,
        previous,
        buckets,
        now,
        requested.comparison,
        requested.scope,
        language,
        is_viewed_by_another=owner is not viewer,
    )
    check_filters(requested.filters, dashboard.situation.names())
    settled = tuple(one_of_each_source(each, context.configuration) for each in requested.filters)
    return replace(dashboard, filters=settled)


async def load_widgets(
    loaders: DashboardLoaders, dashboard: Dashboard, reports: list[CatalogEntry], wanted: Wanted
) -> list[Widget]:
    """The reports as widgets, with what is wanted of them; one report's failure is its own status."""
    if any(report.kind is WidgetKind.FEED for report in reports):
        for page in wanted.feed_pages:
            # What cannot be is an error of its own field.
            with suppress(RequestError):
                loaders.pages.ask_early(page(dashboard.feed))
    requested = _all_requested(dashboard, reports, wanted)
    computed = tuple(request for ready, request in requested if _is_wanted(request, wanted) and ready.code in _COMPUTED)
    loaded = dict(zip(computed, await loaders.widget_results.load(computed), strict=True)) if computed else {}
    if wanted.budget is not None:
        sizes = {request: found.size for request, found in loaded.items() if not isinstance(found, WidgetFailure)}
        loaded |= dict.fromkeys(wanted.budget.beyond(sizes), TOO_MANY_GROUPS)
    return [_widget(dashboard, ready, request, loaded.get(request)) for ready, request in requested]


def _is_wanted(request: WidgetRequest, wanted: Wanted) -> bool:
    return wanted.results and (wanted.unread or request.report.kind is not WidgetKind.FEED)


_COMPUTED = (WidgetStatusCode.READY, WidgetStatusCode.PARTIAL)


async def find_widgets(loaders: DashboardLoaders, dashboard: Dashboard, key: str, wanted: Wanted) -> list[Widget]:
    """The widget of this key, on the desktop or hidden; one that is not for the viewer has nothing but a name. Empty: no such key."""
    layout = dashboard.layout
    if forbidden := [report for report in layout.forbidden if report.key == key]:
        nothing = Readiness(WidgetStatusCode.FORBIDDEN)
        name_only = CompiledReport(entry=forbidden[0])
        request = _request(dashboard, name_only, None, NOTHING)
        return [Widget(dashboard, name_only, nothing, request, None)]
    reports = [report for report in (*layout.visible, *layout.hidden) if report.key == key]
    return await load_widgets(loaders, dashboard, reports, wanted)


def _all_requested(dashboard: Dashboard, reports: list[CatalogEntry], wanted: Wanted) -> Requested:
    """What is wanted of each of the reports, as it was the last time that they were asked for alike."""
    follows_from = (
        dashboard.context,
        dashboard.viewer,
        dashboard.period,
        dashboard.previous and dashboard.previous.asked,
        dashboard.buckets,
        dashboard.comparison,
        dashboard.language,
        dashboard.filters,
        wanted.trend,
        wanted.previous_trend,
        len(reports),
    )
    requested = KEPT_REQUESTS.find(
        follows_from, reports, lambda: [_requested(dashboard, report, wanted) for report in reports]
    )
    # A feed begins where it does for who asks now, which makes nobody another person.
    return [
        (ready, replace(request, viewer=dashboard.viewer) if request.report.kind is WidgetKind.FEED else request)
        for ready, request in requested
    ]


def _requested(dashboard: Dashboard, report: CatalogEntry, wanted: Wanted) -> tuple[Readiness, WidgetRequest]:
    """Whether a report can be computed, and what is wanted of it."""
    whole = compile_report(report, dashboard.situation)
    try:
        request = _request(dashboard, whole, whole.step, wanted)
    except RequestError:
        # The period follows the desktop, so nobody could know that its steps would be too many for it.
        failed = Readiness(WidgetStatusCode.FAILED, failure=FailureCode.TOO_MANY_STEPS)
        return failed, _request(dashboard, whole, None, wanted)
    return readiness(report, dashboard.context.configuration), request


def _request(dashboard: Dashboard, report: CompiledReport, step: Granularity | None, wanted: Wanted) -> WidgetRequest:
    """Raises RequestError where the step cuts the period into too many."""
    company, period, earlier = dashboard.viewer.company, dashboard.period, dashboard.previous
    if own := report.definition.period:
        period = find_period(
            company.zone, company.week_start, dashboard.as_of, preset=own.preset, first=own.first, last=own.last
        )
        earlier = earlier_period(period, dashboard.comparison, company.week_start, dashboard.as_of)
    is_cut_anew = report.definition.period is not None or step is not None
    request = WidgetRequest(
        configuration=dashboard.context.configuration,
        report=report,
        viewer=dashboard.viewer,
        language=dashboard.language,
        scope=dashboard.context.scope.scope,
        interval=period.interval,
        buckets=cut(period, company.week_start, step) if is_cut_anew else dashboard.buckets,
        with_trend=wanted.trend,
        previous=None,
        tests=dashboard.narrowing(report.entry).tests if dashboard.filters else (),
        told_reports=dashboard.context.arrangement.reports_on_desktop
        if report.kind is WidgetKind.FEED
        else frozenset(),
    )
    if earlier is None:
        return request
    buckets = cut_beside(request.buckets, period, earlier, company.week_start)
    previous = replace(request, interval=earlier.asked, buckets=buckets, with_trend=wanted.previous_trend)
    return replace(request, previous=previous)


def _widget(
    dashboard: Dashboard, ready: Readiness, request: WidgetRequest, result: WidgetResult | WidgetFailure | None
) -> Widget:
    if isinstance(result, WidgetFailure):
        failed = Readiness(WidgetStatusCode.FAILED, ready.missing, result.code)
        return Widget(dashboard, request.report, failed, request, None)
    return Widget(dashboard, request.report, ready, request, result)
