"""What of the vocabulary a company can use: its own fields besides what all have, and nothing that it has no field for."""

from collections.abc import Sequence
from dataclasses import dataclass

from models import FieldKind
from resolvers.configuration import Configuration, CustomFieldConfig
from resolvers.report_definitions.vocabulary.attribute import DECLARED, ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import AttributeSpec
from resolvers.report_definitions.vocabulary.custom_field import field_spec
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.time import ReportTime


@dataclass(frozen=True, slots=True)
class OfferedAttribute:
    """An attribute, and which custom field it is if it is one."""

    attribute: ReportAttribute
    spec: AttributeSpec
    field: CustomFieldConfig | None = None


def offered_attributes(configuration: Configuration) -> Sequence[OfferedAttribute]:
    """Those that all companies have, first what most datasets have; then the company's fields that are in use, in its order."""
    common = sorted(DECLARED, key=lambda each: -len(each.spec.rows))
    fields = [field for field in configuration.custom_fields.values() if not field.archived]
    return [
        *(OfferedAttribute(each, each.spec) for each in common),
        *(OfferedAttribute(ReportAttribute.FIELD, field_spec(field), field) for field in fields),
    ]


def offered_times(dataset: ReportDataset, configuration: Configuration) -> Sequence[ReportTime]:
    """How rows of the dataset can be chosen; by a date field only where there is one."""
    has_dates = any(
        field.kind is FieldKind.DATE and field.entity is dataset.spec.entity and not field.archived
        for field in configuration.custom_fields.values()
    )
    return [each for each in ReportTime if dataset in each.spec.datasets and (has_dates or not each.spec.by_field)]
