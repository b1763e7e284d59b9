"""The SQL of rows that look like cells: cells themselves, and what records and their ledger contribute, told as cells are.

The columns are ``at``, ``records``, ``sign``, ``facet``, ``fields``, and those of the cells' own; ``facet`` is 0 of a record, whose
``fields`` has all options.

Of departments (`resolvers.planner.cell_people`) records count as far as their responsible is a member; beside them all that others have
is added, or taken away.
"""

from dataclasses import dataclass, replace

from models import RecordKind
from resolvers.catalog.population import Entered, OverTime, Population
from resolvers.planner.cell_again import all_again, unfolded_again
from resolvers.planner.cell_joins import (
    BY_MEMBERS,
    COMPANY,
    DEPARTMENTS,
    EDGES,
    END,
    FIRST_END,
    OTHERS,
    SPANS,
    START,
)
from resolvers.planner.scan_shape import FromCells


@dataclass(frozen=True, slots=True)
class Contribution:
    """What rows contribute. ``select`` has places for the factor (``{factor}``), and for where the rows are from (``{rows}``).

    ``unfolded`` says where those of unfolded records are from (`resolvers.planner.unfolded`), ``edges`` where those in an edge are,
    ``edges_of_members`` where those of members are; ``all`` where all of a person's are. ``records`` is the table that says whose they
    are.
    """

    records: str
    select: str
    unfolded: str
    edges: tuple[str, ...]
    edges_of_members: tuple[str, ...]
    all: str

    @property
    def of_members(self) -> str:
        """The select, of members alone."""
        return f"{self.select} AND {self.records}.{BY_MEMBERS}"


@dataclass(frozen=True, slots=True)
class Folded:
    """Cells of a table: what is read of each, and what is made of it. ``own`` are the columns, ``factor`` is what each counts.

    ``of_outcomes`` are those that are enough where of a stage nothing matters but its outcome.
    """

    table: str
    columns: tuple[str, ...]
    own: tuple[str, ...]
    facets: str = ""
    factor: str = "1"
    where: str = "true"
    beside: str = ""
    of_outcomes: str = "true"

    def narrowed(self, of: FromCells) -> "Folded":
        """Those that a scan needs."""
        return replace(self, where=f"{self.where} AND {self.of_outcomes}") if of.is_of_outcomes else self


@dataclass(frozen=True, slots=True)
class CellSql:
    """Rows of one kind: the cells that have them, and what records contribute that are not in these. ``by_outcome`` are cells that have
    them in place of the others, where these tell outcomes as the settings do."""

    kind: RecordKind
    folded: tuple[Folded, ...]
    contributions: tuple[Contribution, ...]
    by_outcome: tuple[Folded, ...] = ()

    def text(self, population: Population, of: FromCells) -> str:
        """All rows of a population: of entries only each deal's first."""
        parts: list[str] = []
        for cells in self.by_outcome if of.is_by_outcome else (each.narrowed(of) for each in self.folded):
            parts += [_cells(cells, of), *((_facets(cells, of),) if of.has_facets else ())]
        for each in self.contributions:
            parts.append(self._unfolded(each, population, of))
            if of.has_edges:
                select, edges = (
                    (each.of_members, each.edges_of_members) if of.is_of_departments else (each.select, each.edges)
                )
                parts += [select.format(factor="1", rows=edge) for edge in edges]
            if of.has_others:
                others = each.select.format(factor="other.factor", rows=f"{OTHERS} {each.all}")
                parts.append(f"SELECT * FROM ({others}) AS others WHERE {_within(population)}")
        if isinstance(population.predicate, Entered):
            parts.append(unfolded_again(of) if of.is_by_outcome else all_again(of))
        return "\nUNION ALL\n".join(parts)

    def _unfolded(self, each: Contribution, population: Population, of: FromCells) -> str:
        """What cells have of unfolded records is taken away, and what they are now is added."""
        select = each.of_members if of.is_of_departments else each.select
        both = select.format(factor=f"{each.records}.factor", rows=each.unfolded)
        within = _within(population)
        if of.has_edges:
            within += f" AND NOT EXISTS (SELECT FROM {EDGES} WHERE at >= edge.starts AND at < edge.ends)"
        return f"SELECT * FROM ({both}) AS unfolded WHERE {within}"


def _cells(of: Folded, whose: FromCells) -> str:
    return f"""SELECT span.at, {of.factor} * cell.records AS records, {of.factor} AS sign, cell.facet, cell.fields{_own(of)}
  FROM {_spans(whose)} CROSS JOIN LATERAL ({_in_span(of, whose, f"{of.table} AS cell")} AND facet = 0 OFFSET 0) AS cell {of.beside}"""


def _facets(of: Folded, whose: FromCells) -> str:
    """Who has an option, beside as many without one who are taken from the rest."""
    packs = f"{of.facets} AS pack CROSS JOIN LATERAL unnest(pack.cells) AS cell"
    return f"""SELECT span.at, side.sign * {of.factor} * cell.records, side.sign * {of.factor}, cell.facet,
    CASE side.sign WHEN 1 THEN cell.fields ELSE cell.fields - cell.facet::text END{_own(of)}
  FROM {_spans(whose)}
  CROSS JOIN LATERAL ({_in_span(of, whose, packs)} AND facet = ANY (CAST(:s_facets AS bigint[])) OFFSET 0) AS cell {of.beside}
  CROSS JOIN (VALUES (1), (-1)) AS side (sign)"""


def _own(of: Folded) -> str:
    return "".join(f", {each}" for each in of.own)


def _spans(whose: FromCells) -> str:
    return f"{SPANS} {DEPARTMENTS}" if whose.is_of_departments else SPANS


def _in_span(of: Folded, whose: FromCells, cells: str) -> str:
    """By the offset a query of its own: each span is looked up, however many the planner takes them for."""
    return f"""SELECT {", ".join(("records", "facet", "fields", *of.columns))} FROM {cells}
    WHERE company_id = {COMPANY} AND department_id = {"department.id" if whose.is_of_departments else "0"}
      AND grain = span.grain AND day >= span.first AND day < span.after AND {of.where}"""


def _within(population: Population) -> str:
    if population.over_time is OverTime.CUMULATIVE:
        return f"at < {END}"
    if population.is_of_changes:
        return f"at >= {FIRST_END}"
    return f"at >= {START} AND at < {END}"
