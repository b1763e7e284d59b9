"""What contributes to the cells of each table."""

from models import Entity, RecordKind
from resolvers.cells.cell_table import CellTable, Contribution
from resolvers.cells.day import day_sql, month_sql
from resolvers.cells.funnel import REACHED, reached
from resolvers.cells.outcomes import OUTCOMES
from resolvers.cells.returns import RETURNS

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

_FUNNEL = CellTable(
    "funnel_cells",
    ("deal_type_id", *REACHED),
    RecordKind.DEAL,
    "deals",
    {name: f"deals.{name}" for name in ("created_at", "deal_type_id", "trail")},
    (
        Contribution(
            {"deal_type_id": "deals.deal_type_id", **{name: f"reached.{name}" for name in REACHED}},
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
