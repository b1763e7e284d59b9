"""One block's trouble takes no other down, and tells nothing of the inside."""

import json
from collections.abc import AsyncIterator, Callable
from typing import Any, Never

import pytest
from sqlalchemy import text

from models import RecordKind
from resolvers.dashboard import assembly, widget_result_by_request
from resolvers.dashboard.kept_plans import KeptPlans
from resolvers.planner.record_page import PageRequest
from resolvers.report_definitions.blocks import BLOCKS
from resolvers.statement import Part
from schema.node import number_of
from tests.demo_api import ADMIN, demo_api
from tests.http_api import HttpApi
from tests.largest_query import PLAIN_ROW, largest_query

MARCH = {"period": {"from": "2026-03-01", "to": "2026-03-31"}}
NOTHING = (None, [])

# Words that only the inside knows, of PostgreSQL, its driver and the program.
INSIDE = (
    "SELECT",
    "invalid input syntax",
    "division by zero",
    "canceling",
    "statement timeout",
    "psycopg",
    "sqlalchemy",
    "Traceback",
    "deal_fields",
    "::",
    "oops",
)


@pytest.fixture
async def api(create_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[HttpApi]:
    # A plan that was kept from before the trouble would not meet it.
    monkeypatch.setattr(widget_result_by_request, "KEPT_PLANS", KeptPlans(most=0))
    async with demo_api(create_database(), deals=150) as api:
        yield api


async def desktop(api: HttpApi) -> dict[str, dict[str, Any]]:
    """March as the administrator sees it, by block. There is no error in the answer, and nothing of the inside."""
    answer = await api.send(ADMIN, largest_query(PLAIN_ROW), MARCH)
    assert "errors" not in answer, answer["errors"]
    assert_tells_nothing(answer)
    return {widget["key"]: widget for widget in answer["data"]["dashboard"]["widgets"]}


def assert_tells_nothing(answer: dict[str, Any]) -> None:
    told = json.dumps(answer)
    assert [word for word in INSIDE if word in told] == []


def compare(before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]], failed: set[str]) -> None:
    """These blocks have failed, all others are as before."""
    assert {key for key, widget in after.items() if widget["status"]["code"] == "FAILED"} == failed
    assert failed < set(before)
    for key, widget in after.items():
        if key not in failed:
            assert widget == before[key], key
            continue
        assert widget["status"]["message"] == "Could not be computed now. Try again."
        assert widget["title"] == before[key]["title"]
        shown = {name: widget.get(name) for name in ("metric", "total", "series", "slices", "cells", "funnels")}
        assert all(value in NOTHING for value in shown.values()), shown


async def write_into(api: HttpApi, record: dict[str, Any], field: str, value: str) -> None:
    """Writes something into a custom field of a deal that no writer of the program would. Cells do not hear of it: there are none."""
    statement = text(
        "UPDATE deals SET fields = jsonb_set(deals.fields, ARRAY[f.id::text], CAST(:value AS jsonb)) FROM custom_fields f"
        " WHERE f.company_id = deals.company_id AND f.external_id = :field AND deals.id = :id"
    )
    async with api.engine.begin() as connection:
        params = {"field": field, "value": value, "id": number_of("Deal", record["id"])}
        await connection.execute(statement, params)
        await connection.execute(text("UPDATE companies SET cells_timezone = NULL"))


def first_record(counted: dict[str, Any]) -> dict[str, Any]:
    return counted["records"]["edges"][0]["node"]


async def test_a_price_that_is_no_number_fails_the_blocks_that_add_it_up(api: HttpApi) -> None:
    before = await desktop(api)
    won = min(
        (edge["node"] for edge in before["revenue"]["metric"]["records"]["edges"]), key=lambda node: node["createdAt"]
    )
    assert won["createdAt"] < "2026-03", "so it is in no figure of deals created in March"
    await write_into(api, won, "price", '"oops"')
    await write_into(api, won, "licence-price", '"oops"')
    # In March it was potential revenue until it was won.
    compare(before, await desktop(api), {"revenue", "revenue_by_deal_type", "potential_revenue"})


async def test_a_source_that_is_no_option_fails_the_blocks_that_divide_by_it(api: HttpApi) -> None:
    before = await desktop(api)
    await write_into(api, first_record(before["deal_sources"]["total"]), "deal-source", '"oops"')
    compare(before, await desktop(api), {"deal_sources"})


async def test_a_fault_of_the_program_in_one_block_is_that_blocks(
    api: HttpApi, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = await desktop(api)

    def fail(*_: object) -> Never:
        raise KeyError("oops")

    monkeypatch.setattr(assembly, "ask_matrix", fail)
    compare(before, await desktop(api), {"activity_sources"})
    assert "report activity_sources of company" in caplog.text
    assert "oops" in caplog.text, "those who mend it learn what it was"


FIGURES = """
query($period: PeriodInput!) {
  dashboard(period: $period) {
    widgets {
      key status { code }
      ... on MetricWidget { metric { value } }
      ... on SeriesWidget { total { value } }
      ... on BreakdownWidget { total { value } }
      ... on MatrixWidget { total { value } }
      ... on FunnelWidget { total { value } }
      ... on FeedWidget { unreadCount events { totalCount } }
    }
  }
}
"""


async def test_a_block_that_takes_too_long_fails_alone(create_database: Callable[[], str]) -> None:
    async with demo_api(create_database(), deals=20, statement_timeout=1_500) as api:
        before = await api.send(ADMIN, FIGURES, MARCH)
        async with api.engine.connect() as other:
            await other.execute(text("SET statement_timeout = 0"))
            await other.execute(text("LOCK TABLE activities IN ACCESS EXCLUSIVE MODE"))
            answer = await api.send(ADMIN, FIGURES, MARCH)
            await other.rollback()
        assert_tells_nothing(answer)
        after = {widget["key"]: widget for widget in answer["data"]["dashboard"]["widgets"]}
        # The feed looks at activities too: whether the viewer may still see them.
        waiting = {"activities", "new_activities", "activity_sources", "events"}
        assert {key for key, widget in after.items() if widget["status"]["code"] == "FAILED"} == waiting
        for widget in before["data"]["dashboard"]["widgets"]:
            assert widget["key"] in waiting or widget == after[widget["key"]]
        [error] = answer["errors"]
        assert error["path"][-1] == "events"
        assert error["extensions"] == {"code": "TIMEOUT"}
        assert await api.send(ADMIN, FIGURES, MARCH) == before, "afterwards all is as it was"


async def test_rows_that_cannot_be_read_are_an_error_of_their_field_alone(
    api: HttpApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await desktop(api)
    read = PageRequest.part

    def part(request: PageRequest) -> Part:
        is_communication = request.selection.ask.population.dataset.record is RecordKind.COMMUNICATION
        return Part("SELECT json_build_object('oops', 1 / 0)", {}) if is_communication else read(request)

    monkeypatch.setattr(PageRequest, "part", part)
    answer = await api.send(ADMIN, largest_query(PLAIN_ROW), MARCH)
    assert_tells_nothing(answer)
    after = {widget["key"]: widget for widget in answer["data"]["dashboard"]["widgets"]}
    for key in ("calls", "sms", "emails", "forms"):
        assert without_records(before[key]) == without_records(after[key])
        assert after[key]["metric"]["records"] is None
    for key in set(before) - {"calls", "sms", "emails", "forms"}:
        assert before[key] == after[key]
    errors = answer["errors"]
    assert {error["path"][-1] for error in errors} == {"records"}
    assert {error["extensions"]["code"] for error in errors} == {"INTERNAL_SERVER_ERROR"}
    assert {error["message"] for error in errors} == {"Internal error"}


def without_records(value: Any) -> Any:
    """The value without the rows behind any number in it."""
    if isinstance(value, dict):
        return {key: without_records(each) for key, each in value.items() if key != "records"}
    return [without_records(each) for each in value] if isinstance(value, list) else value


async def test_every_block_can_fail_and_leave_the_others_alone(api: HttpApi, monkeypatch: pytest.MonkeyPatch) -> None:
    before = await desktop(api)
    kinds = {block.kind for block in BLOCKS}
    for kind in kinds:
        with monkeypatch.context() as patch:
            patch.setattr(assembly, f"ask_{kind.lower()}", lambda *_: 1 / 0)
            compare(before, await desktop(api), {block.key for block in BLOCKS if block.kind is kind})
