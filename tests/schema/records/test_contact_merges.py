"""Making one contact of several, and several of one again."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.cells.rebuilding import rebuild
from tests.conftest import CountStatements
from tests.resolvers.cells.folded import check_folded
from tests.resolvers.records.office import Office
from tests.resolvers.records.written import Written
from tests.schema.administration.administration import Administration
from tests.schema.records.api import codes

_MERGE = """
mutation($input: MergeContactsInput!) { payload: mergeContacts(input: $input) {
  contact { id title externalId responsible { name } isDeleted fields { field { id } text } }
  merge { id mergedAt undoneAt mergedBy { name } contact { id } others { id title isDeleted } }
  userErrors { field code message } } }
"""
_UNDO = """
mutation($input: UndoContactMergeInput!) { payload: undoContactMerge(input: $input) {
  contact { id title responsible { name } fields { field { id } text } }
  others { id title isDeleted } warnings userErrors { field code message } } }
"""
_OF = "SELECT contact_id FROM {} WHERE company_id = ANY(:companies) ORDER BY id"


@pytest.fixture
async def api(engine: AsyncEngine, office: Office) -> Administration:
    return Administration(engine, office)


@pytest.fixture
async def written(engine: AsyncEngine, office: Office) -> Written:
    return Written(engine, office)


async def contact(api: Administration, name: str, city: str = "", who: str = "seller", **more: Any) -> str:
    """The id of a new contact."""
    fields = [{"field": api.id("city"), "text": city}] if city else []
    payload = await api.write(who, "createContact", name=name, fields=fields, **more)
    assert payload["userErrors"] == []
    return payload["record"]["id"]


async def merge(api: Administration, keep: str, *others: str, who: str = "seller", **more: Any) -> dict[str, Any]:
    """What came of merging."""
    return (await api.ask(who, _MERGE, input={"keep": keep, "others": [*others], **more}))["payload"]


async def undo(api: Administration, merged: dict[str, Any], who: str = "seller") -> dict[str, Any]:
    """What came of undoing a merge."""
    return (await api.ask(who, _UNDO, input={"id": merged["merge"]["id"]}))["payload"]


async def hang(api: Administration, on: str) -> dict[str, str]:
    """A record of each kind that is with the contact."""
    activity = await api.write("seller", "createActivity", name="Talk", activityType=api.id("meeting"), contact=on)
    deal = await api.create_deal(contact=on)
    call = await api.write("seller", "recordCommunication", channel="CALL", direction="INCOMING", contact=on)
    return {"activity": activity["record"]["id"], "deal": deal, "communication": call["record"]["id"]}


async def hanging(written: Written) -> list[list[int | None]]:
    """With which contacts activities, deals and communications are."""
    tables = ("activities", "deals", "communications")
    return [[row[0] for row in await written.rows(_OF.format(table))] for table in tables]


def value(record: dict[str, Any]) -> str | None:
    """The text of the contact's only field."""
    return next((each["text"] for each in record["fields"]), None)


async def rows(engine: AsyncEngine, office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """All that contacts, and what hangs on them, say."""
    tables = ("contacts", "contact_keys", "activities", "deals", "communications", "transitions")
    async with engine.connect() as connection:
        return {
            table: sorted(
                (
                    tuple(row)
                    for row in await connection.execute(
                        text(f"SELECT to_jsonb(t) ->> 'id', t::text FROM {table} t WHERE company_id = :id"),
                        {"id": office.company_id},
                    )
                ),
                key=str,
            )
            for table in tables
        }


async def test_what_hung_on_the_others_hangs_on_the_kept_one_and_they_are_gone(
    api: Administration, written: Written
) -> None:
    one, two, three = [await contact(api, name) for name in ("Ann", "Anna", "Annie")]
    for each in (one, two, three):
        await hang(api, each)
    merged = await merge(api, two, one, three)
    assert merged["userErrors"] == []
    assert (merged["contact"]["id"], merged["contact"]["title"]) == (two, "Anna")
    assert [(each["title"], each["isDeleted"]) for each in merged["merge"]["others"]] == [
        ("Ann", True),
        ("Annie", True),
    ]
    [[kept]] = await written.rows("SELECT id FROM contacts WHERE deleted_at IS NULL AND company_id = ANY(:companies)")
    assert await hanging(written) == [[kept] * 3] * 3
    assert await written.rows(
        "SELECT name, merged_into_id FROM contacts WHERE company_id = ANY(:companies) ORDER BY id"
    ) == [
        ("Ann", kept),
        ("Anna", None),
        ("Annie", kept),
    ]


async def test_undone_everything_is_as_it_was(api: Administration, engine: AsyncEngine, office: Office) -> None:
    one, two = await contact(api, "Ann", "ann@example.com"), await contact(api, "Anna", "+7 495 123-45-67")
    for each in (one, two):
        await hang(api, each)
    before = await rows(engine, office)
    merged = await merge(api, one, two, name=two, fields=[{"field": api.id("city"), "from": two}])
    assert (merged["contact"]["title"], value(merged["contact"])) == ("Anna", "+7 495 123-45-67")
    assert await rows(engine, office) != before
    undone = await undo(api, merged)
    assert (undone["warnings"], undone["userErrors"]) == ([], [])
    assert [(each["title"], each["isDeleted"]) for each in undone["others"]] == [("Anna", False)]
    assert await rows(engine, office) == before


async def test_values_are_the_kept_ones_and_else_the_first_there_is(api: Administration) -> None:
    bare, first, second = (
        await contact(api, "Ann"),
        await contact(api, "Bea", "Perm"),
        await contact(api, "Cleo", "Omsk"),
    )
    merged = await merge(api, bare, first, second)
    assert (merged["contact"]["title"], value(merged["contact"])) == ("Ann", "Perm")
    await undo(api, merged)
    chosen = await merge(api, first, bare, second, name=second, fields=[{"field": api.id("city"), "from": bare}])
    assert (chosen["contact"]["title"], value(chosen["contact"])) == ("Cleo", None)


async def test_the_kept_contact_can_go_to_the_responsible_of_another(
    api: Administration, engine: AsyncEngine, office: Office
) -> None:
    one, two = await contact(api, "Ann"), await contact(api, "Anna", who="boss")
    merged = await merge(api, one, two, who="boss", responsible=two)
    assert merged["contact"]["responsible"]["name"] == "boss"
    assert (await undo(api, merged, who="boss"))["contact"]["responsible"]["name"] == "seller"
    nobodys = await contact(api, "Anne", who="admin", nobody=True)
    assert (await merge(api, nobodys, two, who="admin"))["contact"]["responsible"]["name"] == "boss"


async def test_cells_count_as_records_do_through_merging_and_undoing(
    api: Administration, engine: AsyncEngine, office: Office
) -> None:
    one, two = await contact(api, "Ann"), await contact(api, "Anna", who="boss")
    await rebuild(engine, office.company_id, lambda _: None)
    merged = await merge(api, one, two, who="boss", responsible=two)
    await check_folded(engine, office.company_id)
    await undo(api, merged, who="boss")
    await check_folded(engine, office.company_id)


@pytest.mark.parametrize(
    ("who", "unseen"), [("seller", "keep"), ("seller", "others"), ("other", "both"), ("stranger", "both")]
)
async def test_who_does_not_see_all_of_them_merges_nothing_and_learns_nothing(
    api: Administration, written: Written, who: str, unseen: str
) -> None:
    mine, theirs = await contact(api, "Ann"), await contact(api, "Anna", who="admin")
    keep, other = (theirs, mine) if unseen == "keep" else (mine, theirs)
    refused = await merge(api, keep, other, who=who)
    expected = {"keep": [("keep", "NOT_FOUND")], "others": [("others.0", "NOT_FOUND")]}
    assert codes(refused) == expected.get(unseen, [("keep", "NOT_FOUND"), ("others.0", "NOT_FOUND")])
    assert (refused["contact"], refused["merge"]) == (None, None)
    assert await written.rows("SELECT count(*) FROM contacts WHERE merged_into_id IS NOT NULL") == [(0,)]


async def test_who_does_not_see_all_of_them_undoes_nothing(api: Administration) -> None:
    merged = await merge(api, await contact(api, "Ann"), await contact(api, "Anna", who="admin"), who="admin")
    for who in ("seller", "boss", "other", "stranger"):
        assert codes(await undo(api, merged, who=who)) == [("id", "NOT_FOUND")]
        assert (await api.ask(who, "{ contactMerges { edges { node { id } } } }"))["contactMerges"]["edges"] == []
        node = await api.ask(who, "query($id: ID!) { node(id: $id) { id } }", id=merged["merge"]["id"])
        assert node["node"] is None
    assert (await undo(api, merged, who="admin"))["userErrors"] == []


@pytest.mark.parametrize(
    ("input", "mistakes"),
    [
        ({"others": []}, [("others", "INVALID")]),
        ({"others": ["one"] * 21}, [("others", "INVALID")]),
        ({"others": ["kept"]}, [("others", "INVALID")]),
        ({"others": ["one", "one"]}, [("others", "INVALID")]),
        ({"others": ["deleted"]}, [("others.0", "NOT_FOUND")]),
        ({"others": ["one"], "name": "beside"}, [("name", "INVALID")]),
        ({"others": ["one"], "responsible": "beside"}, [("responsible", "INVALID")]),
        ({"others": ["one"], "fields": [("city", "beside")]}, [("fields.0.from", "INVALID")]),
        ({"others": ["one"], "fields": [("note", "one")]}, [("fields.0.field", "NOT_FOUND")]),
        ({"others": ["one"], "fields": [("city", "one"), ("city", "kept")]}, [("fields.1.field", "INVALID")]),
    ],
)
async def test_bad_input_names_what_is_wrong_and_changes_nothing(
    api: Administration, engine: AsyncEngine, office: Office, input: dict[str, Any], mistakes: list[tuple[str, str]]
) -> None:
    ids = {name: await contact(api, name) for name in ("kept", "one", "beside", "deleted")}
    await api.write("seller", "deleteContact", contact=ids["deleted"])
    before = await rows(engine, office)
    given: dict[str, Any] = {key: ids[each] for key, each in input.items() if isinstance(each, str)}
    given["fields"] = [{"field": api.id(field), "from": ids[source]} for field, source in input.get("fields", [])]
    refused = await merge(api, ids["kept"], *(ids[each] for each in input["others"]), **given)
    assert codes(refused) == mistakes
    assert await rows(engine, office) == before


async def test_what_was_changed_since_stays_and_is_told(api: Administration, written: Written) -> None:
    one, two, third = await contact(api, "Ann", "Perm"), await contact(api, "Anna", "Omsk"), await contact(api, "Bob")
    was = await hang(api, two)
    merged = await merge(api, one, two, name=two, fields=[{"field": api.id("city"), "from": two}])
    await api.write("seller", "updateDeal", deal=was["deal"], contact=third)
    await api.write("seller", "updateContact", contact=one, fields=[{"field": api.id("city"), "text": "Ufa"}])
    new = await api.create_deal(contact=one)
    undone = await undo(api, merged)
    assert undone["userErrors"] == []
    assert len(undone["warnings"]) == 2
    assert (undone["contact"]["title"], value(undone["contact"])) == ("Ann", "Ufa")
    names = "SELECT r.id, c.name FROM {} r JOIN contacts c ON c.id = r.contact_id AND c.company_id = r.company_id"
    assert {name for _, name in await written.rows(names.format("activities"))} == {"Anna"}
    assert sorted(name for _, name in await written.rows(names.format("deals"))) == ["Ann", "Bob"]
    assert new


async def test_a_merge_is_undone_once_and_the_latest_first(api: Administration, written: Written) -> None:
    one, two, three = [await contact(api, name) for name in ("Ann", "Anna", "Annie")]
    first = await merge(api, two, one)
    second = await merge(api, three, two)
    assert await written.rows(
        "SELECT count(DISTINCT merged_into_id), count(*) FROM contacts WHERE merged_into_id IS NOT NULL"
    ) == [(1, 2)]
    assert codes(await undo(api, first)) == [("id", "IN_USE")]
    assert (await undo(api, second))["userErrors"] == []
    assert codes(await undo(api, second)) == [("id", "INVALID")]
    assert (await undo(api, first))["userErrors"] == []
    assert await written.rows(
        "SELECT count(*) FROM contacts WHERE deleted_at IS NULL AND company_id = ANY(:companies)"
    ) == [(3,)]


async def test_a_merged_contact_is_not_restored_but_parted(api: Administration) -> None:
    one, two = await contact(api, "Ann"), await contact(api, "Anna")
    await merge(api, one, two)
    assert codes(await api.write("seller", "restoreContact", contact=two)) == [("contact", "INVALID")]
    assert codes(await api.write("seller", "updateContact", contact=two, name="X")) == [("contact", "NOT_FOUND")]


async def test_the_external_id_of_a_merged_contact_means_the_one_that_it_is_now(api: Administration) -> None:
    one, two = await contact(api, "Ann", externalId="c1"), await contact(api, "Anna", externalId="c2")
    merged = await merge(api, one, two)
    asked = """
    { a: record(kind: CONTACT, externalId: "c1") { title }
      b: record(kind: CONTACT, externalId: "c2") { id title externalId } }"""
    assert await api.ask("seller", asked) == {
        "a": {"title": "Ann"},
        "b": {"id": one, "title": "Ann", "externalId": "c1"},
    }
    again = await api.write("seller", "createContact", "id title", name="New", externalId="c2")
    assert again["record"] == {"id": one, "title": "Ann"}
    await undo(api, merged)
    assert (await api.ask("seller", asked))["b"] == {"id": two, "title": "Anna", "externalId": "c2"}


async def test_both_are_told_in_the_feed_and_the_audit_log(
    api: Administration, written: Written, office: Office
) -> None:
    one, two = await contact(api, "Ann"), await contact(api, "Anna", who="boss")
    merged = await merge(api, one, two, who="admin")
    [number] = {
        row[0] for row in await written.rows("SELECT merged_into_id FROM contacts WHERE merged_into_id IS NOT NULL")
    }
    [[other]] = await written.rows("SELECT id FROM contacts WHERE merged_into_id IS NOT NULL")
    assert (await written.events())[-1] == ("merged", "contact", number, office["admin"], {"contacts": [other]})
    assert await written.participants() == {
        office["seller"]: ["creator", "responsible"],
        office["boss"]: ["responsible"],
    }
    [entry] = (await api.log())[:1]
    assert (entry["action"], entry["summary"]) == ("mergeContacts", "admin merged duplicates into the contact “Ann”")
    await undo(api, merged, who="admin")
    assert (await written.events())[-1][0] == "parted"
    [entry] = (await api.log())[:1]
    assert (entry["action"], entry["summary"]) == ("undoContactMerge", "admin undid a merge into the contact “Ann”")


async def test_merges_are_listed_the_latest_first_page_by_page(api: Administration) -> None:
    asked = """
    query($after: String) { contactMerges(first: 1, after: $after) { pageInfo { hasNextPage endCursor }
      edges { node { id undoneAt undoneBy { name } contact { title } } } } }"""
    for name in ("Ann", "Bea"):
        merged = await merge(api, await contact(api, name), await contact(api, name))
    await undo(api, merged, who="boss")
    first = (await api.ask("seller", asked))["contactMerges"]
    [node] = [each["node"] for each in first["edges"]]
    assert (node["id"], node["contact"]["title"], node["undoneBy"]["name"]) == (merged["merge"]["id"], "Bea", "boss")
    assert node["undoneAt"] is not None
    second = (await api.ask("seller", asked, after=first["pageInfo"]["endCursor"]))["contactMerges"]
    assert [(each["node"]["contact"]["title"], each["node"]["undoneAt"]) for each in second["edges"]] == [("Ann", None)]
    assert not second["pageInfo"]["hasNextPage"]


async def test_merging_takes_as_many_statements_however_much_hangs_on_the_contacts(
    api: Administration, engine: AsyncEngine, count_statements: CountStatements
) -> None:
    counts: list[tuple[int, int]] = []
    for records, others in ((1, 1), (5, 4)):
        kept, *rest = [await contact(api, f"Ann {records}") for _ in range(others + 1)]
        for each in (kept, *rest):
            for _ in range(records):
                await hang(api, each)
        with count_statements(engine) as merging:
            merged = await merge(api, kept, *rest)
        with count_statements(engine) as undoing:
            await undo(api, merged)
        counts.append((len(merging), len(undoing)))
    assert counts[0] == counts[1]


async def test_a_deal_that_is_made_meanwhile_is_moved_or_refused(
    api: Administration, engine: AsyncEngine, written: Written
) -> None:
    one, two = await contact(api, "Ann"), await contact(api, "Anna")
    await merge(api, await contact(api, "X"), await contact(api, "Y"))
    outcomes = await asyncio.gather(
        merge(api, one, two),
        *(api.write("seller", "createDeal", name="Boat", dealType=api.id("retail"), contact=two) for _ in range(5)),
    )
    assert all(not codes(each) or codes(each) == [("contact", "NOT_FOUND")] for each in outcomes[1:])
    assert await written.rows(
        "SELECT count(*) FROM deals d JOIN contacts c ON c.company_id = d.company_id AND c.id = d.contact_id"
        " WHERE c.deleted_at IS NOT NULL"
    ) == [(0,)]
