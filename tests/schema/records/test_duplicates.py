"""Contacts that are probably one: being warned of them, and listing them."""

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.conftest import CountStatements
from tests.schema.records.api import Api

_ALIKE = "id title possibleDuplicates { reasons contact { title } }"
_GROUPS = """
query($first: Int = 20, $after: String, $search: String! = "") {
  duplicateContacts(first: $first, after: $after, search: $search) {
    pageInfo { hasNextPage endCursor } edges { node { reason value count contacts { title } } } } }
"""


async def contact(api: Api, name: str, value: str = "", who: str = "seller", selection: str = "id") -> dict[str, Any]:
    """A new contact with something in a text field."""
    fields = [{"field": api.id("city"), "text": value}] if value else []
    payload = await api.write(who, "createContact", selection, name=name, fields=fields)
    assert payload["userErrors"] == []
    return payload["record"]


async def groups(api: Api, who: str = "seller", **variables: Any) -> list[tuple[str, str, int, list[str]]]:
    """The groups of one page."""
    page = (await api.ask(who, _GROUPS, **variables))["duplicateContacts"]
    nodes = [edge["node"] for edge in page["edges"]]
    return [(n["reason"], n["value"], n["count"], [each["title"] for each in n["contacts"]]) for n in nodes]


async def test_who_creates_a_contact_that_is_there_already_is_warned(api: Api) -> None:
    await contact(api, "Anna Smith", "ann@example.com")
    await contact(api, "Smith, Anna")
    await contact(api, "Bob", "+7 495 123-45-67")
    made = await contact(api, "ANNA  SMITH", "Ann@Example.com, 8 495 1234567", selection=_ALIKE)
    assert [(each["contact"]["title"], each["reasons"]) for each in made["possibleDuplicates"]] == [
        ("Anna Smith", ["EMAIL", "NAME"]),
        ("Bob", ["PHONE"]),
        ("Smith, Anna", ["NAME"]),
    ]


async def test_a_contact_like_no_other_comes_without_a_warning(api: Api) -> None:
    await contact(api, "Anna", "ann@example.com")
    assert (await contact(api, "Bob", "b@example.com", selection=_ALIKE))["possibleDuplicates"] == []


@pytest.mark.parametrize(
    ("who", "seen"),
    [("seller", ["Ann"]), ("boss", ["Ann"]), ("admin", ["Ann", "aNN"]), ("other", []), ("stranger", [])],
)
async def test_nobody_is_told_of_contacts_that_they_do_not_see(api: Api, who: str, seen: list[str]) -> None:
    await contact(api, "Ann", who="seller")
    await contact(api, "aNN", who="admin")
    made = (await api.write(who, "createContact", _ALIKE, name="ANN"))["record"]
    assert [each["contact"]["title"] for each in made["possibleDuplicates"]] == seen
    listed = await groups(api, who)
    assert [(count, titles) for _, _, count, titles in listed] == ([(len(seen) + 1, [*seen, "ANN"])] if seen else [])


async def test_deleted_contacts_are_no_duplicates_until_they_are_restored(api: Api) -> None:
    first = await contact(api, "Ann")
    await contact(api, "Ann")
    await api.write("seller", "deleteContact", contact=first["id"])
    assert await groups(api) == []
    await api.write("seller", "restoreContact", contact=first["id"])
    assert await groups(api) == [("NAME", "ann", 2, ["Ann", "Ann"])]


async def test_groups_are_told_once_by_what_says_most(api: Api) -> None:
    await contact(api, "Ann", "ann@example.com, b@example.com, 8 495 123 45 67")
    await contact(api, "Ann", "ann@example.com, b@example.com, 8 495 123 45 67")
    assert await groups(api) == [("EMAIL", "ann@example.com", 2, ["Ann", "Ann"])]
    # One more of the name is another group.
    await contact(api, "Ann")
    assert await groups(api) == [
        ("EMAIL", "ann@example.com", 2, ["Ann", "Ann"]),
        ("NAME", "ann", 3, ["Ann", "Ann", "Ann"]),
    ]


async def test_groups_are_found_by_words_of_any_of_their_contacts(api: Api) -> None:
    for city in ("ann@example.com", "bob@example.com"):
        await contact(api, city[:3] + " Smith", city)
        await contact(
            api, city[:3] + " Miller", city + ", +7 495 123-45-6" + city[2:3].replace("n", "1").replace("b", "2")
        )
    assert [value for _, value, _, _ in await groups(api)] == ["ann@example.com", "bob@example.com"]
    for search, found in (
        ("MILLER ann", ["ann@example.com"]),
        ("bob@EXAMPLE", ["bob@example.com"]),
        ("8 (495) 123 45 61", ["ann@example.com"]),
        ("smith", ["ann@example.com", "bob@example.com"]),
        ("ann bob", []),
        ("%", []),
    ):
        assert [value for _, value, _, _ in await groups(api, search=search)] == found, search


async def test_groups_come_page_by_page_each_once(api: Api) -> None:
    for number in range(3):
        for value in ("", f"c{number}@example.com", f"+7 495 123-45-6{number}"):
            await contact(api, f"Ann {number}", value)
            await contact(api, f"Zoe {number}" if value else f"Ann {number}", value)
    whole = await groups(api, first=100)
    assert [reason for reason, _, _, _ in whole] == ["EMAIL"] * 3 + ["PHONE"] * 3 + ["NAME"] * 6
    paged: list[tuple[str, str, int, list[str]]] = []
    after, more = None, True
    while more:
        paged += await groups(api, first=2, after=after)
        info = (await api.ask("seller", _GROUPS, first=2, after=after))["duplicateContacts"]["pageInfo"]
        after, more = info["endCursor"], info["hasNextPage"]
    assert paged == whole


async def test_of_many_alike_some_are_shown_and_all_counted(api: Api) -> None:
    for _ in range(21):
        await contact(api, "Ann")
    [(_, _, count, shown)] = await groups(api)
    assert (count, len(shown)) == (21, 20)


@pytest.mark.parametrize("after", ["x", "NHxrZXk=", "MXxhAGI="])
async def test_a_place_of_another_list_is_refused(api: Api, after: str) -> None:
    result = await api.send("seller", _GROUPS, after=after)
    assert [error.extensions["code"] for error in result.errors or () if error.extensions] == ["BAD_USER_INPUT"]


async def test_being_warned_takes_one_statement_however_many_contacts_ask_for_it(
    api: Api, engine: AsyncEngine, count_statements: CountStatements
) -> None:
    ids = [(await contact(api, "Ann"))["id"] for _ in range(5)]
    asked: list[int] = []
    for some in (ids[:1], ids):
        names = " ".join(
            f'c{place}: node(id: "{id_}") {{ ... on Contact {{ possibleDuplicates {{ contact {{ title }} }} }} }}'
            for place, id_ in enumerate(some)
        )
        with count_statements(engine) as statements:
            await api.ask("seller", f"{{ {names} }}")
        asked.append(len(statements))
    assert asked == [2, 2]


async def test_listing_takes_a_statement_for_each_kind_at_most(
    api: Api, engine: AsyncEngine, count_statements: CountStatements
) -> None:
    for number in range(6):
        await contact(api, f"Ann {number // 2}", f"c{number // 2}@example.com")
    for first, count in ((2, 1), (3, 3)):
        with count_statements(engine) as statements:
            assert len(await groups(api, first=first)) == first
        assert len(statements) == count
