"""What is known of custom fields, and so of any attribute of a definition."""

from collections.abc import Mapping

from models import Entity, FieldKind
from resolvers.catalog.attribute import custom_field
from resolvers.catalog.dimension import by_flag, by_option
from resolvers.catalog.measure import Unit
from resolvers.configuration import Configuration, CustomFieldConfig
from resolvers.language import LocalizedText
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import AttributeSpec, Referred, rows_of
from resolvers.report_definitions.vocabulary.dataset import COUNTED
from resolvers.report_definitions.vocabulary.operator import ValueKind

_KINDS: Mapping[FieldKind, ValueKind] = {
    FieldKind.TEXT: ValueKind.TEXT,
    FieldKind.NUMBER: ValueKind.NUMBER,
    FieldKind.PRICE: ValueKind.NUMBER,
    FieldKind.CHOICE: ValueKind.ID,
    FieldKind.DATE: ValueKind.DAY,
    FieldKind.FLAG: ValueKind.FLAG,
}
# Of every field that a report names they are asked for, of every report of every desktop.
_ROWS = {entity: rows_of(each for each in COUNTED if each.spec.entity is entity) for entity in Entity}


def attribute_spec(
    attribute: ReportAttribute, field_id: int | None, configuration: Configuration
) -> AttributeSpec | None:
    """What is known of an attribute; ``None`` for a custom field that the company has not got."""
    if attribute is not ReportAttribute.FIELD:
        return attribute.spec
    field = configuration.custom_fields.get(field_id or 0)
    return None if field is None else field_spec(field)


def field_spec(field: CustomFieldConfig) -> AttributeSpec:
    """What is known of a custom field: all follows from its kind."""
    name = LocalizedText(field.name, field.name)
    of = custom_field(field.id, field.entity, field.kind)
    is_choice, is_flag = field.kind is FieldKind.CHOICE, field.kind is FieldKind.FLAG
    return AttributeSpec(
        label=name,
        description=ReportAttribute.FIELD.meaning.description,
        of=of,
        rows=_ROWS[field.entity],
        kind=_KINDS[field.kind],
        dimension=(lambda _by: by_option(field, of))
        if is_choice
        else (lambda _by: by_flag(f"field_{field.id}", name, of))
        if is_flag
        else None,
        refers_to=Referred.OPTION if is_choice else None,
        is_counted=is_choice,
        unit=Unit.MONEY if field.kind is FieldKind.PRICE else Unit.NUMBER,
    )
