"""Creating contacts."""

from models import Entity
from resolvers.commands import CommandContext, CommandResult
from resolvers.configuration import Configuration
from resolvers.records.creation import Draft, create_record
from resolvers.records.field_values import check_field_values
from resolvers.records.inputs import NewContact
from resolvers.records.reading import ContactRecord
from resolvers.user_error import Problems


async def create_contact(
    command: CommandContext, configuration: Configuration, new: NewContact
) -> CommandResult[ContactRecord]:
    """Creates the contact, or returns the one that has its external id."""
    problems = Problems()
    patch = check_field_values(problems, configuration, Entity.CONTACT, None, new.fields)
    return await create_record(command, ContactRecord, new, Draft(patch), problems)
