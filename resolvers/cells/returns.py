"""Deals that came back to an outcome: what of a period's entries is to be counted otherwise (`models.cell.OutcomeCell`), in SQL.

Periods begin and end with months here. So of each month in which a deal entered the outcome only the first entry may be a period's
first, and of each month in which anything happened only the last tells where the deal stands at a period's end: what there is of a
deal grows by months, however often it moves.
"""

from resolvers.cells.day import day_sql, month_sql
from resolvers.cells.outcomes import OUTCOMES

_COLUMNS = "succeeded, at, deal_type_id, to_stage_id, first_month, last_month, returned, weight"
_FIRST = "(array_agg({0} ORDER BY at, ordinal) FILTER (WHERE is_entry))[1]"

RETURNS = f"""CROSS JOIN LATERAL (
  WITH dated AS (
    SELECT outcome.succeeded, move.occurred_at AS at, move.ordinal, move.deal_type_id, move.to_stage_id,
      move.to_stage_id = ANY (outcome.stages) AS is_entry, {day_sql("move.occurred_at")} AS day
    FROM {OUTCOMES}
    CROSS JOIN ({{moves}}) AS move
    WHERE (move.to_stage_id = ANY (outcome.stages)) <> coalesce(move.from_stage_id = ANY (outcome.stages), false)),
  event AS (SELECT dated.*, {month_sql("day")} AS month FROM dated),
  months AS (
    SELECT succeeded, month, {_FIRST.format("at")} AS at, {_FIRST.format("deal_type_id")} AS deal_type_id,
      {_FIRST.format("to_stage_id")} AS to_stage_id,
      (array_agg((NOT is_entry)::integer ORDER BY at DESC, ordinal DESC))[1] AS is_out
    FROM event GROUP BY succeeded, month),
  ends AS (SELECT succeeded, month, is_out, lag(is_out) OVER (PARTITION BY succeeded ORDER BY month) AS was_out FROM months),
  firsts AS (
    SELECT *, lag(month) OVER (PARTITION BY succeeded ORDER BY month) AS month_before FROM months WHERE at IS NOT NULL)
  SELECT {_COLUMNS} FROM (
    SELECT succeeded, at, deal_type_id, to_stage_id, lag(month) OVER of_outcome AS first_month, month AS last_month,
      false AS returned, -1 AS weight
    FROM event WHERE is_entry WINDOW of_outcome AS (PARTITION BY succeeded ORDER BY at, ordinal)) AS further
  WHERE first_month IS NOT NULL
  UNION ALL
  SELECT firsts.succeeded, firsts.at, firsts.deal_type_id, firsts.to_stage_id, since.first_month, ends.month, counted.returned,
    since.sign * counted.sign * change.of_out
  FROM firsts JOIN ends ON ends.succeeded = firsts.succeeded AND ends.month >= firsts.month
  CROSS JOIN LATERAL (SELECT ends.is_out - CASE ends.month WHEN firsts.month THEN 0 ELSE ends.was_out END) AS change (of_out)
  CROSS JOIN LATERAL (VALUES (firsts.month, 1), (firsts.month_before, -1)) AS since (first_month, sign)
  CROSS JOIN (VALUES (false, -1), (true, 1)) AS counted (returned, sign)
  WHERE change.of_out <> 0 AND since.first_month IS NOT NULL) AS came_back"""  # noqa: S608 - from constants
"""Joins what there is of a deal, with a place for the query of its ledger (``{moves}``): the columns of `OutcomeCell`, when the entry
was (``at``), and how often it counts (``weight``).

A first entry counts as returned in periods that begin after the month of the one before, and end where the deal is out: the sum over
all months up to the end of what changed of that.
"""

HAS_LEFT = "from_stage_id = ANY (%(success)s::bigint[] || %(failure)s::bigint[])"
"""Whether a move may be one out of an outcome, without which nothing is to be counted otherwise."""
