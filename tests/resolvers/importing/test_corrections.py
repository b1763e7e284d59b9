"""Moves that are brought again otherwise: corrections count, and what people did here stays."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Credential, Viewer
from resolvers.authentication import create_token, find_person, find_viewer
from resolvers.commands import CommandContext
from resolvers.records.inputs import Move
from resolvers.records.move import move_deal
from tests.resolvers.importing.company_folder import CompanyFolder
from tests.resolvers.importing.conftest import NOW, Load, Refuse
from tests.resolvers.importing.stored import check_ledger, everything, path_of, rows, value

LATER = NOW + timedelta(days=30)
HEADER = "external_id,deal,deal_type,to_stage,occurred_at"

_MOVES = """
select d.external_id, s.external_id, t.occurred_at, t.external_id, t.imported
from transitions t join deals d on d.id = t.deal_id join stages s on s.id = t.to_stage_id
order by d.external_id, t.occurred_at, t.ordinal
"""

_STAGE = "select s.external_id from deals d join stages s on s.id = stage_id where d.external_id = :deal"

MoveHere = Callable[..., Awaitable[None]]


def _day(month: int, day: int) -> datetime:
    return datetime(2024, month, day, tzinfo=UTC)


def _write(folder: CompanyFolder, *lines: str, header: str = HEADER) -> None:
    folder.write("transitions.csv", "\n".join([header, *lines, ""]))


async def _history(engine: AsyncEngine, deal: str) -> list[tuple[str, datetime]]:
    return [(stage, at) for name, stage, at, *_ in await rows(engine, _MOVES) if name == deal]


@pytest.fixture
def move_here(engine: AsyncEngine) -> MoveHere:
    """Moves a deal as Eva does it through the API."""

    async def viewer() -> Viewer:
        person = await find_person(engine, "eva@acme.example", "acme")
        found = await find_viewer(engine, (await create_token(engine, person)).text, Credential.TOKEN, LATER)
        assert found is not None
        return found

    async def move(deal: str, stage: str, at: datetime | None = None) -> None:
        eva = await viewer()
        asked = Move(
            deal_id=await value(engine, "select id from deals where external_id = :deal", deal=deal),
            stage_id=await value(engine, "select id from stages where external_id = :stage", stage=stage),
            occurred_at=at,
        )
        outcome = await move_deal(CommandContext(engine, eva, LATER), asked)
        assert outcome.value is not None

    return move


async def test_winning_row_that_is_brought_again_with_another_day_is_won_on_that_day(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    _write(folder, "d1,new,2023-09-01T00:00Z", "d1,won,2023-10-05T00:00Z", header="deal,to_stage,occurred_at")
    await load()
    folder.change("transitions.csv", "2023-10-05", "2023-11-05")
    await load(now=LATER)
    assert await _history(engine, "d1") == [
        ("new", datetime(2023, 9, 1, tzinfo=UTC)),
        ("won", datetime(2023, 11, 5, tzinfo=UTC)),
    ]
    # The row that did not change is the one that was there.
    assert await rows(engine, "select recorded_at from transitions where deal_id = (select id from deals"
                              " where external_id = 'd1') order by occurred_at") == [(NOW,), (LATER,)]  # fmt: skip
    await check_ledger(engine)
    before = await everything(engine)
    await load()
    assert await everything(engine) == before


async def test_rows_of_a_deal_that_the_file_leaves_out_are_gone_and_those_of_other_deals_stay(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    await load()
    _write(folder, "d1,new,2024-02-01T09:00:00Z", header="deal,to_stage,occurred_at")
    await load()
    assert await path_of(engine, "d1") == ["new"]
    assert await path_of(engine, "d2") == ["new"]
    assert await value(engine, _STAGE, deal="d1") == "new"
    await check_ledger(engine)


async def test_row_with_an_external_id_is_the_same_row_whatever_else_of_it_is_another(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    _write(folder, "a,d1,,new,2024-02-01T00:00Z", "b,d1,,won,2024-02-05T00:00Z", "c,d2,,new,2024-02-02T00:00Z")
    await load()
    _write(folder, "b,d1,,lost,2024-03-05T00:00Z")
    await load(now=LATER)
    assert await rows(engine, _MOVES) == [
        ("d1", "new", _day(2, 1), "a", True), ("d1", "lost", _day(3, 5), "b", True), ("d2", "new", _day(2, 2), "c", True)
    ]  # fmt: skip
    assert await value(engine, "select recorded_at from transitions where external_id = 'b'") == NOW
    await check_ledger(engine)
    before = await everything(engine)
    await load()
    assert await everything(engine) == before


async def test_row_with_an_external_id_may_go_over_to_another_deal(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    _write(folder, "a,d1,,new,2024-02-01T00:00Z", "b,d1,,won,2024-02-05T00:00Z", "c,d2,,new,2024-02-02T00:00Z")
    await load()
    _write(folder, "b,d2,,won,2024-02-05T00:00Z", "a,d2,,lost,2024-02-05T00:00Z")
    folder.remove("deals.csv")
    await load()
    assert await path_of(engine, "d1") == []
    assert await path_of(engine, "d2") == ["new", "won", "lost"]
    await check_ledger(engine)


async def test_two_rows_may_exchange_their_times(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    _write(folder, "a,d1,,new,2024-02-01", "b,d1,,won,2024-02-05")
    await load()
    _write(folder, "a,d1,,new,2024-02-05", "b,d1,,won,2024-02-01")
    await load()
    assert await path_of(engine, "d1") == ["won", "new"]
    await check_ledger(engine)


async def test_rows_that_get_external_ids_later_are_the_same_rows(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    await load()
    recorded = await rows(engine, "select occurred_at, recorded_at from transitions order by 1")
    _write(folder, "a,d1,,new,2024-02-01T09:00:00Z", "b,d1,,won,2024-02-05T09:00:00Z", "c,d2,,new,2024-02-02")
    await load(now=LATER)
    assert await rows(engine, "select occurred_at, recorded_at from transitions order by 1") == recorded
    assert [row[3] for row in await rows(engine, _MOVES)] == ["a", "b", "c"]


async def test_rows_without_external_ids_are_the_whole_history_of_their_deal_only(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    _write(folder, "a,d1,,new,2024-02-01", "b,d1,,won,2024-02-05", "c,d2,,new,2024-02-02")
    await load()
    _write(folder, ",d1,,lost,2024-02-05", "d,d2,,won,2024-02-09")
    await load()
    assert await path_of(engine, "d1") == ["lost"]
    assert await path_of(engine, "d2") == ["new", "won"]
    await check_ledger(engine)


async def test_external_id_that_two_lines_have_is_refused(folder: CompanyFolder, refusal: Refuse) -> None:
    _write(folder, "a,d1,,new,2024-02-01", "a,d2,,new,2024-02-01")
    assert await refusal() == ["transitions.csv:3: external_id: 'a' is in line 2 too; expected each external_id once"]


async def test_rows_of_a_later_file_stand_behind_earlier_ones_of_their_time(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    _write(folder, "x,d2,,new,2024-01-01", "y,d2,,lost,2024-01-02", "a,d1,,new,2024-02-01")
    await load()
    _write(folder, "b,d1,,won,2024-02-01")
    await load()
    assert await path_of(engine, "d1") == ["new", "won"]
    await check_ledger(engine)


@pytest.mark.parametrize("header", [HEADER, "deal,to_stage,occurred_at"])
async def test_what_people_did_here_stays_in_the_order_of_time(
    engine: AsyncEngine, folder: CompanyFolder, load: Load, move_here: MoveHere, header: str
) -> None:
    # The deal, stage and time alone.
    places = range(5) if header is HEADER else (1, 3, 4)

    def bring(*lines: str) -> None:
        cells = (line.split(",") for line in lines)
        _write(folder, *(",".join(each[place] for place in places) for each in cells), header=header)

    bring("a,d1,,new,2024-02-01T10:00+01:00", "b,d1,,won,2024-02-20T10:00+01:00", "c,d2,,new,2024-02-02")
    await load()
    await move_here("d1", "lost", datetime(2024, 2, 10, tzinfo=UTC))
    await move_here("d2", "won")
    events = await rows(engine, "select * from events order by id")
    await load(now=LATER)
    assert await path_of(engine, "d1") == ["new", "lost", "won"]
    bring("a,d1,,new,2024-02-12T10:00+01:00", "b,d1,,won,2024-02-21", "c,d2,,lost,2024-02-03")
    await load(now=LATER)
    assert await _history(engine, "d1") == [
        ("lost", _day(2, 10)), ("new", datetime(2024, 2, 12, 9, tzinfo=UTC)), ("won", datetime(2024, 2, 20, 23, tzinfo=UTC))
    ]  # fmt: skip
    assert await path_of(engine, "d2") == ["lost", "won"]
    assert await value(engine, _STAGE, deal="d2") == "won"
    await check_ledger(engine)
    assert await rows(engine, "select * from events order by id") == events
    before = await everything(engine)
    await load()
    assert await everything(engine) == before


async def test_move_made_here_that_a_file_tells_too_is_one_row_and_stays_when_the_file_forgets_it(
    engine: AsyncEngine, folder: CompanyFolder, load: Load, move_here: MoveHere
) -> None:
    await load()
    await move_here("d2", "won", _day(3, 1))
    ours = "select t::text, ctid::text from transitions t where not imported"
    before = await rows(engine, ours)
    folder.add("transitions.csv", "d2,,won,2024-03-01T00:00Z,kim")
    await load(now=LATER)
    assert await path_of(engine, "d2") == ["new", "won"]
    assert await rows(engine, ours) == before
    folder.change("transitions.csv", "d2,,won,2024-03-01T00:00Z,kim\n", "")
    await load(now=LATER)
    assert await path_of(engine, "d2") == ["new", "won"]
    await check_ledger(engine)


async def test_move_made_here_goes_behind_what_the_file_has_at_its_time(
    engine: AsyncEngine, folder: CompanyFolder, load: Load, move_here: MoveHere
) -> None:
    _write(folder, "d1,new,2024-02-01T10:00+01:00", header="deal,to_stage,occurred_at")
    await load()
    await move_here("d1", "lost", datetime(2024, 2, 1, 9, tzinfo=UTC))
    folder.add("transitions.csv", "d1,won,2024-02-01T09:00Z")
    await load()
    assert await path_of(engine, "d1") == ["new", "won", "lost"]
    await check_ledger(engine)


async def test_who_moved_a_deal_to_another_type_here_has_the_last_word_on_its_type(
    engine: AsyncEngine, folder: CompanyFolder, load: Load, move_here: MoveHere
) -> None:
    await load()
    await move_here("d2", "asked")
    folder.change("transitions.csv", "d2,,new,2024-02-02,", "d2,,lost,2024-02-02,")
    folder.change("deals.csv", "Deal Two", "Deal Deux")
    await load(now=LATER)
    assert await path_of(engine, "d2") == ["lost", "asked"]
    assert await rows(
        engine,
        "select d.name, t.external_id from deals d join deal_types t on t.id = deal_type_id where d.external_id = 'd2'",
    ) == [("Deal Deux", "rent")]
    await check_ledger(engine)
    before = await everything(engine)
    folder.remove("transitions.csv")
    await load()
    assert await everything(engine) == before
