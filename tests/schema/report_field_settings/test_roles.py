"""Only administrators set what is counted, and read about it; everybody reads what is in force."""

from typing import Any

import pytest

from tests.schema.report_field_settings.settings_api import (
    CREATE,
    PAYLOAD,
    RESTORE,
    SETTINGS,
    UPDATE,
    VERSIONS,
    SettingsApi,
)

_PREVIEW = "query($input: ReportFieldSettingsInput!) { previewReportFieldSettings(input: $input) { blocks { key } } }"
_OPERATIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "update": (UPDATE + PAYLOAD + SETTINGS, {"input": {"baseVersion": 0}}),
    "restore": (RESTORE + PAYLOAD + SETTINGS, {"input": {"baseVersion": 0, "version": 0}}),
    "create": (CREATE + SETTINGS, {"input": {"entity": "DEAL", "name": "Came from", "options": ["Web"]}}),
    "preview": (_PREVIEW, {"input": {"baseVersion": 0}}),
    "versions": (VERSIONS + SETTINGS, {}),
    "health": ("{ setupHealth { readyCount } }", {}),
}


@pytest.mark.parametrize(
    ("who", "refusal"),
    [("admin", []), ("boss", ["FORBIDDEN"]), ("seller", ["FORBIDDEN"]), (None, ["UNAUTHENTICATED"])],
)
@pytest.mark.parametrize("operation", _OPERATIONS)
async def test_it_is_for_administrators(api: SettingsApi, operation: str, who: str | None, refusal: list[str]) -> None:
    document, variables = _OPERATIONS[operation]
    result = await api.send(who, document, **variables)
    assert [(error.extensions or {}).get("code") for error in result.errors or ()] == refusal
    if refusal:
        assert await api.rows("SELECT id FROM audit_entries WHERE company_id = :company") == []
        assert await api.version() == 0


async def test_administrators_of_another_company_change_their_own(api: SettingsApi) -> None:
    await api.update(dealSourceFields=api.ids("source"))
    versions = await api.ask("stranger", VERSIONS + SETTINGS)
    assert versions["versions"]["totalCount"] == 0
    input_ = {"baseVersion": 0, "dealTypes": [api.of("foreign_type", successfulStages=["foreign_stage"])]}
    payload = (await api.ask("stranger", UPDATE + PAYLOAD + SETTINGS, input=input_))["payload"]
    assert payload["userErrors"] == []
    assert payload["reportFieldSettings"]["version"] == 1
    assert (await api.versions())["totalCount"] == 2


async def test_everybody_reads_what_is_missing_and_administrators_where_to_set_it(api: SettingsApi) -> None:
    query = "{ reportFieldSettings { health { code text whereToSet } } }"
    told: dict[str, list[dict[str, Any]]] = {}
    for who in ("admin", "boss", "seller"):
        told[who] = (await api.ask(who, query))["reportFieldSettings"]["health"]
    assert {gap["whereToSet"] for gap in told["admin"]} == {"Settings → CRM settings → Report field settings"}
    for who in ("boss", "seller"):
        assert {gap["whereToSet"] for gap in told[who]} == {None}
        assert [gap["text"] for gap in told[who]] == [gap["text"] for gap in told["admin"]]
