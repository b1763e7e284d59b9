"""A statement as PostgreSQL's own parser reads it, and ways to walk it."""

# The parser has all fields optional, also those that the grammar does not.
# pyright: reportOptionalMemberAccess=false, reportOptionalIterable=false, reportOptionalSubscript=false
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false

import re
from collections.abc import Iterator
from typing import Any

from pglast import ast, parse_sql
from pglast.enums import A_Expr_Kind, BoolExprType, JoinType

Node = ast.Node

_PLACEHOLDER = re.compile(r"%(?:\((\w+)\)[sbt]|[sbt]|%)")

Query = ast.SelectStmt | ast.InsertStmt | ast.UpdateStmt | ast.DeleteStmt


def parsed(text: str) -> list[Node]:
    """The statements of a text, with psycopg's placeholders for its parameters."""
    numbers: dict[str, int] = {}

    def numbered(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        return f"${numbers.setdefault(found[1] or str(len(numbers)), len(numbers) + 1)}"

    return [raw.stmt for raw in parse_sql(_PLACEHOLDER.sub(numbered, text)) if raw.stmt is not None]


def children(node: Any) -> Iterator[Node]:
    """The nodes right below a node."""
    for name in node:
        yield from _nodes(getattr(node, name))


def _nodes(value: Any) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _nodes(each)


def below(node: Node) -> Iterator[Node]:
    """The node and all that it holds."""
    yield node
    for child in children(node):
        yield from below(child)


def conjuncts(condition: Any) -> Iterator[Node]:
    """What must all be true."""
    if isinstance(condition, ast.BoolExpr) and condition.boolop == BoolExprType.AND_EXPR:
        for each in condition.args:
            yield from conjuncts(each)
    elif condition is not None:
        yield condition


def is_parameter(value: Any) -> bool:
    """Whether it is a parameter and nothing else, cast or not."""
    return is_parameter(value.arg) if isinstance(value, ast.TypeCast) else isinstance(value, ast.ParamRef)


def column_of(value: Any) -> tuple[str | None, str] | None:
    """The table's name there and the column's, if it is a column."""
    if not isinstance(value, ast.ColumnRef) or not all(isinstance(field, ast.String) for field in value.fields):
        return None
    *table, column = (field.sval for field in value.fields)
    return (table[-1] if table else None), column


def fixed_column(condition: Node) -> tuple[str | None, str] | None:
    """The column, if the condition is that it equals a parameter."""
    if not isinstance(condition, ast.A_Expr) or condition.kind != A_Expr_Kind.AEXPR_OP:
        return None
    if [part.sval for part in condition.name] != ["="]:
        return None
    for column, value in ((condition.lexpr, condition.rexpr), (condition.rexpr, condition.lexpr)):
        if is_parameter(value):
            return column_of(column)
    return None


def tables_and_conditions(source: Any, above: tuple[Node, ...]) -> Iterator[tuple[ast.RangeVar, tuple[Node, ...]]]:
    """Each table of a FROM, with the conditions that no row of it passes without: those of ``above``, and of its joins.

    An outer join's condition holds for its outer side alone: of the other it keeps all rows.
    """
    if isinstance(source, ast.RangeVar):
        yield source, above
    elif isinstance(source, ast.JoinExpr):
        own = tuple(conjuncts(source.quals))
        joined = source.jointype
        left = above + own if joined in (JoinType.JOIN_INNER, JoinType.JOIN_RIGHT) else above
        right = above + own if joined in (JoinType.JOIN_INNER, JoinType.JOIN_LEFT) else above
        yield from tables_and_conditions(source.larg, left)
        yield from tables_and_conditions(source.rarg, right)
