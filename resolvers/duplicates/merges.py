"""What was merged, by whom and when, for those who may undo it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from models import Contact, RecordKind
from permissions.rows import VisibleRows
from permissions.viewer import Viewer
from resolvers.duplicates.likeness import contact_json
from resolvers.records.reading import ContactRecord, read_record
from resolvers.sql_text import sql_text
from resolvers.statement import Part, read_parts


@dataclass(frozen=True, slots=True)
class MergeRecord:
    """A merge: the contact that took over the others, and these. All of them are as they are now, deleted or not."""

    id: int
    contact: ContactRecord
    others: tuple[ContactRecord, ...]
    merged_at: datetime
    merged_by_id: int
    undone_at: datetime | None
    undone_by_id: int | None


@dataclass(frozen=True, slots=True)
class MergePage:
    """Some merges, the latest first."""

    merges: tuple[MergeRecord, ...]
    has_next: bool


async def list_merges(
    engine: AsyncEngine, viewer: Viewer, *, first: int, after: int | None = None, merge_id: int | None = None
) -> MergePage:
    """The latest merges, or those before a number, or the one of that number; those of whose contacts the viewer sees all.

    One statement.
    """
    people = None if viewer.people is None else [*viewer.people]
    params = {"people": people, "after": after, "merge": merge_id, "limit": first + 1}
    [rows] = await read_parts(engine, [Part(_text(people is None), params)], {"company": viewer.company.id})
    found = [_read(row) for row in rows or ()]
    return MergePage(tuple(found[:first]), has_next=len(found) > first)


def _read(row: Sequence[Any]) -> MergeRecord:
    id_, kept, others, merged_at, merged_by_id, undone_at, undone_by_id = row
    return MergeRecord(
        id_,
        _contact(kept),
        tuple(_contact(each) for each in others or ()),
        datetime.fromisoformat(merged_at),
        merged_by_id,
        undone_at and datetime.fromisoformat(undone_at),
        undone_by_id,
    )


def _contact(document: Any) -> ContactRecord:
    record = read_record(RecordKind.CONTACT, document)
    if not isinstance(record, ContactRecord):
        raise TypeError(f"a contact was read as {record.kind}")
    return record


@lru_cache
def _text(whole_company: bool) -> str:
    seen = sql_text(VisibleRows("company", None if whole_company else "s_people").even_deleted(Contact))
    return f"""
SELECT json_agg(json_build_array(page.id, {contact_json("page.kept_id")}, (
    SELECT json_agg({contact_json("other.id")} ORDER BY other.place)
    FROM unnest(page.contact_ids) WITH ORDINALITY AS other (id, place)),
  page.merged_at, page.merged_by_id, page.undone_at, page.undone_by_id) ORDER BY page.id DESC)
FROM (
  SELECT merge.* FROM contact_merges AS merge
  WHERE merge.company_id = %(company)s::bigint
    AND (%(s_after)s::bigint IS NULL OR merge.id < %(s_after)s::bigint)
    AND (%(s_merge)s::bigint IS NULL OR merge.id = %(s_merge)s::bigint)
    AND NOT EXISTS (
      SELECT FROM unnest(merge.contact_ids || merge.kept_id) AS part (id)
      WHERE NOT EXISTS (SELECT FROM contacts WHERE {seen} AND contacts.id = part.id))
  ORDER BY merge.id DESC LIMIT %(s_limit)s::bigint) AS page"""  # noqa: S608 - from constants
