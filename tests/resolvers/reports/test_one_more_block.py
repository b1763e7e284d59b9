"""A block over an existing measure is its declaration and its place among the others: everything else follows."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from crm_desktop import APP_ROOT
from tests.resolvers.reports.one_more_block import DECLARATIONS


@pytest.fixture(scope="module")
def found(create_database: Callable[[], str]) -> dict[str, Any]:
    """What a company meets of one more block."""
    program = [sys.executable, "-m", "tests.resolvers.reports.one_more_block", create_database()]
    told = subprocess.run(program, cwd=APP_ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_a_block_takes_two_places() -> None:
    assert list(DECLARATIONS) == ["resolvers.report_definitions.blocks.outcomes", "resolvers.report_definitions.blocks"]


def test_it_stands_on_desktops_and_is_counted_like_the_others(found: dict[str, Any]) -> None:
    dashboard = found["dashboard"]
    assert "closed_deals" in [widget["key"] for widget in dashboard["widgets"]]
    widget, metric = dashboard["widget"], dashboard["widget"]["metric"]
    assert (widget["title"], widget["status"]["code"], widget["kind"]) == ("Closed deals", "READY", "METRIC")
    assert widget["placement"] == {"width": 4, "height": 2}
    won, lost = (int(dashboard[each]["metric"]["value"]) for each in ("won", "lost"))
    closed = int(metric["value"])
    assert max(won, lost) < closed <= won + lost
    assert metric["records"]["totalCount"] == widget["number"]["records"]["totalCount"] == closed
    assert metric["explain"]["rule"] == "Deals that were won or lost in the period."
    assert all(" as won" in line and " as lost" in line for line in metric["explain"]["settings"])


def test_administrators_set_it_up_and_copy_it_like_the_others(found: dict[str, Any]) -> None:
    assert "closed_deals" in [template["key"] for template in found["reportTemplates"]]
    assert "closed_deals" in [widget["key"] for widget in found["desktopSettings"]["widgets"]]
    assert found["createReportFromTemplate"] == {"userErrors": []}


def test_the_dictionary_of_metrics_has_it(found: dict[str, Any]) -> None:
    assert found["document"] is True
