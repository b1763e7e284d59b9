"""The cells of each kind of rows, with what records contribute to them, in SQL (`CellSql`)."""

from models import RecordKind
from resolvers.cells.funnel import REACHED, reached
from resolvers.planner import unfolded
from resolvers.planner.cell_joins import ALL_OF, COMPANY, IS_THERE, OF_MEMBERS, THEIR_DEALS, THEIR_LEDGER, edge
from resolvers.planner.cell_sql import CellSql, Contribution, Folded


def _records(
    table: str, at: str, fields: str, columns: tuple[str, ...], *, is_deletable: bool = True, beside: str = ""
) -> Contribution:
    """Of records, of which the columns are, or what ``beside`` joins to each."""
    own = "".join(f", {name if beside else f'{table}.{name}'}" for name in columns)
    return Contribution(
        table,
        f"SELECT {table}.{at} AS at, CAST({{factor}} AS bigint) AS records, {{factor}} AS sign, CAST(0 AS bigint) AS facet,"
        f" {fields} AS fields{own} FROM {{rows}} {beside} WHERE {table}.company_id = {COMPANY}"
        + (f" AND {table}.deleted_at IS NULL" if is_deletable else ""),
        unfolded.RECORDS.format(table=table),
        (edge(table, at),),
        (edge(table, at, OF_MEMBERS),),
        ALL_OF[table],
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
_OF_FUNNEL = ("deal_type_id", *REACHED)
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
    + IS_THERE
)
_OF_ENTRY = ("record_type_id", "deal_type_id", "to_stage_id", "from_stage_id")
_ENTRY_EDGES = (f"{edge('transitions', 'occurred_at')} {THEIR_DEALS}",)
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
            unfolded.CHANGED_MOVES,
            _ENTRY_EDGES,
            _ENTRY_EDGES,
            f"{ALL_OF['deals']} {THEIR_LEDGER}",
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

# Each row of the ledger ends a stay and begins one; the first ends the time on no stage yet, which begins when a deal is created.
_STAY = """CROSS JOIN LATERAL (VALUES ({row}.from_deal_type_id, {row}.from_stage_id, 1), ({row}.deal_type_id, {row}.to_stage_id, -1))
    AS stay (deal_type_id, stage_id, sign)"""
_CHANGE = f"""SELECT greatest(transitions.occurred_at, deals.created_at) AS at, CAST({{factor}} * stay.sign AS bigint) AS records,
    {{factor}} * stay.sign AS sign, CAST(0 AS bigint) AS facet, deals.fields, deals.deal_type_id AS record_type_id, stay.deal_type_id,
    stay.stage_id
  FROM {{rows}} {_STAY.format(row="transitions")} WHERE {IS_THERE}"""
_CREATION = f"""SELECT deals.created_at AS at, CAST(-1 * {{factor}} AS bigint) AS records, -1 * {{factor}} AS sign,
    CAST(0 AS bigint) AS facet, deals.fields, deals.deal_type_id AS record_type_id, CAST(NULL AS bigint) AS deal_type_id,
    CAST(NULL AS bigint) AS stage_id
  FROM {{rows}} WHERE {IS_THERE}"""
# Most moves change no outcome: they would only be added and taken away again (as in `base_rows`).
_CHANGES_OUTCOME = "(from_stage_id IS NULL OR {})".format(
    " OR ".join(
        f"(from_stage_id IN (SELECT unnest({stages}))) <> (to_stage_id IN (SELECT unnest({stages})))"
        for stages in ("CAST(:success AS bigint[])", "CAST(:failure AS bigint[])")
    )
)
_CHANGE_EDGES = (
    # What a deal did before it was created takes effect when it is.
    f"{edge('transitions', 'occurred_at')} {THEIR_DEALS} AND transitions.occurred_at >= deals.created_at",
    f"{edge('deals', 'created_at')} AND deals.staged_at < deals.created_at {THEIR_LEDGER}"
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
            unfolded.CHANGED_MOVES,
            _CHANGE_EDGES,
            _CHANGE_EDGES,
            f"{ALL_OF['deals']} {THEIR_LEDGER}",
        ),
        Contribution(
            "deals",
            _CREATION,
            unfolded.RECORDS.format(table="deals"),
            (edge("deals", "created_at"),),
            (edge("deals", "created_at", OF_MEMBERS),),
            ALL_OF["deals"],
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
