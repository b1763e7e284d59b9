"""Statements carry names of parameters, never values."""

import pytest
from sqlalchemy import BigInteger, Integer, bindparam, func, literal, literal_column, select

from models import Deal
from resolvers.sql_text import sql_text

COMPANY = bindparam("company", type_=BigInteger)


def test_a_parameter_stands_by_its_name() -> None:
    text = sql_text(select(Deal.id).where(Deal.company_id == COMPANY))
    assert "deals.company_id = %(company)s::BIGINT" in text


@pytest.mark.parametrize(
    "statement",
    [
        select(Deal.id).where(Deal.company_id == 7),
        select(Deal.id).where(Deal.name == "x'; DROP TABLE deals"),
        select(Deal.id).where(Deal.company_id == COMPANY).limit(10),
        select(literal("x")),
        select(func.coalesce(Deal.stage_id, 0)),
        select(Deal.id).where(Deal.id.in_([1, 2])),
    ],
    ids=["number", "text", "limit", "literal", "argument", "list"],
)
def test_a_value_is_refused_by_name_and_not_by_what_it_is(statement: object) -> None:
    with pytest.raises(ValueError, match="values where only parameters may be") as refusal:
        sql_text(statement)  # pyright: ignore[reportArgumentType]
    assert "DROP TABLE" not in str(refusal.value)


def test_what_the_program_itself_writes_is_no_value() -> None:
    text = sql_text(select(literal_column("1")).limit(bindparam("s_limit", type_=Integer)))
    assert text.split() == ["SELECT", "1", "LIMIT", "%(s_limit)s::INTEGER"]
