"""Creating contacts."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from models import Entity
from permissions.viewer import Viewer
from resolvers.configuration import Configuration
from resolvers.records.creation import Draft, create_record
from resolvers.records.field_values import check_field_values
from resolvers.records.inputs import NewContact
from resolvers.records.outcome import Outcome
from resolvers.records.reading import ContactRecord
from resolvers.user_error import Problems


async def create_contact(
    engine: AsyncEngine, viewer: Viewer, now: datetime, configuration: Configuration, new: NewContact
) -> Outcome[ContactRecord]:
    """Creates the contact, or returns the one that has its external id."""
    problems = Problems()
    patch = check_field_values(problems, configuration, Entity.CONTACT, None, new.fields)
    return await create_record(engine, viewer, now, ContactRecord, new, Draft(patch), problems)
