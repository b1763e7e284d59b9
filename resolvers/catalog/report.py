"""What reports need, and the order of their rows."""

from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """A setting without which a report cannot be right."""

    SUCCESS_STAGES = "SUCCESS_STAGES"
    FAILURE_STAGES = "FAILURE_STAGES"
    PRICE_FIELDS = "PRICE_FIELDS"
    DEAL_SOURCE_FIELD = "DEAL_SOURCE_FIELD"
    ACTIVITY_SOURCE_FIELD = "ACTIVITY_SOURCE_FIELD"


class SortBy(StrEnum):
    """What rows or slices stand in order of: a measure's value, their names, or the order the company gave them."""

    VALUE = "VALUE"
    NAME = "NAME"
    POSITION = "POSITION"


@dataclass(frozen=True, slots=True)
class Sort:
    """The order of rows or slices; ``measure`` is the index of the measure, for VALUE."""

    by: SortBy = SortBy.VALUE
    measure: int = 0
    is_descending: bool = True
