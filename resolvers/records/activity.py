"""Creating activities."""

from models import Entity
from resolvers.commands import CommandContext, CommandResult
from resolvers.configuration import Configuration
from resolvers.records.creation import Draft, create_record
from resolvers.records.field_values import check_field_values
from resolvers.records.inputs import NewActivity
from resolvers.records.reading import ActivityRecord
from resolvers.records.types_and_stages import check_activity_type
from resolvers.user_error import Problems


async def create_activity(
    command: CommandContext, configuration: Configuration, new: NewActivity
) -> CommandResult[ActivityRecord]:
    """Creates the activity, or returns the one that has its external id."""
    problems = Problems()
    activity_type = check_activity_type(problems, configuration, new.activity_type_id)
    # Without a type nobody knows which fields there are.
    given = new.fields if activity_type else ()
    draft = Draft(
        check_field_values(problems, configuration, Entity.ACTIVITY, new.activity_type_id, given),
        {"activity_type_id": new.activity_type_id, "contact_id": new.contact_id},
        new.contact_id,
    )
    return await create_record(command, ActivityRecord, new, draft, problems)
