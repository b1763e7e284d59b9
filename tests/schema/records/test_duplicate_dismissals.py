"""Contacts with something in common that are not one."""

import asyncio
from typing import Any

from tests.schema.administration.administration import Administration
from tests.schema.records.api import Api, codes
from tests.schema.records.test_contact_merges import api
from tests.schema.records.test_duplicates import contact, groups

__all__ = ["api"]

_DISMISS = """
mutation($input: DismissDuplicatesInput!) { payload: dismissDuplicates(input: $input) {
  dismissal { id reason value count contacts { title } dismissedBy { name } } userErrors { field code } } }
"""
_UNDO = """
mutation($input: UndoDuplicateDismissalInput!) { payload: undoDuplicateDismissal(input: $input) {
  undoneId userErrors { field code } } }
"""
_LISTED = "{ duplicateDismissals { edges { node { id value contacts { title } } } } }"


async def dismiss(api: Api, value: str, reason: str = "NAME", who: str = "seller") -> dict[str, Any]:
    """What came of dismissing a group."""
    return (await api.ask(who, _DISMISS, input={"reason": reason, "value": value}))["payload"]


async def undo(api: Api, dismissal: str, who: str = "seller") -> dict[str, Any]:
    """What came of taking that back."""
    return (await api.ask(who, _UNDO, input={"id": dismissal}))["payload"]


async def listed(api: Api, who: str = "seller") -> list[str]:
    """The values of the dismissed groups."""
    return [edge["node"]["value"] for edge in (await api.ask(who, _LISTED))["duplicateDismissals"]["edges"]]


async def test_a_dismissed_group_is_neither_listed_nor_warned_of_until_that_is_taken_back(api: Administration) -> None:
    await contact(api, "Ann", "ann@example.com")
    second = await contact(api, "ann", "ann@example.com")
    await contact(api, "Bob")
    await contact(api, "bob")
    made = await dismiss(api, "ann@example.com", "EMAIL")
    assert made["dismissal"] | {"id": ""} == {
        "id": "",
        "reason": "EMAIL",
        "value": "ann@example.com",
        "count": 2,
        "contacts": [{"title": "Ann"}, {"title": "ann"}],
        "dismissedBy": {"name": "seller"},
    }
    # Nor by the name, which says less of the same contacts.
    assert await groups(api) == [("NAME", "bob", 2, ["Bob", "bob"])]
    alike = "query($id: ID!) { node(id: $id) { ... on Contact { possibleDuplicates { contact { title } } } } }"
    assert (await api.ask("seller", alike, id=second["id"]))["node"] == {"possibleDuplicates": []}
    assert await listed(api) == ["ann@example.com"]
    assert await undo(api, made["dismissal"]["id"]) == {"undoneId": made["dismissal"]["id"], "userErrors": []}
    assert [group[1] for group in await groups(api)] == ["ann@example.com", "bob"]
    assert (await api.ask("seller", alike, id=second["id"]))["node"]["possibleDuplicates"] == [
        {"contact": {"title": "Ann"}}
    ]
    assert await listed(api) == []
    assert codes(await undo(api, made["dismissal"]["id"])) == [("id", "NOT_FOUND")]


async def test_the_same_is_said_once_however_often_and_at_once(api: Administration) -> None:
    await contact(api, "Ann")
    await contact(api, "ann")
    made = await asyncio.gather(*(dismiss(api, "ann") for _ in range(3)))
    assert len({each["dismissal"]["id"] for each in made}) == 1
    assert await listed(api) == ["ann"]
    await contact(api, "ANN")
    assert (await dismiss(api, "ann"))["dismissal"]["id"] != made[0]["dismissal"]["id"]
    assert await listed(api) == ["ann", "ann"]


async def test_another_contact_brings_a_dismissed_group_back(api: Administration) -> None:
    await contact(api, "Ann")
    await contact(api, "ann")
    await dismiss(api, "ann")
    third = await contact(api, "ANN", selection="possibleDuplicates { contact { title } }")
    assert [each["contact"]["title"] for each in third["possibleDuplicates"]] == ["Ann", "ann"]
    assert await groups(api) == [("NAME", "ann", 3, ["Ann", "ann", "ANN"])]
    await dismiss(api, "ann")
    assert await groups(api) == []


async def test_what_somebody_dismisses_says_nothing_of_contacts_that_they_do_not_see(api: Administration) -> None:
    for who in ("seller", "seller", "admin"):
        await contact(api, "Ann", who=who)
    assert codes(await dismiss(api, "ann", who="other")) == [("value", "NOT_FOUND")]
    assert codes(await dismiss(api, "bob")) == [("value", "NOT_FOUND")]
    ours = (await dismiss(api, "ann"))["dismissal"]
    assert ours["count"] == 2
    assert (await groups(api), [group[2] for group in await groups(api, "admin")]) == ([], [3])
    everybody = (await dismiss(api, "ann", who="admin"))["dismissal"]
    assert await groups(api, "admin") == []
    assert (await listed(api), await listed(api, "admin"), await listed(api, "other")) == (["ann"], ["ann", "ann"], [])
    for who in ("seller", "other", "stranger"):
        assert codes(await undo(api, everybody["id"], who)) == [("id", "NOT_FOUND")]
    for who in ("other", "stranger"):
        assert codes(await undo(api, ours["id"], who)) == [("id", "NOT_FOUND")]


async def test_of_more_contacts_than_are_shown_all_are_dismissed(api: Administration) -> None:
    for _ in range(22):
        await contact(api, "Ann")
    made = (await dismiss(api, "ann"))["dismissal"]
    assert (made["count"], len(made["contacts"])) == (22, 20)
    assert await groups(api) == []


async def test_the_audit_log_tells_of_dismissals(api: Administration) -> None:
    await contact(api, "Ann")
    await contact(api, "Ann")
    made = (await dismiss(api, "ann"))["dismissal"]
    await undo(api, made["id"])
    assert [(entry["action"], entry["summary"]) for entry in (await api.log())[:2]] == [
        ("undoDuplicateDismissal", "seller took the contact “Ann” for a possible duplicate again"),
        ("dismissDuplicates", "seller told the contact “Ann” from its duplicates"),
    ]
