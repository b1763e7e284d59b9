"""What is written while a request is under way, and seen by what it reads at the primary, stands on what the standby does not know."""

from typing import Any

import httpx
import pytest

from crm_desktop import export_http, graphql_http
from resolvers.replicas import Replicas
from tests.conftest import CountStatements
from tests.replicas.conftest import Cluster
from tests.replicas.test_reading_at_replicas import read_at
from tests.schema.events.people import People

pytestmark = pytest.mark.database

SHOWN = "status { code } ... on BreakdownWidget { total { value } slices { category { label } value } }"
REPORT = f'{{ report(id: "%s") {{ name widget(period: {{preset: THIS_MONTH}}) {{ {SHOWN} }} }} }}'
REPORTS = f"{{ reports {{ edges {{ node {{ name widget(period: {{preset: THIS_MONTH}}) {{ {SHOWN} }} }} }} }} }}"
CREATE_FIELD = """mutation($input: CreateCustomFieldInput!) { createCustomField(input: $input) {
  customField { id } userErrors { message } } }"""
CREATE_REPORT = """mutation($input: CreateReportInput!) { createReport(input: $input) {
  report { id } userErrors { message } } }"""
UPDATE_REPORT = """mutation($input: UpdateReportInput!) { updateReport(input: $input) {
  report { id } userErrors { message } } }"""


class Editor:
    """An administrator who makes a report by fields of their own."""

    def __init__(self, people: People) -> None:
        self._people = people
        self.report = ""

    async def create(self) -> None:
        """A report by a new field."""
        self.report = (await self._do(CREATE_REPORT, name="By a field", definition=await self._definition()))["report"][
            "id"
        ]

    async def change(self) -> None:
        """The same by another new field."""
        await self._do(UPDATE_REPORT, report=self.report, baseVersion=1, definition=await self._definition())

    async def _definition(self) -> dict[str, Any]:
        type_ = self._people.id("DealType", "retail")
        made = await self._do(CREATE_FIELD, entity="DEAL", kind="CHOICE", name=f"Field {self.report}", dealType=type_)
        of = {"attribute": "FIELD", "field": made["customField"]["id"]}
        return {
            "dataset": "DEALS",
            "measures": [{"aggregate": "COUNT"}],
            "dimensions": [{"of": of}],
            "visualisation": "BARS",
        }

    async def _do(self, mutation: str, **given: Any) -> dict[str, Any]:
        [done] = (await self._people.ask("admin", mutation, by_token=True, input=given)).values()
        assert done["userErrors"] == []
        found: dict[str, Any] = done
        return found


@pytest.fixture
async def editor(people: People, cluster: Cluster, replicas: Replicas) -> Editor:
    """Whose report the standbys have, but nothing that comes after it."""
    editor = Editor(people)
    await editor.create()
    await people.ask("admin", REPORT % editor.report, by_token=True)
    cluster.go_on()
    await replicas.look()
    cluster.hold_back()
    return editor


def change_once_found(monkeypatch: pytest.MonkeyPatch, module: Any, editor: Editor) -> None:
    """Between the statement that finds who asks and all others of a request, the report is changed."""
    find = module.find_request_viewer

    async def find_then_change(*arguments: Any) -> Any:
        viewer = await find(*arguments)
        monkeypatch.undo()
        await editor.change()
        return viewer

    monkeypatch.setattr(module, "find_request_viewer", find_then_change)


async def test_a_report_is_read_at_a_standby(
    people: People, replicas: Replicas, editor: Editor, count_statements: CountStatements
) -> None:
    with read_at(replicas, count_statements) as at_standby:
        await people.ask("admin", REPORT % editor.report, by_token=True)
    assert any("grouping(" in statement for statement in at_standby)


@pytest.mark.parametrize("query", [REPORT, REPORTS])
async def test_a_report_that_was_changed_meanwhile_is_answered_by_the_primary(
    people: People, editor: Editor, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    asked = query.replace("%s", editor.report)
    change_once_found(monkeypatch, graphql_http, editor)
    answer = await people.send("admin", asked, by_token=True)
    assert answer == await people.send("admin", asked, by_token=True)
    assert "errors" not in answer


async def test_a_file_of_a_report_that_was_changed_meanwhile_comes_from_the_primary(
    people: People, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = REPORT.replace(SHOWN, "exportUrl(format: CSV)") % editor.report
    address = await people.ask("admin", asked, by_token=True)
    url = httpx.URL(address["report"]["widget"]["exportUrl"]).raw_path.decode()
    change_once_found(monkeypatch, export_http, editor)
    file = await people.get("admin", url)
    assert (file.status_code, file.text) == (200, (await people.get("admin", url)).text)
