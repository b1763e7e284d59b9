"""Clocks that jump ahead, and back: nobody is let in longer for it, or kept out once they are right again, and nothing is lost."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import MailKind, WayInPurpose
from permissions.viewer import Credential
from resolvers.administration.accepting import accept_invitation, reset_password
from resolvers.administration.framing import open_frame
from resolvers.authentication import (
    UNKNOWN,
    Secret,
    begin_session,
    count_attempt,
    create_token,
    create_way_in,
    find_viewer,
)
from resolvers.authentication.own_sessions import SessionReading, list_sessions
from resolvers.authentication.passkeys.challenges import LOG_IN, new_challenge, use_challenge
from resolvers.authentication.passkeys.relying_party import RelyingParty
from resolvers.changes.reading import Cursor, changes_since
from resolvers.commands import begin_unsigned
from resolvers.configuration import load_configuration
from resolvers.errors import RequestError
from resolvers.events.feed import Feed, note_seen
from resolvers.export.turns import export_turn
from resolvers.housekeeping.keeping import Housekeeper
from resolvers.mail import outbox, queue_mail, reset_requests, sign_ups
from tests.resolvers.authentication.staff import NOW, VAULT, Staff, hire_with_passwords

JUMP = timedelta(days=400)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
PARTY = RelyingParty("desktop.test", "http://desktop.test")
HERE = ("seller@example.com", "192.0.2.7")


@pytest.fixture
async def staff(engine: AsyncEngine) -> Staff:
    return await hire_with_passwords(engine)


async def sign_in(staff: Staff, now: datetime) -> Secret:
    return await begin_session(staff.engine, await staff.person("seller"), now)


async def is_let_in(staff: Staff, secret: Secret, now: datetime, kind: Credential = Credential.SESSION) -> bool:
    return await find_viewer(staff.engine, secret.text, kind, now) is not None


async def test_a_session_of_a_clock_that_was_ahead_is_nobodys_once_it_is_right_again(staff: Staff) -> None:
    ahead = await sign_in(staff, NOW + JUMP)
    assert await is_let_in(staff, ahead, NOW + JUMP)
    assert not await is_let_in(staff, ahead, NOW)
    again = await sign_in(staff, NOW)
    viewer = await find_viewer(staff.engine, again.text, Credential.SESSION, NOW)
    assert viewer is not None
    reading = SessionReading(viewer, again.text, NOW, 14 * DAY)
    assert (await list_sessions(staff.engine, reading, first=2)).count == 1


async def test_a_session_goes_on_after_the_clock_was_ahead_or_behind_for_a_while(staff: Staff) -> None:
    session = await sign_in(staff, NOW)
    assert not await is_let_in(staff, session, NOW + JUMP)
    # Whoever signs in then takes no other session away.
    await sign_in(staff, NOW + JUMP)
    assert await is_let_in(staff, session, NOW + MINUTE)
    assert not await is_let_in(staff, session, NOW - JUMP)
    behind = await sign_in(staff, NOW - JUMP)
    assert await is_let_in(staff, behind, NOW - JUMP)
    assert await is_let_in(staff, session, NOW + 2 * MINUTE)
    assert not await is_let_in(staff, behind, NOW + 2 * MINUTE)


async def test_use_by_a_clock_that_was_ahead_keeps_no_session_from_ending_idle(staff: Staff) -> None:
    session = await sign_in(staff, NOW)
    assert await is_let_in(staff, session, NOW + 10 * DAY)
    assert await is_let_in(staff, session, NOW + 20 * DAY)
    # The clock was ahead, and is right again: nobody has been here since it began.
    assert not await is_let_in(staff, session, NOW + 14 * DAY)
    assert await is_let_in(staff, session, NOW + 14 * DAY - MINUTE)
    # That was a use, and what was noted before is believed no more.
    assert not await is_let_in(staff, session, NOW + 28 * DAY - MINUTE)


async def test_the_last_use_of_a_token_is_told_again_after_a_clock_was_ahead(staff: Staff) -> None:
    token = await create_token(staff.engine, await staff.person("seller"))
    for now in (NOW + JUMP, NOW):
        assert await is_let_in(staff, token, now, Credential.TOKEN)
    async with staff.engine.connect() as connection:
        assert (await connection.scalar(text("SELECT last_used_at FROM api_tokens"))) == NOW


async def test_attempts_counted_by_a_clock_that_was_ahead_or_before_it_fell_behind_keep_nobody_out(
    staff: Staff,
) -> None:
    for now in (NOW, NOW + JUMP, NOW + MINUTE, NOW - JUMP, NOW + 2 * MINUTE):
        for _ in range(10):
            await count_attempt(staff.engine, *HERE, now)
        with pytest.raises(RequestError):
            await count_attempt(staff.engine, *HERE, now)


@pytest.mark.parametrize("purpose", WayInPurpose)
async def test_a_way_in_that_a_clock_made_which_was_ahead_is_none_once_it_is_right_again(
    staff: Staff, purpose: WayInPurpose
) -> None:
    company_id = staff.ids["ours"]

    async def make(now: datetime) -> str:
        scopes = ["read"] if purpose is WayInPurpose.FRAME else None
        async with begin_unsigned(staff.engine, company_id) as transaction:
            made = await create_way_in(transaction, staff.ids["seller"], now, purpose, scopes=scopes)  # pyright: ignore[reportArgumentType]
        return made.secret

    async def comes_in(secret: str) -> bool:
        given: dict[str, Any] = {"secret": secret, "browser": UNKNOWN, "now": NOW}
        password = "a quiet purple engine"
        if purpose is WayInPurpose.FRAME:
            came = await open_frame(staff.engine, company_id=company_id, replaces=None, **given)
            return isinstance(came, Secret)
        if purpose is WayInPurpose.RESET:
            return await reset_password(staff.engine, password=password, ends_tokens=False, **given) == ()
        came = await accept_invitation(staff.engine, VAULT, password=password, replaces=None, **given)
        return not isinstance(came, tuple)

    ahead, right = await make(NOW + JUMP), await make(NOW)
    assert not await comes_in(ahead)
    assert await comes_in(right)


async def test_a_challenge_that_a_clock_made_which_was_ahead_is_none_once_it_is_right_again(
    engine: AsyncEngine,
) -> None:
    ahead = await new_challenge(engine, LOG_IN, PARTY, NOW + JUMP)
    assert not await use_challenge(engine, ahead, LOG_IN, PARTY, NOW)
    right = await new_challenge(engine, LOG_IN, PARTY, NOW)
    assert await use_challenge(engine, right, LOG_IN, PARTY, NOW)


async def test_a_feed_seen_by_a_clock_that_was_ahead_is_not_empty_until_then(staff: Staff) -> None:
    session = await sign_in(staff, NOW)

    async def look(now: datetime, secret: Secret = session) -> datetime:
        viewer = await find_viewer(staff.engine, secret.text, Credential.SESSION, now)
        assert viewer is not None
        feed = Feed.of(await load_configuration(staff.engine, viewer.company.id), viewer, frozenset(), now)
        await note_seen(staff.engine, feed)
        return viewer.events_since

    assert await look(NOW) == NOW - 7 * DAY
    ahead = await sign_in(staff, NOW + JUMP)
    assert await look(NOW + JUMP, ahead) == NOW
    assert await look(NOW + JUMP + DAY, ahead) == NOW + JUMP
    # The beginning is not believed, and neither is when they looked: nothing is missed, and visits end as ever.
    later = await sign_in(staff, NOW + DAY)
    assert await look(NOW + DAY, later) == NOW + DAY - 7 * DAY
    assert await look(NOW + DAY + MINUTE, later) == NOW + DAY - 7 * DAY
    assert await look(NOW + 2 * DAY, later) == NOW + DAY + MINUTE


async def test_mail_that_a_clock_put_off_which_was_ahead_is_sent_once_it_is_right_again(staff: Staff) -> None:
    engine, company_id = staff.engine, staff.ids["ours"]
    async with begin_unsigned(engine, company_id) as transaction:
        await queue_mail(transaction, MailKind.PASSWORD_CHANGED, staff.ids["seller"], NOW + JUMP, language="en")
    assert await outbox.next_company(engine, 0, NOW) == company_id
    assert await outbox.take(engine, company_id, NOW) is not None
    # Whoever took it has it for a while, as ever.
    assert await outbox.take(engine, company_id, NOW) is None
    await reset_requests.request_password_reset(
        engine, email="seller@example.com", address="192.0.2.7", language="en", now=NOW + JUMP
    )
    assert await reset_requests.take(engine, NOW) is not None
    wanted = {"company": "Acme", "timezone": "UTC", "currency": "EUR", "person": "Anna", "email": "anna@example.com"}
    await sign_ups.add(engine, {**wanted, "language": "en", "address": "192.0.2.7"}, NOW + JUMP)
    assert await sign_ups.take(engine, NOW) is None


async def test_turns_at_downloading_are_free_again_after_the_clock_of_the_database_fell_back(staff: Staff) -> None:
    company_id = staff.ids["ours"]
    taken = """INSERT INTO export_turns (company_id, place, holder, expires_at)
        SELECT :company, place, gen_random_uuid(), now() + interval '400 days' FROM generate_series(1, 3) AS place"""
    async with staff.engine.begin() as connection:
        await connection.execute(text(taken), {"company": company_id})
    async with export_turn(staff.engine, company_id):
        pass


async def test_what_changed_since_a_clock_that_was_ahead_may_be_anything(engine: AsyncEngine) -> None:
    begun = (await changes_since(engine, [1], None)).cursor
    assert (await changes_since(engine, [1], begun)).found == ()
    assert (await changes_since(engine, [1], Cursor(begun.snapshot, begun.taken_at + JUMP))).found is None


async def test_nothing_is_taken_away_before_its_time_because_one_of_two_clocks_is_ahead(
    engine: AsyncEngine, staff: Staff
) -> None:
    present = datetime.now(UTC)
    await add_what_ends(engine, staff, due=present + DAY, old=present)
    housekeeper = Housekeeper(engine, lambda: present + 10 * JUMP)
    await housekeeper.remove_due(lambda *_: None)
    await housekeeper.forget()
    assert await what_is_left(engine, present) == (2, 1)


async def test_nothing_is_taken_away_before_its_time_because_both_clocks_jumped_ahead(
    engine: AsyncEngine, staff: Staff
) -> None:
    # As if the database's, which is right, had jumped together with this one.
    after = datetime.now(UTC)
    before = after - 10 * JUMP
    await add_what_ends(engine, staff, due=before + DAY, old=before)
    clock = iter([before])
    housekeeper = Housekeeper(engine, lambda: next(clock, after))
    await housekeeper.remove_due(lambda *_: None)
    await housekeeper.forget()
    assert await what_is_left(engine, before) == (2, 1)

    anew = Housekeeper(engine, lambda: after)
    await anew.remove_due(lambda *_: None)
    await anew.forget()
    assert await what_is_left(engine, before) == (1, 0)


async def add_what_ends(engine: AsyncEngine, staff: Staff, *, due: datetime, old: datetime) -> None:
    """A company that is to be removed, and an entry of another's audit log."""
    async with engine.begin() as connection:
        removed = text("UPDATE companies SET deletion_due_at = :at WHERE id = :id")
        await connection.execute(removed, {"at": due, "id": staff.ids["theirs"]})
        entry = "INSERT INTO audit_entries (company_id, occurred_at, action, subject) VALUES (:company, :at, 'viewAs', 'User:1')"
        await connection.execute(text(entry), {"company": staff.ids["ours"], "at": old})


async def what_is_left(engine: AsyncEngine, old: datetime) -> tuple[int, int]:
    """How many companies, and entries as of then."""
    async with engine.connect() as connection:
        companies = await connection.scalar(text("SELECT count(*) FROM companies"))
        entries = await connection.scalar(
            text("SELECT count(*) FROM audit_entries WHERE occurred_at = :at"), {"at": old}
        )
    return companies or 0, entries or 0
