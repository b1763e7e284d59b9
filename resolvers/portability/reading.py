"""The rows of files, as the database has them, in the words of the import format."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, Text, cast, func, literal, select

from models import Base
from resolvers.currencies.given import GIVEN_FIELDS
from resolvers.importing.format import FileFormat
from resolvers.importing.formats import DEALS, DICTIONARIES, EXTERNAL_ID, STREAMS
from resolvers.portability.kept import Kept

FILES: Mapping[str, FileFormat] = {file.name: file for file in (*DICTIONARIES, *STREAMS)}
"""By the name that references have for them."""


def named(row: FromClause, prefix: str) -> ColumnElement[str]:
    """What a row is called outside: its external id, or the name that exports give it."""
    return func.coalesce(row.c.external_id, literal(prefix) + cast(row.c.id, Text))


def names_of(table: Table, company_id: int, prefix: str) -> Select[*tuple[Any, ...]]:
    """The numbers of a table's rows, and what they are called outside."""
    return select(table.c.id, named(table, prefix)).where(table.c.company_id == company_id)


def rows_of(file: FileFormat, kept: Kept, prefix: str) -> Select[*tuple[Any, ...]]:
    """The file's rows, in the order of their numbers: a column for each of the format's, and two for custom fields, where there are
    any: the number of the record's type, and the values."""
    table = file.table
    source: FromClause = table
    cells: list[ColumnElement[Any]] = []
    for column in file.columns:
        if column is EXTERNAL_ID:
            cells.append(named(table, prefix))
        elif column.refers_to is None:
            cells.append(table.c[column.stored_as])
        else:
            source, cell = joined(source, table.c[column.stored_as], FILES[column.refers_to].table, kept, prefix)
            cells.append(cell)
    if file.fields_of is not None:
        fields = GIVEN_FIELDS if file is DEALS else table.c.fields
        cells += [table.c[f"{file.type_column}_id"] if file.type_column else literal(None), fields]
    return select(*cells).select_from(source).where(kept.of(table, table.name)).order_by(*table.primary_key)


def joined(
    source: FromClause, reference: ColumnElement[Any], target: Table, kept: Kept, prefix: str
) -> tuple[FromClause, ColumnElement[str]]:
    """The source beside what a column refers to, and what that is called outside; nothing where it is not taken."""
    other = target.alias()
    return source.outerjoin(other, kept.of(other, target.name) & (other.c.id == reference)), named(other, prefix)


def raw_rows_of(
    name: str, left_out: frozenset[str], kept: Kept, prefix: str
) -> tuple[list[str], Select[*tuple[Any, ...]]]:
    """The rows of a table that the format has no file for: its columns as they are, things by what they are called outside."""
    table = Base.metadata.tables[name]
    targets = {
        element.parent: element.column.table
        for key in table.foreign_key_constraints
        for element in key.elements
        if element.column.name == "id"
        and "external_id" in element.column.table.c
        and element.column.table.name != "companies"
    }
    source: FromClause = table
    cells: list[ColumnElement[Any]] = []
    columns = [column for column in table.c if column.name not in {"company_id", *left_out}]
    for column in columns:
        if column in targets:
            source, cell = joined(source, column, targets[column], kept, prefix)
            cells.append(cell)
        else:
            cells.append(column)
    requested = select(*cells).select_from(source).where(kept.of(table, name)).order_by(*table.primary_key)
    return [column.name.removesuffix("_id") if column in targets else column.name for column in columns], requested
