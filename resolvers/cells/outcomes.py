"""By which stages cells tell outcomes (`models.cell.OutcomeCell`, `models.cell.StandingCell`)."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

Outcomes = Mapping[str, Sequence[int]]
"""The stages that mean success and failure, each ascending, as the parameters ``success`` and ``failure``."""

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


_NAMES = ("success", "failure")
_CHOSEN = "SELECT " + ", ".join(f"{_chosen(each)} AS {each}" for each in _NAMES)
_KEPT = f"""
SELECT {", ".join(f"coalesce(cells_{each}_stage_ids, '{{}}') AS {each}" for each in _NAMES)}
FROM companies WHERE id = %(company)s::bigint"""  # noqa: S608 - from constants
_KEEP = f"""
UPDATE companies SET {", ".join(f"cells_{each}_stage_ids = %({each})s::bigint[]" for each in _NAMES)}
WHERE id = %(company)s::bigint
  AND ({" OR ".join(f"cells_{each}_stage_ids IS DISTINCT FROM %({each})s::bigint[]" for each in _NAMES)})"""  # noqa: S608 - from constants
# What companies choose is read of all of them before it is compared: each company's settings are on its own node.
NEXT_WITH_OTHER_OUTCOMES = f"""
WITH outcomes AS MATERIALIZED (
  SELECT chosen.company_id,
    {", ".join(f"array_agg(stage ORDER BY stage) FILTER (WHERE outcome = '{each}') AS {each}" for each in _NAMES)}
  FROM deal_type_report_fields AS chosen
  CROSS JOIN LATERAL (VALUES {", ".join(f"('{each}', chosen.{each}_stage_ids)" for each in _NAMES)}) AS of_type (outcome, stages)
  CROSS JOIN unnest(of_type.stages) AS stage
  WHERE chosen.company_id > %(after)s::bigint GROUP BY chosen.company_id)
SELECT min(companies.id) FROM companies LEFT JOIN outcomes ON outcomes.company_id = companies.id
WHERE companies.id > %(after)s::bigint AND cells_timezone <> ''
  AND ({" OR ".join(f"cells_{each}_stage_ids IS DISTINCT FROM coalesce(outcomes.{each}, '{{}}')" for each in _NAMES)})"""  # noqa: S608 - from constants
"""The next company whose cells are made by other stages than its settings choose."""
