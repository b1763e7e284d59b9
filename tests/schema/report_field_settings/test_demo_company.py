"""Settings at random over a company with a past: what a preview says becomes true, and health is what the blocks say."""

from collections.abc import AsyncIterator, Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from crm_desktop.demo.fields import ACTIVITY_FIELDS, DEAL_FIELDS
from resolvers.importing import import_folder
from resolvers.report_definitions.blocks import BLOCKS
from tests.conftest import CountStatements
from tests.http_api import HttpApi
from tests.schema.report_field_settings.demo_settings import (
    ADMIN,
    NOW,
    PERIODS,
    DemoSettings,
    SomeSettings,
    some_settings,
)
from tests.schema.reports.every_shape import publish_every_shape

EXAMPLES = settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
UNTOUCHED = {"contacts", "activities", "new_activities", "deal_types", "calls", "sms", "emails", "forms", "events"}
HEALTH = """{ setupHealth {
  readyCount partialCount notConfiguredCount
  blocks { key status missing { code dealType activityType } }
  missing { setting { code dealType activityType whereToSet } howToMend blocks { key } }
} reportFieldSettings { health { code dealType activityType } } }"""


@pytest.fixture(scope="module")
async def demo(
    create_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[DemoSettings]:
    folder = tmp_path_factory.mktemp("company")
    write_demo_company(folder, deals=120, seed=1, today=date(2026, 4, 10))
    engine = create_engine(create_database())
    await import_folder(engine, folder, now=NOW)
    async with HttpApi(engine, NOW) as api:
        demo = DemoSettings(api)
        await demo.learn()
        await publish_every_shape(api, ADMIN)
        yield demo
    await engine.dispose()


async def test_the_import_is_the_first_version_and_can_be_restored(demo: DemoSettings) -> None:
    query = """{ reportFieldSettingsVersions(first: 100) {
      edges { node { version savedAt author { name } settings { dealTypes { successfulStages { externalId } } } } } } }"""
    versions = (await demo.ask(query))["reportFieldSettingsVersions"]["edges"]
    first = versions[-1]["node"]
    assert (first["version"], first["author"]) == (1, None)
    assert first["savedAt"] == NOW.isoformat()
    base = (await demo.input(SomeSettings()))["baseVersion"]
    restore = """mutation($input: RestoreReportFieldSettingsInput!) { restoreReportFieldSettings(input: $input) {
      reportFieldSettings { dealTypes { successfulStages { externalId } } } userErrors { message } } }"""
    payload = (await demo.ask(restore, input={"version": 1, "baseVersion": base}))["restoreReportFieldSettings"]
    assert payload["userErrors"] == []
    assert payload["reportFieldSettings"] == first["settings"]


@given(start=some_settings(whole=True), wanted=some_settings(), period=st.sampled_from(PERIODS))
@EXAMPLES
async def test_a_preview_shows_what_the_desktop_shows_before_and_after(
    demo: DemoSettings, start: SomeSettings, wanted: SomeSettings, period: dict[str, Any]
) -> None:
    await demo.save(await demo.input(start))
    input_ = await demo.input(wanted)
    preview = await demo.preview(input_, period)
    before = await demo.desktop(period)
    assert {key: block["before"] for key, block in preview.items()} == {key: before[key] for key in preview}
    await demo.save(input_)
    after = await demo.desktop(period)
    assert {key: block["after"] for key, block in preview.items()} == {key: after[key] for key in preview}
    # What a preview leaves out, no settings change.
    assert {report.key for report in BLOCKS} - preview.keys() == UNTOUCHED
    assert {key: before[key] for key in UNTOUCHED} == {key: after[key] for key in UNTOUCHED}
    for key, block in preview.items():
        assert block["isChanged"] == (_shown(before[key]) != _shown(after[key])), key


def _shown(block: dict[str, Any]) -> Any:
    """A block without the rows behind its numbers, their explanation, their trends, and the order of what it lists."""
    if isinstance(block, dict):
        return {key: _shown(value) for key, value in block.items() if key not in ("records", "explain", "trend")}
    if isinstance(block, list):
        return sorted((_shown(each) for each in block), key=repr)
    return block


@given(
    start=some_settings(whole=True),
    archived=st.lists(st.sampled_from([each.id for each in (*DEAL_FIELDS, *ACTIVITY_FIELDS)]), unique=True, max_size=3),
)
@EXAMPLES
async def test_health_is_what_the_blocks_say_of_themselves(
    demo: DemoSettings, start: SomeSettings, archived: list[str]
) -> None:
    await demo.save(await demo.input(start))
    await _archive(demo, archived)
    try:
        found = await demo.ask(HEALTH)
        desktop = await demo.desktop({"preset": "TODAY"})
    finally:
        await _archive(demo, [])
    health = found["setupHealth"]
    told = {block["key"]: {"code": block["status"], "missing": block["missing"]} for block in health["blocks"]}
    assert told == {report.key: desktop[report.key]["status"] for report in BLOCKS}
    codes = [block["status"] for block in health["blocks"]]
    assert (health["readyCount"], health["partialCount"], health["notConfiguredCount"]) == tuple(
        codes.count(code) for code in ("READY", "PARTIAL", "NOT_CONFIGURED")
    )
    gaps = [(_gap(gap["setting"]), {block["key"] for block in gap["blocks"]}) for gap in health["missing"]]
    assert len({gap for gap, _ in gaps}) == len(gaps)
    for key, status in told.items():
        assert {_gap(each) for each in status["missing"]} == {gap for gap, keys in gaps if key in keys}
    assert [_gap(each) for each in found["reportFieldSettings"]["health"]] == [gap for gap, _ in gaps]
    assert all(gap["setting"]["whereToSet"] and gap["howToMend"] for gap in health["missing"])


def _gap(setting: dict[str, Any]) -> tuple[str, str | None, str | None]:
    return setting["code"], setting["dealType"], setting["activityType"]


async def _archive(demo: DemoSettings, names: list[str]) -> None:
    """Exactly these fields are archived from now on."""
    async with demo.api.engine.begin() as connection:
        sql = "UPDATE custom_fields SET archived_at = CASE WHEN external_id = ANY(:names) THEN now() END"
        await connection.execute(text(sql), {"names": names})


async def test_a_preview_takes_one_statement_for_each_of_the_settings(
    demo: DemoSettings, count_statements: CountStatements
) -> None:
    lists = {"successfulStages": ["service.paid"], "unsuccessfulStages": []}
    input_ = await demo.input(SomeSettings(deal_types={"service": lists}))
    await demo.api.sign_in(ADMIN)
    with count_statements(demo.api.engine) as statements:
        await demo.preview(input_, PERIODS[0])
    # Who asks, the ground, the figures twice, the rows behind them twice.
    assert len(statements) == 6
