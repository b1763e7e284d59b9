"""Entries that count otherwise, as deals came back to an outcome, told as cells are, in SQL."""

from resolvers.planner import unfolded
from resolvers.planner.cell_joins import BY_MEMBERS, COMPANY, END, IS_THERE, STAGES, START, THEIRS, looked_up
from resolvers.planner.scan_shape import FromCells

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
_IN_PERIOD = f"occurred_at >= {START} AND occurred_at < {END}"

# Of all deals: entries and exits are read from the indexes by stage and joined, as looking up deal by deal what each did takes longer;
# only of entries that count otherwise is the deal looked up.
_GONE = f"""WITH gone AS MATERIALIZED (
    SELECT deal_id, occurred_at, ordinal FROM transitions
    WHERE company_id = {COMPANY} AND from_stage_id = ANY ({STAGES}) AND NOT to_stage_id = ANY ({STAGES}) AND {_IN_PERIOD})"""
_ALL_AGAIN = _AGAIN.format(
    records="counted.records",
    of_record="deals.fields, deals.deal_type_id AS record_type_id",
    events=f"""
      SELECT deal_id, occurred_at AS at, ordinal, deal_type_id, to_stage_id, from_stage_id, true AS is_entry FROM transitions
      WHERE company_id = {COMPANY} AND to_stage_id = ANY ({STAGES}) AND {_IN_PERIOD}
        AND (from_stage_id IS NULL OR NOT from_stage_id = ANY ({STAGES})) AND deal_id IN (SELECT deal_id FROM gone)
      UNION ALL
      SELECT deal_id, occurred_at, ordinal, NULL, NULL, NULL, false FROM gone""",
    deal="event.deal_id",
    deals=looked_up("deals", "id = entry.deal_id"),
)


def all_again(of: FromCells) -> str:
    """How entries of deals that came back count otherwise, where cells do not tell it."""
    return f"({_GONE}\n  {_ALL_AGAIN} AND {IS_THERE} {THEIRS if of.is_of_departments else ''})"


# Where cells tell it, only of unfolded deals: as they were, and as they are.
_UNFOLDED_EVENTS = f"""SELECT deals.id AS deal_id, deals.factor, deals.fields, deals.deal_type_id AS record_type_id,
      transitions.occurred_at AS at, transitions.ordinal, transitions.deal_type_id, transitions.to_stage_id, transitions.from_stage_id,
      transitions.to_stage_id = ANY ({STAGES}) AS is_entry
    FROM {unfolded.MOVES}
    WHERE {IS_THERE} AND transitions.{_IN_PERIOD}
      AND (transitions.to_stage_id = ANY ({STAGES})) <> coalesce(transitions.from_stage_id = ANY ({STAGES}), false)"""


def unfolded_again(of: FromCells) -> str:
    """The same of unfolded deals, where cells tell it of the others."""
    whose = f" AND deals.{BY_MEMBERS}" if of.is_of_departments else ""
    return _AGAIN.format(
        records="entry.factor * counted.records",
        of_record="entry.fields, entry.record_type_id",
        events=_UNFOLDED_EVENTS + whose,
        deal="event.factor, event.deal_id",
        deals="",
    )
