"""Whether all that is to be chosen for a deal type is chosen."""

from enum import StrEnum

from resolvers.configuration import DealTypeConfig


class Completeness(StrEnum):
    """How far the settings of a deal type are."""

    LACKING = "LACKING"
    COMPLETE = "COMPLETE"
    ARCHIVED = "ARCHIVED"


def completeness(deal_type: DealTypeConfig) -> Completeness:
    """That of a deal type as it is. Nobody need set up what is out of use."""
    if deal_type.archived:
        return Completeness.ARCHIVED
    chosen = deal_type.report_fields
    is_complete = chosen.price_field_ids and chosen.success_stage_ids and chosen.failure_stage_ids
    return Completeness.COMPLETE if is_complete else Completeness.LACKING
