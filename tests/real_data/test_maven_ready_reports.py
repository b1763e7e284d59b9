"""The library of ready reports over a year of a seller of hardware."""

from collections.abc import AsyncIterator, Callable
from datetime import date

import pytest

from tests.oracle.real_data import MAVEN
from tests.oracle.reports.ready import ready_reports
from tests.properties.questions import Question
from tests.real_data.folder import LATER, imported
from tests.real_data.ready_reports import ReadyReports, ready_reports_of

pytestmark = pytest.mark.skipif(
    not MAVEN.exists(), reason="The data set of the hardware seller is expected at ../shared/data/maven_crm/import"
)

SPRING = Question(LATER, first=date(2017, 4, 1), last=date(2017, 6, 30))
# They have no reasons and no dates of closing; the products are the choice field nearest to a reason.
REPORTS = ready_reports(reason="product", closing=None)


@pytest.fixture(scope="module")
async def library(create_database: Callable[[], str]) -> AsyncIterator[ReadyReports]:
    async with imported(create_database(), MAVEN) as maven:
        yield await ready_reports_of(maven.api, maven.emails["admin"], maven.records)


@pytest.mark.parametrize("key", REPORTS)
async def test_a_ready_report_shows_what_the_oracle_says(library: ReadyReports, key: str) -> None:
    await library.shows(key, REPORTS[key], SPRING)


async def test_these_are_all_there_are(library: ReadyReports) -> None:
    assert list(library.definitions) == list(REPORTS)
