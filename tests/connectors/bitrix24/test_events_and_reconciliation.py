"""What Bitrix24 tells of changes is fetched, and what it did not tell is found at night."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

import httpx
import pytest

from crm_desktop.app import create_app
from models import RunKind
from resolvers.connectors import receiving
from resolvers.connectors.declaration import Event, EventMessage
from resolvers.connectors.vendors import CONNECTORS
from tests.connectors.bitrix24.portal import Portal
from tests.connectors.bitrix24.small_portal import CONTACT, DEAL, add_item, at
from tests.connectors.connected import Connected

HERE_DEALS = "SELECT count(*) FROM deals WHERE external_id LIKE 'bitrix24-1:%' AND deleted_at IS NULL"


async def tell(connected: Connected, event: str, id_: int | str, token: str = "t0ken", path: str | None = None) -> int:
    """What the address of the connection answers to a message."""
    app = create_app(connected.engine, clock=connected.clock, vault=connected.vault)
    form = {
        "event": event,
        "event_handler_id": "5",
        "data[FIELDS][ID]": str(id_),
        "ts": "1773000000",
        "auth[domain]": "portal.example",
        "auth[application_token]": token,
    }
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        answer = await client.post(
            path or (await connected.state()).path,
            content=urlencode(form),
            headers={"content-type": "application/x-www-form-urlencoded"},
        )
    return answer.status_code


async def test_a_record_that_is_named_is_fetched_whole_at_once(connected: Connected, portal: Portal) -> None:
    await connected.run()
    portal.asked.clear()
    add_item(portal, DEAL, 1, title="Told", updatedTime=at(1000))
    assert await tell(connected, "ONCRMDEALUPDATE", 1) == 200
    await connected.run()
    assert await connected.rows("SELECT name FROM deals WHERE external_id = 'bitrix24-1:deal-1'") == [("Told",)]
    assert portal.asked[:2] == ["crm.item.list", "batch"]


async def test_messages_repeated_and_out_of_order_come_to_what_is_there(connected: Connected, portal: Portal) -> None:
    await connected.run()
    add_item(portal, DEAL, 2, title="Latest", updatedTime=at(1000))
    del portal.items[DEAL][3]
    for event, id_ in [("ONCRMDEALDELETE", 3), ("ONCRMDEALUPDATE", 2), ("ONCRMDEALADD", 3), ("ONCRMDEALADD", 2)] * 2:
        assert await tell(connected, event, id_) == 200
    assert (await connected.state()).told == 2
    run = await connected.run()
    assert run is not None
    assert run.counts["deal"] == {"updated": 1, "deleted": 1}
    assert await connected.rows(HERE_DEALS) == [(59,)]
    assert (await connected.state()).told == 0


async def test_what_is_told_while_it_is_fetched_is_fetched_again(connected: Connected, portal: Portal) -> None:
    await connected.run()
    assert await tell(connected, "ONCRMDEALUPDATE", 2) == 200

    async def change(method: str) -> None:
        if method == "batch":
            portal.before = None
            connected.clock.now += timedelta(seconds=1)
            add_item(portal, DEAL, 2, title="Meanwhile", updatedTime=at(1000))
            assert await tell(connected, "ONCRMDEALUPDATE", 2) == 200

    portal.before = change
    await connected.run()
    assert await connected.rows("SELECT name FROM deals WHERE external_id = 'bitrix24-1:deal-2'") == [("Meanwhile",)]


@pytest.mark.parametrize(
    ("event", "id_", "token", "status"),
    [
        ("ONCRMDEALUPDATE", 1, "another", 401),
        ("ONTASKADD", 1, "t0ken", 200),
        ("ONCRMDEALUPDATE", "x" * 200, "t0ken", 200),
    ],
)
async def test_what_is_not_genuine_or_of_no_concern_leaves_nothing(
    connected: Connected, event: str, id_: int | str, token: str, status: int
) -> None:
    assert await tell(connected, event, id_, token) == status
    assert await connected.rows("SELECT count(*) FROM connection_events") == [(0,)]


async def test_another_address_is_nobodys(connected: Connected) -> None:
    path = (await connected.state()).path
    for other in (path[:-1], path.replace("/1/", "/2/", 1), path + "x"):
        assert await tell(connected, "ONCRMDEALUPDATE", 1, path=other) == 401


@pytest.mark.parametrize("error", [AttributeError("get"), RecursionError(), IndexError(0)])
async def test_a_message_that_cannot_be_read_is_a_mistake_of_who_sends(
    connected: Connected, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def read_events(message: EventMessage, settings: Mapping[str, str]) -> Sequence[Event]:
        raise error

    vendor = replace(CONNECTORS["bitrix24"], read_events=read_events)
    monkeypatch.setattr(receiving, "CONNECTORS", {"bitrix24": vendor})
    assert await tell(connected, "ONCRMDEALUPDATE", 1) == 400


async def test_only_so_many_wait_to_be_fetched(connected: Connected, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST_TOLD", 2)
    told = [await tell(connected, "ONCRMDEALUPDATE", id_) for id_ in (1, 2, 3)]
    assert told == [200, 200, 429]
    assert await connected.rows("SELECT count(*) FROM connection_events") == [(2,)]


async def night(connected: Connected) -> None:
    """It is past three, on the company's clock."""
    connected.clock.now += timedelta(hours=18)


async def test_at_night_planted_differences_are_found_told_and_mended(connected: Connected, portal: Portal) -> None:
    await connected.run()
    # Never told, and dated so long ago that nobody asks for it: changed, made, and deleted.
    add_item(portal, DEAL, 5, title="Changed", updatedTime=at(500))
    add_item(portal, CONTACT, 50, name="Made", updatedTime=at(2))
    del portal.items[DEAL][7]
    # With its call.
    del portal.activities[4]
    async with connected.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE deals SET deleted_at = now() WHERE external_id = 'bitrix24-1:deal-9'")
    await night(connected)
    run = await connected.run()
    assert run is not None
    assert run.kind is RunKind.RECONCILIATION
    counts = {
        key: {each: found[each] for each in ("there", "here", "missing", "outdated", "gone", "held", "ids")}
        for key, found in run.differences.items()
    }
    nothing = {"missing": 0, "outdated": 0, "gone": 0, "held": False, "ids": {}}
    assert counts == {
        "companies": {"there": 7, "here": 7, **nothing},
        "contacts": {"there": 8, "here": 8, **nothing, "missing": 1, "ids": {"missing": ["50"]}},
        "deals": {
            "there": 59, "here": 60, "missing": 1, "outdated": 1, "gone": 1, "held": False,
            "ids": {"missing": ["9"], "outdated": ["5"], "gone": ["7"]},
        },
        "activities": {"there": 7, "here": 8, **nothing, "gone": 1, "ids": {"gone": ["4"]}},
    }  # fmt: skip
    assert await connected.rows(HERE_DEALS) == [(59,)]
    assert await connected.rows("SELECT name FROM deals WHERE external_id = 'bitrix24-1:deal-5'") == [("Changed",)]
    assert await connected.rows("SELECT count(*) FROM communications WHERE external_id = 'bitrix24-1:activity-4'") == [
        (0,)
    ]
    assert await connected.rows("SELECT count(*) FROM connection_sightings") == [(0,)]
    again = await connected.run(RunKind.RECONCILIATION)
    assert again is not None
    found = again.differences.values()
    assert [(each["missing"], each["outdated"], each["gone"]) for each in found] == [(0, 0, 0)] * 4


async def test_much_that_is_gone_at_once_is_left_until_somebody_says_so(connected: Connected, portal: Portal) -> None:
    await connected.run()
    portal.items[DEAL] = {id_: deal for id_, deal in portal.items[DEAL].items() if id_ <= 30}
    run = await connected.run(RunKind.RECONCILIATION)
    assert run is not None
    assert (run.differences["deals"]["gone"], run.differences["deals"]["held"]) == (30, True)
    assert await connected.rows(HERE_DEALS) == [(60,)]
    run = await connected.run(RunKind.RECONCILIATION, may_delete=True)
    assert run is not None
    assert (run.differences["deals"]["gone"], run.differences["deals"]["held"]) == (30, False)
    assert await connected.rows(HERE_DEALS) == [(30,)]


async def test_disconnecting_leaves_records_or_takes_them_along(connected: Connected, portal: Portal) -> None:
    # Its contact never comes: it waits.
    portal.activities[1] |= {"OWNER_ID": "999"}
    await connected.run()
    assert await connected.rows("SELECT count(*) FROM feed_waiting") == [(1,)]
    assert (await connected.rows("SELECT count(*) FROM communications WHERE external_id LIKE 'bitrix24-1:%'")) == [(4,)]
    await connected.remove(with_records=True)
    runner = connected.runner()
    while await runner.run_next():
        pass
    here = "SELECT (SELECT count(*) FROM {table} WHERE external_id LIKE 'bitrix24-1:%' AND deleted_at IS NULL)"
    for table in ("deals", "contacts", "activities"):
        assert await connected.rows(here.format(table=table)) == [(0,)]
    brought = "SELECT count(*) FROM {} WHERE external_id LIKE 'bitrix24-1:%'"
    assert await connected.rows(brought.format("communications")) == [(0,)]
    assert await connected.rows(brought.format("feed_waiting")) == [(0,)]
    assert await connected.rows("SELECT count(*) FROM connections") == [(0,)]
    await connected.connect("bitrix24", address=portal.webhook)
    await connected.run()
    await connected.remove(with_records=False)
    assert await connected.rows("SELECT count(*) FROM connections") == [(0,)]
    assert await connected.rows("SELECT count(*) FROM deals WHERE external_id LIKE 'bitrix24-2:%'") == [(60,)]
