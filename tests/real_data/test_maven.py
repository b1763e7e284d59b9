"""A year of a seller of hardware: what the API says is what the files say."""

from collections.abc import AsyncIterator, Callable
from datetime import date
from decimal import Decimal

import pytest

from tests.oracle.real_data import MAVEN
from tests.real_data.folder import ImportedFolder, imported

pytestmark = pytest.mark.skipif(
    not MAVEN.exists(), reason="The data set of the hardware seller is expected at ../shared/data/maven_crm/import"
)

MANAGERS = ("dustin-brinkmann", "celia-rouche")
PEOPLE = ("darcel-schlecht", "moses-frase", "anna-snelling")
MONTHS = [("admin", month) for month in range(1, 13)]
MONTHS += [(person, month) for person in (*MANAGERS, *PEOPLE) for month in (3, 6, 10, 12)]


@pytest.fixture(scope="module")
async def maven(create_database: Callable[[], str]) -> AsyncIterator[ImportedFolder]:
    async with imported(create_database(), MAVEN) as folder:
        yield folder


@pytest.mark.parametrize(("person", "month"), MONTHS)
async def test_a_month_of_2017_is_as_the_files_say(maven: ImportedFolder, person: str, month: int) -> None:
    assert await maven.month(person, 2017, month) == maven.straight(person, 2017, month)


async def test_the_year_was_worth_10_005_534(maven: ImportedFolder) -> None:
    months = [await maven.month("admin", 2017, month) for month in range(1, 13)]
    assert sum(month["won_deals"] for month in months) == 4_238
    assert sum(month["revenue"] for month in months) == Decimal(10_005_534)


@pytest.mark.parametrize("person", ["admin", MANAGERS[0], PEOPLE[0]])
async def test_the_whole_desktop_of_a_quarter_is_as_the_oracle_says(maven: ImportedFolder, person: str) -> None:
    await maven.assert_as_the_oracle_says(person, date(2017, 4, 1), date(2017, 6, 30))
