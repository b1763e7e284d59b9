"""Deal types, stages, activity types, custom fields and options."""

from typing import Any

import pytest

from tests.schema.administration.administration import Administration
from tests.schema.records.api import codes

STAGES = "query { dealTypes { name stages { name color isArchived } } }"


async def stages(administration: Administration, deal_type: str = "retail") -> list[str]:
    types = (await administration.ask("seller", STAGES))["dealTypes"]
    return [stage["name"] for each in types if each["name"] == deal_type for stage in each["stages"]]


async def test_new_stage_comes_last_with_its_colour(administration: Administration) -> None:
    given = {"dealType": administration.id("retail"), "name": "Paid", "color": "#1A7F37", "externalId": "s"}
    created = await administration.change("createStage", "stage { name color dealType { name } } warnings", **given)
    assert created["stage"] == {"name": "Paid", "color": "#1a7f37", "dealType": {"name": "retail"}}
    assert await stages(administration) == ["old", "new", "offer", "won", "lost", "Paid"]
    await administration.change("createStage", **given)
    assert len(await stages(administration)) == 6
    assert (await administration.latest())[3] == {
        "name": "Paid",
        "color": "#1a7f37",
        "dealType": {"id": administration.id("retail"), "name": "retail"},
        "position": 4,
        "externalId": "s",
    }


@pytest.mark.parametrize("color", ["red", "#12345", "#1234567", "#12345g", "#123456\n", ""])
async def test_what_is_no_colour_is_refused(administration: Administration, color: str) -> None:
    stage = administration.id("won")
    assert codes(await administration.change("updateStage", stage=stage, color=color)) == [("color", "INVALID")]


async def test_stage_moves_to_a_place_and_back(administration: Administration) -> None:
    offer = administration.id("offer")
    await administration.change("updateStage", stage=offer, position=0, name="Offer")
    assert await stages(administration) == ["Offer", "old", "new", "won", "lost"]
    _, _, before, after = await administration.latest()
    assert (before, after) == ({"name": "offer", "position": 2}, {"name": "Offer", "position": 0})
    await administration.change("updateStage", stage=offer, position=99)
    assert await stages(administration) == ["old", "new", "won", "lost", "Offer"]
    assert codes(await administration.change("updateStage", stage=offer, position=-1)) == [("position", "INVALID")]


async def test_stages_are_put_in_order_and_those_not_named_follow(administration: Administration) -> None:
    order = [administration.id("lost"), administration.id("new")]
    shown = "dealType { stages { name } }"
    retail = administration.id("retail")
    payload = await administration.change("reorderStages", shown, dealType=retail, stages=order)
    names = ["lost", "new", "old", "offer", "won"]
    assert [stage["name"] for stage in payload["dealType"]["stages"]] == names
    action, name, before, after = await administration.latest()
    assert (action, name) == ("reorderStages", "retail")
    assert (before, after) == ({"stages": ["old", "new", "offer", "won", "lost"]}, {"stages": names})


async def test_order_has_each_of_its_own_once(administration: Administration) -> None:
    order = [administration.id(name) for name in ("lost", "lost", "start", "foreign_stage")]
    payload = await administration.change("reorderStages", dealType=administration.id("retail"), stages=order)
    assert codes(payload) == [("stages.1", "INVALID"), ("stages.2", "NOT_FOUND"), ("stages.3", "NOT_FOUND")]
    assert await stages(administration) == ["old", "new", "offer", "won", "lost"]


async def test_deal_types_activity_types_and_fields_are_put_in_order(administration: Administration) -> None:
    bare, telegram, fee = (administration.id(name) for name in ("bare", "telegram", "fee"))
    payload = await administration.change("reorderDealTypes", "dealTypes { name }", dealTypes=[bare])
    assert [each["name"] for each in payload["dealTypes"]] == ["bare", "retail", "service", "retired"]
    payload = await administration.change("reorderActivityTypes", "activityTypes { name }", activityTypes=[telegram])
    assert [each["name"] for each in payload["activityTypes"]] == ["telegram", "meeting"]
    payload = await administration.change("reorderCustomFields", "customFields { name }", entity="DEAL", fields=[fee])
    assert [each["name"] for each in payload["customFields"]][:3] == ["fee", "price", "score"]
    payload = await administration.change(
        "reorderFieldOptions",
        "customField { options { label } }",
        field=administration.id("source"),
        options=[administration.id("radio")],
    )
    assert payload["customField"]["options"] == [{"label": "Radio"}, {"label": "Web"}]


async def test_position_at_the_end_of_numbers_is_followed_by_another(administration: Administration) -> None:
    await administration.execute(
        "UPDATE stages SET position = 2147483647 WHERE company_id = :company AND name = 'lost'"
    )
    await administration.change("createStage", dealType=administration.id("retail"), name="Paid")
    assert await stages(administration) == ["old", "new", "offer", "won", "lost", "Paid"]


async def test_choice_field_is_created_with_its_options(administration: Administration) -> None:
    shown = "customField { name kind entity activityType { name } options { label } }"
    payload = await administration.change(
        "createCustomField",
        shown,
        entity="ACTIVITY",
        kind="CHOICE",
        name="Source",
        activityType=administration.id("meeting"),
        options=["Web", "Fair"],
    )
    assert payload["customField"] == {
        "name": "Source",
        "kind": "CHOICE",
        "entity": "ACTIVITY",
        "activityType": {"name": "meeting"},
        "options": [{"label": "Web"}, {"label": "Fair"}],
    }


@pytest.mark.parametrize(
    ("given", "mistake"),
    [
        ({"kind": "TEXT", "options": ["A"]}, ("options", "INVALID")),
        ({"options": ["A", " "]}, ("options.1", "REQUIRED")),
        ({"options": ["A\0"]}, ("options.0", "INVALID")),
        ({"options": ["A"] * 1001}, ("options", "INVALID")),
        ({"entity": "CONTACT", "dealType": "retail"}, ("dealType", "INVALID")),
        ({"activityType": "meeting"}, ("activityType", "INVALID")),
        ({"dealType": "foreign_type"}, ("dealType", "NOT_FOUND")),
        ({"name": ""}, ("name", "REQUIRED")),
    ],
)
async def test_field_that_cannot_be_is_refused(
    administration: Administration, given: dict[str, Any], mistake: tuple[str, str]
) -> None:
    values = {"entity": "DEAL", "kind": "CHOICE", "name": "Purpose", **given}
    for key in ("dealType", "activityType"):
        if key in values:
            values[key] = administration.id(values[key])
    assert codes(await administration.change("createCustomField", **values)) == [mistake]


async def test_options_are_only_of_choice_fields(administration: Administration) -> None:
    payload = await administration.change("createFieldOption", field=administration.id("note"), label="A")
    assert codes(payload) == [("field", "INVALID")]
    source = administration.id("source")
    payload = await administration.change("createFieldOption", "option { label }", field=source, label=" Fair ")
    assert payload["option"] == {"label": "Fair"}


async def test_archived_stage_of_the_settings_is_warned_of(administration: Administration) -> None:
    payload = await administration.change(
        "archiveStage", "stage { isArchived } warnings", stage=administration.id("won")
    )
    assert payload["stage"] == {"isArchived": True}
    assert [warning.startswith("“won” is chosen") for warning in payload["warnings"]] == [True]
    payload = await administration.change("archiveStage", "warnings", stage=administration.id("offer"))
    assert payload["warnings"] == []


async def test_archived_price_field_of_the_settings_is_warned_of_and_its_blocks_say_so(
    administration: Administration,
) -> None:
    fee = administration.id("fee")
    payload = await administration.change("archiveCustomField", "warnings", field=fee)
    assert len(payload["warnings"]) == 1
    status = '{ dashboard { widget(key: "revenue") { status { code } } } }'
    found = await administration.ask("admin", status)
    assert found["dashboard"]["widget"]["status"]["code"] == "NOT_CONFIGURED"
    await administration.change("unarchiveCustomField", field=fee)
    found = await administration.ask("admin", status)
    assert found["dashboard"]["widget"]["status"]["code"] != "NOT_CONFIGURED"
    assert (await administration.latest())[2:] == ({"isArchived": True}, {"isArchived": False})


async def test_archiving_twice_is_archiving_once(administration: Administration) -> None:
    meeting = administration.id("meeting")
    for _ in range(2):
        payload = await administration.change(
            "archiveActivityType", "activityType { isArchived }", activityType=meeting
        )
        assert payload["activityType"] == {"isArchived": True}
    assert len(await administration.log()) == 1


async def test_used_terms_are_not_deleted_but_archived(administration: Administration) -> None:
    source, web = administration.id("source"), administration.id("web")
    deal = await administration.create_deal(fields=[{"field": source, "option": web}], stage=administration.id("new"))
    await administration.write("seller", "moveDeal", deal=deal, toStage=administration.id("offer"))
    await administration.write("seller", "deleteDeal", deal=deal)
    await administration.write("seller", "createActivity", name="A", activityType=administration.id("meeting"))
    for mutation, field, name, words in (
        ("deleteDealType", "dealType", "retail", "stages, deals, custom fields, the report field settings"),
        ("deleteStage", "stage", "new", "past moves of deals"),
        ("deleteStage", "stage", "offer", "deals, past moves of deals"),
        ("deleteStage", "stage", "won", "the report field settings"),
        ("deleteActivityType", "activityType", "meeting", "activities, custom fields"),
        ("deleteCustomField", "field", "source", "values in records, its options"),
        ("deleteCustomField", "field", "fee", "the report field settings"),
        ("deleteFieldOption", "option", "web", "values in records"),
    ):
        before = await administration.rows("SELECT count(*) FROM audit_entries WHERE company_id = :company")
        payload = await administration.change(mutation, "deletedId", **{field: administration.id(name)})
        assert (codes(payload), payload["deletedId"]) == ([(field, "IN_USE")], None), name
        message = payload["userErrors"][0]["message"]
        assert message.endswith(f"there are {words}. Archive it instead."), name
        assert await administration.rows("SELECT count(*) FROM audit_entries WHERE company_id = :company") == before


async def test_unused_terms_are_deleted(administration: Administration) -> None:
    for mutation, field, name in (
        ("deleteStage", "stage", "old"),
        ("deleteStage", "stage", "end"),
        ("deleteStage", "stage", "after"),
        ("deleteDealType", "dealType", "retired"),
        ("deleteActivityType", "activityType", "telegram"),
        ("deleteCustomField", "field", "city"),
        ("deleteFieldOption", "option", "radio"),
        ("deleteFieldOption", "option", "web"),
        ("deleteCustomField", "field", "source"),
    ):
        id_ = administration.id(name)
        assert (await administration.change(mutation, "deletedId", **{field: id_}))["deletedId"] == id_
        node = await administration.ask("admin", "query($id: ID!) { node(id: $id) { id } }", id=id_)
        assert node == {"node": None}
        again = await administration.change(mutation, **{field: id_})
        assert codes(again) == [(field, "NOT_FOUND")]


async def test_deal_type_with_empty_settings_is_deleted_with_them(administration: Administration) -> None:
    await administration.execute(
        "INSERT INTO deal_type_report_fields (company_id, deal_type_id) VALUES (:company, :id)",
        id=administration.office["bare"],
    )
    payload = await administration.change("deleteDealType", dealType=administration.id("bare"))
    assert codes(payload) == []


async def test_types_are_created_once_by_their_external_id(administration: Administration) -> None:
    for kind in ("DealType", "ActivityType"):
        key = kind[0].lower() + kind[1:]
        shown = f"{key} {{ id name isArchived }}"
        first = await administration.change(f"create{kind}", shown, name=" New ", externalId="t")
        again = await administration.change(f"create{kind}", shown, name="Newer", externalId="t")
        assert first[key]["name"] == "New"
        assert again == first
        renamed = await administration.change(f"update{kind}", shown, **{key: first[key]["id"]}, name="Newer")
        assert renamed[key]["name"] == "Newer"
