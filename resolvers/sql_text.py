"""From an expression to the text that is sent."""

from typing import Any

from sqlalchemy import ColumnElement, Select
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

_DIALECT = PGDialect_psycopg()


def sql_text(statement: Select[*tuple[Any, ...]] | ColumnElement[Any]) -> str:
    """The text of a statement, or of a part of one, with ``%(name)s`` for its parameters.

    Raises ValueError if it carries a value: a value in the text would be a new statement for each value, or worse.
    """
    compiled = statement.compile(dialect=_DIALECT)
    values = {name for name, value in compiled.params.items() if value is not None}
    if values:
        raise ValueError(f"values where only parameters may be: {sorted(values)}")
    return str(compiled)
