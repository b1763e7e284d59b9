"""A table of cells, and what records contribute to it, in SQL: one row for each record and facet, before anything is added up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models import Entity, RecordKind
from resolvers.cells.day import day_sql
from resolvers.cells.fields import Fields
from resolvers.cells.record_sources import Source


@dataclass(frozen=True, slots=True)
class Contribution:
    """How one record, or what ``beside`` joins to it, is counted: in which columns of a cell, at which time, and how often.

    ``has_ledger``: the rows of a deal's ledger are joined before; ``of_returns``: all of it is read by ``beside``, of deals that may
    have come back. ``of_records`` says of which records, and ``where`` of which with what is joined to them.
    """

    columns: Mapping[str, str]
    at: str
    has_ledger: bool = False
    of_returns: bool = False
    beside: str = ""
    of_records: str = "true"
    where: str = ""
    weight: str = "1"


@dataclass(frozen=True, slots=True, eq=False)
class CellTable:
    """A table of cells, and what contributes to it: of the records' table ``records`` the columns ``read``.

    Of records of an ``entity``, which are of a ``record_type``, it has the custom fields; what they are told apart by is in the table
    ``facets`` (`models.cell.FacetRow`), its cells of the type ``packed``.
    """

    name: str
    columns: tuple[str, ...]
    kind: RecordKind
    records: str
    read: Mapping[str, str]
    contributions: tuple[Contribution, ...]
    entity: Entity | None = None
    record_type: str = ""
    can_be_deleted: bool = True
    facets: str = ""
    packed: str = ""
    in_days_of_departments: Mapping[str, str] | None = None
    """Columns that are others in departments' cells of one day, which have no facet. ``None``: there are no such cells."""

    @property
    def has_ledger(self) -> bool:
        """Whether each move of a deal counts."""
        return any(each.has_ledger for each in self.contributions)

    @property
    def tables(self) -> Sequence[str]:
        """Where its cells are."""
        return [each for each in (self.name, self.facets) if each]

    def rows(self, fields: Fields, *sources: Source, taken_away: Sequence[Source] = ()) -> str:
        """The contributions of all sources: this table's own ``columns``, ``department_id``, ``facet``, ``day``, the ``option`` chosen
        in the facet's field, how many ``records`` it counts for, and what the price fields add to each sum (`Fields.sums`).

        Parameters: ``company``, and those of `Fields` and of `resolvers.cells.day`.
        """
        if not self.facets:
            fields = fields.without_facets
        texts = [self._rows(each, source, fields, "") for source in sources for each in self.contributions]
        texts += [self._rows(each, source, fields, "-") for source in taken_away for each in self.contributions]
        columns = ", ".join([*self.columns, "department_id", "facet", "day", "option", "records", *fields.sums])
        return f"SELECT {columns} FROM (({_UNION.join(texts)})) AS contribution {fields.facets}"  # noqa: S608 - from constants

    def _rows(self, each: Contribution, source: Source, fields: Fields, sign: str) -> str:
        """What is in a record's fields is looked up once, whatever is joined to it, and its day for all facets (``OFFSET 0``)."""
        columns = [f"{expression} AS {name}" for name, expression in self.read.items()]
        columns.append(f"{source.department} AS department_id")
        deleted = f" AND {self.records}.deleted_at IS NULL" if self.can_be_deleted else ""
        if each.has_ledger or each.of_returns:
            columns += [
                f"{self.records}.id",
                f"{source.kept_ledger} AS ledger",
                f"{source.is_as_before} AS is_as_before",
            ]
        columns += fields.read(f"{self.records}.fields", self.record_type)
        which = f"{each.of_records} AND {source.has_left}" if each.of_returns else each.of_records
        records = (
            f"SELECT {', '.join(columns)} FROM {source.records} WHERE {source.where}{deleted} AND {which} OFFSET 0"  # noqa: S608 - from constants
        )
        joins = [f"({records}) AS {self.records}", source.ledger if each.has_ledger else ""]
        joins.append(each.beside.format(moves=source.moves))
        shown = [f"{expression} AS {name}" for name, expression in each.columns.items()]
        shown += [f"{self.records}.department_id", f"{day_sql(each.at)} AS day", *fields.options]
        times = "" if each.weight == "1" else f"{each.weight} * "
        shown += [f"{sign}{each.weight} AS records", *(f"{sign}{times}{name} AS {name}" for name in fields.sums)]
        wanted = [each.where] if each.where else []
        if not fields.with_all:
            # Before anything is joined to those without.
            wanted.append(f"({' OR '.join(f'{self.records}.{name} IS NOT NULL' for name in fields.options)})")
        where = f" WHERE {' AND '.join(wanted)}" if wanted else ""
        text = f"SELECT {', '.join(shown)} FROM {' '.join(filter(None, joins))}{where} OFFSET 0"  # noqa: S608 - from constants
        return text.replace("{table}", self.records).replace("{kind}", self.kind.value)


_UNION = ") UNION ALL ("
