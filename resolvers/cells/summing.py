"""Adding contributions up to cells, in SQL."""

from resolvers.cells.contributions import CellTable
from resolvers.cells.day import month_sql


def parts_of(table: CellTable, rows: str) -> str:
    """The sums of `CellTable.rows`, by the day and by the month: one row for each price field of a cell, of a cell without any one with
    an empty ``key``. All rows of a cell have its ``records``.
    """
    own, group = _own(table), f"{_own(table)}facet, day, option, keys, key"
    return f"""
WITH daily AS MATERIALIZED (
  SELECT {group}, sum(sign)::bigint AS records, sum(sign * amount) AS amount
  FROM ({rows}) AS contribution LEFT JOIN LATERAL unnest(keys, amounts) AS price (key, amount) ON true
  GROUP BY {group}),
monthly AS (
  SELECT {own}facet, {month_sql("day")} AS day, option, keys, key, records, amount FROM daily)
SELECT {own}facet, 0::smallint AS grain, day, option, keys, key, records, amount FROM daily
UNION ALL
SELECT {own}facet, 1::smallint, day, option, keys, key, sum(records)::bigint, sum(amount) FROM monthly GROUP BY {group}"""  # noqa: S608 - from constants


def parts_of_cells(table: CellTable, where: str, *, sign: int = 1) -> str:
    """The same parts out of cells that are so."""
    cells = table.name
    return f"""
SELECT {_own(table)}facet, grain, day, {cells}.fields -> facet::text AS option, keys, key, {sign} * records AS records,
  {sign} * amount AS amount
FROM {cells} CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(key ORDER BY key), '{{}}') AS keys, array_agg(value::numeric ORDER BY key) AS amounts
  FROM jsonb_each({cells}.fields) AS field (key, value) WHERE key <> facet::text) AS filled
LEFT JOIN LATERAL unnest(keys, amounts) AS price (key, amount) ON true
WHERE {where}"""  # noqa: S608 - from constants


def difference_of(table: CellTable, parts: str) -> str:
    """What the parts come to, where that is not nothing."""
    group = f"{_own(table)}facet, grain, day, option, keys, key"
    return f"""
SELECT {group}, sum(records) AS records, sum(amount) AS amount FROM ({parts}) AS part GROUP BY {group}
HAVING sum(records) <> 0 OR sum(amount) <> 0"""  # noqa: S608 - from constants


def cells_of(table: CellTable, parts: str) -> str:
    """Cells out of such parts: the columns of `insert_cells`. What has come to nothing is left out."""
    cell = f"{_own(table)}facet, grain, day, option, keys"
    return f"""
SELECT {_own(table)}facet, grain, day,
  coalesce(jsonb_object_agg(key, amount) FILTER (WHERE key IS NOT NULL), '{{}}')
    || CASE WHEN facet = 0 THEN '{{}}' ELSE jsonb_build_object(facet::text, option) END AS fields,
  max(records) AS records
FROM ({parts}) AS part
GROUP BY {cell}
HAVING max(records) <> 0 OR bool_or(amount <> 0)"""  # noqa: S608 - from constants


def insert_cells(table: CellTable, cells: str, *, loose: bool) -> str:
    """Adds these cells to the table."""
    return f"""
INSERT INTO {table.name} (company_id, {_own(table)}facet, grain, day, fields, records, loose)
SELECT %(company)s::bigint, cell.*, {str(loose).lower()} FROM ({cells}) AS cell"""  # noqa: S608 - from constants


def _own(table: CellTable) -> str:
    return "".join(f"{column}, " for column in table.columns)
