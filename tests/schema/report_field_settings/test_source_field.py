"""Creating the field of sources a company does not have."""

from typing import Any

import pytest

from tests.schema.records.api import codes
from tests.schema.report_field_settings.settings_api import SettingsApi


async def test_the_field_its_options_and_the_choice_come_in_one_step(api: SettingsApi) -> None:
    await api.update(dealSourceFields=api.ids("source"))
    payload = await api.create_source(
        entity="DEAL", name=" Came from ", dealType=api.id("service"), options=["Radio", " Fair "]
    )
    assert payload["userErrors"] == []
    field = payload["customField"]
    assert {key: field[key] for key in ("name", "kind", "entity", "dealType", "activityType")} == {
        "name": "Came from",
        "kind": "CHOICE",
        "entity": "DEAL",
        "dealType": {"name": "service"},
        "activityType": None,
    }
    assert field["options"] == [{"label": "Radio"}, {"label": "Fair"}]
    settings = payload["reportFieldSettings"]
    assert settings["version"] == 2
    assert [each["name"] for each in settings["dealSourceFields"]] == ["source", "Came from"]
    assert [each["dealType"] for each in payload["warnings"]] == api.ids("service", "bare")
    entries = await api.rows(
        "SELECT action, subject, before, after FROM audit_entries WHERE company_id = :company ORDER BY id"
    )
    assert {action for action, *_ in entries[1:]} == {"createSourceField"}
    assert [subject.partition(":")[0] for _, subject, *_ in entries[1:]] == [
        "CustomField",
        "FieldOption",
        "FieldOption",
        "ReportFieldSettings",
    ]
    assert entries[1][2] is None
    assert entries[-1][2]["version"] == 1
    assert [each["name"] for each in entries[-1][3]["dealSourceFields"]] == ["source", "Came from"]


async def test_it_may_be_of_all_activities_and_chosen_later(api: SettingsApi) -> None:
    payload = await api.create_source(entity="ACTIVITY", name="Heard of us", options=["Radio"], useAsSource=False)
    assert payload["userErrors"] == []
    assert payload["customField"]["activityType"] is None
    settings = payload["reportFieldSettings"]
    assert (settings["version"], settings["activitySourceFields"]) == (0, [])
    chosen = await api.update(activitySourceFields=[payload["customField"]["id"]])
    assert chosen["reportFieldSettings"]["activitySourceFields"] == [{"name": "Heard of us"}]


_CASES: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "no_name": ({"name": " "}, [("name", "REQUIRED")]),
    "a_long_name": ({"name": "x" * 501}, [("name", "TOO_LONG")]),
    "a_name_that_is_there": ({"name": "SOURCE"}, [("name", "TAKEN")]),
    "a_name_that_is_there_for_all": ({"name": "source", "dealType": "retail"}, [("name", "TAKEN")]),
    "a_name_that_is_there_for_one_type": ({"name": "Origin"}, [("name", "TAKEN")]),
    "no_options": ({"options": []}, [("options", "REQUIRED")]),
    "an_empty_option": ({"options": ["a", ""]}, [("options.1", "REQUIRED")]),
    "an_option_twice": ({"options": ["Web", "Fair", " web"]}, [("options.2", "TAKEN")]),
    "a_contacts_source": ({"entity": "CONTACT"}, [("entity", "INVALID")]),
    "another_entitys_type": ({"activityType": "meeting"}, [("activityType", "INVALID")]),
    "an_archived_type": ({"dealType": "retired"}, [("dealType", "ARCHIVED")]),
    "an_archived_activity_type": (
        {"entity": "ACTIVITY", "activityType": "telegram"},
        [("activityType", "ARCHIVED")],
    ),
    "another_companys_type": ({"dealType": "foreign_type"}, [("dealType", "NOT_FOUND")]),
}


@pytest.mark.parametrize("case", _CASES)
async def test_a_mistake_is_told_by_its_path_and_nothing_is_written(api: SettingsApi, case: str) -> None:
    values, expected = _CASES[case]
    named = {key: api.id(value) if key in ("dealType", "activityType") else value for key, value in values.items()}
    payload = await api.create_source(**{"entity": "DEAL", "name": "Came from", "options": ["Web"], **named})
    assert codes(payload) == expected
    assert (payload["customField"], payload["reportFieldSettings"]) == (None, None)
    assert await api.version() == 0
    assert await api.rows("SELECT id FROM audit_entries WHERE company_id = :company") == []


async def test_a_name_that_is_archived_or_of_another_type_is_free(api: SettingsApi) -> None:
    for name, deal_type in (("former", None), ("origin", "retail")):
        given = {} if deal_type is None else {"dealType": api.id(deal_type)}
        payload = await api.create_source(entity="DEAL", name=name, options=["Web"], **given)
        assert payload["userErrors"] == []
