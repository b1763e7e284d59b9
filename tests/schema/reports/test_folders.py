"""Folders of reports."""

from schema.node import global_id
from tests.schema.records.api import codes
from tests.schema.reports.reports import Reports


async def folders(reports: Reports, who: str = "seller") -> list[str]:
    return [each["name"] for each in (await reports.ask(who, "{ reportFolders { name } }"))["reportFolders"]]


async def test_folders_stand_in_the_order_they_are_put_in(reports: Reports) -> None:
    ids = [await reports.folder(name) for name in ("One", "Two", "Three")]
    assert await folders(reports) == ["One", "Two", "Three"]
    payload = await reports.change("reorderReportFolders", "folders { name }", folders=[ids[2], ids[0]])
    assert [each["name"] for each in payload["folders"]] == ["Three", "One", "Two"]
    assert await folders(reports) == ["Three", "One", "Two"]
    foreign = await reports.change("reorderReportFolders", folders=[reports.id("retail")])
    assert codes(foreign) == [("folders.0", "NOT_FOUND")]


async def test_folders_are_renamed_and_no_two_have_one_name(reports: Reports) -> None:
    one, _ = await reports.folder("One"), await reports.folder("Two")
    taken = await reports.change("renameReportFolder", folder=one, name="Two")
    assert codes(taken) == [("name", "TAKEN")]
    renamed = await reports.change("renameReportFolder", "folder { name }", folder=one, name="First")
    assert renamed["folder"] == {"name": "First"}
    assert await reports.latest() == ("renameReportFolder", "First", {"name": "One"}, {"name": "First"})
    assert (await reports.log(first=1))[0]["summary"] == "admin renamed the folder of reports “First”"


async def test_only_an_empty_folder_is_deleted(reports: Reports) -> None:
    folder = await reports.folder("Sales")
    report = await reports.saved("Deals", folder=folder)
    await reports.act("archiveReport", report)
    assert codes(await reports.change("deleteReportFolder", "deletedId", folder=folder)) == [("folder", "IN_USE")]
    await reports.act("unarchiveReport", report)
    await reports.act("updateReport", report, baseVersion=1, clear=["FOLDER"])
    assert (await reports.change("deleteReportFolder", "deletedId", folder=folder))["deletedId"] == folder
    missing = await reports.change("deleteReportFolder", "deletedId", folder=global_id("ReportFolder", 2**40))
    assert codes(missing) == [("folder", "NOT_FOUND")]
    assert await folders(reports) == []
