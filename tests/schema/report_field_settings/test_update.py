"""Changing the settings."""

from typing import Any

import pytest

from tests.schema.records.api import codes
from tests.schema.report_field_settings.settings_api import PAYLOAD, SETTINGS, UPDATE, SettingsApi


def _of(payload: dict[str, Any], deal_type: str) -> dict[str, list[str]]:
    """The names chosen for a deal type."""
    [found] = [each for each in payload["reportFieldSettings"]["dealTypes"] if each["dealType"]["name"] == deal_type]
    return {key: [each["name"] for each in found[key]] for key in found if key != "dealType"}


async def test_what_is_chosen_is_in_force_and_the_rest_stays(api: SettingsApi) -> None:
    payload = await api.update(
        dealSourceFields=api.ids("origin", "source"),
        dealTypes=[api.of("service", priceFields=["toll", "fee"], successfulStages=["done"])],
    )
    assert payload["userErrors"] == []
    settings = payload["reportFieldSettings"]
    assert settings["version"] == 1
    assert [each["name"] for each in settings["dealSourceFields"]] == ["origin", "source"]
    assert settings["activitySourceFields"] == []
    assert _of(payload, "service") == {
        "priceFields": ["toll", "fee"],
        "successfulStages": ["done"],
        "unsuccessfulStages": [],
    }
    assert _of(payload, "retail") == {
        "priceFields": ["price", "fee"],
        "successfulStages": ["won"],
        "unsuccessfulStages": ["lost"],
    }
    read = await api.ask("seller", "{ reportFieldSettings { ...Settings } }" + SETTINGS)
    assert read["reportFieldSettings"] == settings


async def test_a_list_left_out_or_null_stays_and_an_empty_one_is_emptied(api: SettingsApi) -> None:
    await api.update(activitySourceFields=api.ids("channel"), dealSourceFields=api.ids("source"))
    payload = await api.update(
        activitySourceFields=[], dealSourceFields=None, dealTypes=[api.of("retail", unsuccessfulStages=[])]
    )
    settings = payload["reportFieldSettings"]
    assert (settings["activitySourceFields"], settings["dealSourceFields"]) == ([], [{"name": "source"}])
    assert _of(payload, "retail") == {
        "priceFields": ["price", "fee"],
        "successfulStages": ["won"],
        "unsuccessfulStages": [],
    }
    everything = await api.update(
        dealTypes=[api.of("retail", priceFields=[], successfulStages=[], unsuccessfulStages=[])]
    )
    assert set(map(tuple, _of(everything, "retail").values())) == {()}
    # Nothing chosen is no row: nothing then keeps the type from being deleted.
    assert await api.rows("SELECT deal_type_id FROM deal_type_report_fields WHERE company_id = :company") == []


async def test_what_changes_nothing_makes_no_version(api: SettingsApi) -> None:
    same = [api.of("retail", priceFields=["fee", "price"], successfulStages=["won"])]
    payload = await api.update(dealTypes=same)
    assert (payload["userErrors"], payload["reportFieldSettings"]["version"]) == ([], 0)
    assert (await api.versions())["totalCount"] == 0
    assert await api.rows("SELECT id FROM audit_entries WHERE company_id = :company") == []


async def test_a_stage_in_use_or_not_may_be_chosen_and_an_archived_type_too(api: SettingsApi) -> None:
    payload = await api.update(
        dealTypes=[api.of("retail", successfulStages=["won", "old"]), api.of("retired", successfulStages=["end"])]
    )
    assert payload["userErrors"] == []
    assert _of(payload, "retail")["successfulStages"] == ["old", "won"]
    assert _of(payload, "retired")["successfulStages"] == ["end"]


async def test_a_type_without_a_successful_stage_is_a_warning(api: SettingsApi) -> None:
    payload = await api.update(dealTypes=[api.of("retail", successfulStages=[])])
    assert payload["userErrors"] == []
    assert [(each["code"], each["dealType"], each["customField"]) for each in payload["warnings"]] == [
        ("NO_SUCCESSFUL_STAGE", api.id(name), None) for name in ("retail", "service", "bare")
    ]
    assert payload["warnings"][0]["text"] == "No stage of “retail” is successful: its deals are never won."


_LISTS: dict[str, tuple[dict[str, list[Any]], list[tuple[str, str]]]] = {
    "a_field_of_another_kind_as_a_price": (
        {"dealTypes": [("retail", {"priceFields": ["fee", "score"]})]},
        [("dealTypes.0.priceFields.1", "INVALID")],
    ),
    "a_choice_as_a_price": (
        {"dealTypes": [("retail", {"priceFields": ["source"]})]},
        [("dealTypes.0.priceFields.0", "INVALID")],
    ),
    "a_price_field_of_another_type": (
        {"dealTypes": [("service", {"priceFields": ["toll"]}), ("retail", {"priceFields": ["price", "fee", "toll"]})]},
        [("dealTypes.1.priceFields.2", "INVALID")],
    ),
    "an_archived_price_field": (
        {"dealTypes": [("retail", {"priceFields": ["bygone"]})]},
        [("dealTypes.0.priceFields.0", "ARCHIVED")],
    ),
    "a_price_field_of_another_company": (
        {"dealTypes": [("retail", {"priceFields": ["foreign_field"]})]},
        [("dealTypes.0.priceFields.0", "NOT_FOUND")],
    ),
    "a_contacts_field_as_a_price": (
        {"dealTypes": [("retail", {"priceFields": ["city"]})]},
        [("dealTypes.0.priceFields.0", "INVALID")],
    ),
    "a_field_twice": (
        {"dealTypes": [("retail", {"priceFields": ["price", "price"]})], "dealSourceFields": ["source", "source"]},
        [("dealTypes.0.priceFields.1", "INVALID"), ("dealSourceFields.1", "INVALID")],
    ),
    "a_text_as_a_source": ({"dealSourceFields": ["source", "note"]}, [("dealSourceFields.1", "INVALID")]),
    "an_activitys_field_as_a_deals_source": ({"dealSourceFields": ["channel"]}, [("dealSourceFields.0", "INVALID")]),
    "a_deals_field_as_an_activitys_source": (
        {"activitySourceFields": ["channel", "source"]},
        [("activitySourceFields.1", "INVALID")],
    ),
    "an_archived_source": ({"dealSourceFields": ["former"]}, [("dealSourceFields.0", "ARCHIVED")]),
    "a_source_that_is_none": ({"activitySourceFields": ["foreign_field"]}, [("activitySourceFields.0", "NOT_FOUND")]),
    "a_stage_of_another_type": (
        {"dealTypes": [("retail", {"successfulStages": ["won", "done"], "unsuccessfulStages": ["start"]})]},
        [("dealTypes.0.successfulStages.1", "INVALID"), ("dealTypes.0.unsuccessfulStages.0", "INVALID")],
    ),
    "a_stage_of_another_company": (
        {"dealTypes": [("retail", {"unsuccessfulStages": ["foreign_stage"]})]},
        [("dealTypes.0.unsuccessfulStages.0", "NOT_FOUND")],
    ),
    "a_stage_twice": (
        {"dealTypes": [("retail", {"successfulStages": ["won", "won"]})]},
        [("dealTypes.0.successfulStages.1", "INVALID")],
    ),
    "a_stage_in_both_lists": (
        {"dealTypes": [("service", {"successfulStages": ["done"], "unsuccessfulStages": ["start", "done"]})]},
        [("dealTypes.0.unsuccessfulStages.1", "INVALID")],
    ),
    "a_successful_stage_that_is_unsuccessful_now": (
        {"dealTypes": [("retail", {"successfulStages": ["offer", "lost"]})]},
        [("dealTypes.0.successfulStages.1", "INVALID")],
    ),
    "an_unsuccessful_stage_that_is_successful_now": (
        {"dealTypes": [("retail", {"unsuccessfulStages": ["won"]})]},
        [("dealTypes.0.unsuccessfulStages.0", "INVALID")],
    ),
    "a_deal_type_of_another_company": (
        {"dealTypes": [("foreign_type", {"priceFields": ["fee"]})]},
        [("dealTypes.0.dealType", "NOT_FOUND")],
    ),
    "a_deal_type_twice": (
        {"dealTypes": [("service", {"priceFields": ["fee"]}), ("service", {"successfulStages": ["done"]})]},
        [("dealTypes.1.dealType", "INVALID")],
    ),
    "ids_of_other_things": (
        {"dealSourceFields": ["won"], "dealTypes": [("retail", {"successfulStages": ["price"]})]},
        [("dealTypes.0.successfulStages.0", "NOT_FOUND"), ("dealSourceFields.0", "NOT_FOUND")],
    ),
}


@pytest.mark.parametrize("case", _LISTS)
async def test_a_mistake_is_told_by_its_path_and_nothing_is_changed(api: SettingsApi, case: str) -> None:
    named, expected = _LISTS[case]
    values: dict[str, Any] = {
        key: [api.of(name, **lists) for name, lists in value] if key == "dealTypes" else api.ids(*value)
        for key, value in named.items()
    }
    payload = await api.update(**values)
    assert codes(payload) == expected
    assert all(
        each["message"].startswith(("Expected ", "Nothing of the kind expected")) for each in payload["userErrors"]
    )
    assert payload["reportFieldSettings"] is None
    assert payload["warnings"] == []
    assert await api.version() == 0


async def test_both_lists_may_change_places_at_once(api: SettingsApi) -> None:
    payload = await api.update(dealTypes=[api.of("retail", successfulStages=["lost"], unsuccessfulStages=["won"])])
    assert payload["userErrors"] == []
    assert _of(payload, "retail")["successfulStages"] == ["lost"]


async def test_a_field_archived_since_stands_in_nobodys_way_elsewhere(api: SettingsApi) -> None:
    await api.execute("UPDATE custom_fields SET archived_at = now() WHERE id = :id", id=api.office["fee"])
    payload = await api.update(dealTypes=[api.of("retail", successfulStages=["won", "offer"])])
    assert payload["userErrors"] == []
    assert _of(payload, "retail")["priceFields"] == ["price", "fee"]


async def test_a_mistake_is_told_in_both_languages(api: SettingsApi) -> None:
    input_ = {"baseVersion": 0, "dealTypes": [api.of("service", priceFields=["price"])]}
    messages: list[str] = []
    for language in ("en", "ru"):
        result = await api.send("admin", UPDATE + PAYLOAD + SETTINGS, language, input=input_)
        assert result.data is not None
        messages.append(result.data["payload"]["userErrors"][0]["message"])
    assert messages == [
        "Expected a price field in use that deals of “service” have; “price” is of another deal type.",
        "Ожидается действующее поле цены, которое есть у сделок типа «service»; «price»: относится к другому типу сделки.",
    ]


async def test_the_audit_log_says_who_changed_what_by_name(api: SettingsApi) -> None:
    await api.update(
        dealSourceFields=api.ids("source"),
        dealTypes=[api.of("retail", priceFields=["price"], successfulStages=["won"])],
    )
    [entry] = await api.rows(
        "SELECT actor_id, action, subject, before, after FROM audit_entries WHERE company_id = :company"
    )
    office = api.office
    retail = {"dealType": {"ref": f"DealType:{office['retail']}", "name": "retail"}}
    price, fee, source = ({"ref": f"CustomField:{office[name]}", "name": name} for name in ("price", "fee", "source"))
    assert entry == (
        office["admin"],
        "updateReportFieldSettings",
        f"ReportFieldSettings:{office.company_id}",
        {"version": 0, "dealSourceFields": [], "dealTypes": [{**retail, "priceFields": [price, fee]}]},
        {"version": 1, "dealSourceFields": [source], "dealTypes": [{**retail, "priceFields": [price]}]},
    )
