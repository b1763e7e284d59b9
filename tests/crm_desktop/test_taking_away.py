"""Everything of a company, or of a person, is downloaded as one archive, by whom it may."""

import io
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from models import TokenScope
from resolvers.authentication import create_token, find_person
from resolvers.importing import import_folder
from schema.node import global_id
from tests.conftest import NOW
from tests.http_api import HttpApi
from tests.resolvers.importing.stored import value
from tests.resolvers.records.office import Office

ADMIN, SELLER, STRANGER = "admin@example.com", "seller@example.com", "stranger@example.com"
COMPANY = "{ viewer { company { exportUrl } } }"
OWN = "{ viewer { exportUrl } }"
PERSON = "query($id: ID!) { node(id: $id) { ... on User { exportUrl } } }"
LOG = "{ auditLog(first: 1) { edges { node { summary } } } }"


@pytest.fixture
async def api(engine: AsyncEngine, office: Office) -> AsyncIterator[HttpApi]:
    async with HttpApi(engine, NOW) as api:
        yield api


async def last_act(api: HttpApi) -> str:
    return (await api.ask(ADMIN, LOG))["auditLog"]["edges"][0]["node"]["summary"]


async def test_an_administrator_takes_the_company_away_and_another_is_made_of_it(
    api: HttpApi, engine: AsyncEngine, office: Office, tmp_path: Path
) -> None:
    address = (await api.ask(ADMIN, COMPANY))["viewer"]["company"]["exportUrl"]
    file = await api.download(ADMIN, address)
    assert (file.status_code, file.headers["content-type"]) == (200, "application/zip")
    assert file.headers["content-disposition"].endswith("2026-03-10.zip")
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    copy = await import_folder(engine, tmp_path, now=NOW, company="copy")
    people = "SELECT count(*) FROM users WHERE company_id = :company"
    assert await value(engine, people, company=copy.company_id) == 5
    assert await last_act(api) == "admin took everything of the company away"


async def test_everybody_takes_away_what_is_known_of_them(api: HttpApi) -> None:
    address = (await api.ask(SELLER, OWN))["viewer"]["exportUrl"]
    file = await api.download(SELLER, address)
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        users = archive.read("users.csv").decode()
    assert "seller@example.com" in users
    assert "admin@example.com" not in users
    assert await last_act(api) == "seller took what is known of seller away"


async def test_an_administrator_takes_away_what_is_known_of_anybody_of_the_company(
    api: HttpApi, office: Office
) -> None:
    for name in ("seller", "gone"):
        person = await api.ask(ADMIN, PERSON, {"id": global_id("User", office[name])})
        assert (await api.download(ADMIN, person["node"]["exportUrl"])).status_code == 200


@pytest.mark.parametrize(
    ("who", "of", "status"),
    [
        (SELLER, "company", 403),
        (SELLER, "boss", 403),
        (SELLER, "stranger", 403),
        (ADMIN, "stranger", 404),
        (STRANGER, "admin", 404),
        (None, "company", 401),
        (None, "seller", 401),
    ],
)
async def test_others_are_refused(api: HttpApi, office: Office, who: str | None, of: str, status: int) -> None:
    asked = "company" if of == "company" else f"people/{global_id('User', office[of])}"
    assert (await api.download(who, f"/export/{asked}.zip")).status_code == status


@pytest.mark.parametrize("address", ["people/.zip", "people/x.zip", "people/VXNlcjo=.zip", "other.zip"])
async def test_what_is_no_address_is_refused(api: HttpApi, address: str) -> None:
    assert (await api.download(ADMIN, f"/export/{address}")).status_code in (400, 404)


async def test_a_user_is_told_no_address_of_others(api: HttpApi, office: Office) -> None:
    assert (await api.ask(SELLER, COMPANY))["viewer"]["company"]["exportUrl"] is None
    boss = await api.ask(SELLER, PERSON, {"id": global_id("User", office["boss"])})
    assert not boss["node"] or boss["node"]["exportUrl"] is None


async def test_a_token_for_reading_takes_nothing_away(api: HttpApi, engine: AsyncEngine) -> None:
    person = await find_person(engine, ADMIN, None)
    token = await create_token(engine, person, scopes=frozenset({TokenScope.READ}))
    api.use_token(ADMIN, token.text)
    assert (await api.download(ADMIN, "/export/company.zip")).status_code == 403
