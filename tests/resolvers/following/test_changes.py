"""Following what changes: nothing is missed, whichever transaction ends first, and nobody hears of what is not theirs to see."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import RecordKind
from resolvers.following.cursor import FollowCursor
from resolvers.following.reading import Followed, begin_following, read_changes
from tests.resolvers.records.office import Office
from tests.schema.administration.administration import Administration

ALL = [kind for kind in RecordKind if kind is not RecordKind.REPORT]


class Follower:
    """Somebody who follows the office, and keeps a cursor."""

    def __init__(self, engine: AsyncEngine, followed: Followed, cursor: FollowCursor) -> None:
        self.engine, self.followed, self.cursor = engine, followed, cursor
        self.figures: tuple[str, ...] = ()

    async def hear(self, first: int = 100) -> list[tuple[str, int | None, str]]:
        """What is new: kind, number and act; the cursor is written and read on its way."""
        heard: list[tuple[str, int | None, str]] = []
        while True:
            page = await read_changes(self.engine, self.followed, self.cursor, first)
            assert page is not None
            read = FollowCursor.read(page.cursor.write())
            assert read == page.cursor
            self.cursor = page.cursor
            self.figures = page.figures
            heard += [(each.kind.value, each.record_id, each.act.value) for each in page.changes]
            if not page.has_next:
                return heard


@pytest.fixture
async def api(engine: AsyncEngine, office: Office) -> Administration:
    return Administration(engine, office)


@pytest.fixture
async def follower(engine: AsyncEngine, office: Office) -> Follower:
    return Follower(engine, Followed(office.company_id, None, ALL), await begin_following(engine))


async def journal(connection: AsyncConnection, office: Office, record: int, act: str = "changed") -> None:
    values = {"company": office.company_id, "record": record, "act": act}
    await connection.execute(
        text("INSERT INTO record_changes (company_id, kind, record_id, act) VALUES (:company, 'deal', :record, :act)"),
        values,
    )


async def test_each_act_on_a_record_is_told_in_its_order(api: Administration, follower: Follower) -> None:
    deal = (await api.write("seller", "createDeal", name="Boat", dealType=api.id("retail")))["record"]["id"]
    await api.write("seller", "updateDeal", deal=deal, name="Ship")
    await api.write("seller", "moveDeal", deal=deal, toStage=api.id("offer"))
    await api.write("boss", "handOverDeal", deal=deal, to=api.id("boss"))
    await api.write("boss", "deleteDeal", deal=deal)
    await api.write("boss", "restoreDeal", deal=deal)
    await api.write("seller", "recordCommunication", channel="SMS", direction="INCOMING")
    heard = await follower.hear()
    acts = ["created", "changed", "changed", "changed", "deleted", "restored"]
    assert [(kind, act) for kind, _, act in heard] == [*(("deal", act) for act in acts), ("communication", "created")]
    assert await follower.hear() == []


async def test_what_changes_nothing_is_not_told(api: Administration, follower: Follower) -> None:
    contact = (await api.write("seller", "createContact", name="Ann"))["record"]["id"]
    await follower.hear()
    await api.write("seller", "updateContact", contact=contact, name="Ann")
    await api.write("seller", "updateContact", contact=contact, mentions=[api.id("other")])
    assert await follower.hear() == []


async def test_a_transaction_that_ends_late_is_not_missed(
    engine: AsyncEngine, office: Office, follower: Follower
) -> None:
    deals = await _deals(engine, office, 3)
    async with engine.connect() as late:
        await journal(late, office, deals[0])
        async with engine.begin() as early:
            await journal(early, office, deals[1])
        assert [number for _, number, _ in await follower.hear()] == [deals[1]]
        async with engine.begin() as last:
            await journal(last, office, deals[2])
        await late.commit()
    assert sorted(number or 0 for _, number, _ in await follower.hear()) == [deals[0], deals[2]]
    assert await follower.hear() == []


async def test_pages_tell_each_once_while_others_write(engine: AsyncEngine, office: Office, follower: Follower) -> None:
    deals = await _deals(engine, office, 5)
    async with engine.connect() as late:
        await journal(late, office, deals[4])
        async with engine.begin() as connection:
            for deal in deals[:3]:
                await journal(connection, office, deal)
        page = await read_changes(engine, follower.followed, follower.cursor, 2)
        assert page is not None
        assert page.has_next
        await late.commit()
        async with engine.begin() as connection:
            await journal(connection, office, deals[3])
    follower.cursor = page.cursor
    heard = [each.record_id for each in page.changes] + [number for _, number, _ in await follower.hear(first=1)]
    heard += [number for _, number, _ in await follower.hear(first=1)]
    assert heard[:3] == deals[:3]
    assert sorted(number or 0 for number in heard) == sorted(deals)


async def test_nobody_hears_of_records_that_they_do_not_see(
    engine: AsyncEngine, office: Office, api: Administration, follower: Follower
) -> None:
    mine = replace(follower.followed, people=(office["seller"],))
    seller = Follower(engine, mine, follower.cursor)
    theirs = Follower(engine, replace(follower.followed, company_id=office.foreign_company_id), follower.cursor)
    await api.write("seller", "createContact", name="Ours")
    await api.write("other", "createContact", name="Theirs")
    assert len(await follower.hear()) == 2
    assert len(await seller.hear()) == 1
    assert await theirs.hear() == []


async def test_a_cursor_that_is_too_old_or_of_another_database_is_told(engine: AsyncEngine, follower: Follower) -> None:
    cursor = follower.cursor
    ahead = ":".join(2 * [str(int(cursor.snapshot.split(":")[1]) + 1_000)]) + ":"
    for lost in (
        replace(cursor, at=cursor.at - timedelta(days=7)),
        replace(cursor, journal=cursor.journal + 1),
        replace(cursor, snapshot=ahead),
    ):
        assert await read_changes(engine, follower.followed, lost, 10) is None


@pytest.mark.parametrize("wrong", ["", "?", "e30=", "W10=", "WzEsIngiLCJ5IixudWxsLG51bGwsMF0=", "ключ"])
def test_what_is_no_cursor_is_none(wrong: str) -> None:
    assert FollowCursor.read(wrong) is None


async def test_figures_may_be_others_when_what_they_are_made_of_was_changed(
    engine: AsyncEngine, office: Office, api: Administration, follower: Follower
) -> None:
    report = await api.change(
        "createReport",
        "report { id }",
        name="Calls",
        definition={"dataset": "COMMUNICATIONS", "visualisation": "NUMBER"},
    )
    assert report["report"]["id"]
    [[number]] = await api.rows("SELECT max(id) FROM reports WHERE company_id = :company")
    figures = ("revenue", "contacts", f"report:{number}", "report:999999", "nothing")
    follower = Follower(engine, replace(follower.followed, figures=figures), await begin_following(engine))
    await api.write("seller", "createContact", name="Ann")
    await follower.hear()
    assert follower.figures == ("contacts",)
    await api.write("seller", "recordCommunication", channel="SMS", direction="INCOMING")
    await follower.hear()
    assert follower.figures == (f"report:{number}",)
    await api.change("updateCompany", name="Another")
    await follower.hear()
    assert follower.figures == ("revenue", "contacts", f"report:{number}")
    await follower.hear()
    assert follower.figures == ()


async def test_the_api_tells_changes_from_a_cursor_on(api: Administration) -> None:
    document = """query($after: String, $kinds: [RecordKind!]) { changes(after: $after, kinds: $kinds) {
      changes { kind recordId externalId act } changedFigures endCursor hasNextPage } }"""
    begun = (await api.ask("seller", document))["changes"]
    assert (begun["changes"], begun["hasNextPage"]) == ([], False)
    made = await api.write("seller", "createContact", name="Ann", externalId="c-1")
    told = (await api.ask("seller", document, after=begun["endCursor"]))["changes"]
    assert told["changes"] == [
        {"kind": "CONTACT", "recordId": made["record"]["id"], "externalId": "c-1", "act": "CREATED"}
    ]
    assert (await api.ask("seller", document, after=begun["endCursor"], kinds=["DEAL"]))["changes"]["changes"] == []
    assert await api.refused("seller", document, after="nonsense") == ["BAD_USER_INPUT"]
    old = FollowCursor.read(begun["endCursor"])
    assert old is not None
    lost = replace(old, at=old.at - timedelta(days=7)).write()
    assert await api.refused("seller", document, after=lost) == ["NOT_FOUND"]
    assert await api.refused(None, document) == ["UNAUTHENTICATED"]


async def _deals(engine: AsyncEngine, office: Office, count: int) -> list[int]:
    """Numbers of new deals of which the journal knows nothing."""
    values: dict[str, Any] = {"company": office.company_id, "type": office["retail"], "count": count}
    async with engine.begin() as connection:
        made = await connection.execute(
            text(
                "INSERT INTO deals (company_id, name, created_at, deal_type_id, trail)"
                " SELECT :company, 'D', now(), :type, '{}' FROM generate_series(1, :count) RETURNING id"
            ),
            values,
        )
        return sorted(made.scalars())
