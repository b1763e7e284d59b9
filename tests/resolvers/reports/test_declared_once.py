"""One declaration is all that checking, storing, computing, telling and offering need to know of a new word."""

import json
import subprocess
import sys
from typing import Any

import pytest

from crm_desktop import APP_ROOT
from tests.resolvers.reports.declared_further import DECLARATIONS


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """What is made of one more aggregate, attribute and way of drawing."""
    program = [sys.executable, "-m", "tests.resolvers.reports.declared_further"]
    told = subprocess.run(program, cwd=APP_ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_an_aggregate_and_a_way_of_drawing_take_one_place_and_an_attribute_two() -> None:
    assert list(DECLARATIONS) == [
        "resolvers.catalog.aggregate",
        "resolvers.catalog.attribute",
        "resolvers.report_definitions.vocabulary.attribute",
        "resolvers.catalog.visualisation",
    ]


def test_a_report_of_them_is_accepted_stored_and_computed(found: dict[str, Any]) -> None:
    assert found["mistakes"] == []
    assert found["stored"] is True
    assert found["size"] == [5, 4]
    assert "stddev_samp(price)" in found["sql"]


def test_what_does_not_go_with_them_is_refused(found: dict[str, Any]) -> None:
    assert found["mistakes of rows that have it not"] == [["filter", "all", "0", "condition", "of", "attribute"]]


def test_they_are_told_in_words(found: dict[str, Any]) -> None:
    assert found["words"] == ["deviation of price", "импортировано — да"]


def test_the_api_has_them_and_offers_them_to_whoever_builds_reports(found: dict[str, Any]) -> None:
    assert found["schema"] == ["DEVIATION", "IS_IMPORTED", "STRIPES"]
    assert found["offered"] == [
        {"aggregate": "DEVIATION", "label": "Отклонение"},
        {
            "attribute": "IS_IMPORTED",
            "label": "Импортировано",
            "isGrouping": True,
            "rows": [{"dataset": "DEALS"}, {"dataset": "DEAL_TRANSITIONS"}],
        },
        {"visualisation": "STRIPES", "label": "Полосы", "minDimensions": 1},
    ]
