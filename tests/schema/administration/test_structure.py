"""Departments and groups."""

from typing import Any

import pytest

from schema.node import global_id
from tests.schema.administration.administration import Administration
from tests.schema.records.api import codes

DEPARTMENT = "department { id name parent { name } head { name } externalId } warnings"


async def test_department_is_created_below_another_with_a_head(administration: Administration) -> None:
    given = {
        "name": "South",
        "parent": administration.id("sales"),
        "head": administration.id("boss"),
        "externalId": "7",
    }
    created = await administration.change("createDepartment", DEPARTMENT, **given)
    south = created["department"]
    assert (south["name"], south["parent"], south["head"]) == ("South", {"name": "Sales"}, {"name": "boss"})
    assert created["warnings"] == []
    again = await administration.change("createDepartment", DEPARTMENT, **{**given, "name": "Other"})
    assert again["department"] == south
    assert len(await administration.log()) == 1


async def test_head_who_is_no_manager_is_warned_of_and_a_dismissed_one_refused(administration: Administration) -> None:
    sales = administration.id("sales")
    payload = await administration.change(
        "updateDepartment", DEPARTMENT, department=sales, head=administration.id("seller")
    )
    assert payload["department"]["head"] == {"name": "seller"}
    assert len(payload["warnings"]) == 1
    refused = await administration.change("updateDepartment", department=sales, head=administration.id("gone"))
    assert codes(refused) == [("head", "INVALID")]
    freed = await administration.change("updateDepartment", DEPARTMENT, department=sales, clear=["HEAD"], name="Trade")
    assert (freed["department"]["head"], freed["department"]["name"]) == (None, "Trade")


@pytest.mark.parametrize("parent", ["sales", "north"])
async def test_departments_never_form_a_circle(administration: Administration, parent: str) -> None:
    payload = await administration.change(
        "updateDepartment", department=administration.id("sales"), parent=administration.id(parent)
    )
    assert codes(payload) == [("parent", "INVALID")]


async def test_department_moves_with_its_parts(administration: Administration) -> None:
    payload = await administration.change(
        "updateDepartment", DEPARTMENT, department=administration.id("sales"), parent=administration.id("support")
    )
    assert payload["department"]["parent"] == {"name": "Support"}
    assert (await administration.latest())[3] == {"parent": {"id": administration.id("support"), "name": "Support"}}


@pytest.mark.parametrize(
    ("name", "sql", "words"),
    [
        ("sales", "SELECT 1", "sub-departments"),
        ("north", "SELECT 1", "people"),
        (
            "support",
            "INSERT INTO widget_settings (company_id, widget_key, audience)"
            """ VALUES (:company, 'sms', jsonb_build_object('except_departments', jsonb_build_array(CAST(:id AS bigint))))""",
            "audiences of blocks",
        ),
        (
            "support",
            "INSERT INTO default_dashboards (company_id, principal, principal_id, layout)"
            """ VALUES (:company, 'department', :id, '{"known": ["sms"]}')""",
            "a default desktop",
        ),
    ],
)
async def test_department_that_something_points_at_is_not_deleted(
    administration: Administration, name: str, sql: str, words: str
) -> None:
    if name == "support":
        await administration.change("updateUser", user=administration.id("other"), clear=["DEPARTMENT"])
    if ":id" in sql:
        await administration.execute(sql, id=administration.office[name])
    payload = await administration.change("deleteDepartment", "deletedId", department=administration.id(name))
    assert (codes(payload), payload["deletedId"]) == ([("department", "IN_USE")], None)
    assert words in payload["userErrors"][0]["message"]


async def test_default_desktop_that_was_taken_back_goes_with_its_group(administration: Administration) -> None:
    group = await administration.group()
    await administration.execute(
        "INSERT INTO default_dashboards (company_id, principal, principal_id)"
        " SELECT :company, 'group', id FROM groups WHERE company_id = :company"
    )
    assert codes(await administration.change("deleteGroup", group=group)) == []
    assert await administration.rows("SELECT 1 FROM default_dashboards WHERE company_id = :company") == []


async def test_empty_department_is_deleted_and_leaves_its_name_in_the_log(administration: Administration) -> None:
    await administration.change("updateUser", user=administration.id("other"), clear=["DEPARTMENT"])
    support = administration.id("support")
    payload = await administration.change("deleteDepartment", "deletedId", department=support)
    assert payload["deletedId"] == support
    entry = (await administration.log(first=1))[0]
    assert (entry["before"], entry["after"]) == ({"name": "Support"}, None)
    assert entry["subject"] == {"id": support, "type": "Department", "name": None}
    assert entry["summary"] == "admin deleted the department “Support”"


async def members(administration: Administration, group: str) -> list[str]:
    query = "query($id: ID!) { node(id: $id) { ... on Group { members(first: 100) { edges { node { name } } } } } }"
    found = (await administration.ask("seller", query, id=group))["node"]["members"]["edges"]
    return [edge["node"]["name"] for edge in found]


async def test_people_join_and_leave_groups(administration: Administration) -> None:
    ids = {name: administration.id(name) for name in ("seller", "gone", "other", "boss")}
    group = await administration.group("Friends", "seller", "gone")
    await administration.change("addGroupMembers", group=group, users=[ids["seller"], ids["other"], ids["other"]])
    assert await members(administration, group) == ["gone", "other", "seller"]
    await administration.change("removeGroupMembers", group=group, users=[ids["gone"], ids["boss"]])
    assert await members(administration, group) == ["other", "seller"]
    await administration.change("setGroupMembers", group=group, users=[ids["boss"], ids["other"]])
    assert await members(administration, group) == ["boss", "other"]
    action, name, before, after = await administration.latest()
    assert (action, name) == ("setGroupMembers", "Friends")
    assert before == {"members": [{"id": ids["seller"], "name": "seller"}]}
    assert after == {"members": [{"id": ids["boss"], "name": "boss"}]}
    entries = len(await administration.log())
    await administration.change("setGroupMembers", group=group, users=[ids["boss"], ids["other"]])
    assert len(await administration.log()) == entries


async def test_strangers_do_not_join(administration: Administration) -> None:
    group = await administration.group()
    given: list[Any] = [administration.id("seller"), administration.id("stranger"), global_id("User", 0)]
    payload = await administration.change("setGroupMembers", group=group, users=given)
    assert codes(payload) == [("users.1", "NOT_FOUND"), ("users.2", "NOT_FOUND")]
    assert await members(administration, group) == []


async def test_group_is_renamed_and_deleted_once_empty(administration: Administration) -> None:
    group = await administration.group("Friends", "seller")
    renamed = await administration.change("updateGroup", "group { name }", group=group, name="Foes")
    assert renamed["group"] == {"name": "Foes"}
    assert codes(await administration.change("deleteGroup", group=group)) == [("group", "IN_USE")]
    await administration.change("setGroupMembers", group=group, users=[])
    assert (await administration.change("deleteGroup", "deletedId", group=group))["deletedId"] == group


async def test_group_of_an_audience_is_not_deleted(administration: Administration) -> None:
    group = await administration.group()
    await administration.execute(
        "INSERT INTO widget_settings (company_id, widget_key, audience) SELECT :company, 'sms',"
        " jsonb_build_object('groups', jsonb_agg(id)) FROM groups WHERE company_id = :company"
    )
    assert codes(await administration.change("deleteGroup", group=group)) == [("group", "IN_USE")]
