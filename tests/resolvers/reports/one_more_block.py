"""A program that declares one more block, and prints what a company meets of it in the database of the address that it is given."""

import asyncio
import json
import sys
from typing import Any

from tests.resolvers.reports.declaring import Declarations, declare

DECLARATIONS: Declarations = {
    "resolvers.report_definitions.blocks.outcomes": [
        (
            "LOST_DEALS = Block(\n",
            """
CLOSED_DEALS = Block(
    key="closed_deals",
    title=LocalizedText("Closed deals", "Закрытые сделки"),
    description=LocalizedText("How many deals were closed.", "Сколько сделок закрыто."),
    rule=LocalizedText("Deals that were won or lost in the period.", "Сделки, выигранные или проигранные за период."),
    example=LocalizedText("3 won and 2 lost: 5.", "3 выиграны и 2 проиграны: 5."),
    size=Size(4, 2),
    definition=ReportDefinition(ReportDataset.DEALS, Visualisation.NUMBER, (count(),), at(ReportTime.CLOSED)),
)

""",
        )
    ],
    "resolvers.report_definitions.blocks": [
        ("LOST_DEALS, WON_DEALS\n", "CLOSED_DEALS, "),
        ("    POTENTIAL_REVENUE,\n", "    CLOSED_DEALS,\n"),
    ],
}

QUERY = """{
  dashboard(period: { from: "2025-10-01", to: "2026-03-31" }) {
    widgets { key }
    widget(key: "closed_deals") {
      title description kind visualisation status { code } placement { width height }
      ... on MetricWidget { metric { value records { totalCount } explain { rule settings } } }
      number(path: "total") { records { totalCount } }
    }
    won: widget(key: "won_deals") { ...Value } lost: widget(key: "lost_deals") { ...Value }
  }
  reportTemplates { key }
  desktopSettings { widgets { key } }
}
fragment Value on MetricWidget { metric { value } }
"""
COPY = """mutation($input: CreateReportFromTemplateInput!) { createReportFromTemplate(input: $input) { userErrors { message } } }"""


async def found(database_url: str) -> dict[str, Any]:
    """What is told of the block, by who tells it."""
    from resolvers.report_definitions.documentation import metrics_document
    from tests.demo_api import ADMIN, demo_api

    async with demo_api(database_url, deals=80) as api:
        asked = await api.ask(ADMIN, QUERY)
        copied = await api.ask(ADMIN, COPY, {"input": {"template": "closed_deals"}})
    return asked | copied | {"document": "· `closed_deals`" in metrics_document()}


if __name__ == "__main__":
    declare(DECLARATIONS)
    json.dump(asyncio.run(found(sys.argv[1])), sys.stdout)
