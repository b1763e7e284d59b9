"""What the feed begins with: where the person last looked in the visit before."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from models import Visit
from permissions.viewer import Credential
from resolvers.authentication import UNKNOWN, LogInLane, Secret, SignedIn, create_token, find_viewer, log_in
from resolvers.configuration import load_configuration
from resolvers.events.feed import Feed, note_seen
from tests.resolvers.authentication.staff import NOW, PASSWORD, VAULT, Staff

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def session(staff: Staff) -> Secret:
    await staff.save_passwords()
    signed_in = await log_in(
        staff.engine,
        email="seller@example.com",
        password=PASSWORD,
        company=None,
        replaces=None,
        browser=UNKNOWN,
        lane=LogInLane(a_minute=1_000),
        vault=VAULT,
        now=NOW,
    )
    assert isinstance(signed_in, SignedIn)
    return signed_in.secret


async def events_since(staff: Staff, secret: Secret, now: datetime, kind: Credential = Credential.SESSION) -> datetime:
    viewer = await find_viewer(staff.engine, secret.text, kind, now)
    assert viewer is not None
    return viewer.events_since


async def look(staff: Staff, secret: Secret, now: datetime, kind: Credential = Credential.SESSION) -> datetime:
    """A request that shows the feed; what it begins with."""
    viewer = await find_viewer(staff.engine, secret.text, kind, now)
    assert viewer is not None
    company_id = viewer.company.id
    feed = Feed.of(await load_configuration(staff.engine, company_id), viewer, frozenset(), now)
    await note_seen(staff.engine, feed)
    return viewer.events_since


async def test_first_visit_shows_the_last_seven_days(staff: Staff, session: Secret) -> None:
    assert await events_since(staff, session, NOW) == NOW - timedelta(days=7)


async def test_reload_does_not_empty_the_feed(staff: Staff, session: Secret) -> None:
    first = await events_since(staff, session, NOW)
    assert await events_since(staff, session, NOW + MINUTE) == first
    # Never idle for half an hour, however long the visit is.
    for minutes in range(20, 200, 20):
        assert await events_since(staff, session, NOW + minutes * MINUTE) == first


async def test_visit_goes_on_until_thirty_idle_minutes_have_passed(staff: Staff, session: Secret) -> None:
    first = await events_since(staff, session, NOW)
    assert await events_since(staff, session, NOW + 30 * MINUTE - timedelta(microseconds=1)) == first


async def test_next_visit_begins_where_the_person_last_looked_in_the_one_before(staff: Staff, session: Secret) -> None:
    await look(staff, session, NOW)
    await look(staff, session, NOW + 10 * MINUTE)
    assert await look(staff, session, NOW + 40 * MINUTE) == NOW + 10 * MINUTE
    assert await look(staff, session, NOW + 50 * MINUTE) == NOW + 10 * MINUTE
    assert await look(staff, session, NOW + 80 * MINUTE) == NOW + 50 * MINUTE


async def test_what_shows_no_feed_keeps_the_visit_going_and_hides_nothing(staff: Staff, session: Secret) -> None:
    await look(staff, session, NOW)
    # Somebody works on without the desktop, and logs out.
    assert await events_since(staff, session, NOW + 20 * MINUTE) == NOW - timedelta(days=7)
    assert await events_since(staff, session, NOW + 45 * MINUTE) == NOW - timedelta(days=7)
    assert await look(staff, session, NOW + 80 * MINUTE) == NOW


async def test_visits_without_a_look_leave_the_marker_where_it_was(staff: Staff, session: Secret) -> None:
    for hours in (0, 1, 2):
        since = await events_since(staff, session, NOW + timedelta(hours=hours))
        assert since == NOW - timedelta(days=7)


async def test_request_that_was_overtaken_does_not_turn_the_clock_back(staff: Staff, session: Secret) -> None:
    await events_since(staff, session, NOW + MINUTE)
    await events_since(staff, session, NOW)
    async with staff.engine.connect() as connection:
        assert (await connection.execute(select(Visit.last_seen_at))).scalar() == NOW + MINUTE


async def test_token_reads_the_marker_and_never_moves_it(staff: Staff, session: Secret) -> None:
    token = await create_token(staff.engine, await staff.person("seller"))

    assert await events_since(staff, token, NOW, Credential.TOKEN) == NOW - timedelta(days=7)
    first = await look(staff, session, NOW)
    assert await look(staff, token, NOW + 20 * MINUTE, Credential.TOKEN) == first
    # As a visit that began now would have it.
    assert await look(staff, token, NOW + 40 * MINUTE, Credential.TOKEN) == NOW
    assert await events_since(staff, session, NOW + 45 * MINUTE) == NOW


async def test_parallel_first_requests_are_one_visit(staff: Staff, session: Secret) -> None:
    times = [NOW + number * timedelta(milliseconds=1) for number in range(8)]
    since = await asyncio.gather(*(events_since(staff, session, time) for time in times))
    assert len(set(since)) == 1
    async with staff.engine.connect() as connection:
        visit = (await connection.execute(select(Visit.events_since, Visit.last_seen_at))).one()
    assert visit.events_since == since[0]
    assert visit.last_seen_at == times[-1]


async def test_parallel_first_requests_of_a_later_visit_agree(staff: Staff, session: Secret) -> None:
    await look(staff, session, NOW)
    later = NOW + timedelta(days=1)
    since = await asyncio.gather(*(events_since(staff, session, later) for _ in range(8)))
    assert set(since) == {NOW}
