"""Ready reports as an administrator tries them out, and what the oracle says of the same records."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from tests.http_api import HttpApi
from tests.oracle.records import Records
from tests.oracle.reports.documents import Document
from tests.oracle.reports.report import ReportAnswer
from tests.properties.questions import Question
from tests.properties.reports.answers import Reader, counted, expected
from tests.properties.reports.document import PREVIEW_COUNTED
from tests.properties.reports.queries import Names, asked, names_of
from tests.schema.reports.definitions import as_input, whole_definition

_LIBRARY = f"{{ reportTemplates {{ key group definition {whole_definition(2)} }} }}"


@dataclass(frozen=True)
class ReadyReports:
    """The library over the only company of a database, as its first administrator finds it."""

    api: HttpApi
    email: str
    records: Records
    names: Names
    definitions: dict[str, dict[str, Any]]

    async def shows(self, key: str, document: Document, question: Question) -> dict[str, Any]:
        """What a ready report shows; it is what the oracle says of `document`."""
        variables = {"definition": self.definitions[key], **question.variables, "scope": None}
        answer = (await self.api.ask(self.email, PREVIEW_COUNTED, variables))["previewReport"]
        assert answer["userErrors"] == []
        assert answer["widget"]["status"]["code"] == "READY"
        shown = Reader(document, self.names).read(answer["widget"])
        administrator = next(name for name, user in self.records.users.items() if user.role == "admin")
        said = counted(expected(ReportAnswer(self.records, document, asked(administrator, question))))
        for part, value in said.items():
            assert shown[part] == value, part
        return shown


async def ready_reports_of(api: HttpApi, email: str, records: Records) -> ReadyReports:
    """Asks for the library."""
    templates = (await api.ask(email, _LIBRARY))["reportTemplates"]
    async with api.engine.connect() as connection:
        company = (await connection.execute(text("SELECT id FROM companies"))).scalar_one()
    definitions = {each["key"]: as_input(each["definition"]) for each in templates if each["group"] == "LIBRARY"}
    return ReadyReports(api, email, records, await names_of(api.engine, company), definitions)
