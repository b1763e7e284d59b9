"""Imports and administrators change the same settings, and lose nothing of each other's."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Credential, Viewer
from resolvers.authentication import create_token, find_person, find_viewer
from resolvers.commands import CommandContext
from resolvers.configuration import load_configuration
from resolvers.errors import ErrorCode, RequestError
from resolvers.importing import import_folder
from resolvers.report_field_settings.change import DealTypeChange, SettingsChange
from resolvers.report_field_settings.history import list_versions
from resolvers.report_field_settings.updating import restore_settings, update_settings

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
_FILES = {
    "users.csv": "external_id,email,name,role\nann,ann@example.com,Ann,admin\n",
    "deal_types.csv": "external_id,name\nsale,Sale\n",
    "stages.csv": "external_id,deal_type,name\nnew,sale,New\nwon,sale,Won\nlost,sale,Lost\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A company with one administrator, one deal type and no settings."""
    company = {"external_id": "small", "name": "Small", "timezone": "Europe/Paris", "currency": "EUR"}
    (tmp_path / "company.json").write_text(json.dumps(company))
    for name, content in _FILES.items():
        (tmp_path / name).write_text(content)
    return tmp_path


async def _import(engine: AsyncEngine, folder: Path, now: datetime, **stages: list[str]) -> int:
    settings = {"deal_types": {"sale": stages}}
    (folder / "report_field_settings.json").write_text(json.dumps(settings))
    return (await import_folder(engine, folder, now=now)).company_id


async def _administrator(engine: AsyncEngine) -> Viewer:
    token = await create_token(engine, await find_person(engine, "ann@example.com", "small"))
    viewer = await find_viewer(engine, token.text, Credential.TOKEN, NOW)
    assert viewer is not None
    return viewer


async def _history(engine: AsyncEngine, company_id: int) -> list[tuple[int, datetime, bool, list[str]]]:
    configuration = await load_configuration(engine, company_id)
    page = await list_versions(engine, configuration, 100, None)
    return [(v.version, v.saved_at, v.author_id is not None, [line.en for line in v.changes]) for v in page.versions]


async def test_each_import_that_changes_something_is_a_version_without_an_author(
    engine: AsyncEngine, folder: Path
) -> None:
    later, latest = NOW + timedelta(days=1), NOW + timedelta(days=2)
    company_id = await _import(engine, folder, NOW, success_stages=["won"])
    await _import(engine, folder, later, success_stages=["won"])
    await _import(engine, folder, latest, success_stages=["won"], failure_stages=["lost"])
    assert await _history(engine, company_id) == [
        (2, latest, False, ["“Sale”, unsuccessful stages: added “Lost”."]),
        (1, NOW, False, ["“Sale”, successful stages: added “Won”."]),
    ]


async def test_an_administrator_editing_during_an_import_learns_of_it_and_can_go_back(
    engine: AsyncEngine, folder: Path
) -> None:
    company_id = await _import(engine, folder, NOW, success_stages=["won"])
    command = CommandContext(engine, await _administrator(engine), NOW, "en")
    [sale] = (await load_configuration(engine, company_id)).deal_types.values()
    new, _, lost = sale.stages
    change = SettingsChange(deal_types=(DealTypeChange(sale.id, failure_stage_ids=(lost.id,)),))
    assert (await update_settings(command, 1, change)).errors == ()
    await _import(engine, folder, NOW, success_stages=["won", "new"])
    with pytest.raises(RequestError) as refusal:
        await update_settings(command, 2, change)
    assert refusal.value.code is ErrorCode.CONFLICT
    outcome = await restore_settings(command, 3, 2)
    assert outcome.value is not None
    chosen = outcome.value.deal_types[sale.id].report_fields
    assert (new.id in chosen.success_stage_ids, chosen.failure_stage_ids) == (False, (lost.id,))
    assert [(version, by_somebody) for version, _, by_somebody, _ in await _history(engine, company_id)] == [
        (4, True),
        (3, False),
        (2, True),
        (1, False),
    ]


async def test_settings_from_before_there_were_versions_are_kept_at_the_first_save(
    engine: AsyncEngine, folder: Path
) -> None:
    company_id = await _import(engine, folder, NOW, success_stages=["won"])
    async with engine.begin() as connection:
        await connection.execute(text("DELETE FROM report_field_settings_versions"))
    command = CommandContext(engine, await _administrator(engine), NOW + timedelta(days=3), "en")
    [sale] = (await load_configuration(engine, company_id)).deal_types.values()
    await update_settings(command, 1, SettingsChange(deal_types=(DealTypeChange(sale.id, success_stage_ids=()),)))
    assert [(version, by) for version, _, by, _ in await _history(engine, company_id)] == [(2, True), (1, False)]
    outcome = await restore_settings(command, 2, 1)
    assert outcome.value is not None
    assert outcome.value.deal_types[sale.id].report_fields.success_stage_ids == (sale.stages[1].id,)
