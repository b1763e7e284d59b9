"""Companies that are connected to each of the vendors."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Credential
from resolvers.authentication import find_person, find_viewer
from resolvers.authentication.session import begin_session
from resolvers.importing import import_folder
from tests.conftest import Clock
from tests.connectors.amocrm.account import AmoAccount
from tests.connectors.as_folder import write_folder
from tests.connectors.connected import Connected
from tests.connectors.hubspot.account import HubAccount
from tests.connectors.intrum.account import IntrumCompany
from tests.connectors.serving import serving
from tests.connectors.story import Someone, Story, tell
from tests.connectors.vendor import Vendor

ADMINISTRATOR = Someone(11, "Ann", "ann@acme.example", is_admin=True)
VENDORS = [AmoAccount, HubAccount, IntrumCompany]


@pytest.fixture(params=VENDORS, ids=lambda vendor: vendor.key)
async def vendor(request: pytest.FixtureRequest, clock: Clock) -> AsyncIterator[Vendor]:
    """An account of each vendor, where nothing has happened yet."""
    vendor: Vendor = request.param(clock)
    async with serving(vendor.server.app()) as address:
        vendor.server.address = address
        yield vendor


@pytest.fixture
def story(vendor: Vendor) -> Story:
    """What happens, as far as the vendor has it."""
    story = tell().with_channels(*vendor.channels)
    story.kinds = {**vendor.kinds}
    return story


@pytest.fixture
async def connected(engine: AsyncEngine, clock: Clock, vendor: Vendor, story: Story, tmp_path: Path) -> Connected:
    """A company of nobody but its administrator, connected to the account in which the story has happened; nothing was brought yet."""
    vendor.tell(story)
    await import_folder(engine, write_folder(Story(people=[ADMINISTRATOR]), tmp_path / "empty", "acme"), now=clock.now)
    person = await find_person(engine, ADMINISTRATOR.email, "acme")
    secret = await begin_session(engine, person, clock.now)
    viewer = await find_viewer(engine, secret.text, Credential.SESSION, clock.now)
    assert viewer is not None
    connected = Connected(engine, viewer, clock)
    await connected.connect(vendor.key, **vendor.settings)
    return connected
