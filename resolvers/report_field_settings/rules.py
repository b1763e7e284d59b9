"""What may be chosen in the report field settings: the one home of these rules, for administrators and imports alike.

Words are left to whoever asks: an import speaks of lines of a file, the API of what an administrator sees. Whether something is
archived is no matter of these rules: a file may choose an archived field, and its blocks then say so.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from models import Entity, FieldKind


class Objection(StrEnum):
    """Why something cannot be chosen."""

    TWICE = "twice"
    IN_BOTH = "in_both"  # successful and unsuccessful at once
    OTHER_ENTITY = "other_entity"
    OTHER_KIND = "other_kind"
    OTHER_DEAL_TYPE = "other_deal_type"


@dataclass(frozen=True, slots=True)
class FieldTraits:
    """What of a custom field the rules look at. An empty entity or kind is not known, and not objected to."""

    entity: Entity | None
    kind: FieldKind | None
    deal_type_id: int | None
    """The deal type it belongs to; ``None``: all."""


def object_to_place(id_: int, before: Collection[int], opposite: Collection[int] = ()) -> Objection | None:
    """Whether it is in the list already (``before``), or in the list that excludes it."""
    if id_ in before:
        return Objection.TWICE
    return Objection.IN_BOTH if id_ in opposite else None


def object_to_source(field: FieldTraits, entity: Entity) -> Objection | None:
    """A source field of deals or activities is one of their single-choice fields."""
    if field.entity not in (None, entity):
        return Objection.OTHER_ENTITY
    return Objection.OTHER_KIND if field.kind not in (None, FieldKind.CHOICE) else None


def object_to_price(field: FieldTraits, deal_type_id: int | None) -> Objection | None:
    """A price field of a deal type is a field of the kind price that its deals have. An unknown type is not compared with."""
    if field.entity not in (None, Entity.DEAL):
        return Objection.OTHER_ENTITY
    if field.kind not in (None, FieldKind.PRICE):
        return Objection.OTHER_KIND
    return _object_to_type(field.deal_type_id, deal_type_id)


def object_to_stage(stage_deal_type_id: int | None, deal_type_id: int | None) -> Objection | None:
    """A successful or unsuccessful stage of a deal type is one of its own. What is unknown is not compared."""
    return _object_to_type(stage_deal_type_id, deal_type_id)


def _object_to_type(own: int | None, wanted: int | None) -> Objection | None:
    return Objection.OTHER_DEAL_TYPE if own and wanted and own != wanted else None
