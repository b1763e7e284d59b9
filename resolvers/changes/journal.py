"""Telling the journal of records (`models.record_change`), as a part of the statements that change them."""

from models import RecordAct, RecordKind

_ADD = "INSERT INTO record_changes (company_id, kind, record_id, act)"

TELL_ONE = f"""
  {_ADD}
  VALUES (%(company)s::bigint, %(told_kind)s, %(told_record)s::bigint, %(told_act)s)"""
"""What became of one record; the parameters are those of `one`."""

TELL_ALL = f"""
{_ADD}
SELECT %(company)s::bigint, kind, NULL, 'changed' FROM unnest(%(kinds)s::text[]) AS kind"""  # noqa: S608 - from constants
"""That any records of some kinds may be others, or new."""


def one(kind: RecordKind, record_id: int, act: RecordAct) -> dict[str, object]:
    """The parameters of `TELL_ONE`."""
    return {"told_kind": kind.value, "told_record": record_id, "told_act": act.value}


def tell_those(kind: RecordKind, table: str, where: str, act: RecordAct) -> str:
    """The statement that tells it of the records of a table that are so."""
    return f"""
  {_ADD}
  SELECT %(company)s::bigint, '{kind.value}', {table}.id, '{act.value}'
  FROM {table} WHERE {table}.company_id = %(company)s::bigint AND {where}"""  # noqa: S608 - from constants


def tell_new(kind: RecordKind, table: str, where: str) -> str:
    """The same that they were created, of those of which nothing is told yet under the number of this transaction, ``transaction``."""
    unknown = f"""NOT EXISTS (
    SELECT FROM record_changes AS told WHERE told.company_id = %(company)s::bigint AND told.company_id = {table}.company_id
      AND told.transaction_id = %(transaction)s::xid8 AND told.kind = '{kind.value}' AND told.record_id = {table}.id)"""
    return tell_those(kind, table, f"{where} AND {unknown}", RecordAct.CREATED)


# Before they go.
TELL_REMOVED = """
INSERT INTO record_changes (company_id, kind, record_id, external_id, act)
SELECT %(company)s::bigint, '{kind}', {table}.id, {table}.external_id, 'removed'
FROM {table} WHERE {table}.company_id = %(company)s::bigint AND {table}.id IN ({ids})"""
