"""Groups of contacts that are probably one, page by page: those with one e-mail address first, then one phone number, then one name.

What says less is left out where something that says more groups the same contacts, and so is what was dismissed
(`resolvers.duplicates.dismissing`), until another contact comes to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from models import ContactKeyKind, RecordKind
from permissions.viewer import Viewer
from resolvers.contact_keys.rules import name_key, phone_key
from resolvers.contact_keys.writing import region_of_company
from resolvers.duplicates.likeness import contact_json, strength, visible_contacts
from resolvers.records.reading import ContactRecord, read_record
from resolvers.statement import Part, read_parts

MAX_MEMBERS = 20
"""That are shown of a group."""

Place = tuple[ContactKeyKind, str]
"""A group by what its contacts have in common."""


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Contacts that the viewer sees, all with one key, the oldest first: `MAX_MEMBERS` of ``count``."""

    reason: ContactKeyKind
    key: str
    count: int
    contacts: tuple[ContactRecord, ...]


@dataclass(frozen=True, slots=True)
class GroupPage:
    """Some groups, and whether there are more."""

    groups: tuple[DuplicateGroup, ...]
    has_next: bool


async def list_duplicates(
    engine: AsyncEngine, viewer: Viewer, *, first: int, after: Place | None, search: str | None
) -> GroupPage:
    """The groups after a place. With ``search``: in which a contact has all of its words in a name, an address or a number.

    Only contacts that the viewer sees are told of, or counted. At most a statement for each kind of key.
    """
    found: list[DuplicateGroup] = []
    for kind in ContactKeyKind:
        if after is not None and list(ContactKeyKind).index(kind) < list(ContactKeyKind).index(after[0]):
            continue
        params = {
            "kind": kind.value,
            "after": after[1] if after is not None and after[0] is kind else None,
            "words": _words(search, viewer),
            "people": None if viewer.people is None else [*viewer.people],
            "most": MAX_MEMBERS,
            "limit": first + 1 - len(found),
        }
        [value] = await read_parts(engine, [Part(_text(viewer.people is None), params)], {"company": viewer.company.id})
        found += [DuplicateGroup(kind, key, count, _contacts(documents)) for key, count, documents in value or ()]
        if len(found) > first:
            break
    return GroupPage(tuple(found[:first]), has_next=len(found) > first)


def _words(search: str | None, viewer: Viewer) -> list[str]:
    if not search:
        return []
    phone = phone_key(search, region_of_company(viewer.company))
    # What has no letter and no digit is in nothing that is compared.
    return [phone] if phone else (name_key(search) or search).split()


def _contacts(documents: Sequence[Any]) -> tuple[ContactRecord, ...]:
    records = (read_record(RecordKind.CONTACT, each) for each in documents)
    return tuple(record for record in records if isinstance(record, ContactRecord))


def group_members(whole_company: bool) -> str:
    """The SQL of the contacts that the viewer sees with a key: the parameters ``company``, ``s_people`` and ``s_kind``."""
    return f"""
    SELECT contacts.id FROM contact_keys AS own
    JOIN contacts ON contacts.company_id = %(company)s::bigint AND contacts.id = own.contact_id
    WHERE own.company_id = %(company)s::bigint AND own.kind = %(s_kind)s::text AND {{key}} = own.key
      AND {visible_contacts(whole_company)}"""  # noqa: S608 - from constants


# Keys that several contacts have are those with a second one. Counted, they would be put into groups all at once, and then in order;
# so the index has them in order, and reading ends where the page does.
@lru_cache
def _text(whole_company: bool) -> str:
    return f"""
WITH matching AS MATERIALIZED (
  SELECT contact_id FROM contact_keys AS looked
  WHERE looked.company_id = %(company)s::bigint AND %(s_words)s::text[] <> '{{}}'
    AND NOT EXISTS (SELECT FROM unnest(%(s_words)s::text[]) AS word WHERE position(word IN looked.key) = 0))
SELECT json_agg(json_build_array(page.key, page.members, (
    SELECT json_agg({contact_json("member.id")} ORDER BY member.place)
    FROM unnest(page.ids[1:%(s_most)s::integer]) WITH ORDINALITY AS member (id, place)))
  ORDER BY page.key)
FROM (
  SELECT shared.key, grouped.ids, cardinality(grouped.ids) AS members
  FROM (
    SELECT key FROM (
      SELECT key, row_number() OVER (PARTITION BY key ORDER BY contact_id) AS place FROM contact_keys
      WHERE company_id = %(company)s::bigint AND kind = %(s_kind)s::text
        AND (%(s_after)s::text IS NULL OR key > %(s_after)s::text)) AS placed
    WHERE placed.place = 2) AS shared
  CROSS JOIN LATERAL (
    SELECT array_agg(member.id ORDER BY member.id) AS ids
    FROM ({group_members(whole_company).format(key="shared.key")}) AS member) AS grouped
  WHERE cardinality(grouped.ids) > 1
    AND (%(s_words)s::text[] = '{{}}' OR EXISTS (
      SELECT FROM unnest(grouped.ids) AS part (id) WHERE part.id IN (SELECT contact_id FROM matching)))
    AND NOT EXISTS (
      SELECT FROM dismissed_contacts AS said
      WHERE said.company_id = %(company)s::bigint AND said.contact_id = grouped.ids[1]
        AND cardinality(grouped.ids) = (
          SELECT count(*) FROM dismissed_contacts AS other
          WHERE other.company_id = %(company)s::bigint AND other.dismissal_id = said.dismissal_id
            AND other.contact_id = ANY(grouped.ids)))
    AND NOT EXISTS (
      SELECT FROM contact_keys AS stronger
      WHERE stronger.company_id = %(company)s::bigint AND stronger.contact_id = grouped.ids[1]
        AND ({strength("stronger.kind")}, stronger.key) < ({strength("%(s_kind)s::text")}, shared.key)
        AND cardinality(grouped.ids) = (
          SELECT count(*) FROM contact_keys AS other
          WHERE other.company_id = %(company)s::bigint AND other.kind = stronger.kind AND other.key = stronger.key
            AND other.contact_id = ANY(grouped.ids)))
  ORDER BY shared.key LIMIT %(s_limit)s::bigint) AS page"""  # noqa: S608 - from constants
