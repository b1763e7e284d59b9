"""Statements as PostgreSQL takes them."""

from benchmarks.comparison.capture import numbered


def test_names_become_numbers_and_values_come_in_their_order() -> None:
    text, values = numbered("SELECT %(b)s::int, %(a)s, %(b)s, 7 %% 4", {"a": 1, "b": 2})
    assert (text, values) == ("SELECT $1::int, $2, $1, 7 % 4", [2, 1])


def test_numbered_ones_are_left_as_they_are() -> None:
    assert numbered("SELECT $1, 7 % 4", [5]) == ("SELECT $1, 7 % 4", [5])
    assert numbered("SELECT 1", None) == ("SELECT 1", [])
