"""Published reports are blocks like any other: one statement for all, and nobody's trouble is anybody else's."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy import text

from resolvers import limits
from resolvers.planner import scan
from resolvers.reports.templates import TEMPLATES
from tests.conftest import CountStatements
from tests.demo_api import ADMIN, LEAD, USER, demo_api
from tests.http_api import HttpApi
from tests.schema.reports.shown import SHOWN

COPY = """mutation($input: CreateReportFromTemplateInput!) { createReportFromTemplate(input: $input) {
  report { id } userErrors { message } } }"""
PUBLISH = (
    "mutation($input: PublishReportInput!) { publishReport(input: $input) { report { id } userErrors { message } } }"
)
KEYS = [*TEMPLATES][:30]
FIGURES = "{ dashboard { widgets { key title ...Shown } } }" + SHOWN.replace(
    "records(first: 3) { totalCount sum edges { node { id } } }", ""
).replace("records { totalCount sum }", "").replace("records { totalCount }", "")


@pytest.fixture
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    """A demo company whose people have thirty reports on their desktops beside the nineteen blocks."""
    async with demo_api(create_database(), deals=150) as api:
        for key in KEYS:
            made = (await api.ask(ADMIN, COPY, {"input": {"template": key}}))["createReportFromTemplate"]
            assert made["userErrors"] == []
            given = {"report": made["report"]["id"], "audience": {"everyone": True}}
            published = (await api.ask(ADMIN, PUBLISH, {"input": given}))["publishReport"]
            assert published["userErrors"] == []
        for who in (ADMIN, LEAD, USER):
            await api.sign_in(who)
        yield api


async def widgets(api: HttpApi, who: str = ADMIN) -> dict[str, Any]:
    return {each["key"]: each for each in (await api.ask(who, FIGURES))["dashboard"]["widgets"]}


@pytest.mark.parametrize("who", [ADMIN, LEAD, USER])
async def test_thirty_reports_on_a_desktop_add_no_statement(
    api: HttpApi, count_statements: CountStatements, who: str
) -> None:
    with count_statements(api.engine) as statements:
        shown = await widgets(api, who)
    assert len(shown) == 49
    assert {each["status"]["code"] for each in shown.values()} <= {"READY", "PARTIAL"}
    assert len(statements) == 3
    with count_statements(api.engine) as statements:
        answer = await api.ask(who, "{ dashboard { widgets { key ...Shown } } }" + SHOWN)
    assert len(answer["dashboard"]["widgets"]) == 49
    assert len(statements) == 4


async def test_a_report_that_cannot_be_computed_takes_no_other_with_it(api: HttpApi) -> None:
    before = await widgets(api)
    reasons = next(key for key, each in before.items() if each["title"] == "Lost reasons")
    async with api.engine.begin() as connection:
        await connection.execute(text("UPDATE custom_fields SET archived_at = now() WHERE external_id = 'loss-reason'"))
    after = await widgets(api)
    assert after[reasons]["status"]["code"] == "NOT_CONFIGURED"
    assert [gap["code"] for gap in after[reasons]["status"]["missing"]] == ["ARCHIVED_FIELD"]
    assert {**after, reasons: None} == {**before, reasons: None}


async def test_a_report_of_too_many_rows_says_so_and_the_others_stay(
    api: HttpApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await widgets(api)
    contacts = next(key for key, each in before.items() if each["title"] == "Top contacts")
    monkeypatch.setattr(limits, "MAX_GROUPS", 3)
    scan.scan_text.cache_clear()
    try:
        after = await widgets(api)
        message = await api.ask(
            ADMIN,
            f'{{ dashboard {{ widget(key: "{contacts}") {{ status {{ message }} ... on TableWidget {{ rows {{ isOther }} }} }} }} }}',
        )
    finally:
        scan.scan_text.cache_clear()
    assert after[contacts]["status"]["code"] == "FAILED"
    assert message["dashboard"]["widget"]["status"]["message"].startswith("Too many rows")
    failed = {key for key, each in after.items() if each["status"]["code"] == "FAILED"}
    assert {key: each for key, each in after.items() if key not in failed} == {
        key: each for key, each in before.items() if key not in failed
    }


async def test_steps_that_are_too_many_for_the_desktops_period_fail_alone(api: HttpApi) -> None:
    create = """mutation($input: CreateReportInput!) { createReport(input: $input) { report { id } userErrors { field message } } }"""
    by_day = {
        "dataset": "DEALS",
        "visualisation": "BARS",
        "dimensions": [{"of": {"attribute": "TIME"}, "step": "DAY"}],
    }
    made = (await api.ask(ADMIN, create, {"input": {"name": "By day", "definition": by_day}}))["createReport"]
    assert made["userErrors"] == []
    await api.ask(ADMIN, PUBLISH, {"input": {"report": made["report"]["id"], "audience": {"everyone": True}}})
    asked = """{ dashboard(period: { from: "2020-01-01", to: "2026-03-31" }) {
      widgets { title status { code message } ... on BreakdownWidget { slices { value } } } } }"""
    answer = (await api.ask(ADMIN, asked))["dashboard"]["widgets"]
    failed = {each["title"]: each["status"]["message"] for each in answer if each["status"]["code"] == "FAILED"}
    assert failed == {"By day": "The period has too many steps of this length. Choose a shorter period."}
