"""What a desktop leaves behind: nothing that only the garbage collector finds, which would keep everybody waiting."""

import gc
from collections.abc import AsyncIterator, Callable

import pytest

from resolvers.dashboard.dashboard import Dashboard
from tests.demo_api import ADMIN, demo_api
from tests.http_api import HttpApi

FIGURES = "{ dashboard { widgets { key ... on MetricWidget { metric { value trend { value } } } } } }"
ROWS = '{ dashboard { widget(key: "deals") { number(path: "total") { records(first: 3) { edges { node { title } } } } } } }'


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=30) as api:
        await api.sign_in(ADMIN)
        yield api


@pytest.mark.parametrize("asked", [FIGURES, ROWS])
async def test_a_desktop_that_was_answered_is_gone_without_the_collector(api: HttpApi, asked: str) -> None:
    await api.ask(ADMIN, asked)
    gc.collect()
    gc.disable()
    try:
        await api.ask(ADMIN, asked)
        assert not [each for each in gc.get_objects() if isinstance(each, Dashboard)]
    finally:
        gc.enable()
