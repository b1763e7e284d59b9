"""What a desktop that is kept takes of the memory, and that it is counted so."""

import gc
from collections.abc import AsyncIterator, Callable, Iterable
from sys import getsizeof
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from unittest.mock import patch

import pytest

from resolvers.dashboard.kept_plans import KeptPlan, KeptPlans
from tests.demo_api import ADMIN, USER, demo_api
from tests.http_api import HttpApi

DESKTOP = """query Desktop($from: Date!, $to: Date!) {
  dashboard(period: {from: $from, to: $to}, compareTo: PREVIOUS_PERIOD) { widgets { key
    ... on MetricWidget { metric { value secondary { value } trend { start value } } }
    ... on SeriesWidget { total { value } series { points { start value } } }
    ... on BreakdownWidget { total { value } slices { value share } }
    ... on MatrixWidget { total { value } cells { value } }
    ... on FunnelWidget { funnels { steps { count amount } lost { count } } } } } }"""
MONTHS = (("2026-02-01", "2026-02-28"), ("2026-03-01", "2026-03-31"))


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=300) as api:
        for who in (ADMIN, USER):
            await api.sign_in(who)
        yield api


def held_by(*roots: object) -> dict[int, object]:
    """All objects that are reached from these, by their ids; of functions what they hold, not where they were declared."""
    found: dict[int, object] = {}
    todo: list[object] = [*roots]
    while todo:
        each = todo.pop()
        if id(each) in found or isinstance(each, type | ModuleType | BuiltinFunctionType | CodeType):
            continue
        found[id(each)] = each
        todo += (each.__closure__ or ()) if isinstance(each, FunctionType) else gc.get_referents(each)
    return found


def bytes_of(plan: KeptPlan, others: Iterable[KeptPlan]) -> int:
    """What is held by this one alone: what others reach too, as settings and reports, would be there without it."""
    elsewhere = held_by(*others)
    return sum(getsizeof(each) for number, each in held_by(plan).items() if number not in elsewhere)


@pytest.mark.parametrize("who", [ADMIN, USER])
async def test_a_month_takes_less_than_300_kilobytes_and_no_more_than_is_counted(api: HttpApi, who: str) -> None:
    with patch("resolvers.dashboard.widget_result_by_request.KEPT_PLANS", KeptPlans()) as kept:
        for first, last in MONTHS:
            await api.ask(who, DESKTOP, {"from": first, "to": last})
    plans = [*kept._free.values()]  # pyright: ignore[reportPrivateUsage]
    assert len(plans) == len(MONTHS)
    for plan in plans:
        held = bytes_of(plan, (each for each in plans if each is not plan))
        assert 100_000 < held < 300_000
        assert held < plan.size < 2 * held


async def test_rows_behind_that_were_asked_for_beside_figures_are_not_kept(api: HttpApi) -> None:
    rows = """{ dashboard(period: {from: "2026-03-01", to: "2026-03-31"}) {
      widget(key: "deals") { ... on MetricWidget { metric { value } } }
      feed: widget(key: "feed") { ... on FeedWidget { unreadCount events(first: 50) { edges { node { id } } } } } } }"""
    with patch("resolvers.dashboard.widget_result_by_request.KEPT_PLANS", KeptPlans()) as kept:
        await api.ask(ADMIN, rows)
    [plan] = kept._free.values()  # pyright: ignore[reportPrivateUsage]
    assert plan.batch.part_values == []
