"""What PostGraphile is asked, and which of our figures it tells."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import psycopg

_QUERY = Path(__file__).parents[1] / "peers" / "postgraphile" / "desktop.graphql"


def body(url: str, start: str, end: str, before: str) -> dict[str, Any]:
    """The query with what a client has to know to ask it: who asks, and which stages mean won and lost."""
    with psycopg.connect(url) as connection:
        found = connection.execute(
            "SELECT u.company_id, u.id, events_since, "
            "(SELECT array_agg(s) FROM deal_type_report_fields f, unnest(success_stage_ids) s WHERE f.company_id = u.company_id), "
            "(SELECT array_agg(s) FROM deal_type_report_fields f, unnest(failure_stage_ids) s WHERE f.company_id = u.company_id) "
            "FROM users u JOIN companies c ON c.id = u.company_id AND c.external_id = 'demo' "
            "JOIN visits v ON v.company_id = u.company_id AND v.user_id = u.id WHERE u.role = 'admin' LIMIT 1"
        ).fetchone()
    assert found is not None
    company, user, since, won, lost = found
    who = {"company": str(company), "user": str(user), "since": since.isoformat(), "won": won, "lost": lost}
    return {"query": _QUERY.read_text(), "variables": who | {"start": start, "end": end, "before": before}}


def figures(data: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """Value and earlier value of each block that it tells."""

    def count(name: str) -> int:
        return data[name]["totalCount"]

    def entered(name: str) -> int:
        return int(data[name]["aggregates"]["distinctCount"]["dealId"])

    def grouped(name: str, key: str | None = None) -> int:
        return _total(each for each in data[name]["groupedAggregates"] if key in (None, each["keys"][0]))

    told = {name: (count(name), count(f"{name}Before")) for name in ("contacts", "activities", "deals")}
    told |= {f"{name}_deals": (entered(f"{name}Deals"), entered(f"{name}DealsBefore")) for name in ("won", "lost")}
    told["new_activities"] = (grouped("newActivities"), grouped("newActivitiesBefore"))
    told["deal_types"] = (grouped("dealTypes"), grouped("dealTypesBefore"))
    for block, channel in (("calls", "call"), ("sms", "sms"), ("emails", "email"), ("forms", "form")):
        told[block] = (grouped("communications", channel), grouped("communicationsBefore", channel))
    return told


def of_ours(data: Mapping[str, Any], blocks: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The same of our answer."""
    widgets = {widget["key"]: widget for widget in data["dashboard"]["widgets"]}
    found = {block: widgets[block].get("metric") or widgets[block]["total"] for block in blocks}
    return {block: (int(each["value"]), int(each["previous"])) for block, each in found.items()}


def _total(groups: Iterable[Mapping[str, Any]]) -> int:
    return sum(int(group["distinctCount"]["rowId"]) for group in groups)
