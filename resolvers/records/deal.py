"""Creating deals."""

from models import Entity
from resolvers.changes import Extent
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.configuration import Configuration
from resolvers.records.creation import Draft, create_record
from resolvers.records.currency import check_currency
from resolvers.records.field_values import check_field_values
from resolvers.records.inputs import NewDeal
from resolvers.records.ledger import trail_of, write_row
from resolvers.records.reading import DealRecord
from resolvers.records.types_and_stages import check_deal_type, check_stage, first_stage
from resolvers.user_error import Problems


async def create_deal(command: CommandContext, configuration: Configuration, new: NewDeal) -> CommandResult[DealRecord]:
    """Creates the deal with the first row of its ledger, or returns the deal that has its external id.

    A deal of a type without stages has no ledger row yet.
    """
    problems = Problems()
    deal_type = check_deal_type(problems, configuration, new.deal_type_id)
    stage = first_stage(deal_type) if deal_type else None
    if new.stage_id is not None:
        of_type = deal_type.id if deal_type else None
        stage = check_stage(problems, ("stage",), configuration, new.stage_id, of_type)

    currency = check_currency(problems, command.viewer, new.currency)
    at = new.created_at or command.now

    def enter_stage(transaction: Transaction, deal_id: int, extent: Extent) -> None:
        if stage is not None:
            write_row(transaction, deal_id, extent, stage, at)

    draft = Draft(
        # Without a type nobody knows which fields there are.
        check_field_values(problems, configuration, Entity.DEAL, new.deal_type_id, new.fields if deal_type else ()),
        {
            "deal_type_id": new.deal_type_id,
            "contact_id": new.contact_id,
            "currency": currency,
            "stage_id": stage.id if stage else None,
            "staged_at": at if stage else None,
            "moved_at": at if stage else None,
            "trail": trail_of([stage.id] if stage else []),
        },
        new.contact_id,
        currency,
        enter_stage,
    )
    return await create_record(command, DealRecord, new, draft, problems)
