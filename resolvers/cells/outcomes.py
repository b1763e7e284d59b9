"""By which stages cells tell outcomes (`resolvers.cells.contributions.CELLS_BY_OUTCOME`)."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

Outcomes = Mapping[str, Sequence[int | None]]
"""As parameters: the stages that mean ``success`` and ``failure``, each ascending, all ``stages`` in order, type by type; and the same
with their types (``ranked_stages``, ``ranked_types``) and how far a deal has come with each (``ranks``)."""

OUTCOMES = "(VALUES (true, %(success)s::bigint[]), (false, %(failure)s::bigint[])) AS outcome (succeeded, stages)"
"""Both, as a table."""


async def chosen_outcomes(connection: AsyncConnection, company_id: int) -> Outcomes:
    """Those that the company's settings choose now."""
    found = await connection.exec_driver_sql(_CHOSEN, {"company": company_id})
    return dict(found.mappings().one())


async def kept_outcomes(connection: AsyncConnection, company_id: int) -> Outcomes:
    """Those by which the company's cells are made: none where there are no such cells, of which nothing is changed then."""
    found = await connection.exec_driver_sql(_KEPT, {"company": company_id})
    return dict(found.mappings().one())


async def keep_outcomes(connection: AsyncConnection, company_id: int, outcomes: Outcomes) -> None:
    """Says that cells are made by these from now on. Nobody else changes cells of the company meanwhile."""
    await connection.exec_driver_sql(_KEEP, {"company": company_id, **outcomes})


def _chosen(which: str) -> str:
    return f"""
  ARRAY(SELECT stage FROM deal_type_report_fields AS chosen CROSS JOIN unnest(chosen.{which}_stage_ids) AS stage
    WHERE chosen.company_id = %(company)s::bigint ORDER BY stage)"""  # noqa: S608 - from constants


def _with_ranks(own: str) -> str:
    """How far a deal has come with each stage follows from the order: successful ones come last, and unsuccessful ones have none."""
    return f"""
WITH own AS MATERIALIZED ({own}),
ranked AS MATERIALIZED (
  SELECT stages.id, stages.deal_type_id, kept.place,
    CASE WHEN NOT stages.id = ANY (own.failure) THEN
      kept.place + CASE WHEN stages.id = ANY (own.success) THEN cardinality(own.stages) ELSE 0 END END AS rank
  FROM own CROSS JOIN unnest(own.stages) WITH ORDINALITY AS kept (id, place)
  JOIN stages ON stages.company_id = %(company)s::bigint AND stages.id = kept.id)
SELECT own.*, ARRAY(SELECT id FROM ranked ORDER BY place) AS ranked_stages,
  ARRAY(SELECT deal_type_id FROM ranked ORDER BY place) AS ranked_types, ARRAY(SELECT rank FROM ranked ORDER BY place) AS ranks
FROM own"""  # noqa: S608 - from constants


_NAMES = ("success", "failure")
_COLUMNS = {**{name: f"cells_{name}_stage_ids" for name in _NAMES}, "stages": "cells_stage_ids"}
_IN_ORDER = "array_agg(id ORDER BY deal_type_id, position, id)"
_CHOSEN = _with_ranks(f"""
  SELECT {", ".join(f"{_chosen(each)} AS {each}" for each in _NAMES)},
    (SELECT coalesce({_IN_ORDER}, '{{}}') FROM stages WHERE company_id = %(company)s::bigint) AS stages""")  # noqa: S608 - from constants
_KEPT = _with_ranks(f"""
  SELECT {", ".join(f"coalesce({column}, '{{}}') AS {each}" for each, column in _COLUMNS.items())}
  FROM companies WHERE id = %(company)s::bigint""")  # noqa: S608 - from constants
_KEEP = f"""
UPDATE companies SET {", ".join(f"{column} = %({each})s::bigint[]" for each, column in _COLUMNS.items())}
WHERE id = %(company)s::bigint
  AND ({" OR ".join(f"{column} IS DISTINCT FROM %({each})s::bigint[]" for each, column in _COLUMNS.items())})"""  # noqa: S608 - from constants
# What companies choose is read of all of them before it is compared: each company's settings are on its own node.
NEXT_WITH_OTHER_OUTCOMES = f"""
WITH outcomes AS MATERIALIZED (
  SELECT chosen.company_id,
    {", ".join(f"array_agg(stage ORDER BY stage) FILTER (WHERE outcome = '{each}') AS {each}" for each in _NAMES)}
  FROM deal_type_report_fields AS chosen
  CROSS JOIN LATERAL (VALUES {", ".join(f"('{each}', chosen.{each}_stage_ids)" for each in _NAMES)}) AS of_type (outcome, stages)
  CROSS JOIN unnest(of_type.stages) AS stage
  WHERE chosen.company_id > %(after)s::bigint GROUP BY chosen.company_id),
ordered AS MATERIALIZED (
  SELECT company_id, {_IN_ORDER} AS stages FROM stages AS told
  WHERE company_id > %(after)s::bigint AND company_id IN (SELECT id FROM companies WHERE cells_timezone <> '') GROUP BY company_id)
SELECT min(companies.id) FROM companies LEFT JOIN outcomes ON outcomes.company_id = companies.id
LEFT JOIN ordered ON ordered.company_id = companies.id
WHERE companies.id > %(after)s::bigint AND cells_timezone <> ''
  AND (cells_stage_ids IS DISTINCT FROM coalesce(ordered.stages, '{{}}')
    OR {" OR ".join(f"cells_{each}_stage_ids IS DISTINCT FROM coalesce(outcomes.{each}, '{{}}')" for each in _NAMES)})"""  # noqa: S608 - from constants
"""The next company whose cells are made by other stages than its settings choose."""
