"""An authority that this machine trusts for a while, and a server that takes mail."""

from collections.abc import AsyncIterator, Generator
from pathlib import Path

import httpx
import pytest
import trustme
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.conftest import Clock
from tests.crm_desktop.mail.mailing import Mailing, app_with_mail
from tests.crm_desktop.mail.post_office import PostOffice, opened
from tests.resolvers.authentication.staff import hire_with_passwords


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets TLS trust the authority, as an operator does who has one of their own."""
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


@pytest.fixture
def post_office(authority: trustme.CA) -> Generator[PostOffice]:
    with opened(PostOffice(), authority) as office:
        yield office


@pytest.fixture
async def mailing(engine: AsyncEngine, clock: Clock, post_office: PostOffice, trusted: None) -> AsyncIterator[Mailing]:
    staff = await hire_with_passwords(engine)
    async with httpx.AsyncClient(transport=app_with_mail(staff, clock), base_url="http://desktop.test") as client:
        yield Mailing(staff, clock, post_office, client)
