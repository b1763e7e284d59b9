"""Adding rows to a deal's ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models import RecordKind
from permissions.viewer import Viewer
from resolvers.cells.noting import held_note, note_before
from resolvers.changes import Extent
from resolvers.commands import Transaction
from resolvers.commands.ending import LastWrite
from resolvers.configuration import StageConfig
from resolvers.sending import Rows, Statement


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of a deal's ledger: when, and to which stage of which type."""

    occurred_at: datetime
    ordinal: int
    deal_type_id: int
    stage_id: int


def ledger_of(viewer: Viewer, deal_id: int) -> Statement:
    """The statement of the deal's rows in their order, for `read_ledger`. To be run once the deal is locked, or what others write
    meanwhile is not in it."""
    return _LEDGER, {"company": viewer.company.id, "deal": deal_id}


def end_of_ledger(viewer: Viewer, deal_id: int) -> Statement:
    """The same of those rows alone that a move after all of them has to know: of each stage the last one that leads there."""
    return _END_OF_LEDGER, {"company": viewer.company.id, "deal": deal_id}


def read_ledger(rows: Rows) -> tuple[Sequence[LedgerRow], bool]:
    """The ledger out of the statement's rows, and whether the deal is known to be noted (`resolvers.cells.noting.held_note`)."""
    return [LedgerRow(*row[:-1]) for row in rows], any(row[-1] for row in rows)


def add_row(
    transaction: Transaction,
    deal_id: int,
    extent: Extent,
    stage: StageConfig,
    at: datetime,
    ledger: Sequence[LedgerRow],
    *,
    is_noted: bool,
) -> bool:
    """Adds a move to ``stage`` at ``at``, after the rows of that same instant, and makes the deal and the rows beside it agree.
    Says whether the deal stands there now, which it does not if it was moved on after that.

    ``ledger`` holds all rows the deal has, or the end of them if none is later; the deal is locked by the caller, and ``extent`` is
    its own. ``is_noted`` as of `read_ledger`. The move is the viewer's, recorded now. Written at the command's end.
    """
    earlier = [row for row in ledger if row.occurred_at <= at]
    later = [row for row in ledger if row.occurred_at > at]
    before, after = earlier[-1] if earlier else None, later[0] if later else None
    if not is_noted:
        transaction.write_last(note_before(RecordKind.DEAL, deal_id))
    write_row(transaction, deal_id, extent, stage, at, before, after)
    stages_before, stages_after = ([row.stage_id for row in rows] for rows in (earlier, later))
    trail = trail_of([*stages_before, stage.id, *stages_after])
    moved_at = later[-1].occurred_at if later else at

    def write(name: str, table: str, text: str, **params: object) -> None:
        transaction.write_last(LastWrite(name, table, text, params), of=extent)

    if before is not None:
        write("left_row", "transitions", _LEAVE, before_at=before.occurred_at, before_ordinal=before.ordinal)
    if after is not None:
        write("next_row", "transitions", _COME_FROM, after_at=after.occurred_at, after_ordinal=after.ordinal)
    if after is None:
        write("standing", "deals", _STAND if before else _STAND_FIRST, trail=trail, moved_at=moved_at)
    else:
        write("passed", "deals", _PASSED if before else _STAGE, trail=trail, moved_at=moved_at)
    return after is None


def trail_of(stage_ids: Sequence[int]) -> list[int]:
    """Each of the stages that a ledger leads to once, in the order of the last time it does."""
    return [*dict.fromkeys(reversed(stage_ids))][::-1]


def write_row(
    transaction: Transaction,
    deal_id: int,
    extent: Extent,
    stage: StageConfig,
    at: datetime,
    before: LedgerRow | None = None,
    after: LedgerRow | None = None,
) -> None:
    """Adds the row alone: that of a deal which was made with that stage, or one between others. Written at the command's end."""
    params = {
        "deal": deal_id,
        "at": at,
        "ordinal": before.ordinal + 1 if before and before.occurred_at == at else 0,
        "deal_type": stage.deal_type_id,
        "stage": stage.id,
        "from_deal_type": before.deal_type_id if before else None,
        "from_stage": before.stage_id if before else None,
        "left_at": after.occurred_at if after else None,
    }
    transaction.write_last(LastWrite("ledger_row", "transitions", _ADD, params), of=extent)


_ROW = "occurred_at, ordinal, deal_type_id, to_stage_id"
_ROWS = f"""
  WITH noted AS MATERIALIZED ({held_note(RecordKind.DEAL, "%(deal)s::bigint")})
  SELECT {_ROW}, (SELECT is_noted FROM noted) FROM {{moves}} ORDER BY occurred_at, ordinal"""  # noqa: S608 - from constants
_THEIRS = "transitions WHERE company_id = %(company)s::bigint AND deal_id = %(deal)s::bigint"
_LEDGER = _ROWS.format(moves=_THEIRS)
_END_OF_LEDGER = _ROWS.format(
    moves=f"""(
    SELECT DISTINCT ON (to_stage_id) {_ROW} FROM {_THEIRS} ORDER BY to_stage_id, occurred_at DESC, ordinal DESC) AS last"""  # noqa: S608 - from constants
)
_ADD = """
  INSERT INTO transitions (company_id, deal_id, occurred_at, ordinal, deal_type_id, to_stage_id, from_deal_type_id, from_stage_id,
    left_at, recorded_at, actor_id, heeded)
  VALUES (%(company)s::bigint, %(deal)s::bigint, %(at)s::timestamptz, %(ordinal)s::integer, %(deal_type)s::bigint, %(stage)s::bigint,
    %(from_deal_type)s::bigint, %(from_stage)s::bigint, %(left_at)s::timestamptz, %(now)s::timestamptz, %(actor)s::bigint,
    true)"""
_LEAVE = """
  UPDATE transitions SET left_at = %(at)s::timestamptz
  WHERE company_id = %(company)s::bigint AND deal_id = %(deal)s::bigint
    AND occurred_at = %(before_at)s::timestamptz AND ordinal = %(before_ordinal)s::integer"""
_COME_FROM = """
  UPDATE transitions SET from_deal_type_id = %(deal_type)s::bigint, from_stage_id = %(stage)s::bigint
  WHERE company_id = %(company)s::bigint AND deal_id = %(deal)s::bigint
    AND occurred_at = %(after_at)s::timestamptz AND ordinal = %(after_ordinal)s::integer"""
_STAND = """
  UPDATE deals SET deal_type_id = %(deal_type)s::bigint, stage_id = %(stage)s::bigint, trail = %(trail)s::bigint[],
    moved_at = %(moved_at)s::timestamptz
  WHERE company_id = %(company)s::bigint AND id = %(deal)s::bigint"""
_STAND_FIRST = _STAND.replace(" stage_id =", " staged_at = %(at)s::timestamptz, stage_id =")
_PASSED = """
  UPDATE deals SET trail = %(trail)s::bigint[], moved_at = %(moved_at)s::timestamptz
  WHERE company_id = %(company)s::bigint AND id = %(deal)s::bigint"""
_STAGE = _PASSED.replace(" trail =", " staged_at = %(at)s::timestamptz, trail =")
