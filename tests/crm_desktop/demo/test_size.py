"""Sizes follow the number of deals; memory does not."""

import tracemalloc
from pathlib import Path

import pytest

from tests.crm_desktop.demo.written_company import WrittenCompany, write


def test_there_are_as_many_deals_as_asked_for_and_the_rest_in_proportion(company: WrittenCompany) -> None:
    rows = company.demo.rows
    assert rows["deals"] == 3_000
    assert 0.3 < rows["contacts"] / 3_000 < 0.4
    assert 3.5 < rows["transitions"] / 3_000 < 5
    assert 2.6 < rows["activities"] / 3_000 < 3.4
    assert 3.4 < rows["communications"] / 3_000 < 4.4


def test_ten_times_the_deals_are_ten_times_the_rows(tmp_path: Path) -> None:
    small, large = write(tmp_path / "small", 500).demo.rows, write(tmp_path / "large", 5_000).demo.rows
    for name in ("deals", "contacts", "transitions", "activities", "communications"):
        assert large[name] == pytest.approx(10 * small[name], rel=0.15), name


def test_memory_does_not_grow_with_the_number_of_deals(tmp_path: Path) -> None:
    write(tmp_path / "warm", 10)

    def peak(deals: int) -> int:
        tracemalloc.start()
        try:
            write(tmp_path / str(deals), deals)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(20_000) < 1.5 * peak(2_000)


def test_a_company_of_one_deal_is_a_company(tmp_path: Path) -> None:
    rows = write(tmp_path, 1).demo.rows
    assert rows["deals"] == 1
    assert rows["contacts"] == 1
