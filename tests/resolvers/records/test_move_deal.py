"""Moving deals."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.cells.rebuilding import rebuild
from resolvers.commands import CommandContext, CommandResult
from resolvers.records.deal import create_deal
from resolvers.records.deletion import delete_record
from resolvers.records.inputs import Move, NewDeal
from resolvers.records.move import move_deal
from resolvers.records.reading import DealRecord
from tests.resolvers.cells.folded import check_folded, fold_all, wrong_sums
from tests.resolvers.records.office import NOW, Office
from tests.resolvers.records.written import Written

CREATED = NOW - timedelta(days=10)


def day(number: int) -> datetime:
    """A time that many days after the deal was created."""
    return CREATED + timedelta(days=number)


@pytest.fixture
async def deal(engine: AsyncEngine, office: Office) -> DealRecord:
    """A deal of `seller`, standing on `new` since it was created ten days ago; others know of it."""
    new = NewDeal(deal_type_id=office["retail"], name="A boat", created_at=CREATED, responsible_id=office["seller"])
    outcome = await create_deal(CommandContext(engine, office.viewer("boss"), NOW), office.configuration, new)
    assert outcome.value is not None
    return outcome.value


async def move(
    engine: AsyncEngine,
    office: Office,
    deal: DealRecord,
    to: str | None = None,
    at: datetime | None = None,
    *,
    type_: str | None = None,
    who: str = "seller",
) -> CommandResult[DealRecord]:
    asked = Move(
        deal_id=deal.id,
        stage_id=office[to] if to else None,
        deal_type_id=office[type_] if type_ else None,
        occurred_at=at,
    )
    return await move_deal(CommandContext(engine, office.viewer(who), NOW), asked)


def codes(outcome: CommandResult[DealRecord]) -> set[tuple[str, str]]:
    return {(".".join(error.field), error.code.value) for error in outcome.errors}


async def test_a_move_adds_a_row_closes_the_one_before_and_tells_those_concerned(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    moved = (await move(engine, office, deal, "offer")).value
    assert moved is not None
    assert (moved.type_id, moved.stage_id) == (office["retail"], office["offer"])
    retail = office["retail"]
    assert await written.ledger(deal.id) == [
        (CREATED, 0, retail, office["new"], None, None, NOW),
        (NOW, 0, retail, office["offer"], retail, office["new"], None),
    ]
    data = {"from_stage": office["new"], "to_stage": office["offer"]}
    assert (await written.events())[-1] == ("moved", "deal", deal.id, office["seller"], data)
    assert await written.participants() == {office["boss"]: ["creator"]}


async def test_to_where_it_stands_is_no_move(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    before = await written.counts()
    assert (await move(engine, office, deal, "new")).value == deal
    assert (await move(engine, office, deal, type_="retail")).value == deal
    assert await written.counts() == before


async def test_the_same_fact_again_is_no_move(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    await move(engine, office, deal, "offer", day(2))
    await move(engine, office, deal, "won", day(3))
    before = await written.counts()
    outcome = await move(engine, office, deal, "offer", day(2))
    assert outcome.value is not None
    assert outcome.value.stage_id == office["won"]
    assert await written.counts() == before


async def test_a_late_entry_between_two_rows_mends_both_and_leaves_the_stage_alone(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    await move(engine, office, deal, "won", day(5))
    outcome = await move(engine, office, deal, "offer", day(2))
    assert outcome.value is not None
    assert outcome.value.stage_id == office["won"]
    retail = office["retail"]
    assert await written.ledger(deal.id) == [
        (day(0), 0, retail, office["new"], None, None, day(2)),
        (day(2), 0, retail, office["offer"], retail, office["new"], day(5)),
        (day(5), 0, retail, office["won"], retail, office["offer"], None),
    ]
    assert await written.standing(deal.id) == (retail, office["won"], day(0))
    assert await written.rows("SELECT DISTINCT occurred_at FROM events WHERE company_id = ANY(:companies)") == [(NOW,)]


@pytest.mark.parametrize("days", [(2, 5), (5, 2), (-3, 5), (5, 5, -3), (2, 2)])
async def test_a_deal_knows_when_it_last_moved(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord, days: tuple[int, ...]
) -> None:
    last = [(day(0),)]
    assert await written.rows("SELECT moved_at FROM deals WHERE id = :id", id=deal.id) == last
    for stage, number in zip(("offer", "won", "lost"), days, strict=False):
        await move(engine, office, deal, stage, day(number))
        last = max(last, [(day(number),)])
        assert await written.rows("SELECT moved_at FROM deals WHERE id = :id", id=deal.id) == last
    assert await written.rows("SELECT DISTINCT heeded FROM transitions WHERE deal_id = :id", id=deal.id) == [(True,)]


async def test_rows_of_one_instant_stand_in_the_order_of_their_arrival(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    for stage in ("won", "offer", "lost"):
        await move(engine, office, deal, stage, day(2))
    assert [(*row[:2], row[3], row[5], row[6]) for row in await written.ledger(deal.id)] == [
        (day(0), 0, office["new"], None, day(2)),
        (day(2), 0, office["won"], office["new"], day(2)),
        (day(2), 1, office["offer"], office["won"], day(2)),
        (day(2), 2, office["lost"], office["offer"], None),
    ]


async def test_a_move_without_a_time_is_the_last_even_within_the_same_instant(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    for stage in ("offer", "won", "offer", "new"):
        await move(engine, office, deal, stage)
    assert [row[3] for row in await written.ledger(deal.id)] == [
        office[stage] for stage in ("new", "offer", "won", "offer", "new")
    ]
    assert (await written.standing(deal.id))[1] == office["new"]


async def test_a_fact_that_changes_nothing_is_kept_without_an_event_for_what_may_come_between(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    before = await written.counts()
    await move(engine, office, deal, "new", day(5))
    after = await written.counts()
    assert (after["transitions"], after["events"]) == (before["transitions"] + 1, before["events"])
    await move(engine, office, deal, "offer", day(3))
    assert (await written.standing(deal.id))[1] == office["new"]
    assert (await written.ledger(deal.id))[-1][5] == office["offer"]


async def test_a_stage_of_another_type_moves_the_deal_to_that_type(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    await move(engine, office, deal, "done", day(1))
    assert await written.standing(deal.id) == (office["service"], office["done"], day(0))
    assert (await written.ledger(deal.id))[-1][2:6] == (
        office["service"],
        office["done"],
        office["retail"],
        office["new"],
    )


async def test_a_type_alone_means_its_first_stage_in_use(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    await move(engine, office, deal, type_="service")
    assert (await written.standing(deal.id))[:2] == (office["service"], office["start"])
    await move(engine, office, deal, type_="retail")
    assert (await written.standing(deal.id))[:2] == (office["retail"], office["new"])


async def test_a_type_alone_is_judged_by_where_the_deal_stood_at_the_time(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    await move(engine, office, deal, "done", day(4))
    await move(engine, office, deal, type_="service", at=day(2))
    assert [row[3] for row in await written.ledger(deal.id)] == [office["new"], office["start"], office["done"]]
    before = await written.counts()
    await move(engine, office, deal, type_="service", at=day(3))
    await move(engine, office, deal, type_="service", at=day(2))
    assert await written.counts() == before


async def test_a_deal_on_no_stage_yet_enters_its_first(engine: AsyncEngine, office: Office, written: Written) -> None:
    new = NewDeal(deal_type_id=office["bare"], name="A boat", created_at=CREATED)
    deal = (await create_deal(CommandContext(engine, office.viewer("seller"), NOW), office.configuration, new)).value
    assert deal is not None
    await move(engine, office, deal, "offer", day(4))
    assert await written.standing(deal.id) == (office["retail"], office["offer"], day(4))
    assert (await written.events())[-1][4] == {"from_stage": None, "to_stage": office["offer"]}
    await move(engine, office, deal, "new", day(2))
    assert await written.standing(deal.id) == (office["retail"], office["offer"], day(2))
    assert (await written.ledger(deal.id))[0][3:] == (office["new"], None, None, day(4))


@pytest.mark.parametrize(
    ("to", "type_", "at", "expected"),
    [
        (None, None, None, ("toStage", "REQUIRED")),
        ("foreign_stage", None, None, ("toStage", "NOT_FOUND")),
        ("old", None, None, ("toStage", "ARCHIVED")),
        ("end", None, None, ("toStage", "ARCHIVED")),
        ("done", "retail", None, ("toStage", "INVALID")),
        ("done", "foreign_type", None, ("dealType", "NOT_FOUND")),
        (None, "foreign_type", None, ("dealType", "NOT_FOUND")),
        (None, "retired", None, ("dealType", "ARCHIVED")),
        (None, "bare", None, ("dealType", "INVALID")),
        ("won", None, NOW + timedelta(seconds=1), ("occurredAt", "INVALID")),
        ("won", None, CREATED - timedelta(microseconds=1), ("occurredAt", "INVALID")),
        ("won", None, datetime(2026, 3, 9, 12), ("occurredAt", "INVALID")),
    ],
)
async def test_a_mistake_is_told_by_its_field_and_nothing_is_written(
    engine: AsyncEngine,
    office: Office,
    written: Written,
    deal: DealRecord,
    to: str | None,
    type_: str | None,
    at: datetime | None,
    expected: tuple[str, str],
) -> None:
    before = await written.counts()
    outcome = await move(engine, office, deal, to, at, type_=type_)
    assert (outcome.value, codes(outcome)) == (None, {expected})
    assert await written.counts() == before


async def test_all_mistakes_are_told_at_once(engine: AsyncEngine, office: Office, deal: DealRecord) -> None:
    future = datetime(2200, 1, 1, tzinfo=UTC)
    assert codes(await move(engine, office, deal, at=future, who="other")) == {
        ("deal", "NOT_FOUND"),
        ("toStage", "REQUIRED"),
        ("occurredAt", "INVALID"),
    }


async def test_a_deal_of_an_archived_type_may_still_be_led_to_its_end(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord
) -> None:
    for table in ("deals", "transitions"):
        stage = "stage_id" if table == "deals" else "to_stage_id"
        async with engine.begin() as connection:
            await connection.exec_driver_sql(
                f"UPDATE {table} SET deal_type_id = {office['retired']}, {stage} = {office['end']}"
                f" WHERE company_id = {office.company_id}"
            )
    assert codes(await move(engine, office, deal, "after")) == set()
    assert (await written.standing(deal.id))[:2] == (office["retired"], office["after"])


@pytest.mark.parametrize(
    ("who", "is_allowed"), [("admin", True), ("boss", True), ("seller", True), ("other", False), ("stranger", False)]
)
async def test_a_deal_is_moved_by_those_who_see_it(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord, who: str, is_allowed: bool
) -> None:
    before = await written.counts()
    outcome = await move(engine, office, deal, "foreign_stage" if who == "stranger" else "won", who=who)
    assert codes(outcome) == (set() if is_allowed else {("deal", "NOT_FOUND")})
    assert (await written.counts() == before) is not is_allowed


async def test_a_deleted_deal_is_not_moved(engine: AsyncEngine, office: Office, deal: DealRecord) -> None:
    await delete_record(CommandContext(engine, office.viewer("seller"), NOW), DealRecord, deal.id)
    assert codes(await move(engine, office, deal, "won")) == {("deal", "NOT_FOUND")}


@pytest.mark.parametrize("folds", [False, True])
async def test_moves_one_after_another_write_what_they_write_with_their_times(
    engine: AsyncEngine, office: Office, written: Written, deal: DealRecord, folds: bool
) -> None:
    """A move without a time reads the end of the ledger alone, and of a deal that is noted nothing is noted again."""
    other = await create_deal(
        CommandContext(engine, office.viewer("boss"), NOW),
        office.configuration,
        NewDeal(deal_type_id=office["retail"], name="A boat", created_at=CREATED, responsible_id=office["seller"]),
    )
    assert other.value is not None
    await rebuild(engine, office.company_id, lambda _: None)
    for number, to in enumerate(["offer", "won", "offer", "new", "won", "new", "lost", "offer", "lost"]):
        now = NOW + timedelta(minutes=number)
        for record, at in ((deal, None), (other.value, now)):
            moved = await move_deal(
                CommandContext(engine, office.viewer("seller"), now),
                Move(deal_id=record.id, stage_id=office[to], occurred_at=at),
            )
            assert not moved.errors
        if folds:
            await fold_all(engine, office.company_id)
        assert await wrong_sums(engine, office.company_id) == []
    await check_folded(engine, office.company_id)
    assert await written.ledger(deal.id) == await written.ledger(other.value.id)
    [one, another] = await written.rows(
        "SELECT stage_id, staged_at, moved_at, trail FROM deals WHERE id = ANY(:deals)", deals=[deal.id, other.value.id]
    )
    assert one == another
