"""A Bitrix24 of a small company, and its connection to a company that is here."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Credential, Viewer
from resolvers.authentication import find_person, find_viewer
from resolvers.authentication.session import begin_session
from resolvers.importing import import_folder
from tests.conftest import Clock
from tests.connectors.bitrix24.portal import Portal
from tests.connectors.bitrix24.small_portal import fill
from tests.connectors.connected import Connected
from tests.connectors.serving import serving
from tests.resolvers.importing.company_folder import CompanyFolder


@pytest.fixture
async def portal(clock: Clock) -> AsyncIterator[Portal]:
    """The Bitrix24, over HTTP."""
    portal = Portal(clock)
    fill(portal)
    async with serving(portal.app()) as address:
        portal.address = address
        yield portal


@pytest.fixture
async def connected(engine: AsyncEngine, clock: Clock, portal: Portal, tmp_path: Path) -> Connected:
    """The small company, connected to it; nothing was brought yet."""
    await import_folder(engine, CompanyFolder(tmp_path / "acme").path, now=clock.now)
    connected = Connected(engine, await administrator_of(engine, clock, "acme"), clock)
    await connected.connect("bitrix24", address=portal.webhook, eventsToken="t0ken")
    return connected


async def administrator_of(engine: AsyncEngine, clock: Clock, company: str) -> Viewer:
    """Eva, who has just signed in."""
    person = await find_person(engine, "eva@acme.example", company)
    secret = await begin_session(engine, person, clock.now)
    viewer = await find_viewer(engine, secret.text, Credential.SESSION, clock.now)
    assert viewer is not None
    return viewer
