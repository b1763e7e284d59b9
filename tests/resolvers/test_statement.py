"""Parts that are read together are of one snapshot, however many they are."""

from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers import limits
from resolvers.statement import Part, read_parts
from tests.conftest import CountStatements

PARAMETERS = 20


def part(number: int) -> Part:
    """Says its number, and by the way the sum of many others and which transactions it sees."""
    others = " + ".join(f"%(s_other{n})s::int" for n in range(PARAMETERS - 1))
    text = f"SELECT json_build_array(%(s_number)s::int, {others}, %(shared)s::int, pg_current_snapshot()::text)"
    return Part(text, {"number": number, **{f"other{n}": n for n in range(PARAMETERS - 1)}})


@pytest.mark.parametrize(("count", "statements"), [(1, 1), (300, 1), (301, 2), (601, 3), (1_400, 5)])
async def test_any_number_of_parts_can_be_read_as_of_one_moment(
    engine: AsyncEngine, count_statements: CountStatements, count: int, statements: int
) -> None:
    with count_statements(engine) as sent:
        values: list[Any] = await read_parts(engine, [part(number) for number in range(count)], {"shared": 7})
    assert [value[0] for value in values] == [*range(count)]
    assert {tuple(value[1:3]) for value in values} == {(sum(range(PARAMETERS - 1)), 7)}
    assert len({value[3] for value in values}) == 1
    assert len(sent) == statements


async def test_parts_of_many_parameters_fill_a_statement_sooner(
    engine: AsyncEngine, count_statements: CountStatements
) -> None:
    wide = Part(
        f"SELECT json_build_array({' + '.join(f'%(s_n{n})s::int' for n in range(1_000))})",
        {f"n{n}": 1 for n in range(1_000)},
    )
    with count_statements(engine) as sent:
        assert await read_parts(engine, [wide] * 100, {}) == [[1_000]] * 100
    assert len(sent) == 2


@pytest.mark.parametrize(("parameters", "statements"), [(30, 1), (29, 2)])
async def test_a_statement_is_full_of_exactly_so_many_parameters(
    engine: AsyncEngine,
    count_statements: CountStatements,
    monkeypatch: pytest.MonkeyPatch,
    parameters: int,
    statements: int,
) -> None:
    monkeypatch.setattr(limits, "MAX_PARAMETERS", parameters)
    parts = [Part("SELECT %(s_a)s::int + %(s_b)s::int + %(s_c)s::int", {"a": 1, "b": 2, "c": 3})] * 10
    with count_statements(engine) as sent:
        assert await read_parts(engine, parts, {}) == [6] * 10
    assert len(sent) == statements


@pytest.mark.parametrize(("characters", "statements"), [(40, 1), (39, 2), (1, 4)])
async def test_a_statement_is_full_of_exactly_so_many_characters_and_takes_any_part_alone(
    engine: AsyncEngine,
    count_statements: CountStatements,
    monkeypatch: pytest.MonkeyPatch,
    characters: int,
    statements: int,
) -> None:
    monkeypatch.setattr(limits, "MAX_CHARACTERS", characters)
    with count_statements(engine) as sent:
        assert await read_parts(engine, [Part("SELECT 1+1", {})] * 4, {}) == [2] * 4
    assert len(sent) == statements


async def test_parts_share_the_common_parameters_in_which_they_are_alike(engine: AsyncEngine) -> None:
    text = "SELECT json_build_array(%(s_first)s::int, %(s_last)s::int, %(s_own)s::int)"
    parts = [Part(text, {"own": 9}, {"first": first, "last": last}) for first, last in ((1, 2), (1, 3), (4, 3))]
    given: list[dict[str, Any]] = []
    event.listen(engine.sync_engine, "before_cursor_execute", lambda *statement: given.append(statement[3]))
    assert await read_parts(engine, parts, {}) == [[1, 2, 9], [1, 3, 9], [4, 3, 9]]
    own = {"s0_own": 9, "s1_own": 9, "s2_own": 9}
    assert given == [own | {"s0_first": 1, "s0_last": 2, "s1_last": 3, "s2_first": 4}]


async def test_parts_of_the_same_values_read_a_query_beside_them_once(
    engine: AsyncEngine, count_statements: CountStatements
) -> None:
    beside = (
        ("s_few", "SELECT n, random() AS by FROM generate_series(1, %(s_up_to)s::int) AS n"),
        ("s_twice", "SELECT 2 * n AS n, by FROM s_few"),
    )
    text = "SELECT json_build_array(sum(n), %(s_own)s::int, min(by)) FROM s_twice"
    parts = [Part(text, {"own": own}, {"up_to": up_to}, beside) for own, up_to in ((1, 3), (2, 4), (3, 3))]
    with count_statements(engine) as sent:
        values: list[Any] = await read_parts(engine, [Part("SELECT 7", {}), *parts], {})
    assert [values[0], *(value[:2] for value in values[1:])] == [7, [12, 1], [20, 2], [12, 3]]
    # Read twice, its random numbers would differ.
    assert values[1][2] == values[3][2] != values[2][2]
    assert len(sent) == 1
