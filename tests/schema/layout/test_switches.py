"""What people may do, and what is pinned."""

from sqlalchemy import select

from models import AuditEntry
from tests.schema.layout.desktops import Desktops, codes, hide, move, reset, resize, show, widget


async def test_hides_do_not_count_while_hiding_is_forbidden_and_come_back_when_it_is_allowed(
    desktops: Desktops,
) -> None:
    await desktops.save("seller", hide("sms"), move("calls", 5, 50))
    await desktops.settings(allowUsersToHide=False)
    forbidden = await desktops.desktop("seller")
    assert "sms" in [each["key"] for each in forbidden["widgets"]]
    assert forbidden["hiddenWidgets"] == []
    assert forbidden["can"] == {"hide": False, "rearrange": True, "narrowScope": False}
    assert not any(each["can"]["hide"] for each in forbidden["widgets"])
    for operation in (hide("forms"), show("sms")):
        saved = await desktops.save("seller", operation)
        [name] = operation
        assert codes(saved) == [(f"operations.0.{name}", "FORBIDDEN")]
        word = {"hide": "Hiding", "show": "Showing"}[name]
        assert saved["userErrors"][0]["message"].startswith(f"{word} this block is not allowed")
    assert codes(await desktops.save("seller", move("calls", 4, 50))) == []
    await desktops.settings(allowUsersToHide=True)
    assert (await desktops.desktop("seller"))["hiddenWidgets"] == [{"key": "sms"}]


async def test_arrangements_do_not_count_while_rearranging_is_forbidden_and_come_back(desktops: Desktops) -> None:
    default = await desktops.places("seller")
    await desktops.save("seller", move("calls", 5, 50), hide("sms"), move("deals", 0, 30, "PHONE"))
    own, phone = await desktops.places("seller"), await desktops.places("seller", "phone")
    await desktops.settings(allowUsersToRearrange=False)
    assert await desktops.places("seller") == {key: place for key, place in default.items() if key != "sms"}
    for operation in (move("forms", 0, 60), resize("forms", 4, 2)):
        [name] = operation
        assert codes(await desktops.save("seller", operation)) == [(f"operations.0.{name}", "FORBIDDEN")]
    assert codes(await desktops.save("seller", hide("forms"), show("forms"))) == []
    assert codes(await desktops.restore("seller", revision=1)) == []
    await desktops.settings(allowUsersToRearrange=True)
    assert (await desktops.places("seller"), await desktops.places("seller", "phone")) == (own, phone)


async def test_nothing_comes_back_by_restoring_that_may_not_be_changed(desktops: Desktops) -> None:
    await desktops.save("seller", hide("sms"))
    await desktops.save("seller", show("sms"), move("calls", 5, 50))
    await desktops.settings(allowUsersToHide=False, allowUsersToRearrange=False)
    refused = await desktops.restore("seller", revision=1)
    assert codes(refused) == [("revision", "FORBIDDEN"), ("revision", "FORBIDDEN")]
    # Back to the default is always a way.
    assert codes(await desktops.restore("seller", default=True)) == []
    assert codes(await desktops.save("seller", reset("calls"))) == []


async def test_the_switches_hold_for_administrators_too(desktops: Desktops) -> None:
    await desktops.settings(allowUsersToHide=False, allowUsersToRearrange=False)
    can = (await desktops.desktop("admin"))["can"]
    assert can == {"hide": False, "rearrange": False, "narrowScope": True}
    assert codes(await desktops.save("admin", hide("sms"))) == [("operations.0.hide", "FORBIDDEN")]


async def test_a_pinned_block_stays_where_the_default_has_it_and_nothing_is_put_upon_it(desktops: Desktops) -> None:
    default = await desktops.places("seller")
    await desktops.save("seller", hide("contacts"), move("activities", 0, 60))
    await desktops.settings(pinnedWidgets=["contacts", "activities"])
    desktop = await desktops.desktop("seller")
    by_key = {each["key"]: each for each in desktop["widgets"]}
    assert by_key["contacts"]["can"] == {"hide": False, "move": False, "resize": False}
    places = await desktops.places("seller")
    assert (places["contacts"], places["activities"]) == (default["contacts"], default["activities"])
    for operation in (hide("contacts"), move("contacts", 0, 0), resize("activities", 4, 4)):
        [name] = operation
        assert codes(await desktops.save("seller", operation)) == [(f"operations.0.{name}", "FORBIDDEN")]
    onto = await desktops.save("seller", move("revenue", 0, 0))
    assert codes(onto) == [("operations.0.move", "TAKEN")]
    assert "“Contacts" in onto["userErrors"][0]["message"]
    await desktops.settings(pinnedWidgets=[])
    assert (await desktops.desktop("seller"))["hiddenWidgets"] == [{"key": "contacts"}]
    assert (await desktops.places("seller"))["activities"] == (0, 60, 3, 2)


async def test_the_settings_are_read_back_whole_and_changes_are_in_the_audit_log(desktops: Desktops) -> None:
    saved = await desktops.settings(pinnedWidgets=["sms", "calls"], allowUsersToHide=False)
    settings = saved["desktopSettings"]
    assert (settings["allowUsersToHide"], settings["allowUsersToRearrange"]) == (False, True)
    assert [each["key"] for each in settings["widgets"] if each["isPinned"]] == ["calls", "sms"]
    # The same again is no change.
    await desktops.settings(pinnedWidgets=["calls", "sms"], allowUsersToHide=False)
    await desktops.settings(pinnedWidgets=["sms"])
    async with desktops.engine.connect() as connection:
        asked = select(AuditEntry.action, AuditEntry.subject, AuditEntry.before, AuditEntry.after)
        entries = list(
            await connection.execute(asked.filter_by(company_id=desktops.office.company_id).order_by(AuditEntry.id))
        )
    assert entries == [
        (
            "updateDesktopSettings",
            "DesktopSettings",
            {"allowUsersToHide": True, "pinnedWidgets": []},
            {"allowUsersToHide": False, "pinnedWidgets": ["calls", "sms"]},
        ),
        ("updateDesktopSettings", "DesktopSettings", {"pinnedWidgets": ["calls", "sms"]}, {"pinnedWidgets": ["sms"]}),
    ]
    assert codes(await desktops.settings(pinnedWidgets=["sms", "nothing"])) == [("pinnedWidgets.1", "NOT_FOUND")]


SETTINGS = """{ desktopSettings { allowUsersToHide widgets { widget key title kind headCount isPinned audience { everyone } }
  defaultLayouts { kind name } } }"""


async def test_administrators_see_every_block_in_the_settings_though_not_on_their_own_desktop(
    desktops: Desktops,
) -> None:
    await desktops.audience("revenue", users=[desktops.api.id("seller")])
    found = (await desktops.ask("admin", SETTINGS))["desktopSettings"]
    revenue = next(each for each in found["widgets"] if each["key"] == "revenue")
    assert revenue == {
        "widget": widget("revenue"),
        "key": "revenue",
        "title": "Revenue",
        "kind": "METRIC",
        "headCount": 1,
        "isPinned": False,
        "audience": {"everyone": False},
    }
    assert len(found["widgets"]) == 19
    assert "revenue" not in await desktops.keys("admin")
