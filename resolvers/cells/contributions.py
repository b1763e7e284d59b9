"""What records contribute to the cells of each table, in SQL: one row for each record and facet, before anything is added up.

Beside it stands the department whose cells the record is in too, if it is in such.

Contributions are read from records as they are, or as they were: the text names the records' table either way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models import Entity, RecordKind
from resolvers.cells.day import day_sql, month_sql
from resolvers.cells.fields import Fields
from resolvers.cells.funnel import reached
from resolvers.cells.noting import LEDGER, ledger_before, record_before, unmoved
from resolvers.cells.outcomes import OUTCOMES
from resolvers.cells.returns import HAS_LEFT, RETURNS


@dataclass(frozen=True, slots=True)
class Source:
    """Where records come from, with ``{table}`` and ``{kind}`` for theirs; ``ledger`` is what joins the rows of a deal's,
    ``moves`` a query of them. ``department`` is the SQL of the number of theirs, ``has_left`` that of whether a deal may have come
    back, where that is known by little; ``is_as_before`` that of whether nothing of a deal has changed but where it moved."""

    records: str
    id: str
    where: str
    kept_ledger: str
    ledger: str
    moves: str
    department: str = "member.department_id"
    has_left: str = "true"
    is_as_before: str = "false"


_OWN = "{table}.company_id = %(company)s::bigint"
_MEMBER = " LEFT JOIN cell_members AS member ON member.company_id = %(company)s::bigint AND member.person_id = {table}.responsible_id"
_UNFOLDED = "unfolded.company_id = %(company)s::bigint AND unfolded.kind = '{kind}'"

_THEIR_MOVES = "transitions.company_id = %(company)s::bigint AND transitions.deal_id = deals.id"

ALL = Source(
    "{table}" + _MEMBER,
    "{table}.id",
    _OWN,
    "NULL::jsonb",
    f"JOIN transitions ON {_THEIR_MOVES}",
    f"SELECT * FROM transitions WHERE {_THEIR_MOVES}",  # noqa: S608 - from constants
    has_left=f"EXISTS (SELECT FROM transitions WHERE {_THEIR_MOVES} AND transitions.{HAS_LEFT})",
)
"""Records as they are."""

# Not by a join: nobody knows how many are unfolded when it is planned.
CLEAN = replace(
    ALL,
    where=f"{_OWN} AND {{table}}.id NOT IN (SELECT unfolded.record_id FROM unfolded_records AS unfolded WHERE {_UNFOLDED})",  # noqa: S608 - from constants
)
"""Those that are as the cells say."""

BEFORE = Source(
    f"unfolded_records AS unfolded {record_before('{table}')}{_MEMBER}",
    "unfolded.record_id",
    f"{_UNFOLDED} AND unfolded.before IS NOT NULL",
    "unfolded.before -> 'ledger'",
    ledger_before("deals.ledger"),
    "SELECT * FROM jsonb_populate_recordset(NULL::transitions, deals.ledger)",
)
"""Other records, as the cells have them."""


_MOVE = ", ".join(f"transitions.{name}" for name in LEDGER if name not in ("company_id", "deal_id", "left_at"))
_MOVES_NOW = f"SELECT {_MOVE} FROM transitions WHERE {_THEIR_MOVES}"  # noqa: S608 - from constants
_MOVES_BEFORE = f"SELECT {_MOVE} FROM jsonb_populate_recordset(NULL::transitions, deals.ledger) AS transitions"  # noqa: S608 - from constants


def _less(moves: str, others: str) -> str:
    return f"CROSS JOIN LATERAL ({moves} EXCEPT {others}) AS transitions"


MOVED = replace(
    ALL,
    records=f"{{table}} LEFT JOIN unfolded_records AS unfolded ON {_UNFOLDED} AND unfolded.record_id = {{table}}.id{_MEMBER}",
    kept_ledger=BEFORE.kept_ledger,
    ledger=_less(_MOVES_NOW, f"{_MOVES_BEFORE} WHERE deals.is_as_before"),
    is_as_before=unmoved("deals"),
)
"""Deals as they are, with those moves alone that count otherwise than before: of a deal that has moved on, the last one."""

MOVED_BEFORE = replace(
    BEFORE,
    records=f"""unfolded_records AS unfolded {record_before("{table}")}
  LEFT JOIN deals AS present ON present.company_id = %(company)s::bigint AND present.id = unfolded.record_id{_MEMBER}""",
    ledger=_less(_MOVES_BEFORE, f"{_MOVES_NOW} AND deals.is_as_before"),
    is_as_before=unmoved("present"),
)
"""The same of deals as the cells have them."""


def some(source: Source) -> Source:
    """Only those records of the source whose numbers are in the parameter ``ids``."""
    return replace(source, where=f"{source.where} AND {source.id} = ANY(%(ids)s::bigint[])")


def of_person(source: Source, department: str) -> Source:
    """Only the records of the source that are the ``person``'s (a parameter), as those of another department."""
    return replace(
        source, where=f"{source.where} AND {{table}}.responsible_id = %(person)s::bigint", department=department
    )


@dataclass(frozen=True, slots=True)
class Contribution:
    """How one record, or what ``beside`` joins to it, is counted: in which columns of a cell, at which time, and how often.

    ``has_ledger``: the rows of a deal's ledger are joined before; ``of_returns``: all of it is read by ``beside``, of deals that may
    have come back. ``of_records`` says of which records, and ``where`` of which with what is joined to them.
    """

    columns: Mapping[str, str]
    at: str
    has_ledger: bool = False
    of_returns: bool = False
    beside: str = ""
    of_records: str = "true"
    where: str = ""
    weight: str = "1"


@dataclass(frozen=True, slots=True, eq=False)
class CellTable:
    """A table of cells, and what contributes to it: of the records' table ``records`` the columns ``read``.

    Of records of an ``entity``, which are of a ``record_type``, it has the custom fields; what they are told apart by is in the table
    ``facets`` (`models.cell.FacetRow`), its cells of the type ``packed``.
    """

    name: str
    columns: tuple[str, ...]
    kind: RecordKind
    records: str
    read: Mapping[str, str]
    contributions: tuple[Contribution, ...]
    entity: Entity | None = None
    record_type: str = ""
    can_be_deleted: bool = True
    facets: str = ""
    packed: str = ""
    in_days_of_departments: Mapping[str, str] | None = None
    """Columns that are others in departments' cells of one day, which have no facet. ``None``: there are no such cells."""

    @property
    def has_ledger(self) -> bool:
        """Whether each move of a deal counts."""
        return any(each.has_ledger for each in self.contributions)

    @property
    def tables(self) -> Sequence[str]:
        """Where its cells are."""
        return [each for each in (self.name, self.facets) if each]

    def rows(self, fields: Fields, *sources: Source, taken_away: Sequence[Source] = ()) -> str:
        """The contributions of all sources: this table's own ``columns``, ``department_id``, ``facet``, ``day``, the ``option`` chosen
        in the facet's field, how many ``records`` it counts for, and what the price fields add to each sum (`Fields.sums`).

        Parameters: ``company``, and those of `Fields` and of `resolvers.cells.day`.
        """
        if not self.facets:
            fields = fields.without_facets
        texts = [self._rows(each, source, fields, "") for source in sources for each in self.contributions]
        texts += [self._rows(each, source, fields, "-") for source in taken_away for each in self.contributions]
        columns = ", ".join([*self.columns, "department_id", "facet", "day", "option", "records", *fields.sums])
        return f"SELECT {columns} FROM (({_UNION.join(texts)})) AS contribution {fields.facets}"  # noqa: S608 - from constants

    def _rows(self, each: Contribution, source: Source, fields: Fields, sign: str) -> str:
        """What is in a record's fields is looked up once, whatever is joined to it, and its day for all facets (``OFFSET 0``)."""
        columns = [f"{expression} AS {name}" for name, expression in self.read.items()]
        columns.append(f"{source.department} AS department_id")
        deleted = f" AND {self.records}.deleted_at IS NULL" if self.can_be_deleted else ""
        if each.has_ledger or each.of_returns:
            columns += [
                f"{self.records}.id",
                f"{source.kept_ledger} AS ledger",
                f"{source.is_as_before} AS is_as_before",
            ]
        columns += fields.read(f"{self.records}.fields", self.record_type)
        which = f"{each.of_records} AND {source.has_left}" if each.of_returns else each.of_records
        records = (
            f"SELECT {', '.join(columns)} FROM {source.records} WHERE {source.where}{deleted} AND {which} OFFSET 0"  # noqa: S608 - from constants
        )
        joins = [f"({records}) AS {self.records}", source.ledger if each.has_ledger else ""]
        joins.append(each.beside.format(moves=source.moves))
        shown = [f"{expression} AS {name}" for name, expression in each.columns.items()]
        shown += [f"{self.records}.department_id", f"{day_sql(each.at)} AS day", *fields.options]
        times = "" if each.weight == "1" else f"{each.weight} * "
        shown += [f"{sign}{each.weight} AS records", *(f"{sign}{times}{name} AS {name}" for name in fields.sums)]
        wanted = [each.where] if each.where else []
        if not fields.with_all:
            # Before anything is joined to those without.
            wanted.append(f"({' OR '.join(f'{self.records}.{name} IS NOT NULL' for name in fields.options)})")
        where = f" WHERE {' AND '.join(wanted)}" if wanted else ""
        text = f"SELECT {', '.join(shown)} FROM {' '.join(filter(None, joins))}{where} OFFSET 0"  # noqa: S608 - from constants
        return text.replace("{table}", self.records).replace("{kind}", self.kind.value)


_UNION = ") UNION ALL ("


_CONTACTS = CellTable(
    "contact_cells",
    (),
    RecordKind.CONTACT,
    "contacts",
    {"created_at": "contacts.created_at"},
    (Contribution({}, "contacts.created_at"),),
    in_days_of_departments={},
)
_ACTIVITIES = CellTable(
    "activity_cells",
    ("activity_type_id",),
    RecordKind.ACTIVITY,
    "activities",
    {"created_at": "activities.created_at", "activity_type_id": "activities.activity_type_id"},
    (Contribution({"activity_type_id": "activities.activity_type_id"}, "activities.created_at"),),
    Entity.ACTIVITY,
    "activities.activity_type_id",
    facets="activity_facets",
    packed="activity_facet_cell",
    in_days_of_departments={},
)
_COMMUNICATIONS = CellTable(
    "communication_cells",
    ("channel", "direction", "answered"),
    RecordKind.COMMUNICATION,
    "communications",
    {name: f"communications.{name}" for name in ("channel", "direction", "answered", "occurred_at")},
    (
        Contribution(
            {name: f"communications.{name}" for name in ("channel", "direction", "answered")},
            "communications.occurred_at",
        ),
    ),
    can_be_deleted=False,
    in_days_of_departments={},
)
_OF_DEAL = {name: f"deals.{name}" for name in ("deal_type_id", "stage_id")}
_DEALS = CellTable(
    "deal_cells",
    tuple(_OF_DEAL),
    RecordKind.DEAL,
    "deals",
    _OF_DEAL | {"created_at": "deals.created_at"},
    (Contribution(_OF_DEAL, "deals.created_at"),),
    Entity.DEAL,
    "deals.deal_type_id",
    facets="deal_facets",
    packed="deal_facet_cell",
    # For changes of where deals stand, to which creating one belongs.
    in_days_of_departments={"stage_id": "NULL::bigint"},
)
_OF_ENTRY = {
    "record_type_id": "deals.deal_type_id",
    **{name: f"transitions.{name}" for name in ("deal_type_id", "to_stage_id", "from_deal_type_id", "from_stage_id")},
}
_ENTRIES = CellTable(
    "entry_cells",
    ("record_type_id", "deal_type_id", "to_stage_id", "from_deal_type_id", "from_stage_id", "is_entry", "is_change"),
    RecordKind.DEAL,
    "deals",
    {name: f"deals.{name}" for name in ("created_at", "deal_type_id")},
    (
        Contribution(
            _OF_ENTRY | {"is_entry": "true", "is_change": "transitions.occurred_at >= deals.created_at"},
            "transitions.occurred_at",
            has_ledger=True,
        ),
        # Few moved before they were created.
        Contribution(
            _OF_ENTRY | {"is_entry": "false", "is_change": "true"},
            "deals.created_at",
            has_ledger=True,
            of_records="{table}.staged_at < {table}.created_at",
            where="transitions.occurred_at < deals.created_at",
        ),
    ),
    Entity.DEAL,
    "deals.deal_type_id",
    facets="entry_facets",
    packed="entry_facet_cell",
    in_days_of_departments={},
)

_OF_ENTERED = ("deal_type_id", "to_stage_id", "succeeded", "first_month", "last_month", "returned")
_OUTCOMES = CellTable(
    "outcome_cells",
    ("record_type_id", *_OF_ENTERED),
    RecordKind.DEAL,
    "deals",
    {"deal_type_id": "deals.deal_type_id"},
    (
        Contribution(
            {
                "record_type_id": "deals.deal_type_id",
                "deal_type_id": "transitions.deal_type_id",
                "to_stage_id": "transitions.to_stage_id",
                "succeeded": "outcome.succeeded",
                "first_month": "entered.month",
                "last_month": "entered.month",
                "returned": "false",
            },
            "transitions.occurred_at",
            has_ledger=True,
            beside=f"""JOIN {OUTCOMES} ON transitions.to_stage_id = ANY (outcome.stages)
  AND coalesce(NOT transitions.from_stage_id = ANY (outcome.stages), true)
CROSS JOIN LATERAL (
  SELECT {month_sql("day")} AS month FROM (VALUES ({day_sql("transitions.occurred_at")})) AS entered (day)) AS entered""",  # noqa: S608 - from constants
        ),
        Contribution(
            {"record_type_id": "deals.deal_type_id", **{name: f"came_back.{name}" for name in _OF_ENTERED}},
            "came_back.at",
            of_returns=True,
            beside=RETURNS,
            weight="came_back.weight",
        ),
    ),
    Entity.DEAL,
    "deals.deal_type_id",
    in_days_of_departments={},
)
_STANDING = CellTable(
    "standing_cells",
    ("record_type_id", "stage_id"),
    RecordKind.DEAL,
    "deals",
    {name: f"deals.{name}" for name in ("created_at", "deal_type_id")},
    (
        Contribution(
            {"record_type_id": "deals.deal_type_id", "stage_id": "stay.stage_id"},
            "greatest(transitions.occurred_at, deals.created_at)",
            has_ledger=True,
            beside="""CROSS JOIN LATERAL (
  VALUES (transitions.from_stage_id = ANY (%(success)s::bigint[]), transitions.from_stage_id = ANY (%(failure)s::bigint[]),
    transitions.to_stage_id = ANY (%(success)s::bigint[]), transitions.to_stage_id = ANY (%(failure)s::bigint[]))
  ) AS move (was_won, was_lost, is_won, is_lost) CROSS JOIN LATERAL (
  VALUES (CASE WHEN was_won OR was_lost THEN transitions.from_stage_id END, 1),
    (CASE WHEN is_won OR is_lost THEN transitions.to_stage_id END, -1)) AS stay (stage_id, sign)""",
            where="(coalesce(was_won, false), coalesce(was_lost, false)) <> (is_won, is_lost)",
            weight="stay.sign",
        ),
        Contribution(
            {"record_type_id": "deals.deal_type_id", "stage_id": "NULL::bigint"}, "deals.created_at", weight="(-1)"
        ),
    ),
    Entity.DEAL,
    "deals.deal_type_id",
    in_days_of_departments={},
)

_OF_FUNNEL = ("furthest_stage_id", "lost_from_id", "lost_stage_id")
_FUNNEL = CellTable(
    "funnel_cells",
    ("deal_type_id", *_OF_FUNNEL),
    RecordKind.DEAL,
    "deals",
    {name: f"deals.{name}" for name in ("created_at", "deal_type_id", "trail")},
    (
        Contribution(
            {"deal_type_id": "deals.deal_type_id", **{name: f"reached.{name}" for name in _OF_FUNNEL}},
            "deals.created_at",
            beside=reached("%(ranked_stages)s", "%(ranked_types)s", "%(ranks)s", "%(failure)s"),
        ),
    ),
    Entity.DEAL,
    "deals.deal_type_id",
)

CELLS_BY_OUTCOME = (_OUTCOMES, _STANDING, _FUNNEL)
"""The tables that tell outcomes, by the stages that a company chose for them and their order (`resolvers.cells.outcomes`)."""

CELL_TABLES = (_CONTACTS, _ACTIVITIES, _COMMUNICATIONS, _DEALS, _ENTRIES, *CELLS_BY_OUTCOME)
