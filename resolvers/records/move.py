"""Moving deals between stages, and from type to type."""

from dataclasses import replace
from datetime import timedelta

from models import EventKind, RecordAct
from resolvers.cells.noting import note_at_once
from resolvers.commands import CommandContext, CommandResult, begin
from resolvers.configuration import DealTypes, StageConfig, deal_types_named, read_deal_types
from resolvers.currencies.conversion import THIS_DEAL, begin_converting
from resolvers.language import LocalizedText
from resolvers.records.events import tell, tell_followers
from resolvers.records.holding import hold_and_read, read_back
from resolvers.records.inputs import Move
from resolvers.records.instants import check_instant
from resolvers.records.ledger import add_row, end_of_ledger, ledger_of, read_ledger
from resolvers.records.reading import DealRecord
from resolvers.records.types_and_stages import check_deal_type, check_stage, first_stage
from resolvers.user_error import Problems, UserErrorCode

# The database keeps times to this.
_NEXT_INSTANT = timedelta(microseconds=1)


async def move_deal(command: CommandContext, move: Move) -> CommandResult[DealRecord]:
    """Moves the deal, now or at an earlier time, with its ledger row and event.

    A move without a time is the deal's last: if another one was recorded for this very instant or a later one, it comes right after
    it. To where the deal already stands, it is no move: nothing is written.

    A move with a time is a fact about that time, and its row is written whatever the deal stood on then: facts may arrive in any
    order and make the same ledger. The same fact again (deal, stage, time) writes nothing. A deal type alone means its first
    stage, and nothing if the deal was of that type at the time. No event tells of a row that leads to the stage it came from.
    """
    viewer, now, problems = command.viewer, command.now, Problems()
    async with begin(command, problems) as transaction:
        connection = transaction.connection
        conversion = None
        if viewer.company.currencies:
            conversion = await begin_converting(connection, viewer.company.id)
        then = (
            deal_types_named(viewer.company.id, move.deal_type_id, move.stage_id),
            # A move without a time comes after all others.
            (end_of_ledger if move.occurred_at is None else ledger_of)(viewer, move.deal_id),
        )
        deal, extent, (named, rows) = await hold_and_read(connection, viewer, DealRecord, move.deal_id, then)
        types = read_deal_types(named)
        target = _find_target(problems, types, move)
        if deal is None or deal.deleted:
            problems.not_found(("deal",))
            check_instant(problems, ("occurredAt",), move.occurred_at, now)
            return transaction.refused()
        check_instant(problems, ("occurredAt",), move.occurred_at, now, deal.created_at)
        if target is not None:
            _check_type_takes_deals(problems, types, target, deal)
        if problems or target is None:
            return transaction.refused()
        ledger, is_noted = read_ledger(rows)
        at = move.occurred_at or max(now, ledger[-1].occurred_at + _NEXT_INSTANT if ledger else deal.created_at)
        before = next((row for row in reversed(ledger) if row.occurred_at <= at), None)
        type_then = before.deal_type_id if before else None if ledger else deal.type_id
        is_there = before is not None and before.stage_id == target.id
        if (
            (is_there and move.occurred_at is None)
            or (move.stage_id is None and type_then == target.deal_type_id)
            or any(row.occurred_at == at and row.stage_id == target.id for row in ledger)
        ):
            return transaction.done(deal)
        if deal.currency is not None and not any(row.occurred_at > at for row in ledger):
            conversion = conversion or await begin_converting(connection, viewer.company.id)
            await note_at_once(transaction, deal.kind, deal.id)
            await conversion.convert(THIS_DEAL, deal=deal.id, moved_at=at)
            deal = await read_back(connection, viewer, DealRecord, deal.id)
        stands_there = add_row(transaction, deal.id, extent, target, at, ledger, is_noted=is_noted)
        moved = replace(deal, type_id=target.deal_type_id, stage_id=target.id) if stands_there else deal
        if not is_there:
            data = {"from_stage": before.stage_id if before else None, "to_stage": target.id}
            tell(transaction, EventKind.MOVED, moved, data=data)
        else:
            tell_followers(transaction, moved.kind, moved.id, RecordAct.CHANGED)
        return transaction.done(moved)


def _find_target(problems: Problems, types: DealTypes, move: Move) -> StageConfig | None:
    """The stage to move to: the given one, or the given type's first; notes what keeps there from being one."""
    if move.stage_id is not None:
        if move.deal_type_id is not None and move.deal_type_id not in types.deal_types:
            problems.not_found(("dealType",))
            return None
        return check_stage(problems, ("toStage",), types, move.stage_id, move.deal_type_id)
    if move.deal_type_id is None:
        problems.add(("toStage",), UserErrorCode.REQUIRED, _NO_TARGET)
        return None
    deal_type = check_deal_type(problems, types, move.deal_type_id)
    stage = first_stage(deal_type) if deal_type else None
    if deal_type is not None and stage is None:
        problems.add(("dealType",), UserErrorCode.INVALID, _NO_STAGES.format(name=deal_type.name))
    return stage


def _check_type_takes_deals(problems: Problems, types: DealTypes, target: StageConfig, deal: DealRecord) -> None:
    """Notes a move into an archived type; a deal that is in it already may still be led to its end."""
    deal_type = types.deal_types[target.deal_type_id]
    if deal_type.archived and deal_type.id != deal.type_id:
        problems.add(("toStage",), UserErrorCode.ARCHIVED, _TYPE_ARCHIVED.format(name=deal_type.name))


_NO_TARGET = LocalizedText("Expected a stage, or a deal type.", "Ожидается стадия или тип сделки.")
_NO_STAGES = LocalizedText(
    "Expected a deal type with stages; “{name}” has none in use.",
    "Ожидается тип сделки со стадиями; у «{name}» нет действующих.",
)
_TYPE_ARCHIVED = LocalizedText(
    "Expected a stage of a deal type in use; “{name}” is archived.",
    "Ожидается стадия действующего типа сделки; «{name}» в архиве.",
)
