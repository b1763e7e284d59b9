"""No two in use have one name beside each other, whatever the case and the blanks."""

import asyncio
from typing import Any

import pytest

from tests.schema.administration.administration import Administration
from tests.schema.records.api import codes

# What is created, what else it takes (ids by the office's names), and what would stand elsewhere.
CREATED: list[tuple[str, dict[str, Any], dict[str, Any] | None]] = [
    ("createDealType", {}, None),
    ("createActivityType", {}, None),
    ("createGroup", {}, None),
    ("createDepartment", {}, {"parent": "sales"}),
    ("createDepartment", {"parent": "sales"}, {"parent": "north"}),
    ("createStage", {"dealType": "retail"}, {"dealType": "service"}),
    ("createCustomField", {"entity": "DEAL", "kind": "TEXT"}, {"entity": "CONTACT", "kind": "TEXT"}),
    (
        "createCustomField",
        {"entity": "DEAL", "kind": "TEXT", "dealType": "retail"},
        {"entity": "DEAL", "kind": "TEXT", "dealType": "service"},
    ),
    ("createReportFolder", {}, None),
]
_REFERENCES = {"parent", "dealType"}


def given(administration: Administration, values: dict[str, Any]) -> dict[str, Any]:
    return {key: administration.id(value) if key in _REFERENCES else value for key, value in values.items()}


@pytest.mark.parametrize(("mutation", "values", "elsewhere"), CREATED)
@pytest.mark.parametrize("again", ["Золотая  Осень", " золотая осень ", "ЗОЛОТАЯ\u00a0ОСЕНЬ"])
async def test_name_is_given_once(
    administration: Administration, mutation: str, values: dict[str, Any], elsewhere: dict[str, Any] | None, again: str
) -> None:
    values = given(administration, values)
    assert codes(await administration.change(mutation, **values, name="Золотая осень")) == []
    logged = len(await administration.log())
    refused = await administration.change(mutation, **values, name=again)
    assert codes(refused) == [("name", "TAKEN")]
    assert refused["userErrors"][0]["message"].startswith(f"“{again.strip()}” is there already.")
    assert len(await administration.log()) == logged
    if elsewhere is not None:
        assert codes(await administration.change(mutation, **given(administration, elsewhere), name=again)) == []


@pytest.mark.parametrize("blank", ["\u200b", "\ufeff", "\u2060 "])
async def test_blanks_that_nobody_sees_make_no_other_name(administration: Administration, blank: str) -> None:
    assert codes(await administration.change("createGroup", name="Friends")) == []
    assert codes(await administration.change("createGroup", name=f"{blank}Friends{blank}")) == [("name", "TAKEN")]
    assert codes(await administration.change("createGroup", name=blank)) == [("name", "REQUIRED")]


async def test_field_of_all_types_stands_beside_those_of_each(administration: Administration) -> None:
    field = {"entity": "DEAL", "kind": "TEXT"}
    one, other = administration.id("retail"), administration.id("service")
    assert codes(await administration.change("createCustomField", **field, dealType=one, name="Colour")) == []
    assert codes(await administration.change("createCustomField", **field, name="colour")) == [("name", "TAKEN")]
    assert codes(await administration.change("createCustomField", **field, name="Shape")) == []
    beside = await administration.change("createCustomField", **field, dealType=other, name="shape")
    assert codes(beside) == [("name", "TAKEN")]


async def test_label_is_given_once_in_a_field(administration: Administration) -> None:
    source = administration.id("source")
    assert codes(await administration.change("createFieldOption", field=source, label="Street")) == []
    assert codes(await administration.change("createFieldOption", field=source, label="street ")) == [
        ("label", "TAKEN")
    ]
    new = {"entity": "CONTACT", "kind": "CHOICE", "name": "Size", "options": ["S", "M", " s "]}
    assert codes(await administration.change("createCustomField", **new)) == [("options.2", "TAKEN")]


async def test_nothing_is_renamed_to_what_another_is_called(administration: Administration) -> None:
    won = administration.id("won")
    assert codes(await administration.change("updateStage", stage=won, name="LOST")) == [("name", "TAKEN")]
    assert codes(await administration.change("updateStage", stage=won, name="Won")) == []
    await administration.change("createDepartment", name="South", parent=administration.id("sales"))
    north = administration.id("north")
    assert codes(await administration.change("updateDepartment", department=north, name="south")) == [("name", "TAKEN")]
    group = await administration.group("Friends")
    await administration.group("Neighbours")
    assert codes(await administration.change("updateGroup", group=group, name="neighbours")) == [("name", "TAKEN")]


async def test_department_does_not_move_beside_one_of_its_name(administration: Administration) -> None:
    support = administration.id("support")
    await administration.change("createDepartment", name="Support", parent=administration.id("sales"))
    moved = await administration.change("updateDepartment", department=support, parent=administration.id("sales"))
    assert codes(moved) == [("name", "TAKEN")]


async def test_archived_one_leaves_its_name_to_others_and_comes_back_when_it_is_free(
    administration: Administration,
) -> None:
    retail, lost = administration.id("retail"), administration.id("lost")
    await administration.change("archiveStage", stage=lost)
    new = (await administration.change("createStage", "stage { id }", dealType=retail, name="Lost"))["stage"]["id"]
    assert codes(await administration.change("unarchiveStage", stage=lost)) == [("stage", "TAKEN")]
    await administration.change("updateStage", stage=new, name="Gone")
    assert codes(await administration.change("unarchiveStage", stage=lost)) == []


async def test_of_two_at_once_one_is_told_that_the_name_is_taken(administration: Administration) -> None:
    names = ("Exhibition", "exhibition", " EXHIBITION")
    told = await asyncio.gather(*(administration.change("createDealType", name=name) for name in names))
    assert sorted(codes(each) for each in told) == [[], [("name", "TAKEN")], [("name", "TAKEN")]]


async def test_what_has_one_name_since_before_goes_on_until_it_is_renamed(administration: Administration) -> None:
    await administration.execute(
        "insert into stages (company_id, deal_type_id, name, position) select company_id, deal_type_id, name, 9 "
        "from stages where company_id = :company and id = :won",
        won=administration.office["won"],
    )
    won = administration.id("won")
    assert codes(await administration.change("updateStage", stage=won, name="won", color="#112233", position=0)) == []
    assert codes(await administration.change("updateStage", stage=won, name="Won")) == [("name", "TAKEN")]
    assert codes(await administration.change("updateStage", stage=won, name="Sold")) == []
