"""Saying that contacts with something in common are not one, and taking that back."""

from sqlalchemy import delete, text

from models import ContactKeyKind, DuplicateDismissal
from resolvers.commands import CommandContext, CommandResult, Transaction, begin
from resolvers.duplicates.dismissals import DISMISSED_IDS, seen_dismissal
from resolvers.duplicates.groups import group_members

# Names of contacts in an entry of the audit log.
_MOST_TOLD = 20


async def dismiss_duplicates(command: CommandContext, kind: ContactKeyKind, key: str) -> CommandResult[int]:
    """Keeps the contacts that the viewer sees with this key from being taken for one, and gives the number by which it is undone.

    All of them together: the group comes again once it has a contact that this was not said of. What was said of the very same ones is
    not said once more.
    """
    async with begin(command) as transaction:
        params = {**_seen_by(transaction), "s_kind": kind.value, "key": key}
        members = group_members(transaction.viewer.people is None).format(key="%(key)s::text")
        found = await transaction.connection.exec_driver_sql(f"{members} ORDER BY 1", params)
        ids = [*found.scalars()]
        if len(ids) < 2:
            transaction.problems.not_found(("value",))
            return transaction.refused()
        if (said := await _said_of(transaction, kind, key, ids)) is not None:
            return transaction.done(said)
        noted = {"kind": kind.value, "key": key, "at": transaction.now, "by": transaction.viewer.user_id, "ids": ids}
        made = await transaction.connection.execute(_NOTE, {"company": transaction.company_id, **noted})
        await _tell(transaction, "dismissDuplicates", kind, key, ids)
        return transaction.done(made.scalar_one())


async def _said_of(transaction: Transaction, kind: ContactKeyKind, key: str, ids: list[int]) -> int | None:
    params = {"company": transaction.company_id, "kind": kind.value, "key": key, "ids": ids}
    # Whoever says the same at the same moment waits for this one, and finds it.
    await transaction.connection.exec_driver_sql(_HOLD, params)
    return (await transaction.connection.exec_driver_sql(_SAID, params)).scalar_one_or_none()


async def undo_dismissal(command: CommandContext, dismissal_id: int) -> CommandResult[int]:
    """Has contacts be taken for one again that were said not to be. For whoever sees all of them."""
    async with begin(command) as transaction:
        asked = _THIS_ONE.format(seen=seen_dismissal(transaction.viewer.people is None))
        params = {**_seen_by(transaction), "id": dismissal_id}
        found = (await transaction.connection.exec_driver_sql(asked, params)).one_or_none()
        if found is None:
            transaction.problems.not_found(("id",))
            return transaction.refused()
        this_one = delete(DuplicateDismissal).where(
            DuplicateDismissal.company_id == transaction.company_id, DuplicateDismissal.id == dismissal_id
        )
        await transaction.write(this_one)
        await _tell(transaction, "undoDuplicateDismissal", ContactKeyKind(found.kind), found.key, found.ids)
        return transaction.done(dismissal_id)


def _seen_by(transaction: Transaction) -> dict[str, object]:
    people = transaction.viewer.people
    return {"company": transaction.company_id, "s_people": None if people is None else [*people]}


async def _tell(transaction: Transaction, action: str, kind: ContactKeyKind, key: str, ids: list[int]) -> None:
    params = {"company": transaction.company_id, "ids": ids[:_MOST_TOLD]}
    rows = await transaction.connection.execute(_NAMES, params)
    named = [{"ref": f"Contact:{id_}", "name": name} for id_, name in rows]
    told = {"reason": kind.value, "value": key, "count": len(ids), "contacts": named}
    transaction.note(action, f"Contact:{ids[0]}", None, told)


# Contacts themselves are read, as what else would tell the company's node where there are several, of which all took part otherwise.
_NOTE = text("""
WITH noted AS (
  INSERT INTO duplicate_dismissals (company_id, kind, key, dismissed_at, dismissed_by_id)
  VALUES (:company, :kind, :key, :at, :by) RETURNING id),
said AS (
  INSERT INTO dismissed_contacts (company_id, dismissal_id, contact_id)
  SELECT contacts.company_id, noted.id, contacts.id FROM noted CROSS JOIN contacts
  WHERE contacts.company_id = :company AND contacts.id = ANY(CAST(:ids AS bigint[])))
SELECT id FROM noted""")
_HOLD = """
SELECT FROM contacts WHERE company_id = %(company)s::bigint AND id = (%(ids)s::bigint[])[1] FOR UPDATE"""
_SAID = f"""
SELECT dismissal.id
FROM dismissed_contacts AS said
JOIN duplicate_dismissals AS dismissal ON dismissal.company_id = %(company)s::bigint AND dismissal.id = said.dismissal_id
WHERE said.company_id = %(company)s::bigint AND said.contact_id = (%(ids)s::bigint[])[1]
  AND dismissal.kind = %(kind)s::text AND dismissal.key = %(key)s::text AND {DISMISSED_IDS} = %(ids)s::bigint[]
ORDER BY 1 LIMIT 1"""  # noqa: S608 - from constants
_THIS_ONE = f"""
SELECT kind, key, {DISMISSED_IDS} AS ids
FROM duplicate_dismissals AS dismissal
WHERE dismissal.company_id = %(company)s::bigint AND dismissal.id = %(id)s::bigint AND {{seen}} FOR UPDATE"""  # noqa: S608 - from constants
_NAMES = text(
    "SELECT id, name FROM contacts WHERE company_id = :company AND id = ANY(CAST(:ids AS bigint[])) ORDER BY id"
)
