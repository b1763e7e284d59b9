"""A record's custom fields as columns of a table."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from models import Entity, FieldKind, RecordKind
from resolvers.configuration import Configuration, CustomFieldConfig
from resolvers.export.table import Cell, Column, Money
from resolvers.records.listed import ListedRecord
from resolvers.records.reading import FieldValue

# Communications have no fields of the company's own.
_ENTITIES = {
    RecordKind.CONTACT: Entity.CONTACT,
    RecordKind.ACTIVITY: Entity.ACTIVITY,
    RecordKind.DEAL: Entity.DEAL,
}

_Reading = Callable[[FieldValue], Cell]


class FieldColumns:
    """All that records of the kind have, archived ones too; amounts in the company's currency."""

    def __init__(self, kind: RecordKind, configuration: Configuration, currency: str) -> None:
        fields = [each for each in configuration.custom_fields.values() if each.entity == _ENTITIES.get(kind)]
        self.columns: Sequence[Column] = [
            Column(f"{each.name}, {currency}" if each.kind is FieldKind.PRICE else each.name, 20) for each in fields
        ]
        self._empty: list[Cell] = [None] * len(fields)
        # A value that a record has kept of another type is not shown.
        readings = [_reading(each, configuration, currency) for each in fields]
        self._places: Mapping[int | None, Mapping[int, tuple[int, _Reading | None]]] = {
            type_id: {
                each.id: (place, readings[place]) for place, each in enumerate(fields) if each.applies_to(type_id)
            }
            for type_id in (None, *configuration.deal_types, *configuration.activity_types)
        }

    def cells(self, record: ListedRecord) -> list[Cell]:
        """What stands in them, empty where the record's type does not have the field."""
        cells, places = [*self._empty], self._places[record.type_id]
        for field_id, value in record.counted.items():
            if field_id in places:
                place, read = places[field_id]
                cells[place] = value if read is None else read(value)
        return cells


def _reading(field: CustomFieldConfig, configuration: Configuration, currency: str) -> _Reading | None:
    """What is made of the field's values; ``None`` where they stand as they are, as those do that are of no such type."""
    match field.kind:
        case FieldKind.CHOICE:
            labels = {option.id: option.label for option in configuration.options.values()}
            return lambda value: labels.get(int(value)) if type(value) is Decimal else value
        case FieldKind.PRICE:
            return lambda value: Money(value, currency) if type(value) is Decimal else value
        case FieldKind.DATE:
            return lambda value: date.fromisoformat(value) if type(value) is str else value
        case FieldKind.TEXT | FieldKind.NUMBER | FieldKind.FLAG:
            return None
