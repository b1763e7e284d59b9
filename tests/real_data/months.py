"""Six figures of a month, as the API tells them."""

import calendar
from datetime import date
from decimal import Decimal

from tests.http_api import HttpApi

_DESKTOP = """
query Month($from: Date!, $to: Date!) {
  dashboard(period: { from: $from, to: $to }, compareTo: NONE) {
    won: widget(key: "won_deals") { ...Figure }
    lost: widget(key: "lost_deals") { ...Figure }
    revenue: widget(key: "revenue") { ...Figure }
    missed: widget(key: "missed_revenue") { ...Figure }
    potential: widget(key: "potential_revenue") { ...Figure }
    activities: widget(key: "new_activities") { ... on BreakdownWidget { total { value } } }
  }
}
fragment Figure on MetricWidget { metric { value } }
"""


async def figures_of_month(api: HttpApi, email: str, year: int, month: int) -> dict[str, int | Decimal]:
    """What a person's desktop shows for a month, under the names of the computation from the files."""
    last = date(year, month, calendar.monthrange(year, month)[1])
    data = await api.ask(email, _DESKTOP, {"from": last.replace(day=1).isoformat(), "to": last.isoformat()})
    found = data["dashboard"]

    def value(name: str) -> Decimal:
        widget = found[name]
        return Decimal((widget.get("metric") or widget["total"])["value"])

    return {
        "won_deals": int(value("won")),
        "lost_deals": int(value("lost")),
        "revenue": value("revenue"),
        "missed_revenue": value("missed"),
        "potential_revenue": value("potential"),
        "new_activities": int(value("activities")),
    }
