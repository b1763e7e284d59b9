"""Noting what a record was before it is changed, so that readers and folding know what the cells have of it.

Who notes many at once tells the journal of them by the same statement; who changes one tells it with the event.
"""

from collections.abc import Mapping, Sequence

from models import RecordAct, RecordKind
from resolvers.changes.journal import tell_new, tell_those
from resolvers.commands import Transaction
from resolvers.commands.ending import LastWrite

# What figures are made of: of records, and of the ledger of deals.
COLUMNS: Mapping[RecordKind, tuple[str, tuple[str, ...]]] = {
    RecordKind.CONTACT: ("contacts", ("id", "company_id", "created_at", "responsible_id")),
    RecordKind.ACTIVITY: (
        "activities",
        ("id", "company_id", "created_at", "responsible_id", "activity_type_id", "fields"),
    ),
    RecordKind.DEAL: (
        "deals",
        (
            "id",
            "company_id",
            "created_at",
            "responsible_id",
            "deal_type_id",
            "stage_id",
            "staged_at",
            "trail",
            "fields",
        ),
    ),
    RecordKind.COMMUNICATION: (
        "communications",
        ("id", "company_id", "occurred_at", "responsible_id", "channel", "direction", "answered"),
    ),
}
"""By the kind of record its table, and what is noted of it."""

LEDGER = (
    "company_id",
    "deal_id",
    "occurred_at",
    "ordinal",
    "deal_type_id",
    "to_stage_id",
    "from_deal_type_id",
    "from_stage_id",
    "left_at",
)
"""What is noted of each row of a deal's ledger."""

# Who notes it first says what it was. Who finds it noted holds it, so that it is not folded before they are done.
_KEPT = "ON CONFLICT (company_id, kind, record_id) DO UPDATE SET since = unfolded_records.since"
_NEW = f"""
  INSERT INTO unfolded_records (company_id, kind, record_id)
  VALUES (%(company)s::bigint, %(noted_kind)s, %(noted)s::bigint) {_KEPT}"""  # noqa: S608 - from constants


def held_note(kind: RecordKind, record: str) -> str:
    """A query that has a row if a record, locked by the caller, is noted; ``record`` is its number. Then it stays so until the
    transaction ends, and need not be noted once more: what it was would be put together again, its ledger too, to be left out."""
    return f"""
  SELECT true AS is_noted FROM unfolded_records
  WHERE company_id = %(company)s::bigint AND kind = '{kind.value}' AND record_id = {record} FOR UPDATE"""  # noqa: S608 - from constants


def note_new(kind: RecordKind, record_id: int) -> LastWrite:
    """Notes a record that this transaction makes."""
    return LastWrite("noted_record", "unfolded_records", _NEW, {"noted_kind": kind.value, "noted": record_id})


def note_before(kind: RecordKind, record_id: int) -> LastWrite:
    """Notes a record, locked by the caller, as it was before the statement that this is a part of."""
    return LastWrite("noted_record", "unfolded_records", _BEFORE[kind], {"noted": record_id})


async def note_at_once(transaction: Transaction, kind: RecordKind, record_id: int) -> None:
    """The same by a statement of its own, before the record is changed by another."""
    params = {"company": transaction.company_id, "noted": record_id}
    await transaction.connection.exec_driver_sql(_BEFORE[kind], params)


def noted(kind: RecordKind, where: str, act: RecordAct = RecordAct.CHANGED) -> str:
    """The statement that notes those records of a company that are so, and tells the journal what becomes of them."""
    return f"WITH told AS ({tell_those(kind, COLUMNS[kind][0], where, act)}){_noted(kind, where)}"


def _noted(kind: RecordKind, where: str) -> str:
    """A deleted one counts nowhere, and is noted like a new one."""
    table, columns = COLUMNS[kind]
    members = [f"'record', {_object(table, columns)}"]
    if kind is RecordKind.DEAL:
        members.append(f"""'ledger', (
      SELECT coalesce(jsonb_agg({_object("transitions", LEDGER)} ORDER BY occurred_at, ordinal), '[]') FROM transitions
      WHERE transitions.company_id = %(company)s::bigint AND transitions.deal_id = deals.id)""")  # noqa: S608 - from constants
    before = f"jsonb_build_object({', '.join(members)})"
    if kind is not RecordKind.COMMUNICATION:
        before = f"CASE WHEN {table}.deleted_at IS NULL THEN {before} END"
    return f"""
  INSERT INTO unfolded_records (company_id, kind, record_id, before)
  SELECT %(company)s::bigint, '{kind.value}', {table}.id, {before}
  FROM {table} WHERE {table}.company_id = %(company)s::bigint AND {where} {_KEPT}"""  # noqa: S608 - from constants


def held(kind: RecordKind, where: str) -> str:
    """The statement that locks those records of a company that are so, to be run before they are noted: nobody else changes one between
    what is noted of it and what is written."""
    table, _ = COLUMNS[kind]
    rows = f"SELECT id FROM {table} WHERE company_id = %(company)s::bigint AND {where} ORDER BY id FOR NO KEY UPDATE"  # noqa: S608 - from constants
    return f"SELECT count(*) FROM ({rows}) AS locked"  # noqa: S608 - from constants


def noted_new(kind: RecordKind, where: str) -> str:
    """The statement that notes those records of a company that are so, and not noted yet, as new ones, and tells the journal.

    The number of the transaction is a parameter, ``transaction``: the node that has the rows would give its own.
    """
    table, _ = COLUMNS[kind]
    return f"""
  WITH told AS ({tell_new(kind, table, where)})
  INSERT INTO unfolded_records (company_id, kind, record_id)
  SELECT %(company)s::bigint, '{kind.value}', {table}.id
  FROM {table} WHERE {table}.company_id = %(company)s::bigint AND {where} {_KEPT}"""  # noqa: S608 - from constants


def record_before(table: str) -> str:
    """Joins what an unfolded record was, by the name of its table."""
    return f"CROSS JOIN LATERAL jsonb_populate_record(NULL::{table}, unfolded.before -> 'record') AS {table}"


def ledger_before(kept: str = "unfolded.before -> 'ledger'") -> str:
    """Joins the rows of the ledger that a deal had, by the name of their table."""
    return f"CROSS JOIN LATERAL jsonb_populate_recordset(NULL::transitions, {kept}) AS transitions"


def unmoved(deals: str) -> str:
    """Whether a deal, unfolded and not deleted, is as it was before but for the moves that it has made; ``deals`` is what its row is
    called."""
    moved = ("stage_id", "staged_at", "trail")
    others = [name for name in COLUMNS[RecordKind.DEAL][1] if name not in moved]
    before = f"(unfolded.before -> 'record') - '{{{','.join(moved)}}}'::text[]"
    return f"coalesce({deals}.deleted_at IS NULL AND {before} = {_object(deals, others)}, false)"


def _object(table: str, columns: Sequence[str]) -> str:
    members = ", ".join(f"'{name}', {table}.{name}" for name in columns)
    return f"jsonb_build_object({members})"


_BEFORE = {kind: _noted(kind, f"{table}.id = %(noted)s::bigint") for kind, (table, _) in COLUMNS.items()}
