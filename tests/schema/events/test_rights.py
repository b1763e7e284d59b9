"""Rights are checked each time the feed is read: a record's name is for those who see it now."""

import pytest

from tests.schema.events.people import People

CREATED = "admin created the deal “A boat”"


async def test_a_record_taken_away_has_no_name_and_its_earlier_events_are_not_told(people: People) -> None:
    deal = await people.create_deal()
    assert await people.texts("seller") == [CREATED]
    await people.act("admin", "handOverDeal", deal=deal, to=people.id("User", "other"))
    [event] = (await people.feed("seller"))["events"]
    assert event["text"] == "admin took the deal from you"
    assert (event["record"], event["recordTitle"], event["isDeleted"]) == (None, None, False)
    await people.act("admin", "handOverDeal", deal=deal, to=people.id("User", "seller"))
    assert len(await people.texts("seller")) == 3


async def test_what_a_deleted_record_was_called_is_still_told(people: People) -> None:
    deal = await people.create_deal()
    await people.act("boss", "updateDeal", deal=deal, name="A ship")
    await people.act("boss", "deleteDeal", deal=deal)
    events = (await people.feed("seller"))["events"]
    assert [(e["kind"], e["recordTitle"], e["isDeleted"]) for e in events] == [
        ("DELETED", "A ship", True),
        ("CHANGED", "A ship", True),
        ("CREATED", "A ship", True),
    ]
    assert events[0]["text"] == "boss deleted the deal “A ship”"
    assert events[0]["record"] == {"title": "A ship"}
    await people.act("boss", "restoreDeal", deal=deal)
    events = (await people.feed("seller"))["events"]
    assert [(e["kind"], e["isDeleted"]) for e in events][:2] == [("RESTORED", False), ("DELETED", False)]


async def test_a_deleted_record_out_of_sight_is_told_to_nobody(people: People) -> None:
    deal = await people.create_deal("boss", "seller")
    await people.act("admin", "deleteDeal", deal=deal)
    assert len(await people.texts("boss")) == 1
    await people.change("UPDATE deals SET responsible_id = {other} WHERE responsible_id = {seller}")
    assert await people.texts("boss") == []
    assert await people.texts("seller") == []


@pytest.mark.parametrize(
    ("change", "and_back"),
    [
        # Somebody else heads the department.
        (
            "UPDATE departments SET head_id = {admin} WHERE id = {sales}",
            "UPDATE departments SET head_id = {boss} WHERE id = {sales}",
        ),
        # The department is no part of theirs any more.
        (
            "UPDATE departments SET parent_id = NULL WHERE id = {north}",
            "UPDATE departments SET parent_id = {sales} WHERE id = {north}",
        ),
        # The person works elsewhere.
        (
            "UPDATE users SET department_id = {support} WHERE id = {seller}",
            "UPDATE users SET department_id = {north} WHERE id = {seller}",
        ),
        # They are no manager any more.
        ("UPDATE users SET role = 'user' WHERE id = {boss}", "UPDATE users SET role = 'manager' WHERE id = {boss}"),
    ],
)
async def test_a_manager_learns_of_the_people_they_manage_now(people: People, change: str, and_back: str) -> None:
    deal = await people.create_deal("boss", "seller")
    await people.act("seller", "updateDeal", deal=deal, name="A ship")
    told = ["seller changed the deal “A ship”"]
    for by_token in (False, True):
        assert await people.texts("boss", by_token=by_token) == told
        await people.change(change)
        feed = await people.feed("boss", by_token=by_token)
        assert (feed["events"], feed["unreadCount"]) == ([], 0)
        await people.change(and_back)
        assert await people.texts("boss", by_token=by_token) == told


async def test_an_administrator_who_is_one_no_more_learns_of_their_own_records_only(people: People) -> None:
    deal = await people.create_deal()
    own = await people.create_deal("seller", "seller", "A car")
    await people.act("seller", "updateDeal", deal=deal, name="A ship", mentions=[people.id("User", "admin")])
    await people.act("seller", "handOverDeal", deal=own, to=people.id("User", "admin"))
    changed, handed = "seller changed the deal “A ship”", "seller handed the deal “A car” to you"
    assert await people.texts("admin") == [handed, changed]
    await people.change("UPDATE users SET role = 'user' WHERE id = {admin}")
    assert await people.texts("admin") == [handed]


async def test_who_was_dismissed_learns_of_nothing(people: People) -> None:
    await people.create_deal()
    await people.change("UPDATE users SET status = 'dismissed' WHERE id = {seller}")
    answer = await people.send("seller", "{ events { totalCount } }")
    assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_an_event_is_found_by_its_id_by_those_it_concerns_and_who_may_look_at_their_desktops(
    people: People,
) -> None:
    deal = await people.create_deal()
    [event] = (await people.feed("seller"))["events"]
    node = "query($id: ID!) { node(id: $id) { id ... on Event { text } } }"
    found = (await people.ask("seller", node, id=event["id"]))["node"]
    assert found == {"id": event["id"], "text": CREATED}
    for who in ("admin", "boss"):
        assert (await people.ask(who, node, id=event["id"]))["node"] == found
    for who in ("other", "stranger"):
        assert (await people.ask(who, node, id=event["id"]))["node"] is None
    await people.act("admin", "handOverDeal", deal=deal, to=people.id("User", "other"))
    assert (await people.ask("seller", node, id=event["id"]))["node"] is None
