"""Records the viewer sees, by their ids, as a part of a statement."""

from functools import lru_cache

from sqlalchemy import ARRAY, BigInteger, Text, bindparam, func, select

from models import RecordKind
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
    return Part(_text(kind, viewer.people is None, by_name=False), {"ids": ids, "people": people})


def named_records_part(viewer: Viewer, kind: RecordKind, external_ids: list[str]) -> Part:
    """The same by their external ids."""
    people = None if viewer.people is None else list(viewer.people)
    return Part(_text(kind, viewer.people is None, by_name=True), {"names": external_ids, "people": people})


@lru_cache
def _text(kind: RecordKind, whole_company: bool, *, by_name: bool) -> str:
    rows = VisibleRows("company", None if whole_company else "s_people")
    table = TABLES[kind]
    chosen = (
        table.external_id == bindparam("s_names", type_=ARRAY(Text)).any_()
        if by_name
        else table.id == bindparam("s_ids", type_=ARRAY(BigInteger)).any_()
    )
    return sql_text(select(func.json_agg(record_json(kind))).where(_VISIBLE[kind](rows), chosen))
