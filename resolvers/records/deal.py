"""Creating deals."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import Entity
from permissions.viewer import Viewer
from resolvers.configuration import Configuration
from resolvers.records.creation import Draft, create_record
from resolvers.records.field_values import check_field_values
from resolvers.records.inputs import NewDeal
from resolvers.records.ledger import add_row
from resolvers.records.outcome import Outcome
from resolvers.records.reading import DealRecord
from resolvers.records.types_and_stages import check_deal_type, check_stage, first_stage
from resolvers.user_error import Problems


async def create_deal(
    engine: AsyncEngine, viewer: Viewer, now: datetime, configuration: Configuration, new: NewDeal
) -> Outcome[DealRecord]:
    """Creates the deal with the first row of its ledger, or returns the deal that has its external id.

    A deal of a type without stages has no ledger row yet.
    """
    problems = Problems()
    deal_type = check_deal_type(problems, configuration, new.deal_type_id)
    stage = first_stage(deal_type) if deal_type else None
    if new.stage_id is not None:
        of_type = deal_type.id if deal_type else None
        stage = check_stage(problems, ("stage",), configuration, new.stage_id, of_type)

    async def enter_stage(connection: AsyncConnection, deal_id: int) -> None:
        if stage is not None:
            await add_row(connection, viewer, now, deal_id, stage, new.created_at or now)

    draft = Draft(
        # Without a type nobody knows which fields there are.
        check_field_values(problems, configuration, Entity.DEAL, new.deal_type_id, new.fields if deal_type else ()),
        {"deal_type_id": new.deal_type_id, "contact_id": new.contact_id},
        new.contact_id,
        enter_stage,
    )
    return await create_record(engine, viewer, now, DealRecord, new, draft, problems)
