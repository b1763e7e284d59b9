"""The vocabulary of reports as the API publishes it. ``UPDATE_GOLDEN=1`` writes anew what the page's own tests take it to say."""

import json
import os
import re
from types import SimpleNamespace
from typing import Any

import pytest
import strawberry
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop import APP_ROOT
from models import Entity, FieldKind
from resolvers.configuration import Configuration
from schema.node import global_id
from schema.reports.vocabulary import ReportVocabulary
from tests.conftest import CountStatements
from tests.resolvers.dashboard.configurations import configuration, field
from tests.resolvers.records.office import Office
from tests.schema.reports.reports import Reports

Json = dict[str, Any]

# What the page asks for: the selection stands in its sources and nowhere else.
PAGE = APP_ROOT / "web" / "src" / "reports"
DOCUMENT = re.search(
    r"query ReportVocabulary \{.*?\n  \}\n", (PAGE / "builder" / "form" / "company.ts").read_text(), re.DOTALL
)
GOLDEN = PAGE / "definition" / "vocabulary.golden.json"


@strawberry.type
class Query:
    """The vocabulary of a configuration made by hand."""

    @strawberry.field
    def report_vocabulary(self, info: strawberry.Info[Any, Configuration]) -> ReportVocabulary:
        return ReportVocabulary(configuration=info.root_value)


async def offered(configuration: Configuration, language: str = "en") -> Json:
    """What the page is told of a company's vocabulary."""
    assert DOCUMENT is not None
    found = re.search(r"    reportVocabulary \{.*?\n    \}\n", DOCUMENT[0], re.DOTALL)
    assert found is not None
    result = await strawberry.Schema(Query).execute(
        f"{{ {found[0]} }}", root_value=configuration, context_value=SimpleNamespace(language=language)
    )
    assert result.errors is None
    assert result.data is not None
    return result.data["reportVocabulary"]


WITH_FIELDS = configuration(
    field(2, FieldKind.DATE, Entity.DEAL),
    field(3, FieldKind.CHOICE, Entity.CONTACT),
    field(4, FieldKind.TEXT, Entity.DEAL, archived=True),
)


async def test_the_page_is_tested_with_what_the_api_says() -> None:
    said = json.dumps(await offered(WITH_FIELDS), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(said, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == said


async def test_a_company_is_offered_its_own_fields_that_are_in_use() -> None:
    fields = [each["field"]["id"] for each in (await offered(WITH_FIELDS))["attributes"] if each["field"]]
    assert fields == [global_id("CustomField", number) for number in (1, 2, 3)]


async def test_rows_are_chosen_by_a_date_only_where_there_is_a_field_of_dates() -> None:
    async def by_date(configuration: Configuration) -> list[str]:
        datasets = (await offered(configuration))["datasets"]
        return [each["dataset"] for each in datasets if any(time["takesField"] for time in each["times"])]

    assert await by_date(WITH_FIELDS) == ["DEALS"]
    assert await by_date(configuration()) == []


@pytest.mark.parametrize(
    ("language", "labels"),
    [("en", ["Responsible", "Sum", "is before", "Bars"]), ("ru", ["Ответственный", "Сумма", "раньше", "Столбцы"])],
)
async def test_everything_is_called_in_the_readers_language(language: str, labels: list[str]) -> None:
    told = await offered(WITH_FIELDS, language)
    of_days = next(each["operators"] for each in told["operators"] if each["kind"] == "DAY")
    found = [
        next(each["label"] for each in told["attributes"] if each["attribute"] == "RESPONSIBLE"),
        next(each["label"] for each in told["aggregates"] if each["aggregate"] == "SUM"),
        next(each["label"] for each in of_days if each["operator"] == "IS_LESS"),
        next(each["label"] for each in told["visualisations"] if each["visualisation"] == "BARS"),
    ]
    assert found == labels


async def test_whoever_is_signed_in_is_told_for_no_statement_beyond_the_companys_settings(
    engine: AsyncEngine, office: Office, count_statements: CountStatements
) -> None:
    reports = Reports(engine, office)
    with count_statements(engine) as settings_alone:
        await reports.ask("seller", "{ dealTypes { id } }")
    with count_statements(engine) as with_vocabulary:
        told = await reports.ask("seller", "{ reportVocabulary { attributes { label field { name } } } }")
    assert len(with_vocabulary) == len(settings_alone)
    names = [each["field"]["name"] for each in told["reportVocabulary"]["attributes"] if each["field"]]
    assert names
    assert "Foreign" not in names
    assert await reports.refused(None, "{ reportVocabulary { attributes { label } } }") == ["UNAUTHENTICATED"]
