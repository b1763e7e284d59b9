"""What was said not to be duplicates, for those who may take that back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from models import Contact, ContactKeyKind, RecordKind
from permissions.rows import VisibleRows
from permissions.viewer import Viewer
from resolvers.duplicates.groups import MAX_MEMBERS
from resolvers.duplicates.likeness import contact_json
from resolvers.records.reading import ContactRecord, read_record
from resolvers.sql_text import sql_text
from resolvers.statement import Part, read_parts


@dataclass(frozen=True, slots=True)
class DismissalRecord:
    """Contacts with a key that are not one: `MAX_MEMBERS` of ``count``, as they are now, deleted or not."""

    id: int
    kind: ContactKeyKind
    key: str
    count: int
    contacts: tuple[ContactRecord, ...]
    dismissed_at: datetime
    dismissed_by_id: int


@dataclass(frozen=True, slots=True)
class DismissalPage:
    """Some dismissals, the latest first."""

    dismissals: tuple[DismissalRecord, ...]
    has_next: bool


async def list_dismissals(
    engine: AsyncEngine, viewer: Viewer, *, first: int, after: int | None = None, dismissal_id: int | None = None
) -> DismissalPage:
    """The latest dismissals, or those before a number, or the one of that number; those of whose contacts the viewer sees all.

    One statement.
    """
    people = None if viewer.people is None else [*viewer.people]
    params = {"people": people, "after": after, "dismissal": dismissal_id, "most": MAX_MEMBERS, "limit": first + 1}
    [rows] = await read_parts(engine, [Part(_text(people is None), params)], {"company": viewer.company.id})
    found = [
        DismissalRecord(
            id_, ContactKeyKind(kind), key, count, _contacts(documents or ()), datetime.fromisoformat(at), by
        )
        for id_, kind, key, count, documents, at, by in rows or ()
    ]
    return DismissalPage(tuple(found[:first]), has_next=len(found) > first)


def _contacts(documents: Sequence[Any]) -> tuple[ContactRecord, ...]:
    records = (read_record(RecordKind.CONTACT, each) for each in documents)
    return tuple(record for record in records if isinstance(record, ContactRecord))


DISMISSED_IDS = """ARRAY(
      SELECT contact_id FROM dismissed_contacts AS part
      WHERE part.company_id = %(company)s::bigint AND part.dismissal_id = dismissal.id ORDER BY contact_id)"""
"""The SQL of the numbers of the contacts of ``dismissal``, ascending: the parameter ``company``."""


@lru_cache
def seen_dismissal(whole_company: bool) -> str:
    """The SQL about ``dismissal`` that the viewer sees all of its contacts: the parameters ``company`` and ``s_people``."""
    seen = sql_text(VisibleRows("company", None if whole_company else "s_people").even_deleted(Contact))
    return f"""NOT EXISTS (
      SELECT FROM dismissed_contacts AS part WHERE part.company_id = %(company)s::bigint AND part.dismissal_id = dismissal.id
        AND NOT EXISTS (SELECT FROM contacts WHERE {seen} AND contacts.id = part.contact_id))"""  # noqa: S608 - from constants


@lru_cache
def _text(whole_company: bool) -> str:
    return f"""
SELECT json_agg(json_build_array(page.id, page.kind, page.key, cardinality(page.ids), (
    SELECT json_agg({contact_json("member.id")} ORDER BY member.place)
    FROM unnest(page.ids[1:%(s_most)s::integer]) WITH ORDINALITY AS member (id, place)),
  page.dismissed_at, page.dismissed_by_id) ORDER BY page.id DESC)
FROM (
  SELECT dismissal.*, {DISMISSED_IDS} AS ids
  FROM duplicate_dismissals AS dismissal
  WHERE dismissal.company_id = %(company)s::bigint
    AND (%(s_after)s::bigint IS NULL OR dismissal.id < %(s_after)s::bigint)
    AND (%(s_dismissal)s::bigint IS NULL OR dismissal.id = %(s_dismissal)s::bigint)
    AND {seen_dismissal(whole_company)}
  ORDER BY dismissal.id DESC LIMIT %(s_limit)s::bigint) AS page"""  # noqa: S608 - from constants
