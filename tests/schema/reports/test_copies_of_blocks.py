"""A report made of a block shows the block's numbers."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from resolvers.catalog.blocks import BLOCKS
from tests.demo_api import ADMIN, HEAD, LEAD, USER, demo_api
from tests.http_api import HttpApi
from tests.schema.reports.shown import SHOWN

COPY = """mutation($input: CreateReportFromTemplateInput!) { createReportFromTemplate(input: $input) {
  report { id name widgetId } userErrors { message } } }"""
PERIODS: list[dict[str, Any]] = [{"preset": "THIS_MONTH"}, {"from": "2025-11-03", "to": "2026-02-20"}]
EVERYONE = {"everyone": True}


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=300) as api:
        yield api


@pytest.mark.parametrize("block", [block.key for block in BLOCKS])
async def test_a_copy_of_a_block_shows_the_same_numbers(api: HttpApi, block: str) -> None:
    made = (await api.ask(ADMIN, COPY, {"input": {"template": block}}))["createReportFromTemplate"]
    assert made["userErrors"] == []
    audience = (
        "mutation($input: SetWidgetAudienceInput!) { setWidgetAudience(input: $input) { userErrors { message } } }"
    )
    await api.ask(ADMIN, audience, {"input": {"widget": made["report"]["widgetId"], "audience": EVERYONE}})
    asked = f"""query($id: ID!, $block: String!, $period: PeriodInput!) {{
      report(id: $id) {{ widget(period: $period) {{ ...Shown }} }}
      dashboard(period: $period) {{ widget(key: $block) {{ ...Shown }} }} }} {SHOWN}"""
    shown = 0
    for who in (ADMIN, HEAD, LEAD, USER):
        for period in PERIODS:
            answer = await api.ask(who, asked, {"id": made["report"]["id"], "block": block, "period": period})
            assert answer["report"]["widget"] == answer["dashboard"]["widget"]
            shown += answer["report"]["widget"]["status"]["code"] in ("READY", "PARTIAL")
    assert shown == 8


async def test_a_copy_is_called_as_the_block_in_the_language_of_who_makes_it(api: HttpApi) -> None:
    answer = await api.send(ADMIN, COPY, {"input": {"template": "won_deals"}}, language="ru")
    assert answer["data"]["createReportFromTemplate"]["report"]["name"] == "Выигранные сделки"
    again = await api.send(ADMIN, COPY, {"input": {"template": "won_deals"}}, language="ru")
    assert again["data"]["createReportFromTemplate"]["report"]["name"] == "Выигранные сделки (2)"
