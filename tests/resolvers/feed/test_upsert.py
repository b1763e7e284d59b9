"""What becomes of rows that other systems send."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.commands import CommandContext
from resolvers.errors import RequestError
from resolvers.feed import FeedMode, RowError, read_row, upsert
from tests.resolvers.cells.folded import check_folded
from tests.resolvers.feed.conftest import Send, outcomes, told, viewer_of
from tests.resolvers.importing.conftest import NOW

CONTACT = {"kind": "contact", "external_id": "c9", "name": "Nine", "created_at": "2024-05-01T10:00:00Z"}
DEAL = {
    "kind": "deal",
    "external_id": "d9",
    "deal_type": "sale",
    "name": "Deal Nine",
    "contact": "c9",
    "responsible": "max",
    "created_at": "2024-05-02T10:00:00Z",
    "field:amount": "12.50",
    "field:note": "as agreed",
}
WON = {"kind": "move", "external_id": "m9", "deal": "d9", "to_stage": "won", "occurred_at": "2024-05-09T10:00:00Z"}


async def rows(engine: AsyncEngine, statement: str) -> Sequence[tuple[Any, ...]]:
    async with engine.connect() as connection:
        return [tuple(row) for row in await connection.execute(text(statement))]


async def test_new_rows_are_created_and_the_same_again_change_nothing(engine: AsyncEngine, send: Send) -> None:
    assert outcomes(await send(CONTACT, DEAL, WON)) == ["created", "created", "created"]
    first = await rows(engine, "SELECT *, xmin FROM deals ORDER BY id")
    moves = await rows(engine, "SELECT *, xmin FROM transitions ORDER BY deal_id, occurred_at, ordinal")
    assert outcomes(await send(CONTACT, DEAL, WON)) == ["updated", "updated", "updated"]
    assert await rows(engine, "SELECT *, xmin FROM deals ORDER BY id") == first
    assert await rows(engine, "SELECT *, xmin FROM transitions ORDER BY deal_id, occurred_at, ordinal") == moves


async def test_a_deal_in_another_currency_that_comes_again_is_not_written(engine: AsyncEngine, send: Send) -> None:
    await send(CONTACT, DEAL | {"currency": "USD"}, DEAL | {"external_id": "d8", "currency": "JPY"}, WON)
    async with engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO exchange_rates SELECT id, 'USD', '2024-01-01', 0.9 FROM companies WHERE external_id = 'acme'"
            )
        )
    # Converted by the rate that is there now; the other one has none.
    await send(DEAL | {"currency": "USD"}, DEAL | {"external_id": "d8", "currency": "JPY"})
    amounts = (
        "SELECT external_id, amounts IS NOT NULL, fields ? '-2', xmin FROM deals WHERE name = 'Deal Nine' ORDER BY 1"
    )
    first = await rows(engine, amounts)
    assert [each[:3] for each in first] == [("d8", True, False), ("d9", True, True)]
    await send(DEAL | {"currency": "USD"}, DEAL | {"external_id": "d8", "currency": "JPY"}, WON)
    assert await rows(engine, amounts) == first
    await send(DEAL | {"currency": None}, DEAL | {"external_id": "d8", "currency": "JPY", "field:amount": "13"})
    own, other = (
        "fields - '-2', amounts::text",
        "amounts ->> (SELECT f.id::text FROM custom_fields f WHERE f.company_id = deals.company_id AND f.external_id = 'amount')",
    )
    assert await rows(engine, f"SELECT {other} FROM deals WHERE external_id = 'd8'") == [("13",)]
    [(fields, given)] = await rows(engine, f"SELECT {own} FROM deals WHERE external_id = 'd9'")
    assert (sorted(map(str, fields.values())), given) == (["12.50", "as agreed"], None)


async def test_what_refers_to_something_unknown_waits_until_it_comes(engine: AsyncEngine, send: Send) -> None:
    first = await send(WON)
    assert (outcomes(first), first.arrived) == (["waiting"], 0)
    assert told(first) == [
        ["deal: 'd9' is unknown; expected the external_id of a row of deals.csv, or of an earlier import"]
    ]
    second = await send(DEAL)
    assert (outcomes(second), second.arrived) == (["waiting"], 0)
    assert await rows(engine, "SELECT kind, needs_kind, needs_external_id FROM feed_waiting ORDER BY id") == [
        ("move", "deal", "d9"),
        ("deal", "contact", "c9"),
    ]
    third = await send(CONTACT)
    assert (outcomes(third), third.arrived) == (["created"], 2)
    assert await rows(engine, "SELECT count(*) FROM feed_waiting") == [(0,)]
    found = "SELECT s.name FROM deals d JOIN stages s ON s.company_id = d.company_id AND s.id = stage_id WHERE d.external_id = 'd9'"
    assert await rows(engine, found) == [("Won",)]


async def test_a_row_that_waits_twice_is_one_and_says_what_was_sent_last(engine: AsyncEngine, send: Send) -> None:
    await send(DEAL)
    await send({**DEAL, "name": "Another name"})
    assert await rows(engine, "SELECT row ->> 'name' FROM feed_waiting") == [("Another name",)]
    assert (await send(CONTACT)).arrived == 1
    assert await rows(engine, "SELECT name FROM deals WHERE external_id = 'd9'") == [("Another name",)]


async def test_a_wrong_row_is_refused_by_its_member_and_the_others_are_written(engine: AsyncEngine, send: Send) -> None:
    wrong = {**DEAL, "external_id": "d10", "created_at": "yesterday"}
    result = await send(CONTACT, wrong, DEAL, {**WON, "deal": "d10"}, {"kind": "invoice"})
    assert outcomes(result) == ["created", "refused", "created", "waiting", "refused"]
    problems = told(result)
    assert problems[1][0].startswith("created_at: 'yesterday' is not a time; expected ISO 8601")
    assert problems[4][0].startswith("kind: is unknown; expected one of department, person")
    assert await rows(engine, "SELECT count(*) FROM deals WHERE external_id IN ('d9', 'd10')") == [(1,)]


async def test_all_or_nothing_writes_nothing_when_a_row_is_wrong(engine: AsyncEngine, send: Send) -> None:
    before = await rows(engine, "SELECT count(*) FROM contacts")
    result = await send(CONTACT, {**DEAL, "contact": "nobody"}, mode=FeedMode.ALL_OR_NOTHING)
    assert outcomes(result) == ["left", "refused"]
    assert await rows(engine, "SELECT count(*) FROM contacts") == before
    assert await rows(engine, "SELECT count(*) FROM feed_waiting") == [(0,)]
    assert outcomes(await send(CONTACT, DEAL, mode=FeedMode.ALL_OR_NOTHING)) == ["created", "created"]


async def test_what_a_row_does_not_name_stays_and_null_empties(engine: AsyncEngine, send: Send) -> None:
    await send(CONTACT, DEAL)
    short = {name: DEAL[name] for name in ("kind", "external_id", "deal_type", "name", "created_at")}
    other = {**DEAL, "external_id": "d10", "responsible": None, "field:note": None}
    assert outcomes(await send(short, other)) == ["updated", "created"]
    found = """
      SELECT users.external_id, contact_id IS NULL, (SELECT jsonb_agg(value ORDER BY value::text) FROM jsonb_each(fields))
      FROM deals LEFT JOIN users ON users.company_id = deals.company_id AND users.id = responsible_id
    WHERE deals.external_id IN ('d9', 'd10') ORDER BY deals.external_id"""
    nine, ten = sorted(await rows(engine, found), key=str)
    assert {nine[0], ten[0]} == {None, "max"}
    kept = "SELECT fields FROM deals WHERE external_id = 'd9'"
    ((fields,),) = await rows(engine, kept)
    assert sorted(map(str, fields.values())) == ["12.50", "as agreed"]
    await send({**short, "field:note": None, "responsible": None})
    ((fields,),) = await rows(engine, kept)
    assert list(map(str, fields.values())) == ["12.50"]


async def test_of_rows_that_say_when_they_changed_the_newest_counts_in_whichever_order(
    engine: AsyncEngine, send: Send
) -> None:
    old = {**CONTACT, "name": "Old", "changed_at": "2024-05-02T00:00:00Z"}
    new = {**CONTACT, "name": "New", "changed_at": "2024-05-03T00:00:00Z"}
    assert outcomes(await send(new, old)) == ["created", "created"]
    assert outcomes(await send(old)) == ["stale"]
    assert await rows(engine, "SELECT name FROM contacts WHERE external_id = 'c9'") == [("New",)]
    gone = {"kind": "contact", "external_id": "c8", "deleted": True, "changed_at": "2024-05-04T00:00:00Z"}
    assert outcomes(await send(gone)) == ["deleted"]
    assert outcomes(await send({**old, "external_id": "c8"})) == ["stale"]
    assert await rows(engine, "SELECT count(*) FROM contacts WHERE external_id = 'c8'") == [(0,)]


async def test_records_are_deleted_and_restored(engine: AsyncEngine, send: Send) -> None:
    await send(CONTACT, DEAL, WON)
    deleted = "SELECT deleted_at IS NOT NULL FROM deals WHERE external_id = 'd9'"
    assert outcomes(await send({"kind": "deal", "external_id": "d9", "deleted": True})) == ["deleted"]
    assert await rows(engine, deleted) == [(True,)]
    assert outcomes(await send(DEAL)) == ["updated"]
    assert await rows(engine, deleted) == [(True,)]
    assert outcomes(await send({"kind": "deal", "external_id": "d9", "deleted": False})) == ["updated"]
    assert await rows(engine, deleted) == [(False,)]
    nothing = await send({"kind": "deal", "external_id": "never", "deleted": False})
    assert outcomes(nothing) == ["waiting"]


async def test_a_communication_is_taken_away_and_comes_back_whole(engine: AsyncEngine, send: Send) -> None:
    call = {"kind": "communication", "external_id": "m9", "channel": "call", "direction": "incoming"}
    call |= {"occurred_at": "2024-05-02T10:00:00Z", "deleted": False}
    here = "SELECT count(*) FROM communications WHERE external_id = 'm9'"
    assert outcomes(await send(call)) == ["created"]
    gone = {"kind": "communication", "external_id": "m9", "deleted": True}
    assert outcomes(await send(gone)) == ["deleted"]
    assert await rows(engine, here) == [(0,)]
    told = "SELECT external_id FROM record_changes WHERE kind = 'communication' AND act = 'removed'"
    assert await rows(engine, told) == [("m9",)]
    assert outcomes(await send(gone, {**gone, "deleted": False})) == ["waiting", "waiting"]
    assert outcomes(await send(call)) == ["created"]
    assert await rows(engine, here) == [(1,)]


async def test_moves_of_a_deal_are_told_whole_and_by_their_places(engine: AsyncEngine, send: Send) -> None:
    new = {"to_stage": "new", "occurred_at": "2024-05-03T10:00:00Z"}
    lost = {"to_stage": "lost", "occurred_at": "2024-05-04T10:00:00Z", "actor": "max"}
    assert outcomes(await send(CONTACT, {**DEAL, "moves": [new, lost]})) == ["created", "created"]
    trail = "SELECT cardinality(trail) FROM deals WHERE external_id = 'd9'"
    assert await rows(engine, trail) == [(2,)]
    await send({**DEAL, "moves": [new]})
    assert await rows(engine, trail) == [(1,)]
    result = await send({**DEAL, "moves": [new, {**lost, "occurred_at": None}, {"to_stage": "asked"}]})
    assert outcomes(result) == ["refused"]
    assert told(result) == [["moves.2.occurred_at: is missing; expected it in every row of the kind"]]
    result = await send({**DEAL, "moves": [new, {**lost, "occurred_at": None}]})
    assert [problem.partition(";")[0] for problem in told(result)[0]] == ["moves.1.occurred_at: is empty"]


async def test_people_and_configuration_come_the_same_way(engine: AsyncEngine, send: Send) -> None:
    person = {"kind": "person", "external_id": "ann", "email": "ann@acme.example", "name": "Ann", "role": "user"}
    stage = {"kind": "stage", "external_id": "half", "deal_type": "sale", "name": "Halfway", "position": 1}
    option = {"kind": "field_option", "external_id": "mail", "field": "source", "label": "Mail"}
    deal = {
        **DEAL,
        "responsible": "ann",
        "field:source": "mail",
        "moves": [{"to_stage": "half", "occurred_at": "2024-05-03"}],
    }
    result = await send(deal, CONTACT, person, stage, option)
    assert (outcomes(result), told(result)[0]) == (["created"] * 5, [])
    assert outcomes(await send({**person, "department": "north"})) == ["updated"]
    noted = await rows(engine, "SELECT action, actor_id IS NOT NULL, after FROM audit_entries ORDER BY id")
    assert noted == [
        ("upsertRecords", True, {"person": ["ann"], "stage": ["half"], "field_option": ["mail"]}),
        ("upsertRecords", True, {"person": ["ann"]}),
    ]
    assert await rows(engine, "SELECT status, department_id IS NOT NULL FROM users WHERE external_id = 'ann'") == [
        ("active", True)
    ]


async def test_an_unknown_column_is_told_with_the_one_that_was_meant(send: Send) -> None:
    result = await send({**CONTACT, "nam": "x"}, {**DEAL, "field:amonut": "1"})
    assert outcomes(result) == ["refused", "refused"]
    assert told(result)[0][0].endswith("field:<external_id of a field> (the nearest is 'name')")
    assert told(result)[1] == [
        "field:amonut: is unknown; expected the external_id of a row of fields.csv, or of an earlier import (the nearest is 'amount')"
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"kind": "contact", "external_id": "c\0"}, "external_id: has characters that no text has"),
        ({"kind": "contact", "external_id": "c" * 501}, "external_id: is too long"),
        ({"kind": "contact", "external_id": ["c"]}, "external_id: is neither text, a number, true, false nor null"),
        ({"kind": "contact", "\ud800": "c"}, "has a member whose name has characters that no text has"),
        ({"kind": "contact", "external_id": "c1", "changed_at": "2024-05-01"}, "changed_at: is not an instant"),
        ({"kind": "contact", "external_id": "c1", "deleted": "yes"}, "deleted: is neither true nor false"),
        ({"kind": "deal", "external_id": "d1", "moves": {}}, "moves: are no list of objects"),
        ({"kind": "move", "deal": "d1", "to_stage": "won", "occurred_at": "2024-05-01"}, "external_id: is missing"),
        ({"kind": "move", "external_id": "m1", "deleted": True}, "deleted: is unknown"),
        ({"kind": "contact", "external_id": "c1"}, "name: is missing"),
        ({**DEAL, "contact": "c" * 10_000}, "contact: "),
    ],
)
async def test_a_row_that_cannot_be_is_refused_in_words(send: Send, row: dict[str, Any], says: str) -> None:
    result = await send(row)
    assert outcomes(result) == ["refused"]
    assert told(result)[0][0].startswith(says)


async def test_chains_of_what_hangs_on_something_wrong_wait_or_are_left(engine: AsyncEngine, send: Send) -> None:
    first = {"kind": "department", "external_id": "a0", "name": "A0", "parent": "nowhere"}
    chain = [
        {"kind": "department", "external_id": f"a{number}", "name": f"A{number}", "parent": f"a{number - 1}"}
        for number in range(1, 12)
    ]
    result = await send(first, *chain)
    assert outcomes(result)[:8] == ["waiting"] * 8
    assert {*outcomes(result)[8:]} == {"left"}
    top = {"kind": "department", "external_id": "nowhere", "name": "Nowhere"}
    assert (await send(top, *chain)).arrived == 1
    assert await rows(engine, "SELECT count(*) FROM departments WHERE external_id LIKE 'a%'") == [(13,)]


async def test_cells_know_of_everything_that_is_fed(engine: AsyncEngine, send: Send, administrator: Viewer) -> None:
    await send(CONTACT, DEAL, WON, {"kind": "deal", "external_id": "d1", "deleted": True})
    await send({**DEAL, "field:amount": "99"}, {**DEAL, "external_id": "d10", "deleted": True})
    await send(
        {"kind": "deal", "external_id": "d1", "deleted": False},
        {"kind": "contact", "external_id": "c1", "deleted": True},
    )
    await check_folded(engine, administrator.company.id, "Europe/Berlin")


async def test_only_administrators_feed(engine: AsyncEngine, administrator: Viewer) -> None:
    manager = await viewer_of(engine, "max@acme.example")
    with pytest.raises(RequestError, match="Only administrators"):
        await upsert(CommandContext(engine, manager, NOW), [read_row(CONTACT)])


async def test_a_company_is_fed_by_its_own_names_alone(engine: AsyncEngine, send: Send, administrator: Viewer) -> None:
    await send(CONTACT, DEAL)
    assert await rows(engine, "SELECT count(*) FROM companies") == [(1,)]
    other = {**DEAL, "external_id": "d11", "contact": "c9"}
    assert outcomes(await send(other)) == ["created"]


async def test_rows_that_name_too_many_members_are_refused_whole_or_one_by_one(send: Send) -> None:
    many = {**CONTACT, **{f"m{number}": 1 for number in range(1_000)}}
    with pytest.raises(RowError, match="has too many members; expected at most 1,000"):
        read_row(many)
    rows = [{**CONTACT, "external_id": f"c{row}", **{f"field:f{row}.{n}": 1 for n in range(900)}} for row in range(3)]
    with pytest.raises(RequestError, match="got 3 rows that name 2703"):
        await send(*rows)


async def test_of_many_unknown_members_the_first_are_told_with_what_was_meant(send: Send) -> None:
    problems = told(await send({**CONTACT, **{f"responsibl{number}": 1 for number in range(60)}}))[0]
    assert [problem.endswith("(the nearest is 'responsible')") for problem in problems] == [True] * 50 + [False] * 10
