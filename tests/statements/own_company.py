"""That a statement names the company of every table that it names."""

# The parser has all fields optional, also those that the grammar does not.
# pyright: reportOptionalMemberAccess=false, reportOptionalIterable=false, reportOptionalSubscript=false
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false

from collections.abc import Callable, Iterator
from typing import Any

from pglast import ast

from models import Base
from tests.statements.parsed import (
    Node,
    Query,
    children,
    column_of,
    conjuncts,
    fixed_column,
    is_parameter,
    tables_and_conditions,
)

# By table, the column that says whose a row is.
KEYS = {table.name: "company_id" for table in Base.metadata.sorted_tables if "company_id" in table.c} | {
    "companies": "id"
}


def foreign_rows(statement: Node) -> Iterator[str]:
    """What the statement could reach of other companies': each table whose own company is not a parameter of its own."""
    yield from _looked_through(statement, frozenset())


def _looked_through(node: Node, named: frozenset[str]) -> Iterator[str]:
    """``named`` are the queries that WITH has given names here."""
    if isinstance(node, Query):
        if node.withClause is not None:
            named |= {each.ctename for each in node.withClause.ctes}
        yield from _of_query(node, named)
    for child in children(node):
        yield from _looked_through(child, named)


def _of_query(query: Query, named: frozenset[str]) -> Iterator[str]:
    if isinstance(query, ast.InsertStmt):
        yield from _of_insert(query)
        return
    sources = [*(_sources(query) or ())]
    if not isinstance(query, ast.SelectStmt):
        sources.append(query.relation)
    condition = tuple(conjuncts(query.whereClause))
    found = [each for source in sources for each in tables_and_conditions(source, condition)]
    ours = [(table, conditions) for table, conditions in found if table.relname in KEYS and table.relname not in named]
    for table, conditions in ours:
        name = _name(table)
        # Without a table in front it is clear whose column it is, as long as there is but one.
        names = (name, None) if len(ours) == 1 else (name,)
        fixed = {fixed_column(each) for each in conditions}
        if not fixed & {(each, KEYS[table.relname]) for each in names}:
            yield f"{table.relname} AS {name} without {KEYS[table.relname]} = <parameter>"


def _name(table: ast.RangeVar) -> str | None:
    """What it is called in the query."""
    return table.alias.aliasname if table.alias else table.relname


def _sources(query: Query) -> Any:
    return query.usingClause if isinstance(query, ast.DeleteStmt) else query.fromClause


def _of_insert(query: ast.InsertStmt) -> Iterator[str]:
    table = query.relation.relname
    # A new company is nobody's yet.
    if table not in KEYS or table == "companies":
        return
    columns = [column.name for column in query.cols or ()]
    place = columns.index(KEYS[table]) if KEYS[table] in columns else None
    if place is None or not all(
        is_parameter(row[place]) or is_own(row[place]) for row, is_own in _rows(query.selectStmt)
    ):
        yield f"rows of {table} without {KEYS[table]} = <parameter>"


def _rows(query: ast.SelectStmt) -> Iterator[tuple[Any, Callable[[Any], bool]]]:
    """Of each row, or of all that are made alike, the values, and whether one is that column of a table which equals a parameter."""
    if query.larg is not None:
        yield from _rows(query.larg)
        yield from _rows(query.rarg)
        return
    condition = tuple(conjuncts(query.whereClause))
    found = [each for source in query.fromClause or () for each in tables_and_conditions(source, condition)]
    fixed = {
        column
        for table, conditions in found
        for column in map(fixed_column, conditions)
        if column is not None and column[0] == _name(table)
    }
    for row in query.valuesLists or [[target.val for target in query.targetList or ()]]:
        yield row, lambda value: column_of(value) in fixed
