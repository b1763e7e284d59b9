"""Creating contacts."""

from models import Entity
from resolvers.changes import Extent
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.configuration import Configuration
from resolvers.contact_keys.writing import write_keys
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

    def keep_keys(transaction: Transaction, contact_id: int, _: Extent) -> None:
        write_keys(transaction, contact_id, new.name, patch.values())

    draft = Draft(patch, {"is_keyed": True}, afterwards=keep_keys)
    return await create_record(command, ContactRecord, new, draft, problems)
