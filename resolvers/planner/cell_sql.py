"""The SQL of rows that look like cells: cells themselves, and what records and their ledger contribute, told as cells are.

The columns are ``at``, ``records``, ``sign``, ``facet``, ``fields``, and those of the cells' own; ``facet`` is 0 of a record, whose
``fields`` has all options.

Of departments (`resolvers.planner.cell_people`) records count as far as their responsible is a member; beside them all that others have
is added, or taken away.
"""

from dataclasses import dataclass, replace

from models import RecordKind
from resolvers.catalog.population import Entered, OverTime, Population
from resolvers.cells.funnel import reached
from resolvers.planner import unfolded
from resolvers.planner.scan_shape import FromCells

_COMPANY = "CAST(:company AS bigint)"
_EDGES = "unnest(CAST(:s_edge_starts AS timestamptz[]), CAST(:s_edge_ends AS timestamptz[])) AS edge (starts, ends)"
_SPANS = """unnest(CAST(:s_grains AS int[]), CAST(:s_firsts AS int[]), CAST(:s_afters AS int[]), CAST(:s_ats AS timestamptz[]))
    AS span (grain, first, after, at)"""
_START, _END, _FIRST_END = (f"CAST(:s_{name} AS timestamptz)" for name in ("start", "end", "first_end"))
_STAGES = "CAST(:s_stages AS bigint[])"
_DEPARTMENTS = "CROSS JOIN unnest(CAST(:s_departments AS bigint[])) AS department (id)"
_BY_MEMBERS = "responsible_id = ANY (CAST(:s_members AS bigint[]))"
_OF_MEMBERS = f" AND {_BY_MEMBERS}"
_OTHERS = "unnest(CAST(:s_others AS bigint[]), CAST(:s_factors AS int[])) AS other (id, factor)"


@dataclass(frozen=True, slots=True)
class Contribution:
    """What rows contribute. ``select`` has places for the factor (``{factor}``), and for where the rows are from (``{rows}``).

    ``unfolded`` says where those of unfolded records are from (`resolvers.planner.unfolded`), ``edges`` where those in an edge are,
    ``edges_of_members`` where those of members are; ``all`` where all of a person's are. ``records`` is the table that says whose they
    are.
    """

    records: str
    select: str
    unfolded: str
    edges: tuple[str, ...]
    edges_of_members: tuple[str, ...]
    all: str

    @property
    def of_members(self) -> str:
        """The select, of members alone."""
        return f"{self.select} AND {self.records}.{_BY_MEMBERS}"


@dataclass(frozen=True, slots=True)
class Folded:
    """Cells of a table: what is read of each, and what is made of it. ``own`` are the columns, ``factor`` is what each counts.

    ``of_outcomes`` are those that are enough where of a stage nothing matters but its outcome.
    """

    table: str
    columns: tuple[str, ...]
    own: tuple[str, ...]
    facets: str = ""
    factor: str = "1"
    where: str = "true"
    beside: str = ""
    of_outcomes: str = "true"

    def narrowed(self, of: FromCells) -> "Folded":
        """Those that a scan needs."""
        return replace(self, where=f"{self.where} AND {self.of_outcomes}") if of.is_of_outcomes else self


@dataclass(frozen=True, slots=True)
class CellSql:
    """Rows of one kind: the cells that have them, and what records contribute that are not in these. ``by_outcome`` are cells that have
    them in place of the others, where these tell outcomes as the settings do."""

    kind: RecordKind
    folded: tuple[Folded, ...]
    contributions: tuple[Contribution, ...]
    by_outcome: tuple[Folded, ...] = ()

    def text(self, population: Population, of: FromCells) -> str:
        """All rows of a population: of entries only each deal's first."""
        parts: list[str] = []
        for cells in self.by_outcome if of.is_by_outcome else (each.narrowed(of) for each in self.folded):
            parts += [_cells(cells, of), *((_facets(cells, of),) if of.has_facets else ())]
        for each in self.contributions:
            parts.append(self._unfolded(each, population, of))
            if of.has_edges:
                select, edges = (
                    (each.of_members, each.edges_of_members) if of.is_of_departments else (each.select, each.edges)
                )
                parts += [select.format(factor="1", rows=edge) for edge in edges]
            if of.has_others:
                others = each.select.format(factor="other.factor", rows=f"{_OTHERS} {each.all}")
                parts.append(f"SELECT * FROM ({others}) AS others WHERE {_within(population)}")
        if isinstance(population.predicate, Entered):
            parts.append(_unfolded_again(of) if of.is_by_outcome else _all_again(of))
        return "\nUNION ALL\n".join(parts)

    def _unfolded(self, each: Contribution, population: Population, of: FromCells) -> str:
        """What cells have of unfolded records is taken away, and what they are now is added."""
        select = each.of_members if of.is_of_departments else each.select
        both = select.format(factor=f"{each.records}.factor", rows=each.unfolded)
        within = _within(population)
        if of.has_edges:
            within += f" AND NOT EXISTS (SELECT FROM {_EDGES} WHERE at >= edge.starts AND at < edge.ends)"
        return f"SELECT * FROM ({both}) AS unfolded WHERE {within}"


def _cells(of: Folded, whose: FromCells) -> str:
    return f"""SELECT span.at, {of.factor} * cell.records AS records, {of.factor} AS sign, cell.facet, cell.fields{_own(of)}
  FROM {_spans(whose)} CROSS JOIN LATERAL ({_in_span(of, whose, f"{of.table} AS cell")} AND facet = 0 OFFSET 0) AS cell {of.beside}"""


def _facets(of: Folded, whose: FromCells) -> str:
    """Who has an option, beside as many without one who are taken from the rest."""
    packs = f"{of.facets} AS pack CROSS JOIN LATERAL unnest(pack.cells) AS cell"
    return f"""SELECT span.at, side.sign * {of.factor} * cell.records, side.sign * {of.factor}, cell.facet,
    CASE side.sign WHEN 1 THEN cell.fields ELSE cell.fields - cell.facet::text END{_own(of)}
  FROM {_spans(whose)}
  CROSS JOIN LATERAL ({_in_span(of, whose, packs)} AND facet = ANY (CAST(:s_facets AS bigint[])) OFFSET 0) AS cell {of.beside}
  CROSS JOIN (VALUES (1), (-1)) AS side (sign)"""


def _own(of: Folded) -> str:
    return "".join(f", {each}" for each in of.own)


def _spans(whose: FromCells) -> str:
    return f"{_SPANS} {_DEPARTMENTS}" if whose.is_of_departments else _SPANS


def _in_span(of: Folded, whose: FromCells, cells: str) -> str:
    """By the offset a query of its own: each span is looked up, however many the planner takes them for."""
    return f"""SELECT {", ".join(("records", "facet", "fields", *of.columns))} FROM {cells}
    WHERE company_id = {_COMPANY} AND department_id = {"department.id" if whose.is_of_departments else "0"}
      AND grain = span.grain AND day >= span.first AND day < span.after AND {of.where}"""


def _within(population: Population) -> str:
    if population.over_time is OverTime.CUMULATIVE:
        return f"at < {_END}"
    if population.is_of_changes:
        return f"at >= {_FIRST_END}"
    return f"at >= {_START} AND at < {_END}"


def _edge(table: str, at: str, whose: str = "") -> str:
    return f"{_EDGES} " + _looked_up(table, f"{at} >= edge.starts AND {at} < edge.ends{_OF_INDEX[table]}{whose}")


# What makes an index by time of use: there is none of deleted rows, and of the ledger only one by the stage, whichever it is.
_OF_INDEX = {
    **dict.fromkeys(("contacts", "activities", "deals"), " AND deleted_at IS NULL"),
    "communications": "",
    "transitions": " AND to_stage_id = ANY (CAST(:ranked_stages AS bigint[]))",
}


def _looked_up(table: str, where: str) -> str:
    """The rows of a table for each of those before it: there are few of these, which the database's planner cannot know."""
    return f"JOIN LATERAL (SELECT * FROM {table} WHERE company_id = {_COMPANY} AND {where} OFFSET 0) AS {table} ON true"


_THEIR_LEDGER = _looked_up("transitions", "deal_id = deals.id")
_THEIR_DEALS = _looked_up("deals", "id = transitions.deal_id")
_ALL = {
    table: _looked_up(table, f"responsible_id = other.id{_OF_INDEX[table]}")
    for table in ("contacts", "activities", "deals", "communications")
}
_THEIRS = "AND deals.responsible_id = ANY (CAST(:s_people AS bigint[]))"
_IS_THERE = "deals.company_id = " + _COMPANY + " AND deals.deleted_at IS NULL"


def _records(
    table: str, at: str, fields: str, columns: tuple[str, ...], *, is_deletable: bool = True, beside: str = ""
) -> Contribution:
    """Of records, of which the columns are, or what ``beside`` joins to each."""
    own = "".join(f", {name if beside else f'{table}.{name}'}" for name in columns)
    return Contribution(
        table,
        f"SELECT {table}.{at} AS at, CAST({{factor}} AS bigint) AS records, {{factor}} AS sign, CAST(0 AS bigint) AS facet,"
        f" {fields} AS fields{own} FROM {{rows}} {beside} WHERE {table}.company_id = {_COMPANY}"
        + (f" AND {table}.deleted_at IS NULL" if is_deletable else ""),
        unfolded.RECORDS.format(table=table),
        (_edge(table, at),),
        (_edge(table, at, _OF_MEMBERS),),
        _ALL[table],
    )


def _of_table(
    table: str, kind: RecordKind, at: str, cells: str, columns: tuple[str, ...], fields: str, facets: str = ""
) -> CellSql:
    folded = Folded(cells, columns, tuple(f"cell.{name}" for name in columns), facets)
    return CellSql(kind, (folded,), (_records(table, at, fields, columns, is_deletable=at == "created_at"),))


_NO_FIELDS = "CAST('{{}}' AS jsonb)"
CONTACTS = _of_table("contacts", RecordKind.CONTACT, "created_at", "contact_cells", (), _NO_FIELDS)
ACTIVITIES = _of_table(
    "activities",
    RecordKind.ACTIVITY,
    "created_at",
    "activity_cells",
    ("activity_type_id",),
    "activities.fields",
    "activity_facets",
)
COMMUNICATIONS = _of_table(
    "communications",
    RecordKind.COMMUNICATION,
    "occurred_at",
    "communication_cells",
    ("channel", "direction", "answered"),
    _NO_FIELDS,
)
DEALS = _of_table(
    "deals", RecordKind.DEAL, "created_at", "deal_cells", ("deal_type_id", "stage_id"), "deals.fields", "deal_facets"
)
_OF_FUNNEL = ("deal_type_id", "furthest_stage_id", "lost_from_id", "lost_stage_id")
FUNNEL = CellSql(
    RecordKind.DEAL,
    (),
    (
        _records(
            "deals",
            "created_at",
            "deals.fields",
            _OF_FUNNEL,
            beside=reached(":ranked_stages", ":ranked_types", ":ranks", ":failure"),
        ),
    ),
    (Folded("funnel_cells", _OF_FUNNEL, tuple(f"cell.{name}" for name in _OF_FUNNEL)),),
)

_ENTRY = (
    """SELECT transitions.occurred_at AS at, CAST({factor} AS bigint) AS records, {factor} AS sign, CAST(0 AS bigint) AS facet,
    deals.fields, deals.deal_type_id AS record_type_id, transitions.deal_type_id, transitions.to_stage_id, transitions.from_stage_id,
    false AS returned
  FROM {rows} WHERE """
    + _IS_THERE
)
_OF_ENTRY = ("record_type_id", "deal_type_id", "to_stage_id", "from_stage_id")
_ENTRY_EDGES = (f"{_edge('transitions', 'occurred_at')} {_THEIR_DEALS}",)
ENTRIES = CellSql(
    RecordKind.DEAL,
    (
        Folded(
            "entry_cells",
            _OF_ENTRY,
            (*(f"cell.{name}" for name in _OF_ENTRY), "false AS returned"),
            "entry_facets",
            where="is_entry",
        ),
    ),
    (
        Contribution(
            "deals",
            _ENTRY,
            unfolded.MOVES,
            _ENTRY_EDGES,
            _ENTRY_EDGES,
            f"{_ALL['deals']} {_THEIR_LEDGER}",
        ),
    ),
    (
        Folded(
            "outcome_cells",
            ("record_type_id", "deal_type_id", "to_stage_id", "returned"),
            (
                "cell.record_type_id",
                "cell.deal_type_id",
                "cell.to_stage_id",
                "CAST(NULL AS bigint) AS from_stage_id",
                "cell.returned",
            ),
            where="succeeded = CAST(:s_succeeded AS boolean) AND first_month >= CAST(:s_first_month AS bigint)"
            " AND last_month < CAST(:s_after_month AS bigint)",
        ),
    ),
)

# Whoever enters an outcome twice has left it in between, and so has whoever has returned. Of these deals all entries but the first are
# taken away again, and a first one of a deal that has returned is made one that has. What a deal did in the period tells both: the last
# of it where the deal stands at the end.
_AGAIN = """SELECT entry.at, {records} AS records, {records} AS sign, CAST(0 AS bigint) AS facet, {of_record},
    entry.deal_type_id, entry.to_stage_id, entry.from_stage_id, counted.returned
  FROM (
    SELECT event.*, count(*) FILTER (WHERE is_entry) OVER (of_deal ROWS UNBOUNDED PRECEDING) = 1 AS is_first,
      NOT last_value(is_entry) OVER (of_deal ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS has_returned
    FROM ({events}) AS event
    WINDOW of_deal AS (PARTITION BY {deal} ORDER BY event.at, event.ordinal)) AS entry
  {deals} CROSS JOIN (VALUES (CAST(-1 AS bigint), false), (1, true)) AS counted (records, returned)
  WHERE entry.is_entry AND (entry.has_returned OR NOT entry.is_first)
    AND CASE WHEN entry.is_first THEN entry.has_returned ELSE NOT counted.returned END"""
_IN_PERIOD = f"occurred_at >= {_START} AND occurred_at < {_END}"

# Of all deals: entries and exits are read from the indexes by stage and joined, as looking up deal by deal what each did takes longer;
# only of entries that count otherwise is the deal looked up.
_GONE = f"""WITH gone AS MATERIALIZED (
    SELECT deal_id, occurred_at, ordinal FROM transitions
    WHERE company_id = {_COMPANY} AND from_stage_id = ANY ({_STAGES}) AND NOT to_stage_id = ANY ({_STAGES}) AND {_IN_PERIOD})"""
_ALL_AGAIN = _AGAIN.format(
    records="counted.records",
    of_record="deals.fields, deals.deal_type_id AS record_type_id",
    events=f"""
      SELECT deal_id, occurred_at AS at, ordinal, deal_type_id, to_stage_id, from_stage_id, true AS is_entry FROM transitions
      WHERE company_id = {_COMPANY} AND to_stage_id = ANY ({_STAGES}) AND {_IN_PERIOD}
        AND (from_stage_id IS NULL OR NOT from_stage_id = ANY ({_STAGES})) AND deal_id IN (SELECT deal_id FROM gone)
      UNION ALL
      SELECT deal_id, occurred_at, ordinal, NULL, NULL, NULL, false FROM gone""",
    deal="event.deal_id",
    deals=_looked_up("deals", "id = entry.deal_id"),
)


def _all_again(of: FromCells) -> str:
    """How entries of deals that came back count otherwise, where cells do not tell it."""
    return f"({_GONE}\n  {_ALL_AGAIN} AND {_IS_THERE} {_THEIRS if of.is_of_departments else ''})"


# Where cells tell it, only of unfolded deals: as they were, and as they are.
_UNFOLDED_EVENTS = f"""SELECT deals.id AS deal_id, deals.factor, deals.fields, deals.deal_type_id AS record_type_id,
      transitions.occurred_at AS at, transitions.ordinal, transitions.deal_type_id, transitions.to_stage_id, transitions.from_stage_id,
      transitions.to_stage_id = ANY ({_STAGES}) AS is_entry
    FROM {unfolded.MOVES}
    WHERE {_IS_THERE} AND transitions.{_IN_PERIOD}
      AND (transitions.to_stage_id = ANY ({_STAGES})) <> coalesce(transitions.from_stage_id = ANY ({_STAGES}), false)"""


def _unfolded_again(of: FromCells) -> str:
    """The same of unfolded deals, where cells tell it of the others."""
    whose = f" AND deals.{_BY_MEMBERS}" if of.is_of_departments else ""
    return _AGAIN.format(
        records="entry.factor * counted.records",
        of_record="entry.fields, entry.record_type_id",
        events=_UNFOLDED_EVENTS + whose,
        deal="event.factor, event.deal_id",
        deals="",
    )


# Each row of the ledger ends a stay and begins one; the first ends the time on no stage yet, which begins when a deal is created.
_STAY = """CROSS JOIN LATERAL (VALUES ({row}.from_deal_type_id, {row}.from_stage_id, 1), ({row}.deal_type_id, {row}.to_stage_id, -1))
    AS stay (deal_type_id, stage_id, sign)"""
_CHANGE = f"""SELECT greatest(transitions.occurred_at, deals.created_at) AS at, CAST({{factor}} * stay.sign AS bigint) AS records,
    {{factor}} * stay.sign AS sign, CAST(0 AS bigint) AS facet, deals.fields, deals.deal_type_id AS record_type_id, stay.deal_type_id,
    stay.stage_id
  FROM {{rows}} {_STAY.format(row="transitions")} WHERE {_IS_THERE}"""
_CREATION = f"""SELECT deals.created_at AS at, CAST(-1 * {{factor}} AS bigint) AS records, -1 * {{factor}} AS sign,
    CAST(0 AS bigint) AS facet, deals.fields, deals.deal_type_id AS record_type_id, CAST(NULL AS bigint) AS deal_type_id,
    CAST(NULL AS bigint) AS stage_id
  FROM {{rows}} WHERE {_IS_THERE}"""
# Most moves change no outcome: they would only be added and taken away again (as in `base_rows`).
_CHANGES_OUTCOME = "(from_stage_id IS NULL OR {})".format(
    " OR ".join(
        f"(from_stage_id IN (SELECT unnest({stages}))) <> (to_stage_id IN (SELECT unnest({stages})))"
        for stages in ("CAST(:success AS bigint[])", "CAST(:failure AS bigint[])")
    )
)
_CHANGE_EDGES = (
    # What a deal did before it was created takes effect when it is.
    f"{_edge('transitions', 'occurred_at')} {_THEIR_DEALS} AND transitions.occurred_at >= deals.created_at",
    f"{_edge('deals', 'created_at')} AND deals.staged_at < deals.created_at {_THEIR_LEDGER}"
    " AND transitions.occurred_at < deals.created_at",
)
CHANGES = CellSql(
    RecordKind.DEAL,
    (
        Folded(
            "entry_cells",
            ("record_type_id", "deal_type_id", "to_stage_id", "from_deal_type_id", "from_stage_id"),
            ("cell.record_type_id", "stay.deal_type_id", "stay.stage_id"),
            "entry_facets",
            "stay.sign",
            "is_change",
            _STAY.format(row="cell"),
            _CHANGES_OUTCOME,
        ),
        Folded(
            "deal_cells",
            ("deal_type_id",),
            ("cell.deal_type_id", "CAST(NULL AS bigint)", "CAST(NULL AS bigint)"),
            "deal_facets",
            "-1",
        ),
    ),
    (
        Contribution(
            "deals",
            _CHANGE,
            unfolded.MOVES,
            _CHANGE_EDGES,
            _CHANGE_EDGES,
            f"{_ALL['deals']} {_THEIR_LEDGER}",
        ),
        Contribution(
            "deals",
            _CREATION,
            unfolded.RECORDS.format(table="deals"),
            (_edge("deals", "created_at"),),
            (_edge("deals", "created_at", _OF_MEMBERS),),
            _ALL["deals"],
        ),
    ),
    (
        Folded(
            "standing_cells",
            ("record_type_id", "stage_id"),
            ("cell.record_type_id", "CAST(NULL AS bigint) AS deal_type_id", "cell.stage_id"),
        ),
    ),
)
