"""How far a deal has come (`models.cell.FunnelCell`), in SQL."""

REACHED = ("furthest_stage_id", "lost_from_id", "lost_stage_id")
"""The columns that tell it, which `reached` joins."""


def reached(stages: str, types: str, ranks: str, failure: str) -> str:
    """Joins to each of the ``deals`` the columns of `FunnelCell`, as ``reached``. Given are parameters: all stages with their types and
    how far a deal has come with each, empty for unsuccessful ones, and those that mean failure.
    """
    return f"""CROSS JOIN LATERAL (
  SELECT (array_agg(stage_id ORDER BY rank DESC) FILTER (WHERE is_of_type AND rank IS NOT NULL))[1] AS furthest_stage_id,
    CASE WHEN deals.trail[cardinality(deals.trail)] = ANY (CAST({failure} AS bigint[])) THEN
      (array_agg(CASE WHEN is_of_type THEN stage_id END ORDER BY place DESC) FILTER (WHERE NOT is_of_type OR rank IS NOT NULL))[1]
    END AS lost_from_id,
    CASE WHEN deals.trail[cardinality(deals.trail)] = ANY (CAST({failure} AS bigint[])) THEN deals.trail[cardinality(deals.trail)]
    END AS lost_stage_id
  FROM (
    SELECT ranked.stage_id, ranked.rank, passed.place, ranked.type_id = deals.deal_type_id AS is_of_type
    FROM unnest(deals.trail) WITH ORDINALITY AS passed (stage_id, place)
    JOIN unnest(CAST({stages} AS bigint[]), CAST({types} AS bigint[]), CAST({ranks} AS integer[])) AS ranked (stage_id, type_id, rank)
      ON ranked.stage_id = passed.stage_id) AS passed) AS reached"""  # noqa: S608 - from constants
