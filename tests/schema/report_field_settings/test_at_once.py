"""Administrators at the same moment, on connections of their own."""

import asyncio
from typing import Any

from sqlalchemy import text
from strawberry.types import ExecutionResult

from tests.schema.records.api import codes
from tests.schema.report_field_settings.settings_api import (
    CREATE,
    PAYLOAD,
    RESTORE,
    SETTINGS,
    UPDATE,
    SettingsApi,
)

_WAITING = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def _refusals(result: ExecutionResult) -> list[tuple[Any, Any, str]]:
    return [
        ((error.extensions or {}).get("code"), (error.extensions or {}).get("field"), error.message)
        for error in result.errors or ()
    ]


async def test_a_change_of_another_version_is_refused_and_told_the_present_one(api: SettingsApi) -> None:
    await api.update(dealSourceFields=api.ids("source"))
    for document, values in ((UPDATE, {"dealSourceFields": []}), (RESTORE, {"version": 1})):
        for base in (0, 2):
            result = await api.send("admin", document + PAYLOAD + SETTINGS, input={"baseVersion": base, **values})
            message = f"The settings are at version 1 now, not {base}. Nothing was changed: read them again, and change that version."
            assert _refusals(result) == [("CONFLICT", ["baseVersion"], message)]
    assert await api.version() == 1


async def test_of_two_saves_upon_one_version_one_conflicts_whichever_comes_first(api: SettingsApi) -> None:
    inputs: list[dict[str, Any]] = [
        {"baseVersion": 0, "dealSourceFields": api.ids("source")},
        {"baseVersion": 0, "dealTypes": [api.of("service", successfulStages=["done"])]},
        {"baseVersion": 0, "activitySourceFields": api.ids("channel")},
    ]
    results = await asyncio.gather(*(api.send("admin", UPDATE + PAYLOAD + SETTINGS, input=input_) for input_ in inputs))
    refused = [_refusals(result)[0][:2] for result in results if result.errors]
    assert refused == [("CONFLICT", ["baseVersion"])] * 2
    assert (await api.versions())["totalCount"] == 2
    [winner] = [result.data for result in results if not result.errors]
    assert winner is not None
    read = await api.ask("admin", "{ reportFieldSettings { ...Settings } }" + SETTINGS)
    assert read["reportFieldSettings"] == winner["payload"]["reportFieldSettings"]


async def test_a_save_waits_for_the_one_before_it_and_then_conflicts(api: SettingsApi) -> None:
    async with api.engine.begin() as other:
        company = {"company": api.office.company_id}
        await other.execute(
            text("INSERT INTO report_field_settings (company_id, version) VALUES (:company, 0)"), company
        )
        waiting = asyncio.create_task(
            api.send(
                "admin", UPDATE + PAYLOAD + SETTINGS, input={"baseVersion": 0, "dealSourceFields": api.ids("source")}
            )
        )
        while not await api.rows(_WAITING):
            pass
        await other.execute(text("UPDATE report_field_settings SET version = 1 WHERE company_id = :company"), company)
    assert [each[0] for each in _refusals(await waiting)] == ["CONFLICT"]


async def test_fields_of_sources_created_at_once_are_all_chosen(api: SettingsApi) -> None:
    names = ["Radio", "Fairs", "Web"]
    inputs = [{"entity": "DEAL", "name": name, "options": ["a"]} for name in names]
    await asyncio.gather(*(api.send("admin", CREATE + SETTINGS, input=input_) for input_ in inputs))
    read = await api.ask("admin", "{ reportFieldSettings { ...Settings } }" + SETTINGS)
    assert {each["name"] for each in read["reportFieldSettings"]["dealSourceFields"]} == {*names}
    assert read["reportFieldSettings"]["version"] == 3


async def test_the_same_request_twice_makes_one_field(api: SettingsApi) -> None:
    input_ = {"entity": "DEAL", "name": "Radio", "options": ["a"]}
    results = await asyncio.gather(*(api.send("admin", CREATE + SETTINGS, input=input_) for _ in range(2)))
    assert sorted(codes(result.data["payload"]) for result in results if result.data) == [[], [("name", "TAKEN")]]
