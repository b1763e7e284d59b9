"""The library of ready reports over the demo company."""

from collections.abc import AsyncIterator, Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from resolvers.importing import import_folder
from tests.demo_api import ADMIN, NOW
from tests.http_api import HttpApi
from tests.oracle.read_folder import read_folder
from tests.oracle.reports.ready import ready_reports
from tests.properties.questions import Question
from tests.real_data.ready_reports import ReadyReports, ready_reports_of

REPORTS = ready_reports(reason="loss-reason", closing="expected-close")


@pytest.fixture(scope="module")
async def library(
    create_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[ReadyReports]:
    folder = tmp_path_factory.mktemp("demo")
    write_demo_company(folder, deals=1_000, today=NOW.date())
    engine = create_engine(create_database())
    await import_folder(engine, folder, now=NOW)
    async with HttpApi(engine, NOW) as api:
        yield await ready_reports_of(api, ADMIN, read_folder(folder))
    await engine.dispose()


@pytest.mark.parametrize("key", REPORTS)
async def test_a_ready_report_shows_what_the_oracle_says(library: ReadyReports, key: str) -> None:
    await library.shows(key, REPORTS[key], Question(NOW, "THIS_MONTH"))
    winter = await library.shows(key, REPORTS[key], Question(NOW, first=date(2026, 1, 1), last=date(2026, 3, 31)))
    assert main_number(winter) > 0


def main_number(shown: dict[str, Any]) -> Fraction:
    """The first measure as a whole."""
    metric = shown.get("total", shown)
    number: Fraction = metric["totals" if "totals" in metric else "figures"][0][0]
    return number


async def test_these_are_all_there_are(library: ReadyReports) -> None:
    assert list(library.definitions) == list(REPORTS)
