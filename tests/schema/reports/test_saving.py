"""Saving reports, their versions, copies and the archive."""

import asyncio
from typing import Any

import pytest

from tests.schema.records.api import codes
from tests.schema.reports.reports import DEALS, WON_DEALS, Reports, no_report


async def test_a_saved_report_is_read_as_it_was_saved_and_is_on_no_desktop(reports: Reports) -> None:
    folder = await reports.folder("Sales")
    report = await reports.saved("Won", WON_DEALS, description=" What we won ", folder=folder)
    assert (report["name"], report["description"], report["version"]) == ("Won", "What we won", 1)
    assert report["folder"] == {"name": "Sales"}
    assert report["definition"] == {"dataset": "DEALS", "visualisation": "NUMBER"}
    assert not report["isPublished"]
    assert not report["isArchived"]
    assert report["can"] == {"edit": True, "publish": True, "archive": True}
    assert await reports.read(report) == report
    assert len(await reports.desktop("admin")) == 19
    node = await reports.ask("admin", "query($id: ID!) { node(id: $id) { ... on Report { name } } }", id=report["id"])
    assert node == {"node": {"name": "Won"}}


async def test_all_mistakes_of_a_report_are_told_at_once_and_nothing_is_saved(reports: Reports) -> None:
    payload = await reports.change(
        "createReport",
        name=" ",
        description="x" * 2_001,
        folder=reports.id("foreign_type"),
        size={"width": 13, "height": 1},
        definition={**DEALS, "measures": [{"aggregate": "COUNT", "label": "x" * 121}]},
    )
    assert codes(payload) == [
        ("definition.measures.0.label", "TOO_LONG"),
        ("name", "REQUIRED"),
        ("description", "TOO_LONG"),
        ("folder", "NOT_FOUND"),
        ("size", "INVALID"),
    ]
    assert await reports.names("admin") == []


async def test_two_reports_in_use_never_have_one_name(reports: Reports) -> None:
    first = await reports.saved("Deals")
    refused = await reports.change("createReport", name="Deals ", definition=DEALS)
    assert codes(refused) == [("name", "TAKEN")]
    other = await reports.saved("Other")
    assert codes(await reports.act("updateReport", other, baseVersion=1, name="Deals")) == [("name", "TAKEN")]
    assert codes(await reports.act("updateReport", first, baseVersion=1, name="Deals", description="Same name")) == []
    await reports.act("archiveReport", first)
    await reports.saved("Deals")
    assert codes(await reports.act("unarchiveReport", first)) == [("report", "TAKEN")]


async def test_what_changes_a_report_is_a_version_with_what_differs_in_words(reports: Reports) -> None:
    report = await reports.saved("Deals")
    won = {"of": {"attribute": "STAGE"}, "operator": "IS_ONE_OF", "values": [{"id": reports.id("won")}]}
    definition = {**DEALS, "filter": {"condition": won}, "target": "5", "visualisation": "GAUGE"}
    changed = await reports.act("updateReport", report, baseVersion=1, name="Won", definition=definition)
    assert (changed["report"]["version"], changed["report"]["name"]) == (2, "Won")

    second, first = await reports.versions(report)
    assert (second["version"], first["version"]) == (2, 1)
    assert second["author"] == {"name": "admin"}
    assert first["changes"] == []
    assert second["changes"] == [
        {"path": ["name"], "before": "Deals", "after": "Won"},
        {"path": ["definition", "visualisation"], "before": "number", "after": "gauge"},
        {"path": ["definition", "filter"], "before": None, "after": "stage is “won”"},
        {"path": ["definition", "target"], "before": None, "after": "5"},
    ]


async def test_a_change_that_changes_nothing_is_no_version_and_no_entry(reports: Reports) -> None:
    report = await reports.saved("Deals", description="About")
    entries = len(await reports.log())
    same = await reports.act("updateReport", report, baseVersion=1, name="Deals", definition=DEALS, clear=["FOLDER"])
    assert same["report"]["version"] == 1
    assert len(await reports.versions(report)) == 1
    assert len(await reports.log()) == entries


async def test_moving_a_report_to_a_folder_is_no_version(reports: Reports) -> None:
    report = await reports.saved("Deals")
    folder = await reports.folder("Sales")
    moved = await reports.act("updateReport", report, baseVersion=1, folder=folder)
    assert (moved["report"]["version"], moved["report"]["folder"]) == (1, {"name": "Sales"})
    after = {"folder": {"id": folder, "name": "Sales"}}
    assert await reports.latest() == ("updateReport", "Deals", {"folder": None}, after)
    back = await reports.act("updateReport", report, baseVersion=1, clear=["FOLDER"])
    assert back["report"]["folder"] is None


async def test_a_change_upon_another_version_is_a_conflict_that_tells_the_present_one(reports: Reports) -> None:
    report = await reports.saved("Deals")
    await reports.act("updateReport", report, baseVersion=1, name="First")
    late: dict[str, Any] = {"report": report["id"], "baseVersion": 1}
    assert await reports.refusals("updateReport", **late, name="Second") == ["CONFLICT"]
    assert await reports.refusals("restoreReportVersion", **late, version=1) == ["CONFLICT"]
    assert (await reports.versions(report))[0]["name"] == "First"


async def test_of_two_changes_at_once_upon_one_version_one_is_kept(reports: Reports) -> None:
    report = await reports.saved("Deals")
    document = "mutation($input: UpdateReportInput!) { updateReport(input: $input) { userErrors { code } } }"
    both = [
        reports.refused("admin", document, input={"report": report["id"], "baseVersion": 1, "name": name})
        for name in ("One", "Other")
    ]
    assert sorted(await asyncio.gather(*both)) == [[], ["CONFLICT"]]
    assert [each["version"] for each in await reports.versions(report)] == [2, 1]


async def test_an_earlier_version_is_restored_as_a_new_one(reports: Reports) -> None:
    report = await reports.saved("Deals", description="At first")
    await reports.act("updateReport", report, baseVersion=1, name="Won", definition=WON_DEALS, clear=["DESCRIPTION"])
    restored = await reports.act("restoreReportVersion", report, baseVersion=2, version=1)
    assert (restored["report"]["name"], restored["report"]["version"]) == ("Deals", 3)
    assert restored["report"]["description"] == "At first"
    assert [each["path"] for each in (await reports.versions(report))[0]["changes"]] == [
        ["name"],
        ["definition", "time"],
        ["description"],
    ]
    missing = await reports.act("restoreReportVersion", report, baseVersion=3, version=9)
    assert codes(missing) == [("version", "NOT_FOUND")]


async def test_restoring_what_is_not_possible_any_more_is_refused_with_the_place_in_that_version(
    reports: Reports,
) -> None:
    field = {"attribute": "FIELD", "field": reports.id("score")}
    report = await reports.saved("Scores", {**DEALS, "measures": [{"aggregate": "SUM", "of": field}]})
    await reports.act("updateReport", report, baseVersion=1, definition=DEALS)
    await reports.change("archiveCustomField", field=reports.id("score"))
    refused = await reports.act("restoreReportVersion", report, baseVersion=2, version=1)
    assert codes(refused) == [("version.definition.measures.0.of.field", "ARCHIVED")]


async def test_restoring_a_name_that_another_report_has_taken_is_refused(reports: Reports) -> None:
    report = await reports.saved("Deals")
    await reports.act("updateReport", report, baseVersion=1, name="Other")
    await reports.saved("Deals")
    refused = await reports.act("restoreReportVersion", report, baseVersion=2, version=1)
    assert codes(refused) == [("version.name", "TAKEN")]


async def test_a_copy_says_the_same_under_a_name_of_its_own_and_is_for_nobody(reports: Reports) -> None:
    folder = await reports.folder("Sales")
    report = await reports.saved("Deals", WON_DEALS, folder=folder, description="About")
    await reports.publish(report, audience={"everyone": True})
    copies = [(await reports.act("copyReport", report))["report"] for _ in range(2)]
    assert [copy["name"] for copy in copies] == ["Deals (2)", "Deals (3)"]
    named = (await reports.act("copyReport", report, name="Mine"))["report"]
    assert (named["name"], named["version"], named["folder"]) == ("Mine", 1, {"name": "Sales"})
    assert named["description"] == "About"
    assert not named["isPublished"]
    assert await reports.read(named, "seller") is None
    assert codes(await reports.act("copyReport", report, name="Mine")) == [("name", "TAKEN")]


async def test_an_archived_report_is_off_desktops_and_can_only_be_taken_back(reports: Reports) -> None:
    report = await reports.published("Deals")
    archived = (await reports.act("archiveReport", report))["report"]
    assert (archived["isArchived"], archived["isPublished"]) == (True, False)
    assert archived["can"] == {"edit": False, "publish": False, "archive": True}
    assert codes(await reports.act("updateReport", report, baseVersion=1, name="Other")) == [("report", "ARCHIVED")]
    assert codes(await reports.publish(report, audience={"everyone": True})) == [("report", "ARCHIVED")]
    assert await reports.read(report, "seller") is None
    assert await reports.names("admin") == []
    assert await reports.names("admin", archived=True) == ["Deals"]
    assert await reports.names("seller", archived=True) == []

    back = (await reports.act("unarchiveReport", report))["report"]
    assert (back["isArchived"], back["isPublished"]) == (False, False)
    assert await reports.read(report, "seller") is not None


@pytest.mark.parametrize("mutation", ["copyReport", "archiveReport", "unarchiveReport", "withdrawReport"])
async def test_a_report_that_never_was_is_not_found(reports: Reports, mutation: str) -> None:
    assert codes(await reports.act(mutation, no_report())) == [("report", "NOT_FOUND")]


async def test_every_act_is_in_the_audit_log_with_what_it_changed(reports: Reports) -> None:
    seller = {"of": {"attribute": "RESPONSIBLE"}, "operator": "IS_ONE_OF", "values": [{"id": reports.id("seller")}]}
    report = await reports.saved("Deals", {**DEALS, "filter": {"condition": seller}})
    action, name, before, after = await reports.latest()
    assert (action, name, before, after["name"]) == ("createReport", "Deals", None, "Deals")
    condition = after["filter"]["parts"][0]
    assert condition["values"] == [{"id": reports.id("seller"), "name": "seller"}]

    await reports.act("updateReport", report, baseVersion=1, definition=DEALS, name="Ours")
    assert await reports.latest() == (
        "updateReport",
        "Ours",
        {"name": "Deals", "version": 1, "filter": after["filter"]},
        {"name": "Ours", "version": 2, "filter": {"junction": "ALL", "parts": []}},
    )
    await reports.act("archiveReport", report)
    assert await reports.latest() == ("archiveReport", "Ours", {"isArchived": False}, {"isArchived": True})
    summaries = [entry["summary"] for entry in await reports.log(first=3)]
    assert summaries == [
        "admin archived the report “Ours”",
        "admin changed the report “Ours”",
        "admin created the report “Ours”",
    ]
