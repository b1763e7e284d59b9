"""Contacts that are probably the same as one, of those that the viewer sees."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, bindparam, literal_column, select

from models import Contact, ContactKeyKind, RecordKind
from permissions.rows import VisibleRows
from permissions.viewer import Viewer
from resolvers.loading.quiescent_loader import QuiescentLoader
from resolvers.records.reading import ContactRecord, read_record, record_json
from resolvers.sql_text import sql_text
from resolvers.statement import Part, Reader

MAX_LIKE_ONE = 20
"""Of one contact."""


@dataclass(frozen=True, slots=True)
class LikeContact:
    """A contact, and what it has in common with the one that was asked about, what says most first."""

    contact: ContactRecord
    reasons: tuple[ContactKeyKind, ...]


class LikeContactsLoader(QuiescentLoader[int, Sequence[LikeContact]]):
    """The `MAX_LIKE_ONE` contacts that are most like each of those, which the viewer sees as well. One statement a turn."""

    def __init__(self, reader: Reader, viewer: Viewer) -> None:
        super().__init__()
        self._reader = reader
        self._viewer = viewer

    async def batch_load_fn(self, keys: list[int]) -> list[Sequence[LikeContact]]:
        """See `LikeContactsLoader`."""
        people = self._viewer.people
        params = {"ids": keys, "people": None if people is None else [*people], "most": MAX_LIKE_ONE}
        part = Part(_text(people is None), params)
        [value] = await self._reader.read([part], {"company": self._viewer.company.id})
        found: dict[int, list[LikeContact]] = {}
        for of, reasons, document in value or ():
            contact = read_record(RecordKind.CONTACT, document)
            if isinstance(contact, ContactRecord):
                found.setdefault(of, []).append(LikeContact(contact, read_reasons(reasons)))
        return [found.get(key, ()) for key in keys]


def read_reasons(kinds: Collection[str]) -> tuple[ContactKeyKind, ...]:
    """What contacts have in common, what says most first."""
    return tuple(kind for kind in ContactKeyKind if kind in kinds)


def visible_contacts(whole_company: bool) -> str:
    """Of the table of contacts, those that the viewer sees: the parameters ``company`` and ``s_people``."""
    return sql_text(VisibleRows("company", None if whole_company else "s_people").contacts())


def contact_json(number: str) -> str:
    """The contact that has the number, given in SQL, as `resolvers.records.reading` reads it."""
    company = bindparam("company", type_=BigInteger)
    requested = select(record_json(RecordKind.CONTACT)).where(
        Contact.company_id == company, Contact.id == literal_column(number)
    )
    return f"({sql_text(requested)})"


def strength(kind: str) -> str:
    """How much a kind of key says, in SQL: 1 says most."""
    kinds: list[Any] = [f"'{kind.value}'" for kind in ContactKeyKind]
    return f"array_position(ARRAY[{', '.join(kinds)}], {kind})"


@lru_cache
def _text(whole_company: bool) -> str:
    return f"""
SELECT json_agg(json_build_array(one.id, alike.kinds, {contact_json("alike.id")}) ORDER BY one.id, alike.place)
FROM unnest(%(s_ids)s::bigint[]) AS one (id)
CROSS JOIN LATERAL (
  SELECT contacts.id, array_agg(shared.kind) AS kinds,
    row_number() OVER (ORDER BY min({strength("shared.kind")}), count(*) DESC, contacts.id) AS place
  FROM contact_keys AS own
  JOIN contact_keys AS shared ON shared.company_id = %(company)s::bigint AND shared.kind = own.kind AND shared.key = own.key
  JOIN contacts ON contacts.company_id = %(company)s::bigint AND contacts.id = shared.contact_id
  WHERE own.company_id = %(company)s::bigint AND own.contact_id = one.id AND shared.contact_id <> one.id
    AND {visible_contacts(whole_company)}
    AND NOT EXISTS (
      SELECT FROM dismissed_contacts AS said
      JOIN dismissed_contacts AS other ON other.company_id = %(company)s::bigint AND other.dismissal_id = said.dismissal_id
      WHERE said.company_id = %(company)s::bigint AND said.contact_id = one.id AND other.contact_id = shared.contact_id)
  GROUP BY contacts.id ORDER BY place LIMIT %(s_most)s::bigint) AS alike"""  # noqa: S608 - from constants
