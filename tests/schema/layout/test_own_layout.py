"""Arranging one's own desktop."""

import pytest
from sqlalchemy import text

from tests.resolvers.layout.layout_inputs import KEYS
from tests.schema.layout.desktops import Desktops, cells, codes, hide, move, reset, resize, show, widget


async def test_an_untouched_desktop_is_the_default_at_revision_0(desktops: Desktops) -> None:
    desktop = await desktops.desktop("seller")
    assert desktop["revision"] == 0
    assert [each["key"] for each in desktop["widgets"]] == KEYS
    assert desktop["defaultLayout"] == {"kind": "BUILT_IN", "name": None}
    assert not any(each["isNew"] for each in desktop["widgets"])
    assert all(each["can"] == {"hide": True, "move": True, "resize": True} for each in desktop["widgets"])


async def test_operations_are_saved_together_and_answered_with_the_desktop(desktops: Desktops) -> None:
    saved = await desktops.save(
        "seller", hide("sms"), move("revenue", 0, 0), resize("revenue", 6, 3), move("deals", 0, 42, "PHONE")
    )
    assert (saved["userErrors"], saved["conflict"]) == ([], None)
    assert saved["dashboard"] == await desktops.desktop("seller")
    assert saved["dashboard"]["revision"] == 1
    assert saved["dashboard"]["hiddenWidgets"] == [{"key": "sms"}]
    assert (await desktops.places("seller"))["revenue"] == (0, 0, 6, 3)
    # A phone has no holes: between the block that ends in the 42nd row and the next.
    assert (await desktops.places("seller", "phone"))["deals"] == (0, 41, 2, 2)
    assert next(iter(await desktops.keys("seller"))) == "revenue"
    # Nobody else's changes.
    assert (await desktops.desktop("other"))["revision"] == 0


async def test_what_was_hidden_comes_back_where_it_was(desktops: Desktops) -> None:
    await desktops.save("seller", move("calls", 4, 50))
    before = await desktops.places("seller")
    await desktops.save("seller", hide("calls"), hide("deals"))
    await desktops.save("seller", show("calls"), show("deals"))
    assert await desktops.places("seller") == before


async def test_resetting_a_block_and_resetting_everything(desktops: Desktops) -> None:
    default = await desktops.places("seller")
    await desktops.save("seller", move("calls", 4, 50), hide("deals"), hide("sms"))
    await desktops.save("seller", reset("deals"))
    assert "deals" in await desktops.keys("seller")
    assert "sms" not in await desktops.keys("seller")
    saved = await desktops.save("seller", reset())
    assert saved["dashboard"]["revision"] == 3
    assert await desktops.places("seller") == default


@pytest.mark.parametrize(
    ("operation", "path", "code"),
    [
        (move("calls", 10, 0), "operations.0.move", "INVALID"),
        (move("calls", -1, 0), "operations.0.move", "INVALID"),
        (move("calls", 0, 500), "operations.0.move", "INVALID"),
        (move("calls", 1, 0, "PHONE"), "operations.0.move", "INVALID"),
        (resize("calls", 1, 2), "operations.0.resize", "INVALID"),
        (resize("calls", 13, 2), "operations.0.resize", "INVALID"),
        (resize("calls", 3, 13), "operations.0.resize", "INVALID"),
        (resize("events", 3, 2), "operations.0.resize", "INVALID"),
        (hide("nothing"), "operations.0.hide.widget", "NOT_FOUND"),
        ({"show": {"widget": "rubbish"}}, "operations.0.show.widget", "NOT_FOUND"),
        (reset("nothing"), "operations.0.reset.widget", "NOT_FOUND"),
    ],
)
async def test_what_does_not_fit_is_refused_by_its_name(
    desktops: Desktops, operation: dict[str, object], path: str, code: str
) -> None:
    saved = await desktops.save("seller", operation, hide("sms"))
    assert codes(saved) == [(path, code)]
    assert saved["dashboard"]["revision"] == 0
    assert saved["dashboard"]["hiddenWidgets"] == []


async def test_a_save_is_all_or_nothing(desktops: Desktops) -> None:
    saved = await desktops.save("seller", hide("sms"), move("calls", 10, 0))
    assert codes(saved) == [("operations.1.move", "INVALID")]
    assert saved["dashboard"]["hiddenWidgets"] == []


async def test_a_save_without_operations_or_upon_the_future_is_refused(desktops: Desktops) -> None:
    assert codes(await desktops.save("seller")) == [("operations", "REQUIRED")]
    assert codes(await desktops.save("seller", hide("sms"), base=1)) == [("baseRevision", "INVALID")]
    assert codes(await desktops.save("seller", hide("sms"), base=-1)) == [("baseRevision", "INVALID")]
    assert codes(await desktops.save("seller", *[hide("sms")] * 201)) == [("operations", "TOO_LONG")]


async def test_other_blocks_merge_and_the_same_block_is_a_conflict_with_both_sides(desktops: Desktops) -> None:
    await desktops.save("seller", hide("sms"), base=0)
    merged = await desktops.save("seller", move("revenue", 0, 0), base=0)
    assert merged["conflict"] is None
    assert merged["dashboard"]["revision"] == 2
    assert merged["dashboard"]["hiddenWidgets"] == [{"key": "sms"}]
    refused = await desktops.save("seller", resize("revenue", 6, 2), hide("calls"), base=0)
    assert refused["userErrors"] == []
    assert refused["conflict"] == {
        "revision": 2,
        "widgets": [widget("revenue")],
        "theirs": [
            {"revision": 1, "savedBy": {"name": "seller"}, "operations": [{"text": "Hid “SMS”"}]},
            {"revision": 2, "savedBy": {"name": "seller"}, "operations": [{"text": "Moved “Revenue”"}]},
        ],
        "yours": [{"text": "Resized “Revenue”"}, {"text": "Hid “Calls”"}],
    }
    assert refused["dashboard"]["hiddenWidgets"] == [{"key": "sms"}]
    assert (await desktops.save("seller", resize("revenue", 6, 2), base=2))["conflict"] is None


async def test_resetting_everything_overlaps_whatever_there_is(desktops: Desktops) -> None:
    await desktops.save("seller", hide("sms"), base=0)
    refused = await desktops.save("seller", reset(), base=0)
    assert refused["conflict"]["widgets"] == []
    await desktops.save("seller", reset(), base=1)
    assert (await desktops.save("seller", hide("calls"), base=1))["conflict"]["revision"] == 2


async def test_what_was_done_since_and_is_forgotten_is_a_conflict_too(desktops: Desktops) -> None:
    await desktops.save("seller", hide("sms"), base=0)
    await desktops.save("seller", hide("calls"), base=1)
    async with desktops.engine.begin() as connection:
        await connection.execute(text("DELETE FROM layout_revisions WHERE revision = 1"))
    refused = await desktops.save("seller", hide("revenue"), base=0)
    assert (refused["conflict"]["revision"], refused["conflict"]["widgets"]) == (2, [])
    assert (await desktops.save("seller", hide("revenue"), base=1))["conflict"] is None


async def test_the_same_save_sent_again_happens_once(desktops: Desktops) -> None:
    first = await desktops.save("seller", hide("sms"), base=0, key="a")
    again = await desktops.save("seller", hide("sms"), base=0, key="a")
    assert again == first
    assert (await desktops.desktop("seller"))["revision"] == 1
    assert codes(await desktops.save("seller", hide("calls"), base=1, key="a")) == [("idempotencyKey", "TAKEN")]
    # Another person's keys are their own.
    assert (await desktops.save("other", hide("calls"), base=0, key="a"))["dashboard"]["revision"] == 1


REVISIONS = """query($first: Int! = 20, $after: String) { layoutRevisions(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { revision savedBy { name } operations { kind text revision } } } } }"""


async def test_revisions_are_listed_and_restored(desktops: Desktops) -> None:
    await desktops.save("seller", hide("sms"))
    await desktops.save("seller", move("calls", 4, 50))
    kept = await desktops.places("seller")
    await desktops.save("seller", reset())
    restored = await desktops.restore("seller", revision=2)
    assert restored["dashboard"]["revision"] == 4
    assert await desktops.places("seller") == kept
    listed = (await desktops.ask("seller", REVISIONS, first=2))["layoutRevisions"]
    assert listed["totalCount"] == 4
    assert [edge["node"]["operations"] for edge in listed["edges"]] == [
        [{"kind": "RESTORE", "text": "Restored revision 2", "revision": 2}],
        [{"kind": "RESET", "text": "Reset everything", "revision": None}],
    ]
    rest = await desktops.ask("seller", REVISIONS, first=2, after=listed["pageInfo"]["endCursor"])
    assert [edge["node"]["revision"] for edge in rest["layoutRevisions"]["edges"]] == [2, 1]
    assert (await desktops.restore("seller", default=True))["dashboard"]["hiddenWidgets"] == []
    assert codes(await desktops.restore("seller", revision=99)) == [("revision", "NOT_FOUND")]
    assert (await desktops.ask("other", REVISIONS))["layoutRevisions"]["totalCount"] == 0


async def test_a_restored_desktop_meets_the_saves_of_another_window(desktops: Desktops) -> None:
    await desktops.save("seller", hide("sms"))
    await desktops.restore("seller", default=True)
    assert (await desktops.save("seller", hide("calls"), base=1))["conflict"] is not None


async def test_refused_saves_leave_nothing_behind(desktops: Desktops) -> None:
    await desktops.save("seller", move("calls", 10, 0))
    assert (await desktops.ask("seller", REVISIONS))["layoutRevisions"]["totalCount"] == 0


async def test_a_preview_is_what_the_save_comes_to_and_saves_nothing(desktops: Desktops) -> None:
    await desktops.save("seller", move("calls", 0, 0), hide("sms"))
    before = await desktops.desktop("seller")
    # With the last widget that was put somewhere, those go back that had made way for it: no rule of the client's could tell.
    for operations in ([reset("calls")], [reset()], [move("forms", 0, 30), hide("emails"), reset("sms")]):
        previewed = await desktops.preview("seller", *operations)
        assert await desktops.desktop("seller") == before
        saved = await desktops.save("seller", *operations)
        desktop = saved["dashboard"]
        assert {each["key"] for each in previewed if each["isHidden"]} == {
            each["key"] for each in desktop["hiddenWidgets"]
        }
        for width in ("placement", "tablet", "phone"):
            shown = {each["key"]: each[width] for each in previewed if not each["isHidden"]}
            assert shown == {each["key"]: each[width] for each in desktop["widgets"]}
        await desktops.restore("seller", revision=1)
        assert await desktops.places("seller") == {each["key"]: cells(each["placement"]) for each in before["widgets"]}
        before = await desktops.desktop("seller")


async def test_a_preview_of_what_cannot_be_saved_says_why(desktops: Desktops) -> None:
    outside, strange = move("calls", 11, 0), move("nothing", 0, 0)
    assert await desktops.refused_preview("seller", outside) == ("BAD_USER_INPUT", ["operations", "0", "move"])
    assert await desktops.refused_preview("seller", strange) == (
        "BAD_USER_INPUT",
        ["operations", "0", "move", "widget"],
    )
    assert await desktops.refused_preview("seller") == ("BAD_USER_INPUT", ["operations"])
    await desktops.settings(allowUsersToHide=False)
    assert await desktops.refused_preview("seller", hide("sms")) == ("FORBIDDEN", ["operations", "0", "hide"])


async def test_a_default_is_previewed_by_administrators_only(desktops: Desktops) -> None:
    company = {"company": True}
    for default in (company, {"group": desktops.group("alpha")}):
        previewed = await desktops.preview("admin", move("calls", 0, 0), default=default)
        assert {each["key"]: cells(each["placement"]) for each in previewed}["calls"][:2] == (0, 0)
    code, _ = await desktops.refused_preview("seller", move("calls", 0, 0), default=company)
    assert code == "FORBIDDEN"
