"""From what a widget shows to tables: its figures, their run over time, and the parts of its kind."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import assert_never

from resolvers.catalog.measure import Unit
from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.widget_data import (
    BreakdownResult,
    FeedResult,
    FunnelResult,
    MatrixResult,
    MetricResult,
    SeriesResult,
    TableResult,
)
from resolvers.exact import ZERO
from resolvers.export import words
from resolvers.export.figures import figures_table, in_unit, measured, over_time_tables
from resolvers.export.head import status_in_words
from resolvers.export.table import Cell, Column, Ratio, Row, Table, at_once
from resolvers.language import Language
from resolvers.report_definitions.compiled_report import SimpleMetric

_WIDE = 34


def tables_of(widget: Widget, language: Language) -> Iterator[Table]:
    """All that a widget shows; nothing where its status says why. Of a feed only its figure: its events are read bit by bit."""
    if widget.result is not None:
        yield figures_table([widget], language)
        yield from over_time_tables([widget], language)
        yield from parts_of(widget, language)


def parts_of(widget: Widget, language: Language) -> Iterator[Table]:
    """What a widget shows beside its figures."""
    match widget.result:
        case None | MetricResult() | FeedResult():
            pass
        case SeriesResult() as series:
            yield from _series(widget, series, language)
        case BreakdownResult() as breakdown:
            yield from _breakdown(widget, breakdown, language)
        case MatrixResult() as matrix:
            yield from _matrix(widget, matrix, language)
        case FunnelResult() as funnel:
            yield from _funnel(widget, funnel, language)
        case TableResult() as table:
            yield from _report_table(widget, table, language)
        case _:
            assert_never(widget.result)


def contents_table(widgets: Sequence[Widget], language: Language) -> Table:
    """Which widgets there are, what each counts, and what is missing."""
    columns = (
        Column(words.WIDGET.of(language), _WIDE),
        Column(words.STATUS.of(language), _WIDE),
        Column(words.RULE.of(language), 100),
    )
    rows = [
        (widget.report.title.of(language), status_in_words(widget, language) or None, widget.report.rule.of(language))
        for widget in widgets
    ]
    return Table(words.WIDGETS.of(language), columns, at_once(rows))


def _series(widget: Widget, result: SeriesResult, language: Language) -> Iterator[Table]:
    """A row a step of time, a column a series."""
    zone, unit = widget.dashboard.viewer.company.zone, result.total.unit
    columns = [Column(title.of(language), 20) for title in (words.FROM, words.UNTIL)]
    columns += [Column(in_unit(s.category.label.of(language), unit, widget), 20) for s in result.series]
    rows: list[Row] = []
    for steps in zip(*(series.points for series in result.series), strict=True):
        values = [measured(step.value, unit, widget) for step in steps]
        rows.append([steps[0].start.astimezone(zone), steps[0].end.astimezone(zone), *values])
    yield _table(widget, columns, rows, language)


def _breakdown(widget: Widget, result: BreakdownResult, language: Language) -> Iterator[Table]:
    """A row a part, the largest first."""
    unit = result.total.unit
    columns = [
        Column(_dimension(widget, 0, language), _WIDE),
        Column(in_unit(words.VALUE.of(language), unit, widget), 20),
        Column(words.SHARE.of(language)),
    ]
    rows = [
        (part.category.label.of(language), measured(part.value, unit, widget), _ratio(part.share))
        for part in result.slices
    ]
    yield _table(widget, columns, rows, language)


def _matrix(widget: Widget, result: MatrixResult, language: Language) -> Iterator[Table]:
    """A cross table. Where there are no records, what adds up is 0, and everything else is nothing."""
    unit, main = result.total.unit, widget.report.main
    nothing = ZERO if isinstance(main, SimpleMetric) and main.measure.spec.is_additive else None
    values = {(cell.row.key, cell.column.key): cell.value for cell in result.cells}
    columns = [Column(_dimension(widget, 0, language), _WIDE)]
    columns += [Column(in_unit(category.label.of(language), unit, widget)) for category in result.columns]
    rows: list[Row] = [
        [
            row.label.of(language),
            *(measured(values.get((row.key, column.key), nothing), unit, widget) for column in result.columns),
        ]
        for row in result.rows
    ]
    yield _table(widget, columns, rows, language)


def _funnel(widget: Widget, result: FunnelResult, language: Language) -> Iterator[Table]:
    """The steps of all deal types; and what was lost, and from where."""
    counted = (words.DEALS.of(language), in_unit(words.AMOUNT.of(language), Unit.MONEY, widget))
    names = [words.DEAL_TYPE, words.STAGE]
    columns = [Column(name.of(language), _WIDE) for name in names]
    columns += [Column(title, 20) for title in (*counted, words.OF_PREVIOUS.of(language), words.OF_FIRST.of(language))]
    steps: list[Row] = [
        (
            funnel.deal_type.name,
            step.stage.name,
            step.count,
            measured(step.amount, Unit.MONEY, widget),
            _ratio(step.share_of_previous),
            _ratio(step.share_of_first),
        )
        for funnel in result.funnels
        for step in funnel.steps
    ]
    yield _table(widget, columns, steps, language)
    names = [words.DEAL_TYPE, words.LOST_FROM, words.LOST_ON]
    columns = [Column(name.of(language), _WIDE) for name in names]
    columns += [Column(title, 20) for title in counted]
    losses: list[Row] = [
        (
            funnel.deal_type.name,
            loss.lost_from.name if loss.lost_from else None,
            loss.stage.name,
            loss.count,
            measured(loss.amount, Unit.MONEY, widget),
        )
        for funnel in result.funnels
        for loss in funnel.lost
    ]
    yield Table(words.LOST.of(language), tuple(columns), at_once(losses))


def _report_table(widget: Widget, result: TableResult, language: Language) -> Iterator[Table]:
    """A row a combination of categories, a column a figure."""
    columns = [Column(dimension.title.of(language), _WIDE) for dimension in result.dimensions]
    columns += [Column(in_unit(column.label.of(language), column.unit, widget), 20) for column in result.columns]
    rows: list[Row] = [
        [
            *(category.label.of(language) for category in row.categories),
            *(measured(each.value, each.column.unit, widget) for each in row.values),
        ]
        for row in result.rows
    ]
    yield _table(widget, columns, rows, language)


def _ratio(value: Decimal | None) -> Cell:
    return None if value is None else Ratio(value)


def _dimension(widget: Widget, place: int, language: Language) -> str:
    return widget.report.dimensions[place].title.of(language)


def _table(widget: Widget, columns: Sequence[Column], rows: Sequence[Row], language: Language) -> Table:
    return Table(widget.report.title.of(language), tuple(columns), at_once(rows))
