"""Reports on desktops."""

from schema.node import global_id
from tests.schema.records.api import codes
from tests.schema.reports.reports import Reports, key

EVERYONE = {"everyone": True}


async def save(reports: Reports, who: str, *operations: dict[str, object]) -> list[tuple[str, str]]:
    """Arranges somebody's desktop; the mistakes."""
    base = (await reports.ask(who, "{ dashboard { revision } }"))["dashboard"]["revision"]
    return codes(await reports.change("saveLayout", who=who, baseRevision=base, operations=list(operations)))


async def place(reports: Reports, who: str, widget_key: str) -> dict[str, int]:
    asked = """query($key: String!) { dashboard { widget(key: $key) { placement { column row width height } } } }"""
    return (await reports.ask(who, asked, key=widget_key))["dashboard"]["widget"]["placement"]


async def test_a_published_report_is_on_the_desktops_of_its_audience(reports: Reports) -> None:
    report = await reports.published("Deals", audience={"users": [reports.id("seller")]})
    assert (await reports.desktop("seller"))[-1] == key(report)
    assert key(report) not in await reports.desktop("boss")
    shown = await reports.read(report, shown="isPublished publishedAt isPinned")
    assert shown == {"isPublished": True, "publishedAt": "2026-03-10T15:00:00+03:00", "isPinned": False}


async def test_publishing_sets_audience_place_and_pin_at_once(reports: Reports) -> None:
    there = {"column": 9, "row": 0, "width": 3, "height": 2}
    report = await reports.published("Deals", placement=there, pinned=True)
    assert await place(reports, "seller", key(report)) == there
    can = "query($key: String!) { dashboard { widget(key: $key) { can { hide move resize } } } }"
    found = (await reports.ask("seller", can, key=key(report)))["dashboard"]["widget"]
    assert found == {"can": {"hide": False, "move": False, "resize": False}}
    entries = await reports.log(first=2)
    assert [entry["action"] for entry in entries] == ["saveDefaultLayout", "publishReport"]
    assert entries[1]["after"] == {"isPublished": True, "isPinned": True, "audience": {"everyone": True}}
    assert entries[1]["before"] == {"isPublished": False, "isPinned": False, "audience": {"everyone": False}}


async def test_publishing_with_a_mistake_publishes_nothing(reports: Reports) -> None:
    report = await reports.saved("Deals")
    nowhere = {"column": 11, "row": 0, "width": 3, "height": 2}
    assert codes(await reports.publish(report, audience=EVERYONE, placement=nowhere)) == [("placement", "INVALID")]
    stranger = {"users": [reports.id("stranger")]}
    assert codes(await reports.publish(report, audience=stranger)) == [("audience.users.0", "NOT_FOUND")]
    assert await reports.desktop("seller") == await reports.desktop("admin")
    shown = await reports.read(report, shown="isPublished audience { everyone }")
    assert shown == {"isPublished": False, "audience": {"everyone": False}}
    assert (await reports.log(first=1))[0]["action"] == "createReport"


async def test_a_report_is_as_large_as_was_chosen_and_never_too_small_to_be_read(reports: Reports) -> None:
    small = {"width": 2, "height": 2}
    report = await reports.saved("Deals", size=small)
    await reports.publish(report, audience=EVERYONE)
    stands = await place(reports, "seller", key(report))
    assert (stands["width"], stands["height"]) == (2, 2)
    step = {"of": {"attribute": "TIME"}, "step": "DAY"}
    series = {"dataset": "DEALS", "visualisation": "SERIES", "dimensions": [step]}
    await reports.act("updateReport", report, baseVersion=1, definition=series)
    assert await reports.read(report, shown="size { width height }") == {"size": {"width": 3, "height": 3}}
    await reports.act("updateReport", report, baseVersion=2, clear=["SIZE"])
    stands = await place(reports, "seller", key(report))
    assert (stands["width"], stands["height"]) == (6, 4)


async def test_a_withdrawn_report_is_off_desktops_and_comes_back_where_people_had_it(reports: Reports) -> None:
    report = await reports.published("Deals")
    widget = global_id("Widget", key(report))
    assert await save(reports, "seller", {"move": {"widget": widget, "column": 2, "row": 40}}) == []
    mine = await place(reports, "seller", key(report))
    assert (mine["column"], mine["row"]) == (2, 40)
    await reports.act("withdrawReport", report)
    assert await reports.latest() == ("withdrawReport", "Deals", {"isPublished": True}, {"isPublished": False})
    assert key(report) not in await reports.desktop("seller")
    assert await reports.read(report, "seller") is not None, "its audience can still open it"
    assert await save(reports, "seller", {"hide": {"widget": widget}}) == [("operations.0.hide.widget", "NOT_FOUND")]
    await reports.publish(report, audience=EVERYONE)
    assert await place(reports, "seller", key(report)) == mine


async def test_a_report_is_hidden_and_told_by_its_name_in_the_history(reports: Reports) -> None:
    report = await reports.published("Deals")
    await save(reports, "seller", {"hide": {"widget": global_id("Widget", key(report))}})
    assert key(report) not in await reports.desktop("seller")
    await reports.act("withdrawReport", report)
    asked = "{ layoutRevisions { edges { node { operations { text } } } } }"
    found = (await reports.ask("seller", asked))["layoutRevisions"]["edges"][0]["node"]
    assert found == {"operations": [{"text": "Hid “Deals”"}]}


async def test_settings_of_desktops_know_published_reports(reports: Reports) -> None:
    report = await reports.published("Deals")
    settings = "{ desktopSettings { widgets { key title isPinned headCount audience { everyone } } } }"
    listed = (await reports.ask("admin", settings))["desktopSettings"]["widgets"]
    assert listed[-1] == {
        "key": key(report), "title": "Deals", "isPinned": False, "headCount": 4, "audience": {"everyone": True},
    }  # fmt: skip
    widget = global_id("Widget", key(report))
    assert codes(await reports.change("updateDesktopSettings", pinnedWidgets=[widget])) == []
    assert (await reports.read(report, shown="isPinned")) == {"isPinned": True}
    why = "query($user: ID!, $widget: ID) { widgetVisibility(user: $user, widget: $widget) { title rule } }"
    asked = await reports.ask("admin", why, user=reports.id("seller"), widget=widget)
    assert asked["widgetVisibility"] == [{"title": "Deals", "rule": "EVERYONE"}]
    default = "{ defaultLayout(for: {company: true}) { widgets { key } } }"
    found = (await reports.ask("admin", default))["defaultLayout"]["widgets"]
    assert {"key": key(report)} in found
    move = {"move": {"widget": widget, "column": 0, "row": 0}}
    arranged = await reports.change(
        "saveDefaultLayout", **{"for": {"company": True}, "baseRevision": 0, "operations": [move]}
    )
    assert codes(arranged) == []


async def test_what_is_not_on_desktops_cannot_be_pinned_or_moved(reports: Reports) -> None:
    report = await reports.saved("Deals")
    widget = report["widgetId"]
    assert codes(await reports.change("updateDesktopSettings", pinnedWidgets=[widget])) == [
        ("pinnedWidgets.0", "NOT_FOUND")
    ]
    assert await save(reports, "seller", {"hide": {"widget": widget}}) == [("operations.0.hide.widget", "NOT_FOUND")]


async def test_a_copied_layout_takes_published_reports_along(reports: Reports) -> None:
    report = await reports.published("Deals")
    widget = global_id("Widget", key(report))
    await save(reports, "boss", {"move": {"widget": widget, "column": 0, "row": 0}})
    copied = {"from": {"user": reports.id("boss")}, "to": {"users": [reports.id("seller")]}}
    assert codes(await reports.change("copyLayout", **copied)) == []
    assert await place(reports, "seller", key(report)) == await place(reports, "boss", key(report))


async def test_what_a_report_filters_by_is_not_deleted(reports: Reports) -> None:
    old = {"of": {"attribute": "STAGE"}, "operator": "IS_NONE_OF", "values": [{"id": reports.id("old")}]}
    filtered = {"any": [{"all": [{"condition": old}]}]}
    await reports.saved("Deals", {"dataset": "DEALS", "visualisation": "NUMBER", "filter": filtered})
    refused = await reports.change("deleteStage", "deletedId", stage=reports.id("old"))
    assert codes(refused) == [("stage", "IN_USE")]
    field = {"aggregate": "SUM", "of": {"attribute": "FIELD", "field": reports.id("hours")}}
    await reports.saved("Hours", {"dataset": "DEALS", "visualisation": "NUMBER", "measures": [field]})
    assert codes(await reports.change("deleteCustomField", "deletedId", field=reports.id("hours"))) == [
        ("field", "IN_USE")
    ]
    assert codes(await reports.change("deleteCustomField", "deletedId", field=reports.id("fax"))) == []
