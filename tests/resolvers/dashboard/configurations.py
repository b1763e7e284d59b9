"""Configurations made by hand."""

from typing import Any

from models import Entity, FieldKind
from resolvers.configuration import (
    ActivityTypeConfig,
    Configuration,
    CustomFieldConfig,
    DealTypeConfig,
    ReportFields,
    StageConfig,
)

COMPLETE = ReportFields(price_field_ids=(1,), success_stage_ids=(12,), failure_stage_ids=(13,))


def deal_type(id_: int, report_fields: ReportFields = COMPLETE, *, archived: bool = False) -> DealTypeConfig:
    """A deal type called A, B, C… with three stages."""
    stages = tuple(StageConfig(id_ * 10 + n, None, id_, f"stage {n}", n, None, False) for n in range(1, 4))
    return DealTypeConfig(id_, None, "?ABCDEFG"[id_], id_, archived, stages, report_fields)


def activity_type(id_: int, *, archived: bool = False) -> ActivityTypeConfig:
    """An activity type called A, B, C…"""
    return ActivityTypeConfig(id_, None, "?ABCDEFG"[id_], id_, archived)


def field(
    id_: int, kind: FieldKind, entity: Entity, of_type: int | None = None, *, archived: bool = False
) -> CustomFieldConfig:
    """A custom field."""
    return CustomFieldConfig(id_, None, entity, of_type, kind, f"field {id_}", id_, archived, ())


PRICE = field(1, FieldKind.PRICE, Entity.DEAL)


def configuration(
    *parts: Any, deal_sources: tuple[int, ...] = (), activity_sources: tuple[int, ...] = ()
) -> Configuration:
    """Of deal types, activity types and fields; the price field is there anyway."""

    def of(kind: type[Any]) -> dict[int, Any]:
        return {part.id: part for part in parts if isinstance(part, kind)}

    return Configuration(
        company_id=1,
        deal_types=of(DealTypeConfig),
        activity_types=of(ActivityTypeConfig),
        custom_fields={PRICE.id: PRICE} | of(CustomFieldConfig),
        activity_source_field_ids=activity_sources,
        deal_source_field_ids=deal_sources,
    )
