"""Adding contributions up to cells, in SQL.

*Sums* are rows with a table's own columns, ``department_id``, ``facet``, ``grain``, ``day`` and ``option``, the number of ``records``,
and a column for each price field (`Fields.sums`): what cells hold, before it is put into ``fields``. Which of the fields are filled is
told by the sums.
"""

from models.cell import Grain
from resolvers.cells.cell_table import CellTable
from resolvers.cells.day import month_sql, year_sql
from resolvers.cells.fields import Fields


def sums_of(table: CellTable, fields: Fields, rows: str) -> str:
    """The sums of `CellTable.rows`, by the day, by the month and by the year: of each department, and of the whole company."""
    own, sums = _own(table), _sums(fields)
    whole = "".join(f"{column}, " for column in table.columns) + "0::bigint AS department_id, facet"

    def of(columns: str, rows: str) -> str:
        return _added(f"{own}facet, day, option", fields, f"SELECT {columns}, option, records{sums} FROM {rows}")  # noqa: S608 - from constants

    of_departments = "contributions WHERE department_id IS NOT NULL"
    texts = {
        "daily": (Grain.DAY, of(f"{whole}, day", "contributions")),
        "monthly": (
            Grain.MONTH,
            f"""{of(f"{own}facet, {month_sql('day')} AS day", "daily")}
  UNION ALL {of(f"{own}facet, {month_sql('day')} AS day", of_departments)}""",
        ),
        "yearly": (Grain.YEAR, of(f"{own}facet, {year_sql('day')} AS day", "monthly")),
    }
    if table.in_days_of_departments is not None and fields.with_all:
        others = table.in_days_of_departments
        some = "".join(f"{others.get(name, name)} AS {name}, " for name in table.columns)
        days = of(f"{some}department_id, facet, day", f"{of_departments} AND facet = 0")
        texts["of_days"] = (Grain.DAY, days)
    grains = "UNION ALL".join(
        f"""
SELECT {own}facet, {grain:d}::smallint AS grain, day, option, records{sums} FROM {name}
"""  # noqa: S608 - from constants
        for name, (grain, _) in texts.items()
    )
    queries = "".join(
        f""",
{name} AS {"MATERIALIZED " if name in ("daily", "monthly") else ""}({text})"""
        for name, (_, text) in texts.items()
    )
    return f"""
WITH contributions AS MATERIALIZED ({rows}){queries}{grains}"""


def sums_of_cells(table: CellTable, fields: Fields, where: str) -> str:
    """Cells of slots that are so, as sums."""
    columns = ", ".join([f"{_own(table)}facet, grain, day, records", *fields.of_cells])
    sums = f"SELECT {columns} FROM {table.name} AS cell WHERE {where}"  # noqa: S608 - from constants
    if table.facets:
        packs = f"{table.facets} AS pack CROSS JOIN LATERAL unnest(pack.cells) AS cell"
        sums += f" UNION ALL SELECT {columns} FROM {packs} WHERE {where}"  # noqa: S608 - from constants
    return sums


def added_up(table: CellTable, fields: Fields, sums: str) -> str:
    """Such sums, each once."""
    return _added(f"{_own(table)}facet, grain, day, option", fields, sums)


def differences(table: CellTable, fields: Fields, some: str, others: str) -> str:
    """What some sums have more than others, where that is anything."""
    columns = f"{_own(table)}facet, grain, day, option"
    negative = "".join(f", -{name}" for name in fields.sums)
    both = f"""
SELECT {columns}, records{_sums(fields)} FROM ({some}) AS these
UNION ALL
SELECT {columns}, -records{negative} FROM ({others}) AS those"""  # noqa: S608 - from constants
    return f"SELECT * FROM ({added_up(table, fields, both)}) AS difference WHERE {_is_something(fields)}"  # noqa: S608 - from constants


# Cells of a pack: compressed, four or five lie on a page, and more would not get smaller (PostgreSQL looks 4 kB back).
PACK = 64
SLOT = "department_id, facet, grain, day"
_SLOT_BY_DAY = "day, grain, department_id, facet"


def adding(table: CellTable, fields: Fields, sums: str, *, loose: bool) -> str:
    """The queries of a WITH that add these sums to the table, as cells, those of facets packed; the last, ``added``, tells the slots
    and how ``many`` cells came to each.

    Cells that are read together lie together: found on a page each, they take half as long again to be read.
    """
    own, is_loose = _own(table), str(loose).lower()
    kept = f"SELECT * FROM ({sums}) AS cell WHERE {_is_something(fields)}"  # noqa: S608 - from constants
    rows = f"""
  INSERT INTO {table.name} (company_id, {own}facet, grain, day, fields, records, loose)
  SELECT %(company)s::bigint, {own}facet, grain, day, {fields.kept}, records, {is_loose} FROM sums WHERE facet = 0 ORDER BY {SLOT}
  RETURNING {SLOT}"""  # noqa: S608 - from constants
    columns = ", ".join((*table.columns, fields.kept, "records"))
    # Each is much like the one before. The day comes first, as sorting is done soonest by what differs most.
    place = f"row_number() OVER (PARTITION BY {_SLOT_BY_DAY} ORDER BY {', '.join((*table.columns, 'option'))}) - 1"
    packs = f"""
  INSERT INTO {table.facets} (company_id, {SLOT}, loose, cells)
  SELECT %(company)s::bigint, {SLOT}, {is_loose}, array_agg(ROW({columns})::{table.packed})
  FROM (SELECT *, ({place}) / {PACK} AS pack FROM sums WHERE facet <> 0) AS sums GROUP BY {_SLOT_BY_DAY}, pack ORDER BY {SLOT}
  RETURNING {SLOT}, cardinality(cells) AS many"""  # noqa: S608 - from constants
    written = {"rows": rows} if fields.with_all else {}
    if table.facets:
        written["packs"] = packs
    queries = "".join(f",\n  {name} AS ({query})" for name, query in written.items())
    many = {"rows": "1 AS many", "packs": "many"}
    added = " UNION ALL ".join(f"SELECT {SLOT}, {many[name]} FROM {name}" for name in written)  # noqa: S608 - from constants
    return f"sums AS ({kept}){queries},\n  added AS ({added})"


def _added(group: str, fields: Fields, rows: str) -> str:
    filled = "".join(f", {name} IS NOT NULL" for name in fields.sums)
    sums = "".join(f", sum({name}) AS {name}" for name in fields.sums)
    return f"SELECT {group}, sum(records)::bigint AS records{sums} FROM ({rows}) AS added GROUP BY {group}{filled}"  # noqa: S608 - from constants


def _is_something(fields: Fields) -> str:
    return " OR ".join(["records <> 0", *(f"{name} <> 0" for name in fields.sums)])


def _own(table: CellTable) -> str:
    return "".join(f"{column}, " for column in (*table.columns, "department_id"))


def _sums(fields: Fields) -> str:
    return "".join(f", {name}" for name in fields.sums)
