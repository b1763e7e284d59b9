"""Asking a company's reports through the API."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from schema.node import global_id
from tests.oracle.reports.documents import Document
from tests.oracle.reports.records_of_company import Asked
from tests.properties.people import ADMIN
from tests.properties.questions import Question
from tests.properties.reports.document import OPEN, PREVIEW, PUBLISH, SAVE
from tests.properties.reports.inputs import definition_input
from tests.properties.settled_company import SettledCompany

Json = dict[str, Any]

_numbers = count(1)

_TABLES = {
    "User": "users",
    "Department": "departments",
    "Group": "groups",
    "DealType": "deal_types",
    "Stage": "stages",
    "ActivityType": "activity_types",
    "CustomField": "custom_fields",
    "FieldOption": "field_options",
    "Contact": "contacts",
}


@dataclass(frozen=True)
class Names:
    """The numbers of everything definitions speak of, by type and external id, and back."""

    numbers: dict[str, dict[str, int]]

    def id_of(self, type_name: str, name: str) -> str:
        """The id of something for the API."""
        return global_id(type_name, self.numbers[type_name][name])

    def called(self, type_name: str, key: str) -> str:
        """What has this number."""
        [name] = [name for name, number in self.numbers[type_name].items() if str(number) == key]
        return name


async def names_of(engine: AsyncEngine, company_id: int) -> Names:
    """All names of a company."""
    numbers: dict[str, dict[str, int]] = {}
    async with engine.connect() as connection:
        for type_name, table in _TABLES.items():
            asked = text(f"SELECT external_id, id FROM {table} WHERE company_id = :company")
            rows = await connection.execute(asked, {"company": company_id})
            numbers[type_name] = {row.external_id: row.id for row in rows}
    return Names(numbers)


async def preview(settled: SettledCompany, names: Names, viewer: str, document: Document, question: Question) -> Json:
    """What the API answers to somebody who tries a definition out."""
    variables = {"definition": definition_input(document, names.id_of), **question.variables, "scope": None}
    answer = await settled.ask(viewer, PREVIEW, variables, now=question.now)
    found: Json = answer["previewReport"]
    return found


async def save(settled: SettledCompany, names: Names, document: Document, question: Question) -> str:
    """The id of a definition that an administrator has saved, for everybody."""
    about = {"name": f"Report {next(_numbers)}", "definition": definition_input(document, names.id_of)}
    answer = (await settled.ask(ADMIN, SAVE, {"input": about}, now=question.now))["createReport"]
    assert answer["userErrors"] == []
    report: str = answer["report"]["id"]
    published = await settled.ask(ADMIN, PUBLISH, {"report": report}, now=question.now)
    assert published["publishReport"]["userErrors"] == []
    return report


async def open_saved(settled: SettledCompany, viewer: str, report: str, question: Question) -> Json:
    """What a saved report shows to somebody."""
    variables = {"report": report, **question.variables, "scope": None}
    answer = await settled.ask(viewer, OPEN, variables, now=question.now)
    found: Json = answer["report"]["widget"]
    return found


def asked(viewer: str, question: Question) -> Asked:
    """The same question to the oracle."""
    return Asked(
        viewer,
        question.now,
        question.preset,
        question.first,
        question.last,
        question.compare_to,
        question.granularity,
    )
