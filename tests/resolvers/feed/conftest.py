"""What the tests of feeds share."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Credential, Viewer
from resolvers.authentication import create_token, find_person, find_viewer
from resolvers.commands import CommandContext
from resolvers.feed import FeedMode, FeedResult, RowError, read_row, upsert
from tests.prepared import prepared
from tests.resolvers.importing.conftest import NOW, import_small_company

Send = Callable[..., Awaitable[FeedResult]]


@pytest.fixture
async def administrator(engine: AsyncEngine) -> Viewer:
    """Eva of the small company, which is imported."""
    await prepared(engine, import_small_company)
    return await viewer_of(engine, "eva@acme.example")


async def viewer_of(engine: AsyncEngine, email: str) -> Viewer:
    """The person, as they ask."""
    token = (await create_token(engine, await find_person(engine, email, None))).text
    viewer = await find_viewer(engine, token, Credential.TOKEN, NOW)
    assert viewer is not None
    return viewer


@pytest.fixture
def send(engine: AsyncEngine, administrator: Viewer) -> Send:
    """Feeds rows to the small company."""

    async def send(*rows: dict[str, Any], mode: FeedMode = FeedMode.ROW_BY_ROW) -> FeedResult:
        command = CommandContext(engine, administrator, NOW)
        return await upsert(command, [_read(row) for row in rows], mode)

    return send


def _read(row: dict[str, Any]) -> Any:
    try:
        return read_row(row)
    except RowError as error:
        return error


def outcomes(result: FeedResult) -> list[str]:
    """What became of the rows."""
    return [each.outcome.value for each in result.rows]


def told(result: FeedResult) -> list[list[str]]:
    """What was wrong with them."""
    return [[str(problem) for problem in each.problems] for each in result.rows]
