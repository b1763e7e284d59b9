"""Looking at somebody else's desktop."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from models import AuditEntry, Communication, User, Visit
from tests.conftest import CountStatements
from tests.resolvers.records.office import NOW
from tests.schema.layout.desktops import Desktops, hide, move

LOOK = """query($as: ID) { dashboard(asUser: $as) {
  revision viewedAs { name } can { hide rearrange narrowScope } scope { kind label }
  widgets { key can { hide move resize } ... on FeedWidget { since unreadCount } ... on MetricWidget { metric { value } } }
  hiddenWidgets { key } } }"""


def _as(person: str) -> dict[str, Any]:
    """The variable of `LOOK`, whose name is a word of Python's."""
    return {"as": person}


async def entries(desktops: Desktops) -> list[tuple[str, str, int | None]]:
    async with desktops.engine.connect() as connection:
        asked = select(AuditEntry.action, AuditEntry.subject, AuditEntry.actor_id).order_by(AuditEntry.id)
        return [(*row,) for row in await connection.execute(asked.filter_by(company_id=desktops.office.company_id))]


@pytest.mark.parametrize("who", ["admin", "boss"])
async def test_what_is_shown_is_theirs_to_look_at_only_and_audited(desktops: Desktops, who: str) -> None:
    await desktops.audience("forms", exceptUsers=[desktops.api.id("seller")], everyone=True)
    await desktops.save("seller", hide("sms"), move("calls", 0, 0))
    async with desktops.engine.begin() as connection:
        for person in ("seller", "other", "seller"):
            owner = {"company_id": desktops.office.company_id, "responsible_id": desktops.office[person]}
            call = {"channel": "call", "direction": "incoming", "occurred_at": NOW}
            await connection.execute(insert(Communication).values(**owner, **call))
    shown = (await desktops.ask(who, LOOK, **{"as": desktops.api.id("seller")}))["dashboard"]
    assert shown["viewedAs"] == {"name": "seller"}
    assert shown["scope"] == {"kind": "PERSON", "label": "seller"}
    assert shown["revision"] == 1
    assert shown["can"] == {"hide": False, "rearrange": False, "narrowScope": False}
    assert all(each["can"] == {"hide": False, "move": False, "resize": False} for each in shown["widgets"])
    assert [each["key"] for each in shown["widgets"]] == await desktops.keys("seller")
    assert shown["hiddenWidgets"] == [{"key": "sms"}]
    calls = next(each for each in shown["widgets"] if each["key"] == "calls")
    assert calls["metric"]["value"] == "2"
    seen = [entry for entry in await entries(desktops) if entry[0] == "viewAs"]
    assert seen == [("viewAs", f"User:{desktops.office['seller']}", desktops.office[who])]


async def test_ones_own_desktop_is_not_a_look(desktops: Desktops) -> None:
    shown = (await desktops.ask("admin", LOOK, **{"as": desktops.api.id("admin")}))["dashboard"]
    assert shown["viewedAs"] is None
    assert shown["can"]["hide"]
    assert await entries(desktops) == []


async def test_looking_moves_nobodys_visit(desktops: Desktops) -> None:
    async def visit() -> tuple[object, ...] | None:
        async with desktops.engine.connect() as connection:
            asked = select(Visit.started_at, Visit.last_seen_at, Visit.events_since)
            mine = asked.filter_by(company_id=desktops.office.company_id, user_id=desktops.office["seller"])
            return (await connection.execute(mine)).one_or_none()

    await desktops.ask("admin", LOOK, **{"as": desktops.api.id("seller")})
    assert await visit() is None
    async with desktops.engine.begin() as connection:
        earlier = NOW - timedelta(days=3)
        owner = {"company_id": desktops.office.company_id, "user_id": desktops.office["seller"]}
        times = {"started_at": earlier, "last_seen_at": earlier, "events_since": earlier - timedelta(days=1)}
        await connection.execute(insert(Visit).values(**owner, **times))
    before = await visit()
    await desktops.ask("admin", LOOK, **{"as": desktops.api.id("seller")})
    assert await visit() == before


@pytest.mark.parametrize(
    ("who", "whom", "code"),
    [
        ("seller", "boss", "FORBIDDEN"),
        ("seller", "other", "FORBIDDEN"),
        ("boss", "other", "FORBIDDEN"),
        ("boss", "admin", "FORBIDDEN"),
        ("boss", "stranger", "NOT_FOUND"),
        ("admin", "stranger", "NOT_FOUND"),
        ("stranger", "admin", "NOT_FOUND"),
        # Who was dismissed has no desktop.
        ("admin", "gone", "NOT_FOUND"),
        ("boss", "gone", "NOT_FOUND"),
    ],
)
async def test_whoever_may_not_look_is_refused_and_leaves_no_entry(
    desktops: Desktops, who: str, whom: str, code: str
) -> None:
    refused = await desktops.api.send(who, LOOK, **_as(desktops.api.id(whom)))
    assert refused.errors is not None
    assert (refused.errors[0].extensions or {})["code"] == code
    assert await entries(desktops) == []


async def test_a_manager_does_not_look_through_the_eyes_of_somebody_who_sees_more(desktops: Desktops) -> None:
    async with desktops.engine.begin() as connection:
        theirs = update(User).filter_by(company_id=desktops.office.company_id, id=desktops.office["seller"])
        await connection.execute(theirs.values(role="admin"))
    refused = await desktops.api.send("boss", LOOK, **_as(desktops.api.id("seller")))
    assert refused.errors is not None
    assert (refused.errors[0].extensions or {})["code"] == "FORBIDDEN"
    assert await entries(desktops) == []


async def test_a_look_costs_two_statements_more_and_is_one_entry_however_often_it_is_asked_for(
    desktops: Desktops, count_statements: CountStatements
) -> None:
    several = (
        "query($as: ID) { a: dashboard(asUser: $as) { ...F } b: dashboard(asUser: $as, compareTo: NONE) { ...F } }"
    )
    several += " fragment F on Dashboard { widgets { key ... on MetricWidget { metric { value } } } }"
    with count_statements(desktops.engine) as statements:
        await desktops.ask("admin", several, **{"as": desktops.api.id("seller")})
    # Who they are, the entry, the desk, the figures; signing in is one more.
    assert len(statements) == 4
    assert len(await entries(desktops)) == 1
