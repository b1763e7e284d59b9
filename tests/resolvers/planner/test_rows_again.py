"""What a scan finds stays the same object for as long as the database tells the same rows, in whichever order."""

from datetime import UTC, datetime

import pytest

from permissions.rows import DataScope
from resolvers.catalog.attribute import BUCKET
from resolvers.catalog.dataset import DEALS
from resolvers.catalog.measure import COUNT
from resolvers.catalog.population import created
from resolvers.period import Interval
from resolvers.planner.scan import Groups, Scan, ScanKey

PERIOD = Interval(datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture
def scan() -> Scan:
    scan = Scan(ScanKey(created(DEALS), PERIOD, DataScope(1, None), None), None, {(BUCKET,): None}, {(COUNT, ()): 0})
    scan.read("[[0, 0, 5], [0, 1, 2.500]]")
    return scan


@pytest.mark.parametrize("text", ["[[0, 0, 5], [0, 1, 2.500]]", "[[0, 1, 2.500], [0, 0, 5]]"])
def test_the_same_rows_in_another_order_are_the_same(scan: Scan, text: str) -> None:
    before = scan.said
    scan.read(text)
    assert scan.said is before


@pytest.mark.parametrize("text", ["[[0, 1, 5], [0, 0, 2.500]]", "[[0, 0, 5], [0, 1, 2.050]]", "[[0, 0, 5]]", None])
def test_other_rows_are_read(scan: Scan, text: str | None) -> None:
    before = scan.said
    scan.read(text)
    assert isinstance(scan.found, Groups)
    assert scan.said is not before
    assert scan.found != before


def test_the_same_numbers_written_otherwise_are_read(scan: Scan) -> None:
    before = scan.said
    scan.read("[[0, 0, 5.0], [0, 1, 2.5]]")
    assert scan.said is not before
