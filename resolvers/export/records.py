"""The rows behind a number as a table."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models import Entity, FieldKind, RecordKind
from resolvers.catalog.measure import Unit
from resolvers.configuration import Configuration, CustomFieldConfig
from resolvers.dashboard.dashboard import Widget
from resolvers.export import words
from resolvers.export.table import Cell, Column, Money, Row, Table
from resolvers.language import Language
from resolvers.planner.all_rows import AllRows, CountedRow
from resolvers.planner.selection import Selection
from resolvers.records.price import given_price_of
from resolvers.records.reading import CommunicationRecord, DealRecord, FieldValue, Record
from resolvers.records.title import title_of

# Communications have no fields of the company's own.
_ENTITIES = {
    RecordKind.CONTACT: Entity.CONTACT,
    RecordKind.ACTIVITY: Entity.ACTIVITY,
    RecordKind.DEAL: Entity.DEAL,
}


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
    shown = list(_columns(widget, selection, language))
    batches = _batches(rows.batches, [each.cell for each in shown])
    return Table(words.RECORDS.of(language), tuple(each.column for each in shown), batches)


def currency_of(widget: Widget, selection: Selection) -> str | None:
    """The currency of what rows add, if it is money."""
    return widget.dashboard.viewer.company.currency if selection.ask.measure.unit is Unit.MONEY else None


async def _batches(
    batches: AsyncIterator[list[CountedRow]], cells: Sequence[Callable[[CountedRow], Cell]]
) -> AsyncIterator[list[Row]]:
    async for batch in batches:
        yield [[cell(row) for cell in cells] for row in batch]


def _columns(widget: Widget, selection: Selection, language: Language) -> list[_Shown]:
    company, configuration = widget.dashboard.viewer.company, widget.dashboard.context.configuration
    kind, zone = selection.ask.population.dataset.record, company.zone
    is_communication = kind is RecordKind.COMMUNICATION
    came = words.OCCURRED_AT if is_communication else words.CREATED_AT
    shown = [_Shown(Column(words.TITLE.of(language), 40), lambda row: title_of(row.record, language))]
    if kind in (RecordKind.ACTIVITY, RecordKind.DEAL):
        shown.append(_Shown(Column(words.TYPE.of(language), 24), lambda row: _type_of(row.record, configuration)))
    if kind is RecordKind.DEAL:
        shown.append(_Shown(Column(words.STAGE.of(language), 24), lambda row: _stage_of(row.record, configuration)))
    shown += [
        _Shown(Column(words.RESPONSIBLE.of(language), 28), _responsible),
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
    return shown + [
        _field(field, configuration, company.currency)
        for field in configuration.custom_fields.values()
        if field.entity == _ENTITIES.get(kind)
    ]


def amount_of(value: Decimal | None, currency: str | None) -> Cell:
    """What a row, or several, add to a number; empty where it is not known."""
    return value if value is None or currency is None else Money(value, currency)


def _responsible(row: CountedRow) -> Cell:
    return row.record.responsible.name if row.record.responsible else None


def _type_of(record: Record, configuration: Configuration) -> Cell:
    if isinstance(record, CommunicationRecord) or record.type_id is None:
        return None
    types = configuration.deal_types if isinstance(record, DealRecord) else configuration.activity_types
    return types[record.type_id].name


def _stage_of(record: Record, configuration: Configuration) -> Cell:
    if not isinstance(record, DealRecord) or record.stage_id is None:
        return None
    return configuration.stages[record.stage_id].name


def _given(configuration: Configuration, own: str, language: Language) -> list[_Shown]:
    """What a deal was given in."""

    def currency(row: CountedRow) -> str:
        return (row.record.currency if isinstance(row.record, DealRecord) else None) or own

    def price(row: CountedRow) -> Cell:
        given = given_price_of(row.record, configuration) if isinstance(row.record, DealRecord) else None
        return amount_of(given, currency(row))

    return [
        _Shown(Column(words.CURRENCY.of(language), 12), currency),
        _Shown(Column(words.GIVEN_PRICE.of(language), 18), price),
    ]


def _field(field: CustomFieldConfig, configuration: Configuration, currency: str) -> _Shown:
    def cell(row: CountedRow) -> Cell:
        record = row.record
        if isinstance(record, CommunicationRecord) or not field.applies_to(record.type_id):
            return None
        fields = record.counted if isinstance(record, DealRecord) else record.fields
        value = fields.get(field.id)
        return None if value is None else _value(value, field.kind, configuration, currency)

    title = f"{field.name}, {currency}" if field.kind is FieldKind.PRICE else field.name
    return _Shown(Column(title, 20), cell)


def _value(value: FieldValue, kind: FieldKind, configuration: Configuration, currency: str) -> Cell:
    match value:
        case bool():
            return value
        case Decimal() if kind is FieldKind.CHOICE:
            option = configuration.options.get(int(value))
            return option.label if option else None
        case Decimal():
            return Money(value, currency) if kind is FieldKind.PRICE else value
        case str():
            return date.fromisoformat(value) if kind is FieldKind.DATE else value
