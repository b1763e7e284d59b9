"""A report made of a block shows the block's numbers."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from resolvers.report_definitions.blocks import BLOCKS, Block
from tests.demo_api import ADMIN, HEAD, LEAD, USER, demo_api
from tests.http_api import HttpApi
from tests.schema.reports.shown import SHOWN

COPY = """mutation($input: CreateReportFromTemplateInput!) { createReportFromTemplate(input: $input) {
  report { id name widgetId size { width height } } userErrors { message } } }"""
PERIODS: list[dict[str, Any]] = [{"preset": "THIS_MONTH"}, {"from": "2025-11-03", "to": "2026-02-20"}]
EVERYONE = {"everyone": True}
CLOSED = """{ dashboard(period: { preset: THIS_MONTH }) {
  won: widget(key: "won_deals") { ...Closed } lost: widget(key: "lost_deals") { ...Closed } } }
fragment Closed on MetricWidget { metric { records(first: 1) { edges { node { ... on Deal {
  id dealType { stages { id } } } } } } } }"""
MOVE = "mutation($input: MoveDealInput!) { moveDeal(input: $input) { userErrors { message } } }"


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=300) as api:
        closed = (await api.ask(ADMIN, CLOSED))["dashboard"]
        for deals in (closed["won"], closed["lost"]):
            [edge] = deals["metric"]["records"]["edges"]
            deal, back = edge["node"]["id"], edge["node"]["dealType"]["stages"][0]["id"]
            moved = await api.ask(ADMIN, MOVE, {"input": {"deal": deal, "toStage": back}})
            assert moved["moveDeal"]["userErrors"] == []
        yield api


@pytest.mark.parametrize("block", BLOCKS, ids=[block.key for block in BLOCKS])
async def test_a_copy_of_a_block_shows_the_same_numbers(api: HttpApi, block: Block) -> None:
    made = (await api.ask(ADMIN, COPY, {"input": {"template": block.key}}))["createReportFromTemplate"]
    assert made["userErrors"] == []
    assert made["report"]["size"] == {"width": block.size.width, "height": block.size.height}
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
            answer = await api.ask(who, asked, {"id": made["report"]["id"], "block": block.key, "period": period})
            assert answer["report"]["widget"] == answer["dashboard"]["widget"]
            shown += answer["report"]["widget"]["status"]["code"] in ("READY", "PARTIAL")
    assert shown == 8


async def test_a_copy_tells_how_many_deals_have_returned(api: HttpApi) -> None:
    made = (await api.ask(ADMIN, COPY, {"input": {"template": "won_deals"}}))["createReportFromTemplate"]["report"]
    asked = f"""query($id: ID!, $period: PeriodInput!) {{ report(id: $id) {{ widget(period: $period) {{ ...Shown }} }} }} {SHOWN}"""
    answer = await api.send(ADMIN, asked, {"id": made["id"], "period": PERIODS[0]}, language="ru")
    metric = answer["data"]["report"]["widget"]["metric"]
    assert metric["secondary"][0]["value"] == "1"
    text = "Вернулись в работу к концу периода: 1."
    assert {"code": "RETURNED", "text": text, "count": 1} in metric["explain"]["notes"]


async def test_a_copy_is_called_as_the_block_in_the_language_of_who_makes_it(api: HttpApi) -> None:
    answer = await api.send(ADMIN, COPY, {"input": {"template": "won_deals"}}, language="ru")
    assert answer["data"]["createReportFromTemplate"]["report"]["name"] == "Выигранные сделки"
    again = await api.send(ADMIN, COPY, {"input": {"template": "won_deals"}}, language="ru")
    assert again["data"]["createReportFromTemplate"]["report"]["name"] == "Выигранные сделки (2)"
