"""Processes that keep more and less of what they were asked for, over one demo company."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from schema.projection.written import Written
from tests.demo_api import ADMIN, NOW, USER, demo_api
from tests.http_api import HttpApi


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=60) as api:
        for who in (ADMIN, USER):
            await api.sign_in(who)
        yield api


@pytest.fixture(scope="module")
async def keeping(api: HttpApi) -> AsyncIterator[HttpApi]:
    """The same by a process that keeps answers, too, and takes settings as they were while nobody has written."""
    async with HttpApi(api.engine, NOW, answer_bytes=1_000_000) as keeping:
        yield keeping


@pytest.fixture(scope="module")
async def plain(api: HttpApi) -> AsyncIterator[HttpApi]:
    """The same answered by the library alone."""
    async with HttpApi(api.engine, NOW, projects=False) as plain:
        yield plain


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of widgets that are written anew."""
    found: list[str] = []
    write: Any = Written.of
    monkeypatch.setattr(Written, "of", lambda source, *more: (found.append(source.id), write(source, *more))[1])
    return found
