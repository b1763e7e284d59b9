"""Checks of the deal types, stages and activity types that an input names. Archived ones keep their records and take no more."""

from resolvers.configuration import ActivityTypeConfig, Configuration, DealTypeConfig, DealTypes, StageConfig
from resolvers.language import LocalizedText
from resolvers.user_error import Path, Problems, UserErrorCode


def check_activity_type(problems: Problems, configuration: Configuration, type_id: int) -> ActivityTypeConfig | None:
    """The activity type, unless there is none in use, which is noted."""
    found = configuration.activity_types.get(type_id)
    return found if _in_use(problems, ("activityType",), found) else None


def check_deal_type(problems: Problems, types: DealTypes, type_id: int) -> DealTypeConfig | None:
    """The deal type, unless there is none in use, which is noted."""
    found = types.deal_types.get(type_id)
    return found if _in_use(problems, ("dealType",), found) else None


def check_stage(
    problems: Problems, field: Path, types: DealTypes, stage_id: int, deal_type_id: int | None
) -> StageConfig | None:
    """The stage, unless there is none in use or it is of another type than the given one, which is noted."""
    found = types.stages.get(stage_id)
    if not _in_use(problems, field, found) or found is None:
        return None
    if deal_type_id is not None and found.deal_type_id != deal_type_id:
        problems.add(field, UserErrorCode.INVALID, _OTHER_TYPE.format(stage=found.name))
        return None
    return found


def first_stage(deal_type: DealTypeConfig) -> StageConfig | None:
    """Where new deals of the type start: the first stage in use by (position, id); ``None`` if the type has none."""
    return next((stage for stage in deal_type.stages if not stage.archived), None)


def _in_use(problems: Problems, field: Path, found: ActivityTypeConfig | DealTypeConfig | StageConfig | None) -> bool:
    if found is None:
        problems.not_found(field)
    elif found.archived:
        problems.add(field, UserErrorCode.ARCHIVED, _ARCHIVED.format(name=found.name))
    return found is not None and not found.archived


_ARCHIVED = LocalizedText("Expected one in use; “{name}” is archived.", "Ожидается действующее; «{name}» в архиве.")
_OTHER_TYPE = LocalizedText(
    "Expected a stage of the given deal type; “{stage}” is of another.",
    "Ожидается стадия указанного типа сделки; «{stage}» относится к другому.",
)
