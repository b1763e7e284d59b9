"""The desktop, its explanations and its files tell the dates that a period is compared with."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Any

import pytest

from tests.demo_api import ADMIN, demo_api
from tests.exported import read_csv
from tests.http_api import HttpApi

COMPARED = """
query Compared($period: PeriodInput, $compareTo: Comparison!) {
  dashboard(period: $period, compareTo: $compareTo) {
    comparedWith { start end }
    widget(key: "deals") {
      exportUrl(format: CSV)
      ... on MetricWidget { metric {
        previous change { absolute } previousTrend { value } explain { comparedWith { start end } notes { code text } }
      } }
    }
  }
}
"""
MAY = {"from": "2026-05-01", "to": "2026-05-31"}


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=20) as api:
        yield api


async def told(api: HttpApi, period: dict[str, str], compare_to: str = "PREVIOUS_PERIOD", language: str = "en") -> Any:
    """What the desktop says, and the head of a file of one of its blocks."""
    answer = await api.ask(ADMIN, COMPARED, {"period": period, "compareTo": compare_to}, language=language)
    desktop = answer["dashboard"]
    file = await api.download(ADMIN, desktop["widget"]["exportUrl"], language=language)
    return desktop, desktop["widget"]["metric"], read_csv(file.content).head


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ({"preset": "LAST_MONTH"}, "2026-02-01T00:00:00+01:00", "2026-03-01T00:00:00+01:00"),
        ({"preset": "THIS_MONTH"}, "2026-03-01T00:00:00+01:00", "2026-03-10T09:30:00+01:00"),
        ({"from": "2026-01-01", "to": "2026-03-31"}, "2025-10-01T00:00:00+02:00", "2026-01-01T00:00:00+01:00"),
    ],
)
async def test_the_dates_compared_with_are_told_everywhere_alike(
    api: HttpApi, period: dict[str, str], start: str, end: str
) -> None:
    desktop, metric, head = await told(api, period)
    compared = {"start": start, "end": end}
    assert desktop["comparedWith"] == metric["explain"]["comparedWith"] == compared
    told_in_file = (head["Compared with: from"], head["Compared with: until, not included"])
    assert [datetime.fromisoformat(str(text)) for text in told_in_file] == [
        datetime.fromisoformat(text) for text in compared.values()
    ]


async def test_a_period_that_is_yet_to_begin_is_compared_with_nothing_and_says_so(api: HttpApi) -> None:
    desktop, metric, head = await told(api, MAY)
    assert (
        desktop["comparedWith"] is metric["explain"]["comparedWith"] is metric["previous"] is metric["change"] is None
    )
    assert metric["previousTrend"] == []
    [note] = metric["explain"]["notes"]
    assert note == {
        "code": "PERIOD_NOT_BEGUN",
        "text": "The period is yet to begin; it is compared with nothing.",
    }
    assert head["Compared with"] == "Nothing: the period is yet to begin"
    _, metric, head = await told(api, MAY, language="ru")
    assert metric["explain"]["notes"][0]["text"] == "Период ещё не начался; он ни с чем не сравнивается."
    assert head["Сравнение"] == "Ни с чем: период ещё не начался"


async def test_where_no_comparison_is_asked_for_there_is_nothing_to_say(api: HttpApi) -> None:
    _, metric, head = await told(api, MAY, "NONE")
    assert metric["explain"]["notes"] == []
    assert not any(name.startswith("Compared") for name in head)
    _, metric, _ = await told(api, {"preset": "THIS_MONTH"}, "NONE")
    assert [note["text"] for note in metric["explain"]["notes"]] == ["The period is still running."]
