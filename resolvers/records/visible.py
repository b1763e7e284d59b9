"""Records the viewer sees, by their ids, as a part of a statement."""

from functools import lru_cache

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Text, bindparam, func, select
from sqlalchemy.orm import aliased

from models import Contact, RecordKind
from permissions.rows import VisibleRows
from permissions.viewer import Viewer
from resolvers.records.reading import record_json
from resolvers.records.tables import TABLES
from resolvers.sql_text import sql_text
from resolvers.statement import Part

_VISIBLE = {
    RecordKind.CONTACT: VisibleRows.contacts,
    RecordKind.ACTIVITY: VisibleRows.activities,
    RecordKind.DEAL: VisibleRows.deals,
    RecordKind.COMMUNICATION: VisibleRows.communications,
}


def visible_records_part(viewer: Viewer, kind: RecordKind, ids: list[int]) -> Part:
    """Those of the records that the viewer sees: a JSON list for `read_record`, or null for none."""
    people = None if viewer.people is None else list(viewer.people)
    return Part(_text(kind, viewer.people is None), {"ids": ids, "people": people})


def named_records_part(viewer: Viewer, kind: RecordKind, external_ids: list[str]) -> Part:
    """The same by their external ids: lists of two, the one that was asked for, and the record. What a contact was called that was
    merged is a name of the contact that it is now."""
    people = None if viewer.people is None else list(viewer.people)
    return Part(_text_by_name(kind, viewer.people is None), {"names": external_ids, "people": people})


@lru_cache
def _text(kind: RecordKind, whole_company: bool) -> str:
    chosen = TABLES[kind].id == bindparam("s_ids", type_=ARRAY(BigInteger)).any_()
    return sql_text(select(func.json_agg(record_json(kind))).where(_visible(kind, whole_company), chosen))


@lru_cache
def _text_by_name(kind: RecordKind, whole_company: bool) -> str:
    table = TABLES[kind]
    if table is Contact:
        merged = aliased(Contact)
        named, number = merged, func.coalesce(merged.merged_into_id, merged.id)
    else:
        named = aliased(table)
        number = named.id
    found = func.json_build_array(named.external_id, record_json(kind))
    chosen = named.external_id == bindparam("s_names", type_=ARRAY(Text)).any_()
    company = named.company_id == bindparam("company", type_=BigInteger)
    return sql_text(
        select(func.json_agg(found)).where(_visible(kind, whole_company), company, chosen, table.id == number)
    )


def _visible(kind: RecordKind, whole_company: bool) -> ColumnElement[bool]:
    return _VISIBLE[kind](VisibleRows("company", None if whole_company else "s_people"))
