"""Who finds and reads which reports."""

from schema.node import global_id
from tests.schema.records.api import codes
from tests.schema.reports.reports import Reports

READERS = ("admin", "boss", "seller", "other")


async def readers(reports: Reports, name: str) -> list[str]:
    """Who finds a report of the name."""
    return [who for who in READERS if name in await reports.names(who)]


async def test_a_new_report_is_for_administrators_only(reports: Reports) -> None:
    report = await reports.saved("Deals")
    assert await readers(reports, "Deals") == ["admin"]
    assert await reports.read(report, "boss") is None


async def test_a_report_is_for_its_audience_whether_it_is_on_desktops_or_not(reports: Reports) -> None:
    report = await reports.saved("Deals")
    sales = {"department": reports.id("sales")}
    assert await reports.audience(report, departments=[sales], exceptUsers=[reports.id("boss")]) == []
    assert await readers(reports, "Deals") == ["admin", "seller"]
    assert (await reports.log(first=1))[0]["summary"] == "admin decided who sees the block “Deals”"
    read = await reports.read(
        report, "seller", "name can { edit publish archive } audience { everyone } versions { totalCount }"
    )
    assert read == {
        "name": "Deals",
        "can": {"edit": False, "publish": False, "archive": False},
        "audience": None,
        "versions": None,
    }
    shown = await reports.read(report, shown="audience { everyone departments { department { name } } }")
    assert shown == {"audience": {"everyone": False, "departments": [{"department": {"name": "Sales"}}]}}

    group = await reports.group("Friends", "other")
    await reports.audience(report, groups=[group])
    assert await readers(reports, "Deals") == ["admin", "other"]
    assert await reports.read(report, "seller") is None


async def test_reports_are_found_by_folder_name_and_publication_and_paged_by_name(reports: Reports) -> None:
    folder = await reports.folder("Sales")
    for name in ("100% won", "Calls", "Deals", "deals of 100"):
        await reports.saved(name, folder=folder if name == "Deals" else None)
    await reports.published("Published")
    assert await reports.names("admin") == ["100% won", "Calls", "Deals", "deals of 100", "Published"]
    assert await reports.names("admin", folder=folder) == ["Deals"]
    assert await reports.names("admin", folder=global_id("ReportFolder", 2**40)) == []
    assert await reports.names("admin", search="DEAL") == ["Deals", "deals of 100"]
    assert await reports.names("admin", search="0%") == ["100% won"]
    assert await reports.names("admin", published=True) == ["Published"]
    assert await reports.names("seller") == ["Published"]

    asked = "query($after: String) { reports(first: 2, after: $after) { edges { cursor node { name } } pageInfo { hasNextPage } } }"
    after, found, has_next = None, list[str](), True
    while has_next:
        page = (await reports.ask("admin", asked, after=after))["reports"]
        found += [edge["node"]["name"] for edge in page["edges"]]
        has_next, after = page["pageInfo"]["hasNextPage"], page["edges"][-1]["cursor"]
    assert found == await reports.names("admin")
    assert await reports.refused("admin", asked, after="rubbish") == ["BAD_USER_INPUT"]
    search = "query($search: String!) { reports(search: $search) { totalCount } }"
    assert await reports.refused("admin", search, search="a\0") == ["BAD_USER_INPUT"]


async def test_another_company_finds_nothing(reports: Reports) -> None:
    report = await reports.published("Deals")
    folder = await reports.folder("Sales")
    assert await reports.read(report, "stranger") is None
    assert await reports.names("stranger") == []
    assert codes(await reports.act("updateReport", report, who="stranger", baseVersion=1, name="Mine")) == [
        ("report", "NOT_FOUND")
    ]
    mine = {"name": "Mine", "folder": folder, "definition": {"dataset": "DEALS", "visualisation": "NUMBER"}}
    assert codes(await reports.change("createReport", who="stranger", **mine)) == [("folder", "NOT_FOUND")]
    node = "query($id: ID!) { node(id: $id) { id } }"
    assert await reports.ask("stranger", node, id=report["id"]) == {"node": None}
    assert await reports.ask("stranger", node, id=folder) == {"node": None}
