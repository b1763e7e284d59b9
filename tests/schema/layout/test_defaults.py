"""Default desktops, and layouts given to people."""

from typing import Any

from sqlalchemy import select

from models import AuditEntry
from tests.schema.layout.desktops import Desktops, cells, codes, hide, move, reset, resize

Json = dict[str, Any]

SAVE = """mutation($input: SaveDefaultLayoutInput!) { saved: saveDefaultLayout(input: $input) {
  defaultLayout { kind name revision isMade widgets { key placement { column row width height } } }
  conflict { revision theirs { operations { text } } } userErrors { field code message } } }"""
RESTORE = """mutation($input: RestoreDefaultLayoutInput!) { saved: restoreDefaultLayout(input: $input) {
  defaultLayout { revision isMade revisions { totalCount } } userErrors { field code } } }"""
READ = """query($for: DefaultLayoutOwnerInput!) { defaultLayout(for: $for) {
  kind name owner revision isMade widgets { key placement { column row width height } minimumSize { width } }
  revisions { totalCount edges { node { operations { text } } } } } }"""
COPY = """mutation($input: CopyLayoutInput!) { copied: copyLayout(input: $input) {
  receiving { count people { name } } overwritten { count } keeping { count people { name } } userErrors { field code } } }"""
PREVIEW = """query($input: CopyLayoutInput!) { copied: previewCopyLayout(input: $input) {
  receiving { count people { name } } overwritten { count } keeping { count people { name } } userErrors { field code } } }"""


async def arrange(desktops: Desktops, owner: Json, *operations: Json, base: int | None = None) -> Json:
    if base is None:
        base = (await desktops.ask("admin", READ, **{"for": owner}))["defaultLayout"]["revision"]
    values = {"for": owner, "baseRevision": base, "operations": list(operations)}
    return (await desktops.ask("admin", SAVE, input=values))["saved"]


async def audit(desktops: Desktops) -> list[tuple[Any, ...]]:
    async with desktops.engine.connect() as connection:
        asked = select(AuditEntry.action, AuditEntry.subject, AuditEntry.before, AuditEntry.after).order_by(
            AuditEntry.id
        )
        return [tuple(row) for row in await connection.execute(asked.filter_by(company_id=desktops.office.company_id))]


async def test_the_companys_default_reaches_everybody_who_has_not_put_the_block_elsewhere(desktops: Desktops) -> None:
    await desktops.save("other", move("calls", 0, 70), hide("sms"))
    saved = await arrange(
        desktops, {"company": True}, move("calls", 6, 50), resize("deals", 6, 2), move("deals", 0, 50)
    )
    assert (saved["userErrors"], saved["conflict"]) == ([], None)
    assert (saved["defaultLayout"]["kind"], saved["defaultLayout"]["revision"]) == ("COMPANY", 1)
    for who in ("seller", "admin"):
        desktop = await desktops.desktop(who)
        assert desktop["defaultLayout"] == {"kind": "COMPANY", "name": None}
        places = await desktops.places(who)
        assert (places["calls"], places["deals"]) == ((6, 50, 3, 2), (0, 50, 6, 2))
    places = await desktops.places("other")
    assert (places["calls"], places["deals"]) == ((0, 70, 3, 2), (0, 50, 6, 2))
    assert (await audit(desktops))[0] == (
        "saveDefaultLayout",
        f"Company:{desktops.office.company_id}",
        {"placements": {}},
        {"placements": {"desktop": {"calls": [6, 50, 3, 2, 1], "deals": [0, 50, 6, 2, 1]}}},
    )


async def test_the_nearest_department_goes_before_those_above_before_groups_before_the_company(
    desktops: Desktops,
) -> None:
    async def stands_on(who: str) -> tuple[str, str | None, tuple[int, ...]]:
        default = (await desktops.desktop(who))["defaultLayout"]
        return default["kind"], default["name"], (await desktops.places(who))["calls"][:2]

    await desktops.join("seller", "alpha")
    await desktops.join("seller", "beta")
    await arrange(desktops, {"company": True}, move("calls", 1, 50), move("sms", 6, 90))
    assert await stands_on("seller") == ("COMPANY", None, (1, 50))
    await arrange(desktops, {"group": desktops.group("beta")}, move("calls", 2, 50))
    assert await stands_on("seller") == ("GROUP", "Beta", (2, 50))
    await arrange(desktops, {"group": desktops.group("alpha")}, move("calls", 3, 50))
    assert await stands_on("seller") == ("GROUP", "Alpha", (3, 50))
    await arrange(desktops, {"department": desktops.api.id("sales")}, move("calls", 4, 50))
    assert await stands_on("seller") == ("DEPARTMENT", "Sales", (4, 50))
    await arrange(desktops, {"department": desktops.api.id("north")}, move("calls", 5, 50))
    assert await stands_on("seller") == ("DEPARTMENT", "North", (5, 50))
    assert await stands_on("boss") == ("DEPARTMENT", "Sales", (4, 50))
    assert await stands_on("other") == ("COMPANY", None, (1, 50))
    # What the nearest does not say, the company's does.
    assert (await desktops.places("seller"))["sms"][:2] == (6, 90)
    # An emptied default counts no more.
    await arrange(desktops, {"department": desktops.api.id("north")}, reset())
    assert await stands_on("seller") == ("DEPARTMENT", "Sales", (4, 50))


async def test_a_default_of_a_department_begins_as_what_its_people_see(desktops: Desktops) -> None:
    await arrange(desktops, {"company": True}, move("calls", 1, 50))
    found = (await desktops.ask("admin", READ, **{"for": {"department": desktops.api.id("sales")}}))["defaultLayout"]
    assert (found["kind"], found["name"], found["owner"]) == ("DEPARTMENT", "Sales", desktops.api.id("sales"))
    assert (found["revision"], found["isMade"]) == (0, False)
    assert [cells(each["placement"]) for each in found["widgets"] if each["key"] == "calls"] == [(1, 50, 3, 2)]


async def test_saves_of_a_default_meet_like_those_of_ones_own(desktops: Desktops) -> None:
    company = {"company": True}
    await arrange(desktops, company, move("calls", 1, 50), base=0)
    assert (await arrange(desktops, company, move("sms", 5, 50), base=0))["conflict"] is None
    refused = await arrange(desktops, company, move("calls", 2, 50), base=0)
    assert [each["operations"] for each in refused["conflict"]["theirs"]] == [
        [{"text": "Moved “Calls”"}],
        [{"text": "Moved “SMS”"}],
    ]
    assert refused["defaultLayout"]["revision"] == 2
    restored = await desktops.ask("admin", RESTORE, input={"for": company, "to": {"revision": 1}})
    assert restored["saved"]["defaultLayout"] == {"revision": 3, "isMade": True, "revisions": {"totalCount": 3}}
    emptied = await desktops.ask("admin", RESTORE, input={"for": company, "to": {"default": True}})
    assert emptied["saved"]["defaultLayout"]["isMade"] is False
    missing = await desktops.ask("admin", RESTORE, input={"for": company, "to": {"revision": 77}})
    assert codes(missing["saved"]) == [("to.revision", "NOT_FOUND")]
    assert [entry[0] for entry in await audit(desktops)] == [
        "saveDefaultLayout",
        "saveDefaultLayout",
        "restoreDefaultLayout",
        "restoreDefaultLayout",
    ]


async def test_nothing_is_hidden_in_a_default_and_it_is_for_somebody_who_is_there(desktops: Desktops) -> None:
    refused = await arrange(desktops, {"company": True}, hide("sms"))
    assert codes(refused) == [("operations.0.hide", "FORBIDDEN")]
    assert "audience" in refused["userErrors"][0]["message"]
    nobodys = await arrange(desktops, {"group": desktops.api.id("seller")}, move("sms", 0, 0), base=0)
    assert (codes(nobodys), nobodys["defaultLayout"]) == ([("for.group", "NOT_FOUND")], None)
    assert await audit(desktops) == []


async def test_a_layout_is_copied_as_it_looks_but_not_over_what_somebody_arranged(desktops: Desktops) -> None:
    await arrange(desktops, {"department": desktops.api.id("support")}, move("events", 0, 80))
    await desktops.save(
        "seller", move("calls", 0, 0), hide("sms"), resize("calls", 6, 2), move("deals", 0, 50, "PHONE")
    )
    await desktops.save("boss", hide("forms"))
    source = {"from": {"user": desktops.api.id("seller")}, "to": {"everyone": True}}
    expected = {
        "receiving": {"count": 2, "people": [{"name": "admin"}, {"name": "other"}]},
        "overwritten": {"count": 0},
        "keeping": {"count": 1, "people": [{"name": "boss"}]},
        "userErrors": [],
    }
    assert (await desktops.ask("admin", PREVIEW, input=source))["copied"] == expected
    assert (await desktops.desktop("other"))["revision"] == 0
    assert (await desktops.ask("admin", COPY, input=source))["copied"] == expected
    for who in ("admin", "other"):
        for width in ("placement", "tablet", "phone"):
            assert await desktops.places(who, width) == await desktops.places("seller", width)
        assert (await desktops.desktop(who))["hiddenWidgets"] == [{"key": "sms"}]
        assert not any(each["isNew"] for each in (await desktops.desktop(who))["widgets"])
    assert (await desktops.desktop("boss"))["hiddenWidgets"] == [{"key": "forms"}]
    entries = [entry for entry in await audit(desktops) if entry[0] == "copyLayout"]
    assert [entry[1] for entry in entries] == [f"User:{desktops.office[who]}" for who in ("admin", "other")]
    after = entries[0][3]
    assert after["copiedFrom"] == {"ref": f"User:{desktops.office['seller']}", "name": "seller"}
    assert after["layout"].keys() == {"hidden", "placements"}


async def test_a_copy_over_an_own_arrangement_is_asked_for_can_be_undone_and_meets_other_saves(
    desktops: Desktops,
) -> None:
    await desktops.save("boss", hide("forms"))
    source = {"from": {"company": True}, "to": {"users": [desktops.api.id("boss")]}, "overwriteOwn": True}
    copied = (await desktops.ask("admin", COPY, input=source))["copied"]
    assert (copied["receiving"]["count"], copied["overwritten"]["count"], copied["keeping"]["count"]) == (1, 1, 0)
    assert (await desktops.desktop("boss"))["hiddenWidgets"] == []
    assert (await desktops.save("boss", hide("sms"), base=1))["conflict"]["theirs"] == [
        {"revision": 2, "savedBy": {"name": "admin"}, "operations": [{"text": "Copied over by an administrator"}]}
    ]
    await desktops.restore("boss", revision=1)
    assert (await desktops.desktop("boss"))["hiddenWidgets"] == [{"key": "forms"}]


async def test_a_copy_from_or_to_nobody_is_refused(desktops: Desktops) -> None:
    for query in (PREVIEW, COPY):
        source = {"from": {"user": desktops.api.id("stranger")}, "to": {"groups": ["rubbish"]}}
        copied = (await desktops.ask("admin", query, input=source))["copied"]
        assert codes({"userErrors": copied["userErrors"]}) == [("from.user", "NOT_FOUND"), ("to.groups.0", "NOT_FOUND")]
        assert copied["receiving"]["count"] == 0
