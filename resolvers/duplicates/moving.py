"""Taking over what hangs on contacts, and giving it back: records that are with them, and contacts that were merged into them before.

Each is noted in `models.contact_merge.ContactMergeMove`, and told to those who follow. No figure is made of whose contact a record is
but by reading it, so the cells need not know.
"""

from collections.abc import Collection

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
    params = {"company": transaction.company_id, "merge": merge_id, "kept": kept_id, "others": [*others]}
    for kind, (table, column, data, act) in _HANGING.items():
        statement = _TAKE_OVER.format(table=table, column=column, kind=kind.value, act=act.value)
        await transaction.write_text(data, text(statement), params)


async def give_back(transaction: Transaction, merge_id: int, kept_id: int) -> bool:
    """Has everything that a merge took over, and that still hangs on the kept contact, hang where it did. Says whether that was all."""
    params = {"company": transaction.company_id, "merge": merge_id, "kept": kept_id}
    for kind, (table, column, data, act) in _HANGING.items():
        statement = _GIVE_BACK.format(table=table, column=column, kind=kind.value, act=act.value)
        await transaction.write_text(data, text(statement), params)
    return not (await transaction.connection.execute(text(_LEFT), params)).scalar_one()


_TAKE_OVER = """
WITH was AS MATERIALIZED (
  SELECT id, {column} AS contact FROM {table} WHERE company_id = :company AND {column} = ANY(CAST(:others AS bigint[]))
  ORDER BY id FOR NO KEY UPDATE),
moved AS (
  UPDATE {table} SET {column} = :kept FROM was WHERE {table}.company_id = :company AND {table}.id = was.id
  RETURNING {table}.id, was.contact),
told AS (
  INSERT INTO record_changes (company_id, kind, record_id, act) SELECT :company, '{kind}', id, '{act}' FROM moved)
INSERT INTO contact_merge_moves (company_id, merge_id, kind, record_id, from_contact_id)
SELECT :company, :merge, '{kind}', id, contact FROM moved"""
_GIVE_BACK = """
WITH moved AS (
  UPDATE {table} SET {column} = noted.from_contact_id FROM contact_merge_moves AS noted
  WHERE noted.company_id = :company AND noted.merge_id = :merge AND noted.kind = '{kind}'
    AND {table}.company_id = :company AND {table}.id = noted.record_id AND {table}.{column} = :kept
  RETURNING {table}.id),
told AS (
  INSERT INTO record_changes (company_id, kind, record_id, act) SELECT :company, '{kind}', id, '{act}' FROM moved)
DELETE FROM contact_merge_moves WHERE company_id = :company AND merge_id = :merge AND kind = '{kind}'
  AND record_id IN (SELECT id FROM moved)"""
# What is gone for good is nothing that could have been given back.
_LEFT = """
SELECT EXISTS (SELECT FROM contact_merge_moves WHERE company_id = :company AND merge_id = :merge)"""
