"""Ledger rows: their order, what follows from it, and rows that arrive later."""

from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.importing.company_folder import CompanyFolder
from tests.resolvers.importing.conftest import NOW, Load, Refuse
from tests.resolvers.importing.stored import LEDGER, check_ledger, everything, path_of, rows, value

LATER = NOW + timedelta(days=30)
HEADER = "deal,deal_type,to_stage,occurred_at,actor"


def _write(folder: CompanyFolder, *lines: str) -> None:
    folder.write("transitions.csv", "\n".join([HEADER, *lines, ""]))


async def test_rows_of_the_same_time_stand_in_the_order_of_their_lines(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    _write(
        folder,
        "d1,,lost,2024-02-01,",
        "d2,,won,2024-02-01,",
        "d1,,new,2024-02-01,",
        "d2,,new,2024-02-01,",
        "d1,,won,2024-02-01,",
    )
    await load()
    assert await path_of(engine, "d1") == ["lost", "new", "won"]
    assert await path_of(engine, "d2") == ["won", "new"]
    await check_ledger(engine)


async def test_rows_stand_in_the_order_of_time_whatever_their_lines(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    _write(folder, "d1,,won,2024-02-03,", "d1,,new,2024-02-01,", "d1,,lost,2024-02-02,")
    await load()
    assert await path_of(engine, "d1") == ["new", "lost", "won"]
    await check_ledger(engine)


async def test_line_inserted_between_equal_times_stands_between_them(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    _write(folder, "d1,,new,2024-02-01,", "d1,,won,2024-02-01,", "d2,,new,2024-02-01,")
    await load()
    _write(folder, "d1,,new,2024-02-01,", "d1,,lost,2024-02-01,", "d1,,won,2024-02-01,", "d2,,new,2024-02-01,")
    await load(now=LATER)
    assert await path_of(engine, "d1") == ["new", "lost", "won"]
    assert await rows(engine, "select ordinal, recorded_at from transitions order by deal_id, ordinal limit 3") == [
        (2, NOW), (3, LATER), (4, NOW)
    ]  # fmt: skip
    await check_ledger(engine)


async def test_equal_times_whose_lines_changed_places_change_places(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    _write(folder, "d1,,new,2024-02-01,", "d1,,won,2024-02-01,")
    await load()
    _write(folder, "d1,,won,2024-02-01,", "d1,,new,2024-02-01,")
    await load()
    assert await path_of(engine, "d1") == ["won", "new"]
    await check_ledger(engine)


async def test_late_row_changes_what_its_neighbours_came_from(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    _write(folder, "d1,,new,2024-02-01,max", "d1,,won,2024-02-05,max")
    await load()
    folder.add("transitions.csv", "d1,,lost,2024-02-03,kim", "d1,,new,2024-01-20,kim")
    await load(now=LATER)
    assert [(row[1], row[2]) for row in await rows(engine, LEDGER, company="acme")] == [
        (None, "new"), ("new", "new"), ("new", "lost"), ("lost", "won")
    ]  # fmt: skip
    recorded = await rows(
        engine,
        "select u.external_id, recorded_at from transitions t join users u on u.id = actor_id order by occurred_at",
    )
    assert recorded == [("kim", LATER), ("max", NOW), ("kim", LATER), ("max", NOW)]
    await check_ledger(engine)


async def test_lines_that_moved_within_the_file_write_nothing(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    await load()
    before = await rows(engine, "select ctid::text, t::text from transitions t order by t")
    folder.change("transitions.csv", HEADER, f"{HEADER}\nd3,,asked,2024-02-03,")
    await load(now=LATER)
    after = await rows(engine, "select ctid::text, t::text from transitions t order by t")
    assert len(after) == len(before) + 1
    assert set(before) < set(after)


async def test_deal_that_goes_to_and_fro_within_an_instant_keeps_all_its_rows(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    _write(
        folder, "d1,,new,2024-02-01T00:00:00+01:00,max", "d1,,won,2024-02-01,", "d1,sale,new,2024-01-31T23:00:00Z,kim"
    )
    await load()
    assert await path_of(engine, "d1") == ["new", "won", "new"]
    await check_ledger(engine)
    before = await everything(engine)
    await load(now=LATER)
    assert await everything(engine) == before


async def test_line_that_repeats_the_one_before_it_is_no_move(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    _write(folder, "d1,,new,2024-02-01,max", "d2,,new,2024-02-01,", "d1,,new,2024-02-01,kim", "d1,,won,2024-02-01,")
    await load()
    assert await path_of(engine, "d1") == ["new", "won"]
    assert await value(engine, "select u.external_id from transitions join users u on u.id = actor_id") == "max"


async def test_actor_is_changed_if_the_file_names_actors(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    actors = (
        "select u.external_id from transitions t left join users u on u.company_id = t.company_id and u.id = actor_id"
        " order by deal_id, occurred_at"
    )
    await load()
    folder.write(
        "transitions.csv",
        "deal,to_stage,occurred_at\nd2,new,2024-02-02\nd1,new,2024-02-01T09:00:00Z\nd1,won,2024-02-05T09:00:00Z\n",
    )
    await load()
    assert await rows(engine, actors) == [("max",), ("max",), (None,)]
    folder.write(
        "transitions.csv",
        "deal,to_stage,occurred_at,actor\nd2,new,2024-02-02,kim\nd1,new,2024-02-01T09:00:00Z,\nd1,won,2024-02-05T09:00:00Z,max\n",
    )
    await load()
    assert await rows(engine, actors) == [(None,), ("max",), ("kim",)]


async def test_deal_may_pass_through_types_and_is_of_its_last_rows_type(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    _write(
        folder, "d3,sale,new,2024-02-01,", "d3,sale,won,2024-02-02,", "d3,,asked,2024-02-03,", "d3,rent,let,2024-02-04,"
    )
    await load()
    ledger = await rows(engine, LEDGER, company="acme")
    assert [(row[5], row[1], row[6], row[2]) for row in ledger] == [
        (None, None, "sale", "new"),
        ("sale", "new", "sale", "won"),
        ("sale", "won", "rent", "asked"),
        ("rent", "asked", "rent", "let"),
    ]
    await check_ledger(engine)


async def test_deal_that_has_gone_over_to_another_type_is_moved(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    await load()
    folder.change("deals.csv", "d1,sale,", "d1,rent,")
    _write(folder, "d1,sale,new,2024-02-01T10:00:00+01:00,", "d1,rent,asked,2024-04-01,")
    await load()
    assert await path_of(engine, "d1") == ["new", "asked"]
    await check_ledger(engine)


async def test_deal_on_no_stage_may_change_its_type(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    await load()
    folder.change("deals.csv", "d3,rent,", "d3,sale,")
    await load()
    assert (
        await value(
            engine,
            "select t.external_id from deals d join deal_types t on t.id = deal_type_id where d.external_id = 'd3'",
        )
        == "sale"
    )


async def test_type_that_contradicts_an_earlier_ledger_is_told_by_the_deals_line(
    folder: CompanyFolder, load: Load, refusal: Refuse
) -> None:
    await load()
    folder.change("deals.csv", "d2,sale,", "d2,rent,")
    folder.remove("transitions.csv")
    assert await refusal() == [
        "deals.csv:3: deal_type: is 'rent', but the deal's last ledger row, from earlier, is of 'sale'; "
        "expected the same, or a later row in transitions.csv"
    ]


async def test_last_row_of_another_type_is_told_for_deals_of_an_earlier_import(
    folder: CompanyFolder, load: Load, refusal: Refuse
) -> None:
    await load()
    folder.keep("transitions.csv")
    folder.write("users.csv", "external_id,email,name,role\neva,eva@acme.example,Eva,admin\n")
    _write(folder, "d2,rent,asked,2024-01-01,", "d2,rent,let,2024-05-01,")
    assert await refusal() == [
        "transitions.csv:3: deal_type: the deal's last row is of 'rent', but the deal itself of 'sale'; expected both alike"
    ]


@pytest.mark.parametrize("name", ["deals.csv", "transitions.csv"])
async def test_ledgers_stay_when_only_one_of_both_files_comes_again(
    engine: AsyncEngine, folder: CompanyFolder, load: Load, name: str
) -> None:
    await load()
    before = await everything(engine)
    folder.keep(name)
    folder.write("users.csv", "external_id,email,name,role\neva,eva@acme.example,Eva,admin\n")
    await load()
    assert await everything(engine) == before
