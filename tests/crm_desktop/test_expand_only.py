"""Migrations are run while servers of the release before go on, so each only adds what those need not know of.

What cannot be so says so in a comment of its own, ``-- Waits for: …``: until when nobody uses any more what it takes away. That is
for another release than the one that stops using it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pglast
import pytest
from pglast import ast
from pglast.enums import AlterTableType, ConstrType, ObjectType

VERSIONS = Path(__file__).parents[2] / "migrations" / "versions"
# Those before were run while nobody served anybody.
FIRST = 13
FILES = [path for path in sorted(VERSIONS.glob("*.sql")) if int(path.name[:4]) >= FIRST]


def faults(text: str, before: str = "") -> list[str]:
    """What a server of the release before would fail by, ``before`` being the migrations it knows."""
    statements: list[Any] = [raw.stmt for raw in pglast.parse_sql(text)]
    new: set[str] = {each.relation.relname for each in statements if type(each).__name__ == "CreateStmt"}
    made: set[str] = {each.idxname for each in statements if type(each).__name__ == "IndexStmt"}
    changes = [each for each in statements if type(each).__name__ == "AlterTableStmt"]
    made |= {f"{each.relation.relname}.{name}" for each in changes for name in _added_columns(each)}
    return [fault for statement in statements for fault in _faults_of(statement, new, made, before)]


def _added_columns(statement: Any) -> set[str]:
    return {each.def_.colname for each in statement.cmds if each.subtype == AlterTableType.AT_AddColumn}


def _faults_of(statement: Any, new: set[str], made: set[str], before: str) -> Iterator[str]:
    kind = type(statement).__name__
    if kind in {"CreateStmt", "InsertStmt", "UpdateStmt", "SelectStmt", "CommentStmt"}:
        return
    if kind == "IndexStmt":
        # One with a condition is of a column that is new as well: what is there has none.
        if statement.unique and statement.relation.relname not in new and statement.whereClause is None:
            yield f"{statement.idxname} is unique, and who does not know of it may write what it refuses"
    elif kind == "DropStmt" and statement.removeType == ObjectType.OBJECT_INDEX:
        for (name,) in statement.objects:
            if name.sval not in made:
                yield f"{name.sval} is dropped, and reading may need it"
    elif kind == "AlterTableStmt":
        if statement.relation.relname not in new:
            added = {each.def_.conname for each in statement.cmds if isinstance(each.def_, ast.Constraint)}
            for command in statement.cmds:
                yield from _faults_of_change(command, added, made, statement, before)
    else:
        yield f"{kind} takes something away"


def _faults_of_change(
    command: Any, added: set[str | None], made: set[str], statement: Any, before: str
) -> Iterator[str]:
    where = statement.relation.relname
    if command.subtype == AlterTableType.AT_AddColumn:
        kinds = {each.contype for each in command.def_.constraints or ()}
        if ConstrType.CONSTR_NOTNULL in kinds and not kinds & {ConstrType.CONSTR_DEFAULT, ConstrType.CONSTR_IDENTITY}:
            yield f"{where}.{command.def_.colname} must be written by who does not know of it"
    elif command.subtype == AlterTableType.AT_DropConstraint:
        if command.name not in added:
            # Nothing is refused that was not, but who relies on it (ON CONFLICT) fails.
            yield f"{command.name} is dropped"
    elif command.subtype == AlterTableType.AT_AddConstraint:
        known = re.findall(rf"CONSTRAINT {command.def_.conname} CHECK \((.*)\)", before)
        if known:
            missing = set(re.findall(r"'(\w+)'", known[-1])) - set(_words(command.def_.raw_expr))
            if missing:
                yield f"{command.def_.conname} refuses what it let in: {sorted(missing)}"
        elif not set(_columns(command.def_)) <= _added_columns(statement):
            yield f"{command.def_.conname} may refuse what is written by who does not know of it"
    elif command.subtype == AlterTableType.AT_ColumnDefault and f"{where}.{command.name}" in made:
        # What is there already has another value than what is written from now on.
        return
    else:
        yield f"{where} is changed by {AlterTableType(command.subtype).name}"


def _words(node: Any) -> list[str]:
    return re.findall(r"sval='(\w+)'", repr(node))


def _columns(constraint: Any) -> Iterator[str]:
    for key in (*(constraint.fk_attrs or ()), *(constraint.keys or ())):
        yield key.sval
    yield from re.findall(r"ColumnRef fields=\(<String sval='(\w+)'", repr(constraint.raw_expr))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_migration_leaves_everything_that_the_release_before_uses(path: Path) -> None:
    text = path.read_text()
    if re.search(r"^-- Waits for: \S", text, re.MULTILINE):
        return
    before = "\n".join(each.read_text() for each in sorted(VERSIONS.glob("*.sql")) if each.name < path.name)
    assert faults(text, before) == []


@pytest.mark.parametrize(
    "text",
    [
        "ALTER TABLE deals DROP COLUMN name",
        "ALTER TABLE deals RENAME COLUMN name TO title",
        "ALTER TABLE deals RENAME TO orders",
        "DROP TABLE deals",
        "ALTER TABLE deals ALTER COLUMN name TYPE bigint",
        "ALTER TABLE deals ALTER COLUMN name SET NOT NULL",
        "ALTER TABLE deals ADD COLUMN size bigint NOT NULL",
        "ALTER TABLE deals ADD CONSTRAINT ck CHECK (name <> '')",
        "ALTER TABLE deals ADD CONSTRAINT uq UNIQUE (name)",
        "ALTER TABLE deals DROP CONSTRAINT uq",
        "CREATE UNIQUE INDEX ix ON deals (name)",
        "DROP INDEX ix",
        "ALTER TABLE deals ADD COLUMN size bigint; ALTER TABLE deals ALTER COLUMN name SET DEFAULT ''",
        "ALTER TABLE events DROP CONSTRAINT ck, ADD CONSTRAINT ck CHECK (kind in ('a'))",
    ],
)
def test_what_takes_something_away_is_found(text: str) -> None:
    assert faults(text, "CONSTRAINT ck CHECK (kind in ('a', 'b'))")


@pytest.mark.parametrize(
    "text",
    [
        "ALTER TABLE deals ADD COLUMN size bigint, ADD CONSTRAINT ck_size CHECK (size > 0)",
        "ALTER TABLE deals ADD COLUMN size bigint NOT NULL DEFAULT 0",
        "ALTER TABLE deals ADD COLUMN size bigint DEFAULT 1; ALTER TABLE deals ALTER COLUMN size SET DEFAULT 0",
        "CREATE TABLE sizes (id bigint NOT NULL); CREATE UNIQUE INDEX ix ON sizes (id)",
        "DROP INDEX ix; CREATE INDEX ix ON deals (name)",
        "ALTER TABLE events DROP CONSTRAINT ck, ADD CONSTRAINT ck CHECK (kind in ('a', 'b', 'c'))",
    ],
)
def test_what_only_adds_something_is_left_alone(text: str) -> None:
    assert faults(text, "CONSTRAINT ck CHECK (kind in ('a', 'b'))") == []
