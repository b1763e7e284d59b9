"""Taking over what hangs on contacts, and giving it back: records that are with them, and contacts that were merged into them before.

Each is noted in `models.contact_merge.ContactMergeMove`, and told to those who follow. No figure is made of whose contact a record is
but by reading it, so the cells need not know.
"""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import text

from models import DataKind, MovedKind, RecordAct
from resolvers.commands import Transaction

# The table, its column, the kind of its rows, and what followers are told.
_HANGING = {
    MovedKind.ACTIVITY: ("activities", "contact_id", DataKind.ACTIVITIES, RecordAct.CHANGED),
    MovedKind.DEAL: ("deals", "contact_id", DataKind.DEALS, RecordAct.CHANGED),
    MovedKind.COMMUNICATION: ("communications", "contact_id", DataKind.COMMUNICATIONS, RecordAct.CHANGED),
    MovedKind.CONTACT: ("contacts", "merged_into_id", DataKind.CONTACTS, RecordAct.MERGED),
}


async def take_over(transaction: Transaction, merge_id: int, kept_id: int, others: Collection[int]) -> None:
    """Has everything that hangs on the others hang on the kept contact; all of them are held."""
    await _move(transaction, _HANGING_ON, _TAKE_OVER, {"merge": merge_id, "kept": kept_id, "others": [*others]})


async def give_back(transaction: Transaction, merge_id: int, kept_id: int) -> bool:
    """Has everything that a merge took over, and that still hangs on the kept contact, hang where it did. Says whether that was all."""
    await _move(transaction, _STILL_THERE, _GIVE_BACK, {"merge": merge_id, "kept": kept_id})
    left = {"company": transaction.company_id, "merge": merge_id}
    return not (await transaction.connection.execute(text(_LEFT), left)).scalar_one()


async def _move(transaction: Transaction, held: str, moved: str, params: Mapping[str, Any]) -> None:
    """Holds the rows first, then moves these very rows: where one part of a statement reads what another part wrote, all nodes of a
    cluster take part (docs/adr/0040)."""
    for kind, (table, column, data, act) in _HANGING.items():
        names = {"table": table, "column": column, "kind": kind.value, "act": act.value}
        among = {"company": transaction.company_id, **params}
        ids = (await transaction.connection.execute(text(held.format(**names)), among)).scalars().all()
        if ids:
            await transaction.write_text(data, text(moved.format(**names)), {**among, "ids": [*ids]})


_HANGING_ON = """
SELECT id FROM {table} WHERE company_id = :company AND {column} = ANY(CAST(:others AS bigint[])) ORDER BY id FOR NO KEY UPDATE"""
_STILL_THERE = """
SELECT {table}.id FROM {table}, contact_merge_moves AS noted
WHERE noted.company_id = :company AND noted.merge_id = :merge AND noted.kind = '{kind}'
  AND {table}.company_id = :company AND {table}.id = noted.record_id AND {table}.{column} = :kept
ORDER BY {table}.id FOR NO KEY UPDATE OF {table}"""
_TOLD = """
WITH told AS (
  INSERT INTO record_changes (company_id, kind, record_id, act)
  SELECT :company, '{kind}', id, '{act}' FROM {table} WHERE company_id = :company AND id = ANY(CAST(:ids AS bigint[]))),
"""
_TAKE_OVER = f"""{_TOLD}
noted AS (
  INSERT INTO contact_merge_moves (company_id, merge_id, kind, record_id, from_contact_id)
  SELECT :company, :merge, '{{kind}}', id, {{column}} FROM {{table}}
  WHERE company_id = :company AND id = ANY(CAST(:ids AS bigint[])))
UPDATE {{table}} SET {{column}} = :kept WHERE company_id = :company AND id = ANY(CAST(:ids AS bigint[]))"""  # noqa: S608 - from constants
_GIVE_BACK = f"""{_TOLD}
moved AS (
  UPDATE {{table}} SET {{column}} = noted.from_contact_id FROM contact_merge_moves AS noted
  WHERE noted.company_id = :company AND noted.merge_id = :merge AND noted.kind = '{{kind}}'
    AND {{table}}.company_id = :company AND {{table}}.id = noted.record_id AND {{table}}.id = ANY(CAST(:ids AS bigint[])))
DELETE FROM contact_merge_moves WHERE company_id = :company AND merge_id = :merge AND kind = '{{kind}}'
  AND record_id = ANY(CAST(:ids AS bigint[]))"""  # noqa: S608 - from constants
# What is gone for good is nothing that could have been given back.
_LEFT = """
SELECT EXISTS (SELECT FROM contact_merge_moves WHERE company_id = :company AND merge_id = :merge)"""
