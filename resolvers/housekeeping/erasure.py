"""Erasing a person: what is theirs goes, what they did for the company stays, done by somebody without a name."""

import json

from sqlalchemy import delete, select, text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Base, DataKind, Department, FileImportChange, LayoutRevision, User, UserStatus
from resolvers.commands import CompanyTransaction, begin_unsigned, lock_company


class StillEmployedError(Exception):
    """Who works in the company is not erased: dismissed first, they let go of what others depend on."""


async def erase_person(engine: AsyncEngine, company_id: int, user_id: int) -> None:
    """Takes away the person's name, address, and all that is theirs alone, in one transaction. It cannot be undone.

    Records stay with the person they were with, who is called by their number from now on; the same in events and the audit log, which
    tells no more what was changed about the person. Figures stay what they are. What was written in records is not looked through.
    Raises `StillEmployedError`.
    """
    async with begin_unsigned(engine, company_id) as transaction:
        await lock_company(transaction.connection, company_id)
        this_one = (User.company_id == company_id, User.id == user_id)
        requested = select(User.name, User.email, User.status).where(*this_one)
        name, email, status = (await transaction.connection.execute(requested)).one()
        if status != UserStatus.DISMISSED:
            raise StillEmployedError
        await _take_away(transaction, user_id)
        nobody = {
            "name": f"#{user_id}",
            "email": f"{user_id}@erased.invalid",
            "external_id": None,
            "language": None,
            "password_hash": None,
            "department_id": None,
        }
        await transaction.write(update(User).where(*this_one).values(nobody))
        await _call_nothing(transaction, user_id, name, email)


async def _take_away(transaction: CompanyTransaction, user_id: int) -> None:
    """Rows of any table that are a person's: the column says so."""
    company_id = transaction.company_id
    for table in reversed(Base.metadata.sorted_tables):
        if "company_id" in table.c and "user_id" in table.c:
            await transaction.write(delete(table).where(table.c.company_id == company_id, table.c.user_id == user_id))
    change = FileImportChange
    brought = (change.company_id == company_id, change.table_name == "users", change.record_id == user_id)
    await transaction.write(delete(change).where(*brought))
    revision = LayoutRevision
    own = (revision.company_id == company_id, revision.owner == "user", revision.owner_id == user_id)
    await transaction.write(delete(revision).where(*own))
    headed = (Department.company_id == company_id, Department.head_id == user_id)
    await transaction.write(update(Department).where(*headed).values(head_id=None))


async def _call_nothing(transaction: CompanyTransaction, user_id: int, name: str, email: str) -> None:
    """The audit log keeps who did what to whom when, by the number."""
    params = {"company": transaction.company_id, "subject": f"User:{user_id}", "mention": f'%"User:{user_id}"%'}
    await transaction.write_text(DataKind.AUDIT, _ABOUT, params)
    for word in (name, email):
        replaced = {"word": json.dumps(word, ensure_ascii=False), "instead": f'"#{user_id}"'}
        await transaction.write_text(DataKind.AUDIT, _MENTIONED, params | replaced)


_ABOUT = text("""
UPDATE audit_entries SET before = NULL, after = NULL
WHERE company_id = :company AND subject = :subject AND (before IS NOT NULL OR after IS NOT NULL)""")
_MENTIONED = text("""
UPDATE audit_entries
SET before = replace(before::text, :word, :instead)::jsonb, after = replace(after::text, :word, :instead)::jsonb
WHERE company_id = :company AND (before::text LIKE :mention OR after::text LIKE :mention)""")
