"""Who blocks are for."""

from typing import Any

import pytest
from sqlalchemy import select

from models import AuditEntry
from tests.schema.layout.desktops import Desktops, codes, hide, move, widget

WIDGET = """query($key: String!) { dashboard { widget(key: $key) {
  key title description isNew can { hide move resize } status { code message missing { text } } placement { row }
  ... on MetricWidget { metric { value records { totalCount } } }
  ... on FeedWidget { unreadCount events { totalCount } }
} } }"""


def department(desktops: Desktops, name: str, **more: bool) -> dict[str, object]:
    return {"department": desktops.api.id(name), **more}


async def test_a_block_for_nobody_is_on_no_desktop_and_says_so(desktops: Desktops) -> None:
    await desktops.audience("revenue")
    for who in ("admin", "boss", "seller"):
        assert "revenue" not in await desktops.keys(who)
    found = (await desktops.ask("seller", WIDGET, key="revenue"))["dashboard"]["widget"]
    assert found == {
        "key": "revenue",
        "title": "Revenue",
        "description": "",
        "isNew": False,
        "can": {"hide": False, "move": False, "resize": False},
        "status": {"code": "FORBIDDEN", "message": "You may not see this.", "missing": []},
        "placement": found["placement"],
        "metric": None,
    }
    assert (await desktops.ask("seller", WIDGET, key="nothing"))["dashboard"]["widget"] is None
    by_key = '{ dashboard { widget(key: "revenue") { id } } }'
    hidden = (await desktops.ask("seller", by_key))["dashboard"]["widget"]["id"]
    node = "query($id: ID!) { node(id: $id) { ... on MetricWidget { status { code } metric { value } } } }"
    expected = {"status": {"code": "FORBIDDEN"}, "metric": None}
    assert (await desktops.ask("seller", node, id=hidden))["node"] == expected


async def test_a_feed_that_is_not_for_somebody_tells_nothing(desktops: Desktops) -> None:
    await desktops.audience("events", everyone=True, exceptUsers=[desktops.api.id("seller")])
    found = (await desktops.ask("seller", WIDGET, key="events"))["dashboard"]["widget"]
    assert (found["unreadCount"], found["events"]["totalCount"]) == (None, 0)
    assert (await desktops.ask("other", WIDGET, key="events"))["dashboard"]["widget"]["unreadCount"] == 0


async def test_departments_with_and_without_those_below_them(desktops: Desktops) -> None:
    async def seen_by() -> list[str]:
        return [who for who in ("admin", "boss", "seller", "other") if "sms" in await desktops.keys(who)]

    await desktops.audience("sms", departments=[department(desktops, "sales")])
    assert await seen_by() == ["boss", "seller"]
    await desktops.audience("sms", departments=[department(desktops, "sales", includeSubdepartments=False)])
    assert await seen_by() == ["boss"]
    await desktops.audience("sms", everyone=True, exceptDepartments=[department(desktops, "sales")])
    assert await seen_by() == ["admin", "other"]
    await desktops.audience(
        "sms",
        users=[desktops.api.id("admin")],
        departments=[department(desktops, "sales"), department(desktops, "support")],
        exceptUsers=[desktops.api.id("seller")],
    )
    assert await seen_by() == ["admin", "boss", "other"]


async def test_whoever_joins_a_group_sees_its_blocks_at_the_next_query_and_whoever_leaves_keeps_the_place(
    desktops: Desktops,
) -> None:
    await desktops.audience("calls", groups=[desktops.group("alpha")])
    assert "calls" not in await desktops.keys("seller")
    assert codes(await desktops.save("seller", hide("calls"))) == [("operations.0.hide.widget", "NOT_FOUND")]
    await desktops.join("seller", "alpha")
    assert "calls" in await desktops.keys("seller")
    await desktops.save("seller", move("calls", 6, 44))
    await desktops.leave("seller", "alpha")
    assert "calls" not in await desktops.keys("seller")
    await desktops.join("seller", "alpha")
    assert (await desktops.places("seller"))["calls"] == (6, 44, 3, 2)
    assert not any(each["isNew"] for each in (await desktops.desktop("seller"))["widgets"])


async def test_a_block_published_later_is_new_and_in_the_first_free_place_until_the_next_save(
    desktops: Desktops,
) -> None:
    await desktops.audience("contacts")
    await desktops.save("seller", hide("activities"))
    before = await desktops.places("seller")
    await desktops.audience("contacts", everyone=True)
    after = await desktops.desktop("seller")
    assert [each["key"] for each in after["widgets"] if each["isNew"]] == ["contacts"]
    places = await desktops.places("seller")
    # The place that the hidden block has left.
    assert places.pop("contacts") == (0, 0, 3, 2)
    assert places == before
    saved = await desktops.save("seller", hide("sms"))
    assert not any(each["isNew"] for each in saved["dashboard"]["widgets"])
    assert (await desktops.places("seller"))["contacts"] == (0, 0, 3, 2)


async def test_a_block_withdrawn_and_published_again_stands_where_they_had_it(desktops: Desktops) -> None:
    await desktops.save("seller", move("sales_funnel", 0, 60), move("sms", 0, 0), hide("forms"))
    before = await desktops.desktop("seller")
    for key in ("sales_funnel", "forms", "contacts"):
        await desktops.audience(key)
    assert {"sales_funnel", "forms", "contacts"}.isdisjoint(await desktops.keys("seller"))
    for key in ("sales_funnel", "forms", "contacts"):
        await desktops.audience(key, everyone=True)
    assert await desktops.desktop("seller") == before


async def test_an_audience_of_what_is_not_there_is_refused_whole(desktops: Desktops) -> None:
    saved = await desktops.audience(
        "sms",
        users=[desktops.api.id("seller"), desktops.api.id("stranger")],
        groups=["rubbish"],
        exceptDepartments=[{"department": desktops.api.id("seller")}],
    )
    expected = ["audience.users.1", "audience.groups.0", "audience.exceptDepartments.0"]
    assert codes(saved) == [(path, "NOT_FOUND") for path in expected]
    assert saved["widget"] is None
    assert codes(await desktops.audience("nothing", everyone=True)) == [("widget", "NOT_FOUND")]
    assert "sms" in await desktops.keys("other")


async def test_the_decision_is_told_back_and_written_into_the_audit_log(desktops: Desktops) -> None:
    saved = await desktops.audience(
        "sms",
        groups=[desktops.group("beta"), desktops.group("alpha")],
        departments=[department(desktops, "sales"), department(desktops, "north", includeSubdepartments=False)],
    )
    assert saved["widget"] == {
        "key": "sms",
        "headCount": 2,
        "isPinned": False,
        "audience": {
            "everyone": False,
            "users": [],
            "groups": [{"name": "Alpha"}, {"name": "Beta"}],
            "departments": [
                {"department": {"name": "North"}, "includeSubdepartments": False},
                {"department": {"name": "Sales"}, "includeSubdepartments": True},
            ],
            "exceptUsers": [],
            "exceptGroups": [],
            "exceptDepartments": [],
        },
    }
    async with desktops.engine.connect() as connection:
        asked = select(AuditEntry.action, AuditEntry.subject, AuditEntry.before, AuditEntry.after)
        [entry] = await connection.execute(asked.filter_by(company_id=desktops.office.company_id))
    assert entry[:3] == ("setWidgetAudience", "Widget:sms", {"audience": {"everyone": True}})
    after = entry[3]
    assert after is not None
    assert [each["name"] for each in after["audience"]["groups"]] == ["Alpha", "Beta"]
    assert [each["includeSubdepartments"] for each in after["audience"]["departments"]] == [False, True]


PREVIEW = """query($audience: AudienceInput!, $first: Int! = 10) { previewAudience(audience: $audience, first: $first) {
  headCount people { name } userErrors { field code message } } }"""


async def test_an_audience_is_counted_before_it_is_decided(desktops: Desktops) -> None:
    async def preview(**audience: object) -> tuple[int, list[str]]:
        found = (await desktops.ask("admin", PREVIEW, audience=audience, first=2))["previewAudience"]
        return found["headCount"], [each["name"] for each in found["people"]]

    # Who was dismissed does not count.
    assert await preview(everyone=True) == (4, ["admin", "boss"])
    assert await preview() == (0, [])
    assert await preview(departments=[department(desktops, "sales")]) == (2, ["boss", "seller"])
    await desktops.join("other", "alpha")
    groups = [desktops.group("alpha")]
    assert await preview(groups=groups, users=[desktops.api.id("admin")]) == (2, ["admin", "other"])
    assert await preview(everyone=True, exceptGroups=groups) == (3, ["admin", "boss"])
    wrong = (await desktops.ask("admin", PREVIEW, audience={"groups": ["rubbish"]}))["previewAudience"]
    assert (codes(wrong), wrong["headCount"]) == ([("audience.groups.0", "NOT_FOUND")], 0)


DIFFERENCE = """query($audience: AudienceInput!, $before: AudienceInput) {
  preview: previewAudience(audience: $audience, comparedWith: $before) {
    headCount gaining { count people { name } } losing { count people { name } } userErrors { field code } } }"""


async def test_a_head_count_tells_who_comes_and_who_goes(desktops: Desktops) -> None:
    async def differ(audience: object, before: object) -> tuple[int, list[str], list[str]]:
        found = (await desktops.ask("admin", DIFFERENCE, audience=audience, before=before))["preview"]
        gaining, losing = ([each["name"] for each in found[way]["people"]] for way in ("gaining", "losing"))
        assert (found["gaining"]["count"], found["losing"]["count"]) == (len(gaining), len(losing))
        return found["headCount"], gaining, losing

    sales = {"departments": [department(desktops, "sales")]}
    assert await differ(sales, {"everyone": True}) == (2, [], ["admin", "other"])
    assert await differ({"everyone": True}, sales) == (4, ["admin", "other"], [])
    assert await differ({"users": [desktops.api.id("admin")]}, sales) == (1, ["admin"], ["boss", "seller"])
    assert await differ(sales, sales) == (2, [], [])
    alone = (await desktops.ask("admin", DIFFERENCE, audience=sales, before=None))["preview"]
    assert (alone["gaining"], alone["losing"]) == (None, None)
    wrong = (await desktops.ask("admin", DIFFERENCE, audience=sales, before={"groups": ["rubbish"]}))["preview"]
    assert codes(wrong) == [("comparedWith.groups.0", "NOT_FOUND")]


VISIBILITY = """query($user: ID!, $widget: ID) {
  widgetVisibility(user: $user, widget: $widget) { key isVisible rule reason } }"""


@pytest.mark.parametrize(
    ("audience", "is_visible", "rule", "reason"),
    [
        ({"everyone": True}, True, "EVERYONE", "Shown: it is for everyone."),
        ({}, False, "NOT_IN_AUDIENCE", "Not shown: nothing in the audience covers this person."),
        ({"groups": "alpha"}, True, "VIA_GROUP", "Shown to the group “Alpha”."),
        ({"departments": "sales"}, True, "VIA_DEPARTMENT", "Shown to the department “Sales”."),
        ({"users": "seller"}, True, "VIA_USER", "Shown: the person is named in the audience."),
        ({"everyone": True, "exceptGroups": "alpha"}, False, "EXCEPT_GROUP", "Not shown: the group “Alpha” is excepted."),
        ({"exceptDepartments": "sales"}, False, "EXCEPT_DEPARTMENT", "Not shown: the department “Sales” is excepted."),
        ({"groups": "alpha", "exceptUsers": "seller"}, False, "EXCEPT_USER", "Not shown: the person is excepted."),
    ],
)  # fmt: skip
async def test_every_block_says_by_which_rule_somebody_sees_it(
    desktops: Desktops, audience: dict[str, object], is_visible: bool, rule: str, reason: str
) -> None:
    await desktops.join("seller", "alpha")
    await desktops.join("seller", "beta")
    given: dict[str, Any] = {}
    for name, value in audience.items():
        if not isinstance(value, str):
            given[name] = value
        elif name.lower().endswith("groups"):
            given[name] = [desktops.group(value)]
        elif name.lower().endswith("users"):
            given[name] = [desktops.api.id(value)]
        else:
            given[name] = [department(desktops, value)]
    await desktops.audience("sms", **given)
    asked = await desktops.ask("admin", VISIBILITY, user=desktops.api.id("seller"), widget=widget("sms"))
    assert asked["widgetVisibility"] == [{"key": "sms", "isVisible": is_visible, "rule": rule, "reason": reason}]
    assert ("sms" in await desktops.keys("seller")) == is_visible


async def test_what_somebody_has_hidden_says_so_and_what_is_shown_nevertheless_too(desktops: Desktops) -> None:
    async def rules() -> dict[str, tuple[bool, str]]:
        asked = await desktops.ask("admin", VISIBILITY, user=desktops.api.id("seller"))
        return {each["key"]: (each["isVisible"], each["rule"]) for each in asked["widgetVisibility"]}

    await desktops.save("seller", hide("sms"), hide("calls"))
    assert (await rules())["sms"] == (False, "HIDDEN_BY_USER")
    await desktops.settings(pinnedWidgets=["sms"])
    assert [(await rules())[key] for key in ("sms", "calls")] == [(True, "HIDE_IGNORED"), (False, "HIDDEN_BY_USER")]
    await desktops.settings(pinnedWidgets=[], allowUsersToHide=False)
    assert (await rules())["sms"] == (True, "HIDE_IGNORED")
    shown = {key for key, (is_visible, _) in (await rules()).items() if is_visible}
    assert shown == set(await desktops.keys("seller"))
    refused = await desktops.api.send("admin", VISIBILITY, user=desktops.api.id("stranger"))
    assert refused.errors is not None
    assert (refused.errors[0].extensions or {})["code"] == "NOT_FOUND"
