"""A desktop of a period that runs, asked for again as the clock goes on: at each instant it is that of who has kept nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any
from unittest.mock import patch
from zipfile import ZipFile

import pytest

from resolvers import statement
from tests.demo_api import ADMIN, NOW, USER
from tests.http_api import HttpApi
from tests.schema.dashboard.nothing_kept import nothing_kept

DESKTOP = """query ($preset: PeriodPreset!, $compareTo: Comparison!, $path: String!) {
  dashboard(period: {preset: $preset}, compareTo: $compareTo) {
    comparedWith { start lastDay ENDS }
    widgets { id key exportUrl(format: CSV) total { path }
      ... on MetricWidget { metric { ...Figure trend { end value } previousTrend { start lastDay ENDS path value } } }
      ... on SeriesWidget { total { ...Figure previousTrend { firstDay value } } series { points { firstDay value } } }
      ... on BreakdownWidget { total { ...Figure } slices { value share } }
      ... on FunnelWidget { total { ...Figure } funnels { steps { count amount } } } }
    widget(key: "contacts") { number(path: $path) { ...Point } } } }
fragment Figure on Metric { value previous change { percent } secondary { value }
  explain { lastDay isRunning comparedWith { firstDay lastDay ENDS } notes { text } } }
fragment Point on Point { value narrowsToPeriod { lastDay isRunning ENDS } explain { lastDay ENDS }
  records(first: 100) { totalCount edges { countedAt node { id } } } }
"""
SHOWN, SHOWN_WITH_ENDS = DESKTOP.replace("ENDS", ""), DESKTOP.replace("ENDS", "end")
# In Berlin clocks are set on 29 March and 25 October.
PASSING = (
    NOW,
    NOW + timedelta(seconds=7),
    NOW + timedelta(hours=3),
    NOW + timedelta(hours=15),
    *map(
        datetime.fromisoformat,
        (
            "2026-04-11T00:00:00+02:00",
            "2026-04-29T01:30:00+02:00",
            "2026-04-29T02:30:00+02:00",
            "2026-04-29T03:30:00+02:00",
            "2026-04-30T23:59:00+02:00",
            "2026-10-25T02:30:00+01:00",
            "2026-11-25T02:30:00+01:00",
            "2026-11-25T03:30:00+01:00",
        ),
    ),
)
PERIODS = [
    ("THIS_MONTH", "PREVIOUS_PERIOD"),
    ("THIS_WEEK", "SAME_PERIOD_LAST_YEAR"),
    ("THIS_MONTH", "SAME_PERIOD_LAST_YEAR"),
    ("TODAY", "PREVIOUS_PERIOD"),
    ("THIS_QUARTER", "PREVIOUS_PERIOD"),
    ("THIS_YEAR", "PREVIOUS_PERIOD"),
    ("LAST_30_DAYS", "PREVIOUS_PERIOD"),
]


_numbers = count()


async def told(api: HttpApi, text: str, preset: str, compare_to: str, path: str = "total", who: str = ADMIN) -> bytes:
    text = text.replace("...Point }", "...Point }" if path.startswith("previous") else "path }")
    if not path.startswith("previous"):
        text = text[: text.index("fragment Point")]
    variables = {"preset": preset, "compareTo": compare_to, "path": path, "unused": next(_numbers)}
    answer = await api.bytes_of(who, text, variables)
    assert b'"errors"' not in answer, answer[:500]
    return answer


async def compared_until(api: HttpApi, preset: str, compare_to: str) -> datetime:
    desktop = f"dashboard(period: {{preset: {preset}}}, compareTo: {compare_to})"
    found = await api.ask(ADMIN, f"{{ {desktop} {{ comparedWith {{ end }} }} }}")
    return datetime.fromisoformat(found["dashboard"]["comparedWith"]["end"])


async def write_contacts(api: HttpApi, *instants: datetime) -> None:
    for at in instants:
        write = f'createContact(input: {{name: "New", createdAt: "{at.isoformat()}"}}) {{ userErrors {{ field }} }}'
        assert await api.ask(ADMIN, f"mutation {{ {write} }}") == {"createContact": {"userErrors": []}}


@pytest.mark.parametrize(("preset", "compare_to"), PERIODS[:2])
async def test_it_is_told_exactly_as_time_passes_and_rows_are_written_around_the_end(
    api: HttpApi, keeping: HttpApi, plain: HttpApi, preset: str, compare_to: str
) -> None:
    try:
        for number, now in enumerate(PASSING if preset == "THIS_MONTH" else PASSING[:5]):
            api.now = keeping.now = plain.now = now
            who, text = (ADMIN, USER)[number % 4 == 3], (SHOWN, SHOWN_WITH_ENDS)[number % 2]
            end = await compared_until(api, preset, compare_to)
            asked = preset, compare_to, f"previous.{(end - timedelta(microseconds=1)).date()}"
            for each in (api, keeping):
                await told(each, text, *asked, who=who)
            await write_contacts(api, end - timedelta(microseconds=1), end, end + timedelta(seconds=5))
            with nothing_kept():
                anew = await told(plain, text, *asked, who=who)
            for each in (api, keeping):
                assert await told(each, text, *asked, who=who) == anew
    finally:
        api.now = keeping.now = plain.now = NOW


async def test_only_widgets_of_which_the_database_says_something_else_are_written_anew(
    api: HttpApi, written: list[str]
) -> None:
    asked = SHOWN, "THIS_MONTH", "PREVIOUS_PERIOD"
    # At an hour when no other test here has written what the end comes upon.
    api.now = since = NOW + timedelta(hours=1)
    try:
        before = [await told(api, *asked) for _ in range(10)][-1]
        assert len(written) > 10
        written.clear()
        for passed in (7, 60):
            api.now = since + timedelta(seconds=passed)
            assert await told(api, *asked) == before
        assert written == []
        await write_contacts(api, api.now)
        assert await told(api, *asked) != before
        assert 0 < len(written) < 5
    finally:
        api.now = NOW


async def test_widgets_that_tell_the_end_are_written_each_time(api: HttpApi, written: list[str]) -> None:
    for _ in range(2):
        written.clear()
        assert b'"end"' in await told(api, SHOWN_WITH_ENDS, "THIS_MONTH", "PREVIOUS_PERIOD")
        assert len(written) > 10


async def read(api: HttpApi, address: str) -> list[bytes]:
    """What is in a file, without when it was written."""
    file = await api.download(ADMIN, address)
    assert file.status_code == 200
    if not file.content.startswith(b"PK"):
        return [file.content]
    with ZipFile(BytesIO(file.content)) as parts:
        return [parts.read(name) for name in parts.namelist() if name != "docProps/core.xml"]


async def test_files_are_of_the_instant_they_are_asked_for_at(api: HttpApi) -> None:
    asked = f"""{{ dashboard(period: {{preset: THIS_MONTH}}) {{ exportUrl widget(key: "contacts") {{ exportUrl(format: CSV)
      number(path: "previous.{NOW.date() - timedelta(days=31)}") {{ records {{ exportUrl(format: CSV) }} }} }} }} }}"""
    try:
        for passed in (0, 7, 40_000):
            api.now = NOW + timedelta(seconds=passed)
            await told(api, SHOWN, "THIS_MONTH", "PREVIOUS_PERIOD")
            desktop = (await api.ask(ADMIN, asked))["dashboard"]
            end = await compared_until(api, "THIS_MONTH", "PREVIOUS_PERIOD")
            await write_contacts(api, end - timedelta(microseconds=1), end, end + timedelta(seconds=5))
            for found in (desktop, desktop["widget"], desktop["widget"]["number"]["records"]):
                file = await read(api, found["exportUrl"])
                with nothing_kept():
                    assert await read(api, found["exportUrl"]) == file
    finally:
        api.now = NOW


@contextmanager
def statements_sent() -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """The statements of parts, with their parameters."""
    found: list[tuple[str, dict[str, Any]]] = []
    together: Any = statement._together  # pyright: ignore[reportPrivateUsage] - what is sent

    def noted(*given: Any) -> Any:
        found.append(together(*given))
        return found[-1]

    with patch("resolvers.statement._together", noted):
        yield found


@pytest.mark.parametrize(("preset", "compare_to"), PERIODS)
async def test_what_is_asked_by_a_plan_that_was_kept_is_what_is_asked_anew(
    api: HttpApi, preset: str, compare_to: str
) -> None:
    try:
        for now in PASSING if preset == "THIS_MONTH" else PASSING[:5]:
            for passed in (0, 1.000_001):
                api.now = now + timedelta(seconds=passed)
                with statements_sent() as kept:
                    await told(api, SHOWN, preset, compare_to)
                with nothing_kept(), statements_sent() as anew:
                    await told(api, SHOWN, preset, compare_to)
                assert kept[-1] == anew[-1]
                assert len(kept[-1][1]) > 50
    finally:
        api.now = NOW
