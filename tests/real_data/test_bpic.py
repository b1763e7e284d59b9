"""Half a year of a bank's loan applications: what the API says is what the log says."""

from collections.abc import AsyncIterator, Callable
from datetime import date

import pytest

from tests.oracle.real_data import BPIC2012
from tests.real_data.folder import ImportedFolder, imported

pytestmark = pytest.mark.skipif(
    not BPIC2012.exists(), reason="The data set of the bank is expected at ../shared/data/bpic2012/import"
)

MANAGERS = ("112", "11000")
PEOPLE = ("10629", "10909", "11181")
MONTHS = [(2011, 10), (2011, 11), (2011, 12), (2012, 1), (2012, 2), (2012, 3)]


@pytest.fixture(scope="module")
async def bank(create_database: Callable[[], str]) -> AsyncIterator[ImportedFolder]:
    async with imported(create_database(), BPIC2012) as folder:
        yield folder


@pytest.mark.parametrize(("year", "month"), MONTHS)
@pytest.mark.parametrize("person", ["admin", *MANAGERS, *PEOPLE])
async def test_a_month_is_as_the_log_says(bank: ImportedFolder, person: str, year: int, month: int) -> None:
    assert await bank.month(person, year, month) == bank.straight(person, year, month)


async def test_the_bank_lost_2139_deals_in_january_2012(bank: ImportedFolder) -> None:
    assert (await bank.month("admin", 2012, 1))["lost_deals"] == 2_139


@pytest.mark.parametrize("person", ["admin", MANAGERS[0]])
async def test_the_whole_desktop_of_march_is_as_the_oracle_says(bank: ImportedFolder, person: str) -> None:
    """Clocks change in this month."""
    await bank.assert_as_the_oracle_says(person, date(2012, 3, 1), date(2012, 3, 31))
