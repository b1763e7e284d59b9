"""A desktop that is asked for again, by plans that were kept: whatever was written meanwhile, it is that of who has kept nothing."""

import re
from collections.abc import AsyncIterator, Callable, Mapping
from itertools import count
from typing import Any
from unittest.mock import patch

import pytest

from resolvers.dashboard.assembly import metric
from resolvers.dashboard.kept_plans import KeptPlans
from tests.demo_api import ADMIN, USER, demo_api
from tests.http_api import HttpApi

DESKTOP = """{ dashboard(period: {from: "2026-03-01", to: "2026-04-09"}, compareTo: PREVIOUS_PERIOD) {
  widgets { key status { code }
    ... on MetricWidget { metric { ...Figure trend { start path value } previousTrend { end value narrowsWholly } } }
    ... on SeriesWidget { total { ...Figure } series { category { label } total points { firstDay value } } }
    ... on BreakdownWidget { total { ...Figure } slices { category { label } value share } }
    ... on MatrixWidget { total { ...Figure } cells { row column value } }
    ... on FunnelWidget { total { ...Figure } funnels { steps { count amount } lost { count } } }
    ... on FeedWidget { unreadCount } } } }
fragment Figure on Metric { path value previous change { percent } secondary { label value } explain { notes { text } } }
"""
CREATED = '"2026-04-02T10:00:00+02:00"'
WRITES = (
    f'createContact(input: {{name: "New", createdAt: {CREATED}}})',
    f'createActivity(input: {{name: "New", activityType: $activityType, createdAt: {CREATED}}})',
    f'createDeal(input: {{name: "New", dealType: $dealType, createdAt: {CREATED}}})',
    "moveDeal(input: {deal: $deal, toStage: $stage})",
    "handOverDeal(input: {deal: $deal, to: $user})",
    "deleteDeal(input: {deal: $deal})",
    'updateStage(input: {stage: $stage, name: "Another"})',
    'updateDealType(input: {dealType: $dealType, name: "Of another name"})',
    'updateCompany(input: {timezone: "Asia/Tokyo"})',
)
FOUND = """{ users(first: 1) { edges { node { id } } }
  dealTypes { id stages { id } } activityTypes { id }
  dashboard(period: {preset: THIS_YEAR}) { widget(key: "deals") { number(path: "total") {
    records(first: 1) { edges { node { ... on Deal { id dealType { id stages { id } } stage { id } } } } } } } } }"""


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=60) as api:
        for who in (ADMIN, USER):
            await api.sign_in(who)
        yield api


_numbers = count()


async def told(api: HttpApi, who: str, *, keeps: bool) -> Mapping[str, Any]:
    # Not an answer that was kept as a whole.
    never_the_same = {"unused": next(_numbers)}
    if keeps:
        return await api.ask(who, DESKTOP, never_the_same)
    with patch("resolvers.dashboard.widget_result_by_request.KEPT_PLANS", KeptPlans(most=0)):
        return await api.ask(who, DESKTOP, never_the_same)


async def test_what_was_written_meanwhile_is_told(api: HttpApi) -> None:
    found = await api.ask(ADMIN, FOUND)
    deal = found["dashboard"]["widget"]["number"]["records"]["edges"][0]["node"]
    names = {
        "deal": deal["id"],
        "stage": next(each["id"] for each in deal["dealType"]["stages"] if each != deal["stage"]),
        "dealType": deal["dealType"]["id"],
        "activityType": found["activityTypes"][0]["id"],
        "user": found["users"]["edges"][0]["node"]["id"],
    }
    before = await told(api, ADMIN, keeps=True)
    for write in WRITES:
        used = {name: value for name, value in names.items() if re.search(rf"\${name}\b", write)}
        given = ", ".join(f"${name}: ID!" for name in used)
        done = await api.ask(
            ADMIN, f"mutation{f'({given})' * bool(used)} {{ {write} {{ userErrors {{ field }} }} }}", used
        )
        assert [*done.values()] == [{"userErrors": []}], write
        for who in (ADMIN, USER):
            assert await told(api, who, keeps=True) == await told(api, who, keeps=False), write
    assert before != await told(api, ADMIN, keeps=True)


async def test_nothing_is_made_anew_of_what_is_as_it_was(api: HttpApi, monkeypatch: pytest.MonkeyPatch) -> None:
    before = await told(api, ADMIN, keeps=True)
    monkeypatch.setattr(metric, "MetricData", None)
    assert await told(api, ADMIN, keeps=True) == before
    assert await told(api, ADMIN, keeps=False) != before
