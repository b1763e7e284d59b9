"""External ids of contacts that were merged into others: in what comes, they mean those.

What is staged is renamed before it is looked at, so nothing after that knows of it. A row about a contact that was merged is one about
the contact that it is now, but for when and by whom it was created, and whether it is deleted. Where that one has a row of its own, it
is that which counts; of several that lead to it, the last.
"""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from sqlalchemy import select, text, union_all
from sqlalchemy.orm import aliased

from models import Contact
from resolvers.commands import CompanyTransaction
from resolvers.importing.formats import CONTACTS, EXTERNAL_ID, STREAMS
from resolvers.importing.given_names import name_listed
from resolvers.importing.staging import STAGING

_REFERRING = [
    (STAGING[file.name], column.stored_as)
    for file in STREAMS
    for column in file.columns
    if column.found_in == CONTACTS.name
]


async def follow_merges(transaction: CompanyTransaction, prefix: str | None) -> bool:
    """Renames in the staged rows what means contacts that were merged; says whether there were any."""
    connection = transaction.connection
    if prefix is None or not await has_merged(transaction):
        return False
    staged = STAGING[CONTACTS.name].c[EXTERNAL_ID.name]
    named = union_all(select(staged), *(select(table.c[column]) for table, column in _REFERRING))
    renamed = await _kept_names(transaction, prefix, Contact.external_id.in_(named))
    if not renamed:
        return False
    params: dict[str, Any] = {"company": transaction.company_id, "old": [*renamed], "new": [*renamed.values()]}
    for table, column in _REFERRING:
        await connection.execute(text(_RENAME.format(table=table.name, column=column)), params)
    await connection.execute(text(_LEAVE_OUT), params)
    await connection.execute(text(_RENAME_CONTACTS), params)
    return True


async def kept_names(transaction: CompanyTransaction, prefix: str, names: Iterable[str]) -> Mapping[str, str]:
    """Of those external ids that are of contacts that were merged: what the contacts are called that they are now."""
    if not await has_merged(transaction):
        return {}
    return await _kept_names(transaction, prefix, Contact.external_id.in_([*names]))


async def has_merged(transaction: CompanyTransaction) -> bool:
    """Whether any contact of the company was merged into another one."""
    found = await transaction.connection.exec_driver_sql(_HAS_MERGED, {"company": transaction.company_id})
    return cast("bool", found.scalar_one())


async def _kept_names(transaction: CompanyTransaction, prefix: str, which: Any) -> Mapping[str, str]:
    kept, company_id = aliased(Contact), transaction.company_id
    requested = (
        select(Contact.external_id, kept.id, kept.external_id)
        .join(kept, (kept.company_id == company_id) & (kept.id == Contact.merged_into_id))
        .where(Contact.company_id == company_id, Contact.merged_into_id.is_not(None), which)
    )
    rows = [(old, new or f"{prefix}{id_}", new) for old, id_, new in await transaction.connection.execute(requested)]
    await name_listed(transaction, CONTACTS.table, prefix, [name for _, name, known in rows if known is None])
    return {old: name for old, name, _ in rows if old is not None}


_HAS_MERGED = """
SELECT EXISTS (SELECT FROM contacts WHERE company_id = %(company)s::bigint AND merged_into_id IS NOT NULL)"""
_RENAMED = "unnest(CAST(:old AS text[]), CAST(:new AS text[])) AS renamed (old, new)"
_RENAME = f"UPDATE {{table}} SET {{column}} = renamed.new FROM {_RENAMED} WHERE {{column}} = renamed.old"  # noqa: S608 - from constants
_LEAVE_OUT = f"""
DELETE FROM import_contacts WHERE line IN (
  SELECT staged.line FROM import_contacts AS staged JOIN {_RENAMED} ON staged.external_id = renamed.old
  WHERE EXISTS (
    SELECT FROM import_contacts AS other LEFT JOIN {_RENAMED.replace("renamed", "likewise")} ON other.external_id = likewise.old
    WHERE other.external_id = renamed.new OR likewise.new = renamed.new AND other.line > staged.line))"""  # noqa: S608 - from constants
_RENAME_CONTACTS = f"""
UPDATE import_contacts SET external_id = renamed.new, created_at = kept.created_at, created_by_id = kept.created_by_id,
  deleted_at = kept.deleted_at
FROM {_RENAMED} JOIN contacts AS kept ON kept.company_id = :company AND kept.external_id = renamed.new
WHERE import_contacts.external_id = renamed.old"""  # noqa: S608 - from constants
