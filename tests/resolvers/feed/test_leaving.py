"""What becomes of ways in when another system says that people left, or have another address, and of who administers."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Credential
from resolvers.authentication import begin_session, create_token, create_way_in, find_person, find_viewer
from resolvers.commands import begin_unsigned
from tests.resolvers.feed.conftest import Send, outcomes, told
from tests.resolvers.feed.test_upsert import rows
from tests.resolvers.importing.conftest import NOW

EVA = {"kind": "person", "external_id": "eva", "name": "Eva", "email": "eva@acme.example", "role": "admin"}
MAX = {"kind": "person", "external_id": "max", "name": "Max", "email": "max@acme.example", "role": "manager"}
LINKS = f"SELECT count(*) FROM invitations WHERE expires_at > '{NOW.isoformat()}'"

GoesOn = Callable[[], Awaitable[list[bool]]]


@pytest.fixture
async def goes_on(engine: AsyncEngine, send: Send) -> GoesOn:
    """Whether a session of Max's, a token and a link of his are good."""
    assert send
    person = await find_person(engine, "max@acme.example", None)
    session, token = await begin_session(engine, person, NOW), await create_token(engine, person)
    async with begin_unsigned(engine, person.company_id) as transaction:
        await create_way_in(transaction, person.user_id, NOW)

    async def goes_on() -> list[bool]:
        found = [
            await find_viewer(engine, session.text, Credential.SESSION, NOW),
            await find_viewer(engine, token.text, Credential.TOKEN, NOW),
        ]
        return [*(each is not None for each in found), bool((await rows(engine, LINKS))[0][0])]

    return goes_on


async def test_who_was_dismissed_by_a_feed_and_taken_back_comes_in_anew(send: Send, goes_on: GoesOn) -> None:
    assert await goes_on() == [True, True, True]
    assert outcomes(await send({**MAX, "status": "dismissed"})) == ["updated"]
    assert outcomes(await send({**MAX, "status": "active"})) == ["updated"]
    assert await goes_on() == [False, False, False]


async def test_another_address_ends_links_that_went_to_the_old_one_and_nothing_else(
    send: Send, goes_on: GoesOn
) -> None:
    assert outcomes(await send({**MAX, "email": "maximilian@acme.example"})) == ["updated"]
    assert await goes_on() == [True, True, False]


@pytest.mark.parametrize(("without", "member"), [({"role": "user"}, "role"), ({"status": "dismissed"}, "status")])
async def test_nobody_takes_the_last_administrator_away_by_a_feed(
    engine: AsyncEngine, send: Send, without: dict[str, str], member: str
) -> None:
    result = await send({**EVA, **without}, {**MAX, "name": "Maximilian"})
    assert outcomes(result) == ["refused", "updated"]
    assert told(result)[0] == [
        f"{member}: leaves the company without an active administrator; expected another one first"
    ]
    assert await rows(engine, "SELECT role, status FROM users WHERE external_id = 'eva'") == [("admin", "active")]
    # With another one in the same call it is their company's to decide.
    assert outcomes(await send({**EVA, **without}, {**MAX, "role": "admin"})) == ["updated", "updated"]
