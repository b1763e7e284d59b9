"""What the SQL of rows that look like cells is put together from: its parameters, and how records are looked up."""

COMPANY = "CAST(:company AS bigint)"
EDGES = "unnest(CAST(:s_edge_starts AS timestamptz[]), CAST(:s_edge_ends AS timestamptz[])) AS edge (starts, ends)"
SPANS = """unnest(CAST(:s_grains AS int[]), CAST(:s_firsts AS int[]), CAST(:s_afters AS int[]), CAST(:s_ats AS timestamptz[]))
    AS span (grain, first, after, at)"""
START, END, FIRST_END = (f"CAST(:s_{name} AS timestamptz)" for name in ("start", "end", "first_end"))
STAGES = "CAST(:s_stages AS bigint[])"
DEPARTMENTS = "CROSS JOIN unnest(CAST(:s_departments AS bigint[])) AS department (id)"
BY_MEMBERS = "responsible_id = ANY (CAST(:s_members AS bigint[]))"
OF_MEMBERS = f" AND {BY_MEMBERS}"
OTHERS = "unnest(CAST(:s_others AS bigint[]), CAST(:s_factors AS int[])) AS other (id, factor)"


def edge(table: str, at: str, whose: str = "") -> str:
    """The rows of a table whose time lies in an edge of the stretch."""
    return f"{EDGES} " + looked_up(table, f"{at} >= edge.starts AND {at} < edge.ends{_OF_INDEX[table]}{whose}")


# What makes an index by time of use: there is none of deleted rows, and of the ledger only one by the stage, whichever it is.
_OF_INDEX = {
    **dict.fromkeys(("contacts", "activities", "deals"), " AND deleted_at IS NULL"),
    "communications": "",
    "transitions": " AND to_stage_id = ANY (CAST(:ranked_stages AS bigint[]))",
}


def looked_up(table: str, where: str) -> str:
    """The rows of a table for each of those before it: there are few of these, which the database's planner cannot know."""
    return f"JOIN LATERAL (SELECT * FROM {table} WHERE company_id = {COMPANY} AND {where} OFFSET 0) AS {table} ON true"


THEIR_LEDGER = looked_up("transitions", "deal_id = deals.id")
THEIR_DEALS = looked_up("deals", "id = transitions.deal_id")
ALL_OF = {
    table: looked_up(table, f"responsible_id = other.id{_OF_INDEX[table]}")
    for table in ("contacts", "activities", "deals", "communications")
}
THEIRS = "AND deals.responsible_id = ANY (CAST(:s_people AS bigint[]))"
IS_THERE = "deals.company_id = " + COMPANY + " AND deals.deleted_at IS NULL"
