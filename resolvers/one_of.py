"""Comparing with any number of ids."""

from collections.abc import Iterable

from sqlalchemy import ARRAY, BigInteger, ColumnElement, SQLColumnExpression, any_, bindparam


def one_of(column: SQLColumnExpression[int], ids: Iterable[int]) -> ColumnElement[bool]:
    """Whether the column has one of these ids. They are one parameter: a statement takes 65,535, and ``IN`` needs one for each."""
    return column == any_(bindparam(None, [*ids], type_=ARRAY(BigInteger)))
