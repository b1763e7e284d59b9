"""Whatever the order in which moves are entered, the ledger is the same."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.commands import CommandContext
from resolvers.records.deal import create_deal
from resolvers.records.inputs import Move, NewDeal
from resolvers.records.move import move_deal
from tests.resolvers.records.office import NOW, Office
from tests.resolvers.records.written import Written

CREATED = NOW - timedelta(hours=20)
STAGES = ("new", "offer", "won", "lost", "start", "done")

Entry = tuple[int, str]
"""An hour after the deal was created, and a stage."""

entries_with_an_order = st.lists(
    st.tuples(st.integers(1, 20), st.sampled_from(STAGES)), max_size=7, unique_by=lambda entry: entry[0]
).flatmap(lambda entries: st.tuples(st.just(entries), st.permutations(entries)))

# One database serves all examples: each makes deals of its own.
with_the_database = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(entries_with_an_order)
@with_the_database
async def test_late_entries_in_any_order_make_the_ledger_of_the_sorted_ones(
    engine: AsyncEngine, office: Office, written: Written, entries: tuple[list[Entry], list[Entry]]
) -> None:
    given_entries, shuffled = entries
    straight = await _enter(engine, office, sorted(given_entries))
    mixed = await _enter(engine, office, shuffled)
    assert await written.ledger(mixed) == await written.ledger(straight)
    assert await written.standing(mixed) == await written.standing(straight)


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(STAGES)), max_size=10))
@with_the_database
async def test_what_is_kept_beside_the_facts_always_follows_from_them(
    engine: AsyncEngine, office: Office, written: Written, entries: list[Entry]
) -> None:
    deal_id = await _enter(engine, office, entries)
    rows = await written.ledger(deal_id)
    for row, following in pairwise(rows):
        assert row[6] == following[0], "left when the next row came"
        assert following[4:6] == row[2:4], "from where the row before led to"
    assert rows[0][4:6] == (None, None)
    assert rows[-1][6] is None
    for same in _by_instant(rows).values():
        assert [row[1] for row in same] == list(range(len(same)))
    assert await written.standing(deal_id) == (rows[-1][2], rows[-1][3], rows[0][0])
    # Every fact is there, once.
    facts = {(CREATED + timedelta(hours=hour), office[stage]) for hour, stage in entries} | {(CREATED, office["new"])}
    assert sorted((row[0], row[3]) for row in rows) == sorted(facts)


def _by_instant(rows: Sequence[tuple[Any, ...]]) -> dict[Any, list[tuple[Any, ...]]]:
    found: dict[Any, list[tuple[Any, ...]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found


async def _enter(engine: AsyncEngine, office: Office, entries: Sequence[Entry]) -> int:
    """A new deal with these moves, entered one after the other; its id."""
    seller = office.viewer("seller")
    new = NewDeal(deal_type_id=office["retail"], name="A boat", created_at=CREATED)
    deal = (await create_deal(CommandContext(engine, seller, NOW), office.configuration, new)).value
    assert deal is not None
    for hour, stage in entries:
        move = Move(deal_id=deal.id, stage_id=office[stage], occurred_at=CREATED + timedelta(hours=hour))
        assert (await move_deal(CommandContext(engine, seller, NOW), move)).errors == ()
    return deal.id
