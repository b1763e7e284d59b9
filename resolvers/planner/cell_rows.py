"""The rows of a population from cells (`models.cell`): what is folded, what is not, and what lies in a day that a bound cuts.

All three have the columns of a cell, with the instant that it counts at (``at``) in place of its day, and the sign of its amounts. So
one expression for each attribute reads them, the same that reads the tables of facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from typing import cast as cast_type

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnClause,
    ColumnElement,
    DateTime,
    FromClause,
    Integer,
    SQLColumnExpression,
    Subquery,
    Table,
    Text,
    case,
    cast,
    column,
    func,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.sql import visitors
from sqlalchemy.sql.visitors import ExternallyTraversible

from models.cell import SOURCE_FACET
from resolvers.catalog.attribute import (
    BUCKET,
    FURTHEST_STAGE,
    LOST_FROM,
    LOST_STAGE,
    RETURNED,
    SIGN,
    SOURCE,
    TIME,
    Attribute,
)
from resolvers.catalog.dataset import ACTIVITIES, COMMUNICATIONS, CONTACTS, DEALS, STAGE_CHANGES, TRANSITIONS, Dataset
from resolvers.catalog.population import Entered
from resolvers.catalog.type_fields import SettingsShape
from resolvers.planner import cell_kinds
from resolvers.planner.base_rows import bucket_of, entered_by
from resolvers.planner.cell_sql import CellSql
from resolvers.planner.scan_shape import ScanShape

RECORDS = "records"
"""The column that says how many rows one stands for; less than none where some are taken away."""
_SIGN, _FACET = "sign", "facet"
_SOURCE_FACET = literal_column(str(SOURCE_FACET), BigInteger())
# By which a cell of this facet has its option; a record has no such field.
_OPTION = literal_column(f"'{SOURCE_FACET}'", Text())


@dataclass(frozen=True, slots=True, eq=False)
class CellSource:
    """The cells of a dataset: its own columns, and what in them stands for which column of the tables of facts."""

    dataset: Dataset
    sql: CellSql
    columns: tuple[ColumnClause[Any], ...]
    stands_for: Mapping[str, str]
    record_type: str | None = None

    def expression(self, attribute: Attribute, rows: FromClause, shape: SettingsShape) -> ColumnElement[Any]:
        """An attribute of its rows."""
        if attribute == RETURNED:
            return rows.c.returned
        if attribute in _REACHED:
            return rows.c[_REACHED[attribute]]
        return self._of_cells(attribute.expression(self.dataset, shape), rows)

    def _of_cells(self, expression: SQLColumnExpression[Any], rows: FromClause) -> ColumnElement[Any]:
        def replaced(element: ExternallyTraversible, **_: Any) -> ColumnElement[Any] | None:
            table = getattr(element, "table", None)
            name = f"{getattr(table, 'name', '')}.{getattr(element, 'name', '')}"
            if isinstance(table, Table) and name not in self.stands_for:
                # It would be read of every record there is.
                raise LookupError(f"These cells have no {name}")
            return _column(rows, self.stands_for[name]) if name in self.stands_for else None

        return visitors.replacement_traverse(cast_type(ColumnElement[Any], expression), {}, replaced)


def _column(rows: FromClause, name: str) -> ColumnElement[Any]:
    if name == "type of stay":
        return func.coalesce(rows.c.deal_type_id, rows.c.record_type_id)
    return rows.c[name]


_TYPE, _STAGE = column("deal_type_id", BigInteger), column("stage_id", BigInteger)
_RECORD_TYPE = column("record_type_id", BigInteger)
_OF_DEAL_ITSELF = {"deals.created_at": "at", "deals.fields": "fields", "deals.deal_type_id": "deal_type_id"}
_OF_DEAL = {"deals.fields": "fields", "deals.deal_type_id": "record_type_id"}

_SOURCES: Mapping[Dataset, CellSource] = {
    each.dataset: each
    for each in (
        CellSource(CONTACTS, cell_kinds.CONTACTS, (), {"contacts.created_at": "at"}),
        CellSource(
            ACTIVITIES,
            cell_kinds.ACTIVITIES,
            (column("activity_type_id", BigInteger),),
            {
                "activities.created_at": "at",
                "activities.fields": "fields",
                "activities.activity_type_id": "activity_type_id",
            },
            "activity_type_id",
        ),
        CellSource(
            COMMUNICATIONS,
            cell_kinds.COMMUNICATIONS,
            (column("channel", Text), column("direction", Text), column("answered", Boolean)),
            {
                "communications.occurred_at": "at",
                **{f"communications.{name}": name for name in ("channel", "direction", "answered")},
            },
        ),
        CellSource(
            DEALS,
            cell_kinds.DEALS,
            (_TYPE, _STAGE),
            _OF_DEAL_ITSELF | {"deals.stage_id": "stage_id"},
            "deal_type_id",
        ),
        CellSource(
            TRANSITIONS,
            cell_kinds.ENTRIES,
            (_RECORD_TYPE, _TYPE, column("to_stage_id", BigInteger), column("from_stage_id", BigInteger)),
            {
                **_OF_DEAL,
                "transitions.occurred_at": "at",
                **{f"transitions.{name}": name for name in ("deal_type_id", "to_stage_id", "from_stage_id")},
            },
            "record_type_id",
        ),
        CellSource(
            STAGE_CHANGES,
            cell_kinds.CHANGES,
            (_RECORD_TYPE, _TYPE, _STAGE),
            {**_OF_DEAL, "stay.deal_type_id": "type of stay", "stay.stage_id": "stage_id"},
            "record_type_id",
        ),
    )
}
_REACHED: Mapping[Attribute, str] = {
    FURTHEST_STAGE: "furthest_stage_id",
    LOST_FROM: "lost_from_id",
    LOST_STAGE: "lost_stage_id",
}
_FUNNEL = CellSource(
    DEALS,
    cell_kinds.FUNNEL,
    (_TYPE, *(column(name, BigInteger) for name in _REACHED.values())),
    _OF_DEAL_ITSELF,
    "deal_type_id",
)
"""The cells of deals that tell how far these have come."""


def cells_of(of: ScanShape) -> CellSource:
    """Which cells have the rows of a scan: of deals those that tell where these stand, or how far they have come."""
    return _FUNNEL if of.is_by_funnel else _SOURCES[of.population.dataset]


def cell_rows(of: ScanShape) -> Subquery:
    """The rows of a scan that cells answer (`resolvers.planner.cell_choice`): the columns of `base_rows` and ``records``.

    Amounts are those of all the records that a row stands for.
    """
    source = cells_of(of)
    rows = _rows(source, of)
    fields = of.settings.fields_of(of.population.dataset) if any(a.from_settings for a in of.attributes) else None
    columns: list[ColumnElement[Any]] = [rows.c.at.label(TIME.key), rows.c[RECORDS]]
    wanted = sorted(of.attributes - {TIME, SIGN}, key=lambda attribute: attribute.key)
    columns += [_value(each, source, rows, of).label(each.key) for each in wanted]
    statement = select(*columns)
    if fields is None or source.record_type is None:
        statement = statement.select_from(rows)
    else:
        statement = statement.select_from(rows.outerjoin(fields, fields.c.type_id == rows.c[source.record_type]))
        if SOURCE in of.attributes:
            own = func.coalesce(*(each for each in fields.c if each.name.startswith("source_")))
            facet = rows.c[_FACET]
            of_type = case((facet == _SOURCE_FACET, own.is_not(None)), else_=facet == cast(own, BigInteger))
            statement = statement.where(or_(facet == literal_column("0"), of_type))
    if isinstance(of.population.predicate, Entered):
        statement = statement.where(*entered_by(rows.c.from_stage_id, rows.c.to_stage_id))
    if of.population.is_of_changes:
        # A query of its own: what a change is worth is worked out once for all figures, each of which counts nearly all of them.
        statement = statement.offset(literal_column("0"))
    return statement.subquery("r")


def _value(attribute: Attribute, source: CellSource, rows: FromClause, of: ScanShape) -> SQLColumnExpression[Any]:
    if attribute == BUCKET:
        return bucket_of(of.population, rows.c.at)
    value = source.expression(attribute, rows, of.settings)
    if attribute == SOURCE:
        return func.coalesce(cast(rows.c.fields[_OPTION], BigInteger), value)
    return value * rows.c[_SIGN] if attribute.is_amount else value


def _rows(source: CellSource, of: ScanShape) -> Subquery:
    """What has the columns of cells."""
    assert of.from_cells is not None
    returned = (column("returned", Boolean),) if source.dataset == TRANSITIONS else ()
    columns = (
        column("at", DateTime(timezone=True)),
        column(RECORDS, BigInteger),
        column(_SIGN, Integer),
        column(_FACET, BigInteger),
        column("fields", JSONB),
        *source.columns,
        *returned,
    )
    return text(source.sql.text(of.population, of.from_cells)).columns(*columns).subquery("c")
