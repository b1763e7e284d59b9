"""The rows behind a number as a table."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models import RecordKind
from resolvers.catalog.measure import Unit
from resolvers.configuration import ActivityTypeConfig, Configuration, DealTypeConfig, StageConfig
from resolvers.dashboard.dashboard import Widget
from resolvers.export import words
from resolvers.export.field_columns import FieldColumns
from resolvers.export.table import Cell, Column, Money, Row, Table
from resolvers.language import Language
from resolvers.planner.all_rows import AllRows, CountedRow
from resolvers.planner.selection import Selection
from resolvers.records.price import price_in
from resolvers.records.title import called_by


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column, and what of a row stands in it."""

    column: Column
    cell: Callable[[CountedRow], Cell]


def records_table(widget: Widget, selection: Selection, rows: AllRows, language: Language) -> Table:
    """A row a record, in the order of their listing, with what it adds where the number is a sum.

    Times are on the company's clock; custom fields are all that records of the kind have, archived ones too, and empty where a
    record's type does not have them.
    """
    kind, configuration = selection.ask.population.dataset.record, widget.dashboard.context.configuration
    shown = _columns(widget, selection, language)
    fields = FieldColumns(kind, configuration, widget.dashboard.viewer.company.currency)
    columns = (*(each.column for each in shown), *fields.columns)
    return Table(words.RECORDS.of(language), columns, _batches(rows.batches, [each.cell for each in shown], fields))


def currency_of(widget: Widget, selection: Selection) -> str | None:
    """The currency of what rows add, if it is money."""
    return widget.dashboard.viewer.company.currency if selection.ask.measure.unit is Unit.MONEY else None


async def _batches(
    batches: AsyncIterator[list[CountedRow]], cells: Sequence[Callable[[CountedRow], Cell]], fields: FieldColumns
) -> AsyncIterator[list[Row]]:
    async for batch in batches:
        yield [[cell(row) for cell in cells] + fields.cells(row.record) for row in batch]


def _columns(widget: Widget, selection: Selection, language: Language) -> list[_Shown]:
    """Whatever can be known of a column is found out here, once for all rows."""
    company, configuration = widget.dashboard.viewer.company, widget.dashboard.context.configuration
    kind, zone = selection.ask.population.dataset.record, company.zone
    came = words.OCCURRED_AT if kind is RecordKind.COMMUNICATION else words.CREATED_AT
    shown = [_Shown(Column(words.TITLE.of(language), 40), _title(language))]
    if kind in (RecordKind.ACTIVITY, RecordKind.DEAL):
        types = _names(configuration.deal_types if kind is RecordKind.DEAL else configuration.activity_types)
        shown.append(_Shown(Column(words.TYPE.of(language), 24), lambda row: types[row.record.type_id]))
    if kind is RecordKind.DEAL:
        stages = _names(configuration.stages)
        shown.append(_Shown(Column(words.STAGE.of(language), 24), lambda row: stages[row.record.stage_id]))
    shown += [
        _Shown(Column(words.RESPONSIBLE.of(language), 28), lambda row: row.record.responsible),
        _Shown(Column(came.of(language), 20), lambda row: row.record.created_at.astimezone(zone)),
        _Shown(Column(words.COUNTED_AT.of(language), 20), lambda row: row.at.astimezone(zone)),
    ]
    if selection.ask.measure.is_sum:
        currency = currency_of(widget, selection)
        title = words.ADDED.of(language) if currency is None else f"{words.ADDED.of(language)}, {currency}"
        shown.append(_Shown(Column(title, 18), lambda row: amount_of(row.value, currency)))
    shown.append(_Shown(Column(words.EXTERNAL_ID.of(language), 20), lambda row: row.record.external_id))
    if kind is RecordKind.DEAL and company.currencies:
        shown += _given(configuration, company.currency, language)
    return shown


def amount_of(value: Decimal | None, currency: str | None) -> Cell:
    """What a row, or several, add to a number; empty where it is not known."""
    return value if value is None or currency is None else Money(value, currency)


def _title(language: Language) -> Callable[[CountedRow], Cell]:
    def cell(row: CountedRow) -> str:
        title = row.record.title
        return title if isinstance(title, str) else called_by(title, language)

    return cell


def _names(
    each_by_id: Mapping[int, DealTypeConfig] | Mapping[int, ActivityTypeConfig] | Mapping[int, StageConfig],
) -> Mapping[int | None, str | None]:
    return {None: None, **{id_: each.name for id_, each in each_by_id.items()}}


def _given(configuration: Configuration, own: str, language: Language) -> list[_Shown]:
    """What a deal was given in."""

    def price(row: CountedRow) -> Cell:
        record = row.record
        given = None if record.type_id is None else price_in(record.given, record.type_id, configuration)
        return amount_of(given, record.currency or own)

    return [
        _Shown(Column(words.CURRENCY.of(language), 12), lambda row: row.record.currency or own),
        _Shown(Column(words.GIVEN_PRICE.of(language), 18), price),
    ]
