"""Records that are deleted or restored together with what is written; communications are taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, literal, update

from models import Activity, Communication, Contact, Deal, RecordAct, RecordKind
from resolvers.cells.noting import held, noted
from resolvers.changes.journal import TELL_REMOVED
from resolvers.commands import CompanyTransaction

_TABLES = {RecordKind.CONTACT: Contact, RecordKind.ACTIVITY: Activity, RecordKind.DEAL: Deal}
_NAMED = "external_id = ANY(%(external_ids)s::text[])"
# Who says of a contact that was merged that it is there no more, or is there, says nothing of the one that it is now.
_ITSELF = {RecordKind.CONTACT: " AND contacts.merged_into_id IS NULL"}
_TELL_REMOVED = TELL_REMOVED.format(
    kind=RecordKind.COMMUNICATION.value,
    table="communications",
    ids=f"SELECT id FROM communications WHERE company_id = %(company)s::bigint AND {_NAMED}",  # noqa: S608 - from constants
)


@dataclass(frozen=True, slots=True)
class Deletions:
    """External ids of records by their kind: which are to be deleted, and which are not to be any more."""

    deleted: Mapping[RecordKind, Sequence[str]]
    restored: Mapping[RecordKind, Sequence[str]]

    async def note(self, transaction: CompanyTransaction) -> None:
        """Locks the records that are there, and notes what they are, for the cells."""
        for kind, table in _TABLES.items():
            named = sorted({*self.deleted.get(kind, ()), *self.restored.get(kind, ())})
            if not named:
                continue
            params: dict[str, object] = {"company": transaction.company_id, "external_ids": named}
            await transaction.connection.exec_driver_sql(held(kind, _NAMED), params)
            for names, act, is_so in (
                (self.deleted, RecordAct.DELETED, "IS NOT NULL"),
                (self.restored, RecordAct.RESTORED, "IS NULL"),
            ):
                where = f"{_NAMED} AND NOT {table.__tablename__}.deleted_at {is_so}{_ITSELF.get(kind, '')}"
                params["external_ids"] = [*names.get(kind, ())]
                await transaction.connection.exec_driver_sql(noted(kind, where, act), params)
        if removed := self.deleted.get(RecordKind.COMMUNICATION):
            params = {"company": transaction.company_id, "external_ids": sorted(removed)}
            await transaction.connection.exec_driver_sql(held(RecordKind.COMMUNICATION, _NAMED), params)
            await transaction.connection.exec_driver_sql(noted(RecordKind.COMMUNICATION, _NAMED), params)

    async def write(self, transaction: CompanyTransaction, now: datetime) -> None:
        """Deletes and restores what is not so already. To be called when all records are there."""
        for named, since in ((self.deleted, now), (self.restored, None)):
            for kind, table in _TABLES.items():
                external_ids = named.get(kind, ())
                change = (
                    update(table)
                    .values(deleted_at=literal(since, table.deleted_at.type))
                    .where(
                        *([Contact.merged_into_id.is_(None)] if table is Contact else []),
                        table.company_id == transaction.company_id,
                        table.external_id.in_(external_ids),
                        table.deleted_at.is_(None) if since else table.deleted_at.is_not(None),
                    )
                )
                if external_ids:
                    await transaction.write(change)
        if removed := self.deleted.get(RecordKind.COMMUNICATION):
            params = {"company": transaction.company_id, "external_ids": [*removed]}
            await transaction.connection.exec_driver_sql(_TELL_REMOVED, params)
            mine = (Communication.company_id == transaction.company_id, Communication.external_id.in_(removed))
            await transaction.write(delete(Communication).where(*mine))
