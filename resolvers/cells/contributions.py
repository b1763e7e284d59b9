"""What records contribute to the cells of each table, in SQL: one row for each record and facet, before anything is added up.

Contributions are read from records as they are, or as they were: the text names the records' table either way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from models import Entity, RecordKind
from resolvers.cells.day import day_sql


@dataclass(frozen=True, slots=True)
class Source:
    """Where records come from, with ``{table}`` and ``{kind}`` for theirs, and the ledger's rows of a deal."""

    records: str
    id: str
    where: str
    ledger: str


_LEDGER = "JOIN transitions ON transitions.company_id = %(company)s::bigint AND transitions.deal_id = deals.id"
_OWN = "{table}.company_id = %(company)s::bigint"
_UNFOLDED = "unfolded.company_id = %(company)s::bigint AND unfolded.kind = '{kind}'"

ALL = Source("{table}", "{table}.id", _OWN, _LEDGER)
"""Records as they are."""

CLEAN = replace(
    ALL,
    where=f"{_OWN} AND NOT EXISTS ("
    f"SELECT FROM unfolded_records AS unfolded WHERE {_UNFOLDED} AND unfolded.record_id = {{table}}.id)",
)
"""Those that are as the cells say."""

BEFORE = Source(
    "unfolded_records AS unfolded CROSS JOIN LATERAL jsonb_populate_record(NULL::{table}, unfolded.before -> 'record') AS {table}",
    "unfolded.record_id",
    f"{_UNFOLDED} AND unfolded.before IS NOT NULL",
    "CROSS JOIN LATERAL jsonb_populate_recordset(NULL::transitions, unfolded.before -> 'ledger') AS transitions",
)
"""Other records, as the cells have them."""


def some(source: Source) -> Source:
    """Only those records of the source whose numbers are in the parameter ``ids``."""
    return replace(source, where=f"{source.where} AND {source.id} = ANY(%(ids)s::bigint[])")


@dataclass(frozen=True, slots=True)
class Contribution:
    """How one record, or what ``beside`` joins to it, is counted: in which columns of a cell, at which time, and with which sign."""

    columns: Mapping[str, str]
    at: str
    has_ledger: bool = False
    beside: str = ""
    sign: str = "1"
    where: str = ""


@dataclass(frozen=True, slots=True)
class CellTable:
    """A table of cells, and what contributes to it. Of records of an ``entity`` it has the custom fields."""

    name: str
    columns: tuple[str, ...]
    kind: RecordKind
    records: str
    contributions: tuple[Contribution, ...]
    entity: Entity | None = None
    can_be_deleted: bool = True

    def rows(self, source: Source, sign: int = 1) -> str:
        """The contributions: this table's own ``columns``, ``facet``, ``day``, the ``option`` chosen in the facet's field, the ``keys``
        of price fields that are filled with their ``amounts``, and the ``sign``.

        Parameters: ``company``, ``prices`` and ``choices`` (ids of the entity's fields as texts), and those of `resolvers.cells.day`.
        """
        return "\nUNION ALL\n".join(self._rows(each, source, sign) for each in self.contributions)

    def _rows(self, each: Contribution, source: Source, sign: int) -> str:
        joins = [source.records, source.ledger if each.has_ledger else "", each.beside]
        where = [source.where, f"{self.records}.deleted_at IS NULL" if self.can_be_deleted else "", each.where]
        if self.entity is None:
            facet, option, keys, amounts = "0::bigint", "NULL::jsonb", "'{}'::text[]", "'{}'::numeric[]"
        else:
            joins += [_PRICES.replace("{table}", self.records), _CHOSEN.replace("{table}", self.records)]
            facet, option, keys, amounts = "chosen.facet", "chosen.option", "price.keys", "price.amounts"
        text = (
            f"SELECT {''.join(f'{expression} AS {name}, ' for name, expression in each.columns.items())}"
            f"{facet} AS facet, {day_sql(each.at)} AS day, {option} AS option, {keys} AS keys, {amounts} AS amounts,"
            f" {sign} * {each.sign} AS sign\n"
            f"FROM {' '.join(filter(None, joins))}\nWHERE {' AND '.join(filter(None, where))}"
        )
        return text.replace("{table}", self.records).replace("{kind}", self.kind.value)


# Which price fields hold a number, and which.
_PRICES = """
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(key ORDER BY key), '{}') AS keys, coalesce(array_agg(value::numeric ORDER BY key), '{}') AS amounts
    FROM jsonb_each({table}.fields) AS field (key, value)
    WHERE key = ANY(%(prices)s::text[]) AND jsonb_typeof(value) = 'number') AS price"""
# All records once, and again for each choice field that has a value.
_CHOSEN = """
  CROSS JOIN LATERAL (
    SELECT 0::bigint AS facet, NULL::jsonb AS option
    UNION ALL
    SELECT key::bigint, value FROM jsonb_each({table}.fields) AS field (key, value)
    WHERE key = ANY(%(choices)s::text[]) AND jsonb_typeof(value) <> 'null') AS chosen"""

_CONTACTS = CellTable("contact_cells", (), RecordKind.CONTACT, "contacts", (Contribution({}, "contacts.created_at"),))
_ACTIVITIES = CellTable(
    "activity_cells",
    ("activity_type_id",),
    RecordKind.ACTIVITY,
    "activities",
    (Contribution({"activity_type_id": "activities.activity_type_id"}, "activities.created_at"),),
    Entity.ACTIVITY,
)
_COMMUNICATIONS = CellTable(
    "communication_cells",
    ("channel", "direction", "answered"),
    RecordKind.COMMUNICATION,
    "communications",
    (
        Contribution(
            {name: f"communications.{name}" for name in ("channel", "direction", "answered")},
            "communications.occurred_at",
        ),
    ),
    can_be_deleted=False,
)
_DEALS = CellTable(
    "deal_cells",
    ("deal_type_id", "trail"),
    RecordKind.DEAL,
    "deals",
    (
        Contribution(
            {
                "deal_type_id": "deals.deal_type_id",
                "trail": "CASE WHEN chosen.facet = 0 THEN deals.trail ELSE deals.trail[cardinality(deals.trail):] END",
            },
            "deals.created_at",
        ),
    ),
    Entity.DEAL,
)
_ENTRIES = CellTable(
    "entry_cells",
    ("record_type_id", "deal_type_id", "to_stage_id", "from_stage_id"),
    RecordKind.DEAL,
    "deals",
    (
        Contribution(
            {
                "record_type_id": "deals.deal_type_id",
                "deal_type_id": "transitions.deal_type_id",
                "to_stage_id": "transitions.to_stage_id",
                "from_stage_id": "transitions.from_stage_id",
            },
            "transitions.occurred_at",
            has_ledger=True,
        ),
    ),
    Entity.DEAL,
)
# The changes of `resolvers.catalog.dataset.STAY` and `UNSTAGED_STAY`, of all times.
_CHANGES = CellTable(
    "change_cells",
    ("record_type_id", "deal_type_id", "stage_id"),
    RecordKind.DEAL,
    "deals",
    (
        Contribution(
            {"record_type_id": "deals.deal_type_id", "deal_type_id": "stay.deal_type_id", "stage_id": "stay.stage_id"},
            "greatest(transitions.occurred_at, deals.created_at)",
            has_ledger=True,
            beside="CROSS JOIN LATERAL (VALUES (1, transitions.from_deal_type_id, transitions.from_stage_id),"
            " (-1, transitions.deal_type_id, transitions.to_stage_id)) AS stay (sign, deal_type_id, stage_id)",
            sign="stay.sign",
            where="stay.stage_id IS NOT NULL",
        ),
        Contribution(
            {"record_type_id": "deals.deal_type_id", "deal_type_id": "NULL::bigint", "stage_id": "NULL::bigint"},
            "stay.at",
            beside="CROSS JOIN LATERAL (VALUES (1, deals.staged_at), (-1, deals.created_at)) AS stay (sign, at)",
            sign="stay.sign",
            where="stay.at IS NOT NULL AND deals.staged_at IS DISTINCT FROM deals.created_at"
            " AND (deals.staged_at IS NULL OR deals.staged_at > deals.created_at)",
        ),
    ),
    Entity.DEAL,
)

CELL_TABLES = (_CONTACTS, _ACTIVITIES, _COMMUNICATIONS, _DEALS, _ENTRIES, _CHANGES)
