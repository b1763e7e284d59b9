"""The figures of widgets: what each shows at a glance, and how it ran over the period."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from resolvers.catalog.measure import Unit
from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.widget_data import FeedResult, MetricData
from resolvers.export import words
from resolvers.export.table import Cell, Column, Money, Percent, Ratio, Row, Table, at_once
from resolvers.language import Language

_WIDE = 34


def total_of(widget: Widget) -> MetricData | None:
    """The widget's main figure, if it has one."""
    return None if widget.result is None or isinstance(widget.result, FeedResult) else widget.result.total


def measured(value: Decimal | None, unit: Unit, widget: Widget) -> Cell:
    """A value in the unit it was counted in; ``None`` where there is nothing to take it of."""
    if value is None:
        return None
    match unit:
        case Unit.COUNT:
            return int(value)
        case Unit.MONEY:
            return Money(value, widget.dashboard.viewer.company.currency)
        case Unit.RATIO:
            return Ratio(value)
        case Unit.NUMBER | Unit.DAYS:
            return value


def figures_table(widgets: Sequence[Widget], language: Language) -> Table:
    """A row a figure: the main one of each widget with its comparison, and those beside it."""
    columns = (
        Column(words.WIDGET.of(language), _WIDE),
        Column(words.FIGURE.of(language), _WIDE),
        Column(words.VALUE.of(language), 20),
        Column(words.UNIT.of(language), 10),
        Column(words.PREVIOUS.of(language), 20),
        Column(words.CHANGE.of(language), 20),
        Column(words.CHANGE_PERCENT.of(language), 14),
    )
    rows = [row for widget in widgets for row in _figures(widget, language)]
    return Table(words.FIGURES.of(language), columns, at_once(rows))


def _figures(widget: Widget, language: Language) -> Iterator[Row]:
    title = widget.report.title.of(language)
    if isinstance(widget.result, FeedResult):
        yield title, words.UNREAD.of(language), widget.result.unread_count
    total = total_of(widget)
    if total is None:
        return
    yield (
        title,
        title,
        measured(total.value, total.unit, widget),
        _currency(total.unit, widget),
        measured(total.previous, total.unit, widget),
        measured(total.change.absolute, total.unit, widget) if total.change else None,
        None if total.change is None or total.change.percent is None else Percent(total.change.percent),
    )
    for figure in total.secondary:
        yield (
            title,
            figure.label.of(language),
            measured(figure.value, figure.unit, widget),
            _currency(figure.unit, widget),
        )
    if total.target is not None:
        yield (
            title,
            words.TARGET.of(language),
            measured(total.target, total.unit, widget),
            _currency(total.unit, widget),
        )
    if total.without_price:
        yield title, words.WITHOUT_PRICE.of(language), measured(total.without_price, Unit.COUNT, widget)
    if total.without_rate:
        yield title, words.WITHOUT_RATE.of(language), measured(total.without_rate, Unit.COUNT, widget)
    if total.converted:
        yield title, words.CONVERTED.of(language), measured(total.converted, Unit.COUNT, widget)


def _currency(unit: Unit, widget: Widget) -> str | None:
    return widget.dashboard.viewer.company.currency if unit is Unit.MONEY else None


def over_time_tables(widgets: Iterable[Widget], language: Language) -> Iterator[Table]:
    """A row a step of time, a column a widget; a table for each set of steps: a report may have a period or a step of its own."""
    by_steps: dict[tuple[datetime, ...], list[tuple[Widget, MetricData]]] = {}
    for widget in widgets:
        total = total_of(widget)
        if total is not None and total.trend:
            steps = (*(point.start for point in total.trend), total.trend[-1].end)
            by_steps.setdefault(steps, []).append((widget, total))
    for trends in by_steps.values():
        yield _over_time(trends, language)


def _over_time(trends: Sequence[tuple[Widget, MetricData]], language: Language) -> Table:
    zone = trends[0][0].dashboard.viewer.company.zone
    columns = [Column(title.of(language), 20) for title in (words.FROM, words.UNTIL)]
    columns += [Column(in_unit(widget.report.title.of(language), total.unit, widget), 20) for widget, total in trends]
    rows: list[Row] = []
    for place, step in enumerate(trends[0][1].trend):
        values = [measured(total.trend[place].value, total.unit, widget) for widget, total in trends]
        rows.append([step.start.astimezone(zone), step.end.astimezone(zone), *values])
    return Table(words.OVER_TIME.of(language), tuple(columns), at_once(rows))


def in_unit(title: str, unit: Unit, widget: Widget) -> str:
    """A column's title with the currency, if it is of money."""
    return f"{title}, {widget.dashboard.viewer.company.currency}" if unit is Unit.MONEY else title
