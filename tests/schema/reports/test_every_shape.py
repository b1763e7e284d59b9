"""Whatever walks through what widgets show knows every shape that they can have."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from resolvers.catalog.visualisation import Visualisation, WidgetKind
from schema.dashboard.widget import WIDGET_TYPES
from tests.demo_api import ADMIN, demo_api
from tests.exported import read_csv, read_xlsx
from tests.http_api import HttpApi
from tests.schema.reports.every_shape import publish_every_shape
from tests.schema.reports.shown import SHOWN

Json = dict[str, Any]

DESKTOP = """{ dashboard(period: { preset: LAST_QUARTER }) { widgets {
  key __typename title csv: exportUrl(format: CSV) xlsx: exportUrl(format: XLSX) ...Shown } } }"""
PREVIEW = """query($stages: [DealTypeReportFieldsInput!]!, $base: Int!) {
  previewReportFieldSettings(period: { preset: LAST_QUARTER }, input: { baseVersion: $base, dealTypes: $stages }) {
    userErrors { message } blocks { key isChanged before { ...Shown } after { ...Shown } } } }"""
STAGES = "{ reportFieldSettings { version dealTypes { deals: dealType { id } successfulStages { id } unsuccessfulStages { id } } } }"


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=300) as api:
        yield api


@pytest.fixture(scope="module")
async def keys(api: HttpApi) -> dict[Visualisation, str]:
    return await publish_every_shape(api, ADMIN)


async def test_every_shape_is_computed_and_is_a_type_of_its_own(api: HttpApi, keys: dict[Visualisation, str]) -> None:
    widgets = {each["key"]: each for each in (await api.ask(ADMIN, DESKTOP + SHOWN))["dashboard"]["widgets"]}
    assert {widgets[key]["status"]["code"] for key in keys.values()} == {"READY"}
    assert {widgets[keys[drawn]]["kind"] for drawn in Visualisation} == {kind.name for kind in WidgetKind}
    assert len({each["__typename"] for each in widgets.values()}) == len(WIDGET_TYPES) == len(WidgetKind)


async def test_every_shape_is_exported(api: HttpApi, keys: dict[Visualisation, str]) -> None:
    widgets = {each["key"]: each for each in (await api.ask(ADMIN, DESKTOP + SHOWN))["dashboard"]["widgets"]}
    for key in keys.values():
        csv = read_csv((await api.download(ADMIN, widgets[key]["csv"])).content)
        assert csv.tables.keys() == read_xlsx((await api.download(ADMIN, widgets[key]["xlsx"])).content).tables.keys()
        assert csv.tables["Figures"]


async def test_a_preview_of_the_settings_shows_every_shape_as_it_would_be(
    api: HttpApi, keys: dict[Visualisation, str]
) -> None:
    now = (await api.ask(ADMIN, STAGES))["reportFieldSettings"]
    upside_down = [
        {
            "dealType": each["deals"]["id"],
            "successfulStages": [stage["id"] for stage in each["unsuccessfulStages"]],
            "unsuccessfulStages": [stage["id"] for stage in each["successfulStages"]],
        }
        for each in now["dealTypes"]
    ]
    for stages, is_changed in (([], False), (upside_down, True)):
        asked = {"stages": stages, "base": now["version"]}
        preview = (await api.ask(ADMIN, PREVIEW + SHOWN, asked))["previewReportFieldSettings"]
        assert preview["userErrors"] == []
        blocks = {block["key"]: block for block in preview["blocks"]}
        # Nothing in the settings decides what happened.
        assert keys.keys() - {drawn for drawn, key in keys.items() if key in blocks} == {Visualisation.FEED}
        for drawn, key in keys.items():
            if drawn is not Visualisation.FEED:
                assert blocks[key]["isChanged"] == is_changed == (blocks[key]["before"] != blocks[key]["after"]), drawn
