"""The keys of reports' widgets."""

import pytest

from resolvers.report_definitions.blocks import BLOCKS
from resolvers.report_definitions.saved_report import report_key, report_of_key


@pytest.mark.parametrize("number", [1, 42, 2**59])
def test_a_report_is_found_by_the_key_it_has(number: int) -> None:
    assert report_of_key(report_key(number)) == number


@pytest.mark.parametrize(
    "key",
    ["", "report", "report:", "report:x", "report:-1", "report:１", "report:1:2", "report:07", "7", f"report:{10**30}"],
)
def test_what_is_no_report_has_none(key: str) -> None:
    assert report_of_key(key) is None


def test_no_block_is_taken_for_a_report() -> None:
    assert [report_of_key(block.key) for block in BLOCKS] == [None] * len(BLOCKS)
