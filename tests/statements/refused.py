"""What a statement must not have for the product to run on Citus, and behind a pooler that lends connections by the transaction."""

# The parser has all fields optional, also those that the grammar does not.
# pyright: reportOptionalMemberAccess=false, reportOptionalIterable=false, reportOptionalSubscript=false
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false

from collections.abc import Iterator
from typing import Any

from pglast import ast
from pglast.enums import JoinType, OnCommitAction, SetOperation, SubLinkType, TransactionStmtKind

from tests.statements.own_company import KEYS
from tests.statements.parsed import Node, Query, below, children

# SQLAlchemy asks for settings when it first connects; a cursor ends with its transaction unless it is held.
_HARMLESS = ast.VariableShowStmt | ast.FetchStmt | ast.ClosePortalStmt
_HELD = 0x20  # CURSOR_OPT_HOLD, which the parser has no name for
_SAVEPOINTS = {
    TransactionStmtKind.TRANS_STMT_SAVEPOINT,
    TransactionStmtKind.TRANS_STMT_RELEASE,
    TransactionStmtKind.TRANS_STMT_ROLLBACK_TO,
}
_OF_SESSIONS = {
    "pg_advisory_lock",
    "pg_advisory_lock_shared",
    "pg_try_advisory_lock",
    "pg_try_advisory_lock_shared",
    "currval",
    "lastval",
    "setval",
    "pg_notify",
}


def refused(statement: Node) -> Iterator[str]:
    """What is refused about it, or would be silently wrong."""
    yield from _state(statement)
    for node in below(statement):
        if isinstance(node, Query) and node.withClause is not None:
            yield from _writing_within(node)
        if isinstance(node, ast.InsertStmt) and node.relation.relname in KEYS and node.onConflictClause is not None:
            yield from _changing(node.onConflictClause)
        if isinstance(node, ast.RangeSubselect) and _has_no_columns(node.subquery):
            yield "a sub-select without columns"
        if isinstance(node, ast.SelectStmt) and node.lockingClause and "companies" in _tables(node.fromClause):
            yield "a company locked, which on a cluster holds up all others"
    tables = _tables(statement)
    if tables & KEYS.keys() and any(_is_own_number(node) for node in below(statement)):
        yield "the number of a transaction, which is another on every node"
    if tables & KEYS.keys() and any(map(is_temporary, tables)):
        yield "a temporary table beside a company's"
        yield from _beside_temporary(statement)


def _beside_temporary(statement: Node) -> Iterator[str]:
    for node in below(statement):
        is_written = isinstance(node, ast.CommonTableExpr) and not isinstance(node.ctequery, ast.SelectStmt)
        if is_written and node.ctequery.relation.relname in KEYS:
            yield "a WITH that writes beside a temporary table"
        if isinstance(node, ast.RangeSubselect):
            query = node.subquery
        elif isinstance(node, ast.CommonTableExpr):
            query = node.ctequery
        else:
            continue
        if getattr(query, "lockingClause", None) and any(map(is_temporary, _tables(query, with_arrays=False))):
            yield "rows locked in a sub-select beside a temporary table"
    for node in below(statement):
        is_outer = isinstance(node, ast.JoinExpr) and node.jointype == JoinType.JOIN_LEFT
        if is_outer and _tables(node.rarg) & KEYS.keys() and _inner_tables(node.larg) & KEYS.keys():
            yield "a company's table beside a temporary one, and another's behind an outer join"


def _is_own_number(node: Node) -> bool:
    return isinstance(node, ast.FuncCall) and node.funcname[-1].sval == "pg_current_xact_id"


def _inner_tables(source: Node) -> set[str]:
    """The tables of a FROM that no outer join of it fills with nulls."""
    if isinstance(source, ast.JoinExpr):
        left = _inner_tables(source.larg)
        return left | _inner_tables(source.rarg) if source.jointype == JoinType.JOIN_INNER else left
    return {str(source.relname)} if isinstance(source, ast.RangeVar) else set()


def _tables(node: Any, *, with_arrays: bool = True) -> set[str]:
    """What is named in it, or in a list of such; ``with_arrays``: also where an array is made of its rows before anything else."""
    if isinstance(node, ast.RangeVar):
        return {str(node.relname)}
    is_array = isinstance(node, ast.SubLink) and node.subLinkType == SubLinkType.ARRAY_SUBLINK
    if node is None or (is_array and not with_arrays):
        return set()
    within = node if isinstance(node, tuple) else children(node)
    return {name for each in within for name in _tables(each, with_arrays=with_arrays)}


def is_temporary(table: str) -> bool:
    """Whether it is there for one transaction alone."""
    return table.startswith("import_")


def _state(statement: Node) -> Iterator[str]:
    """What would be left in the session that it ran in, or is no reading and writing at all."""
    if isinstance(statement, ast.VariableSetStmt):
        if not statement.is_local:
            yield "SET for the whole session"
    elif isinstance(statement, ast.CreateTableAsStmt | ast.CreateStmt):
        if isinstance(statement, ast.CreateTableAsStmt):
            table, at_the_end = statement.into.rel, statement.into.onCommit
        else:
            table, at_the_end = statement.relation, statement.oncommit
        if not (is_temporary(table.relname) and at_the_end == OnCommitAction.ONCOMMIT_DROP):
            yield f"CREATE TABLE {table.relname}, which does not end with the transaction"
    elif isinstance(statement, ast.CopyStmt):
        if statement.relation is None or not is_temporary(statement.relation.relname):
            yield "COPY of a table that is not temporary"
    elif isinstance(statement, ast.TransactionStmt):
        if statement.kind not in _SAVEPOINTS:
            yield "a transaction that is begun or ended by a statement"
    elif isinstance(statement, ast.DeclareCursorStmt):
        if (statement.options or 0) & _HELD:
            yield "a cursor that outlives its transaction"
    elif not isinstance(statement, Query | _HARMLESS):
        yield f"a statement that neither reads nor writes rows: {type(statement).__name__}"
    for node in below(statement):
        if isinstance(node, ast.FuncCall):
            name = node.funcname[-1].sval
            if name in _OF_SESSIONS:
                yield f"{name}, which belongs to a session"
            if name == "set_config" and not _is_true(node.args[2]):
                yield "set_config for the whole session"


def _writing_within(query: Query) -> Iterator[str]:
    clause = query.withClause
    for each in clause.ctes:
        writes = each.ctequery
        if isinstance(writes, ast.SelectStmt) or writes.relation.relname not in KEYS:
            continue
        if clause.recursive and isinstance(writes, ast.InsertStmt):
            yield "an INSERT in a recursive WITH"
        if any(_is_interval(node) for node in below(writes)):
            yield "an interval in a WITH that writes: what an instant plus or minus one is, depends on the session's zone"


def _changing(clause: ast.OnConflictClause) -> Iterator[str]:
    for node in (node for target in clause.targetList or () for node in below(target)):
        if isinstance(node, ast.ParamRef):
            yield "a parameter in ON CONFLICT SET"
        if isinstance(node, ast.FuncCall | ast.SQLValueFunction) or _is_interval(node):
            yield "a function or an interval in ON CONFLICT SET"


def _is_interval(node: Node) -> bool:
    return isinstance(node, ast.TypeCast) and node.typeName.names[-1].sval == "interval"


def _is_true(node: Node) -> bool:
    return isinstance(node, ast.A_Const) and isinstance(node.val, ast.Boolean) and bool(node.val.boolval)


def _has_no_columns(query: Node) -> bool:
    is_plain = isinstance(query, ast.SelectStmt) and query.op == SetOperation.SETOP_NONE and not query.valuesLists
    return is_plain and not query.targetList
