"""The head of a file: what its figures are of, so that they can be told from others a year later."""

from collections.abc import Iterator

from resolvers.catalog.visualisation import WidgetKind
from resolvers.comparison import Comparison
from resolvers.dashboard.dashboard import Dashboard, Widget
from resolvers.dashboard.filters.wording import filter_in_words, not_narrowed_by
from resolvers.export import words
from resolvers.export.table import Cell
from resolvers.language import Language
from resolvers.period import Interval


def head_of_widget(widget: Widget, language: Language) -> Iterator[tuple[str, Cell]]:
    """Company, block, rule, filters, period, comparison, scope, instant, and what is missing if anything is."""
    report = widget.report
    yield words.COMPANY.of(language), widget.dashboard.viewer.company.name
    yield words.WIDGET.of(language), report.title.of(language)
    yield words.RULE.of(language), report.rule.of(language)
    if status := status_in_words(widget, language):
        yield words.STATUS.of(language), status
    names = widget.dashboard.situation.names()
    for each in widget.dashboard.narrowing(report.entry).applied:
        yield words.FILTER.of(language), filter_in_words(each, names).of(language)
    is_feed = report.kind is WidgetKind.FEED
    previous = widget.request.previous and widget.request.previous.interval.as_of(widget.dashboard.as_of)
    yield from _of_period(widget.dashboard, interval_of(widget), previous, language, is_compared=not is_feed)


def head_of_desktop(dashboard: Dashboard, language: Language) -> Iterator[tuple[str, Cell]]:
    """Company, filters, period, comparison, scope and instant."""
    yield words.COMPANY.of(language), dashboard.viewer.company.name
    names = dashboard.situation.names()
    for each in dashboard.filters:
        yield words.FILTER.of(language), filter_in_words(each, names).of(language)
    previous = dashboard.previous and dashboard.previous.interval
    yield from _of_period(dashboard, dashboard.period.interval, previous, language)


def status_in_words(widget: Widget, language: Language) -> str:
    """What the block's answer is worth, what is missing, and what it is not narrowed by; empty when all is well."""
    message = widget.readiness.words
    gaps = [gap.words(widget.dashboard.context.configuration).of(language) for gap in widget.readiness.missing]
    left_out = widget.dashboard.narrowing(widget.report.entry).left_out
    unapplied = [not_narrowed_by(left_out, widget.dashboard.situation).of(language)] if left_out else []
    return " ".join([*([message.of(language)] if message else []), *(f"{gap}." for gap in gaps), *unapplied])


def interval_of(widget: Widget) -> Interval:
    """The instants a widget's figures are of; the feed goes by the visit and not by the period."""
    if widget.report.kind is WidgetKind.FEED:
        return Interval(widget.dashboard.viewer.events_since, widget.dashboard.as_of)
    return widget.request.interval


def _of_period(
    dashboard: Dashboard, interval: Interval, previous: Interval | None, language: Language, *, is_compared: bool = True
) -> Iterator[tuple[str, Cell]]:
    company = dashboard.viewer.company
    period = interval.on_clock(company.zone)
    yield words.PERIOD_FROM.of(language), period.start
    yield words.PERIOD_UNTIL.of(language), period.end
    yield words.ZONE.of(language), company.timezone
    if is_compared and previous is not None:
        earlier = previous.on_clock(company.zone)
        yield words.COMPARED_FROM.of(language), earlier.start
        yield words.COMPARED_UNTIL.of(language), earlier.end
    elif is_compared and dashboard.comparison is not Comparison.NONE:
        yield words.COMPARED.of(language), words.NOT_BEGUN.of(language)
    yield words.SCOPE.of(language), dashboard.context.scope.label.of(language)
    yield words.AS_OF.of(language), dashboard.as_of.astimezone(company.zone)
