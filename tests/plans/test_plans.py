"""How the database goes about a desktop: how often its statement of figures scans each table, and how much of it it reads.

``UPDATE_GOLDEN=1 pytest tests/plans`` writes ``plans.json`` anew; it is reviewed like code: a scan more is one more way to a table, and
what is read is told in tables, 1 being all its rows once. Neither costs nor times are in it.
"""

import json
import os
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from tests.demo_api import ADMIN, HEAD, USER, demo_api
from tests.http_api import HttpApi

GOLDEN = Path(__file__).with_name("plans.json")
# Where two ways cost nearly the same, either may be taken.
_SLACK = 1.5
VIEWERS = {"administrator": ADMIN, "head": HEAD, "person": USER}
DESKTOP = """
{ dashboard(period: {preset: LAST_MONTH}) { widgets { key status { code }
  ... on MetricWidget { metric { ...Figure secondary { value } trend { value } } }
  ... on SeriesWidget { total { ...Figure } series { points { value } } }
  ... on BreakdownWidget { total { ...Figure } slices { value } }
  ... on MatrixWidget { total { ...Figure } cells { value } }
  ... on FunnelWidget { funnels { steps { count amount } lost { count } } }
  ... on FeedWidget { unreadCount } } } }
fragment Figure on Metric { value previous }
"""


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    """A company of which the planner knows everything; nothing is written any more."""
    async with demo_api(create_database(), deals=2_000) as api:
        async with api.engine.connect() as connection:
            autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await autocommit.execute(text("VACUUM ANALYZE"))
        yield api


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All nodes of a plan."""
    yield plan
    for each in plan.get("Plans", ()):
        yield from nodes(each)


def read_by(node: dict[str, Any]) -> float:
    """The rows that a scan came upon."""
    left_out = sum(node.get(f"Rows Removed by {why}", 0) for why in ("Filter", "Index Recheck"))
    return float((node["Actual Rows"] + left_out) * node["Actual Loops"])


async def plan_of_figures(api: HttpApi, who: str) -> dict[str, Any]:
    """The plan of the statement that carries all of a desktop's figures, run once."""
    await api.sign_in(who)
    sent: list[tuple[str, Any]] = []

    def note(*given: Any) -> None:
        sent.append((given[2], given[3]))

    event.listen(api.engine.sync_engine, "before_cursor_execute", note)
    answer = await api.send(who, DESKTOP)
    event.remove(api.engine.sync_engine, "before_cursor_execute", note)
    assert {each["status"]["code"] for each in answer["data"]["dashboard"]["widgets"]} == {"READY"}
    statement, params = max(sent, key=lambda each: len(each[0]))
    explain = "EXPLAIN (ANALYZE, FORMAT JSON, COSTS OFF, TIMING OFF, SUMMARY OFF) "
    async with api.engine.connect() as connection:
        [[[found]]] = await connection.exec_driver_sql(explain + statement, params)
    return found["Plan"]


async def sizes(api: HttpApi) -> dict[str, int]:
    """How many rows the tables of facts have."""
    async with api.engine.connect() as connection:
        return {
            name: (await connection.exec_driver_sql(f"SELECT count(*) FROM {name}")).scalar_one()
            for name in ("activities", "communications", "contacts", "deals", "transitions")
        }


@pytest.mark.parametrize("viewer", VIEWERS)
async def test_a_desktop_scans_and_reads_no_more_than_it_did(api: HttpApi, viewer: str) -> None:
    plan, of = await plan_of_figures(api, VIEWERS[viewer]), await sizes(api)
    scans = Counter(node["Relation Name"] for node in nodes(plan) if "Relation Name" in node)
    read = dict.fromkeys(of, 0.0)
    for node in nodes(plan):
        if node.get("Relation Name") in of:
            read[node["Relation Name"]] += read_by(node)
    found = {name: {"scans": scans[name], "read": round(read[name] / of[name], 2)} for name in of}
    if os.environ.get("UPDATE_GOLDEN"):
        written = json.loads(GOLDEN.read_text(encoding="utf-8")) if GOLDEN.exists() else {}
        GOLDEN.write_text(json.dumps(written | {viewer: found}, indent=2) + "\n", encoding="utf-8")
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))[viewer]
    assert {name: each["scans"] for name, each in found.items()} == {
        name: each["scans"] for name, each in golden.items()
    }
    too_much = {name: each for name, each in found.items() if each["read"] > golden[name]["read"] * _SLACK + 0.1}
    assert too_much == {}


@pytest.mark.parametrize("viewer", ["head", "person"])
async def test_what_became_of_a_deal_is_looked_up_by_the_deal(api: HttpApi, viewer: str) -> None:
    plan = await plan_of_figures(api, VIEWERS[viewer])
    asides = [each for each in nodes(plan) if each.get("Parent Relationship") == "SubPlan"]
    of_ledger = [each for aside in asides for each in nodes(aside) if each.get("Relation Name") == "transitions"]
    # Those that a deal does not know of come by an index of their own, which has none here.
    of_ledger = [each for each in of_ledger if each.get("Index Name") != "ix_transitions_unheeded"]
    assert of_ledger
    assert all("deal_id = " in each.get("Index Cond", "") for each in of_ledger)


@pytest.mark.parametrize("viewer", ["head", "person"])
async def test_moves_into_an_outcome_are_looked_up_by_its_stages_or_by_a_persons_deals(
    api: HttpApi, viewer: str
) -> None:
    plan = await plan_of_figures(api, VIEWERS[viewer])
    # A person's moves are read once, before.
    firsts = [each for each in nodes(plan) if each["Node Type"] == "Unique" or "_moves" in each.get("Subplan Name", "")]
    moves = [
        each
        for first in firsts
        for each in nodes(first)
        if "Index Cond" in each and "transitions" in each["Index Name"] and "unheeded" not in each["Index Name"]
    ]
    assert moves
    # What became of the deal afterwards is looked up by it in either.
    ways = {"person": ("deal_id = ",), "head": ("deal_id = ", "to_stage_id = ANY")}[viewer]
    assert all(any(way in each["Index Cond"] for way in ways) for each in moves)


async def test_a_persons_deals_and_moves_are_read_once_for_all_figures(api: HttpApi) -> None:
    found = [*nodes(await plan_of_figures(api, VIEWERS["person"]))]
    read_once = [name.partition("_")[2] for each in found if (name := each.get("Subplan Name", "")).startswith("CTE ")]
    assert read_once == ["deals", "moves"]
    scans = Counter(each["CTE Name"].partition("_")[2] for each in found if each["Node Type"] == "CTE Scan")
    # Won and lost of both periods, and what changed since; moves themselves are looked up by the deals.
    assert scans["moves"] == 5
    assert scans["deals"] > 1


async def test_deals_that_came_to_a_stage_late_are_looked_up_by_when_they_did(api: HttpApi) -> None:
    plan = await plan_of_figures(api, VIEWERS["head"])
    late = [each for each in nodes(plan) if each.get("Index Name") == "ix_deals_unstaged"]
    assert late
    assert all("GREATEST(staged_at, created_at) >= " in each["Index Cond"] for each in late)
