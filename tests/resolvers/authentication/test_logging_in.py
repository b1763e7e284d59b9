"""Sessions: begun, replaced, ended."""

import asyncio
import contextlib
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from crm_desktop.database import create_engine
from models import LogInAttempts, Session
from permissions.viewer import Credential
from resolvers.authentication import (
    Browser,
    CompanyNeeded,
    LogInLane,
    LogInProblem,
    ProviderNeeded,
    SecondFactorNeeded,
    Secret,
    SignedIn,
    find_viewer,
    log_in,
    log_out,
    logging_in,
    password,
    save_password,
)
from resolvers.authentication.log_in_limit import count_attempt
from resolvers.errors import ErrorCode, RequestError
from tests.resolvers.authentication.staff import NOW, PASSWORD, VAULT, Staff


@pytest.fixture
async def known(staff: Staff) -> Staff:
    await staff.save_passwords()
    return staff


async def try_to_log_in(
    staff: Staff,
    name: str,
    secret: str = PASSWORD,
    *,
    company: str | None = None,
    replaces: Secret | None = None,
    now: datetime = NOW,
    address: str = "192.0.2.1",
) -> SignedIn | SecondFactorNeeded | ProviderNeeded | CompanyNeeded | LogInProblem:
    return await log_in(
        staff.engine,
        email=name if "@" in name else f"{name}@example.com",
        password=secret,
        company=company,
        replaces=None if replaces is None else replaces.text,
        browser=Browser("Laptop", address),
        lane=LogInLane(a_minute=1_000),
        vault=VAULT,
        now=now,
    )


async def signed_in(staff: Staff, name: str, *, company: str | None = None, replaces: Secret | None = None) -> Secret:
    outcome = await try_to_log_in(staff, name, company=company, replaces=replaces)
    assert isinstance(outcome, SignedIn)
    return outcome.secret


async def is_known(staff: Staff, secret: Secret, now: datetime = NOW) -> bool:
    return await find_viewer(staff.engine, secret.text, Credential.SESSION, now) is not None


async def test_right_password_begins_a_session(known: Staff) -> None:
    assert await is_known(known, await signed_in(known, "seller"))


async def test_letters_of_an_address_may_be_of_any_case(known: Staff) -> None:
    assert await is_known(known, await signed_in(known, " SELLER@Example.com "))


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("seller", "wrong"),
        ("nobody", PASSWORD),
        ("admin", PASSWORD),
        ("gone", PASSWORD),
        ("a\x00b", PASSWORD),
        ("", ""),
    ],
    ids=["wrong password", "unknown", "no password set", "dismissed", "impossible address", "nothing"],
)
async def test_whatever_is_wrong_is_answered_alike(known: Staff, name: str, secret: str) -> None:
    assert await try_to_log_in(known, name, secret) is LogInProblem.WRONG


async def test_unknown_address_costs_as_much_hashing_as_a_wrong_password(
    known: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []

    class CountingHasher:
        def verify(self, stored: str, _password: str) -> bool:
            checked.append(stored.split("$")[3])
            return False

        def hash(self, secret: bytes) -> str:
            return password.hasher.hash(secret)

    costs = {}
    for name in ("seller", "nobody", "admin"):
        checked.clear()
        with monkeypatch.context() as patch:
            patch.setattr(password, "hasher", CountingHasher())
            patch.setattr(password, "hash_of_nothing", lambda: "$argon2id$v=19$m=8,t=1,p=1$salt$hash")
            await try_to_log_in(known, name, "wrong")
        costs[name] = tuple(checked)
    assert len(set(costs.values())) == 1
    assert len(costs["nobody"]) == 1


async def test_only_the_hash_of_a_secret_is_stored(known: Staff) -> None:
    secret = await signed_in(known, "seller")
    async with known.engine.connect() as connection:
        stored = (await connection.execute(select(Session.secret_hash))).scalars().all()
    assert list(stored) == [secret.hash]
    assert secret.text.encode() not in stored[0]


async def test_logging_in_again_replaces_the_session(known: Staff) -> None:
    first = await signed_in(known, "seller")
    second = await signed_in(known, "seller", replaces=first)
    assert second.text != first.text
    assert not await is_known(known, first)
    assert await is_known(known, second)


async def test_session_of_another_browser_goes_on(known: Staff) -> None:
    first = await signed_in(known, "seller")
    await signed_in(known, "seller")
    assert await is_known(known, first)


async def test_session_ends_by_logging_out(known: Staff) -> None:
    secret = await signed_in(known, "seller")
    await log_out(known.engine, secret.text, NOW)
    assert not await is_known(known, secret)


async def test_session_ends_after_thirty_days(known: Staff) -> None:
    secret = await signed_in(known, "seller")
    for days in (10, 20):
        assert await is_known(known, secret, NOW + timedelta(days=days))
    assert await is_known(known, secret, NOW + timedelta(days=30, microseconds=-1))
    assert not await is_known(known, secret, NOW + timedelta(days=30))


async def test_dismissed_person_is_out_of_their_session_at_once(known: Staff) -> None:
    secret = await signed_in(known, "seller")
    await known.dismiss("seller")
    assert not await is_known(known, secret)


async def test_new_password_ends_all_sessions(known: Staff) -> None:
    secret = await signed_in(known, "seller")
    await known.save_passwords("another one")
    assert not await is_known(known, secret)
    assert await try_to_log_in(known, "seller") is LogInProblem.WRONG


async def test_address_known_to_two_companies_needs_the_company(known: Staff) -> None:
    assert await try_to_log_in(known, "twin") == CompanyNeeded((("ours", "ours"), ("theirs", "theirs")))
    assert (await signed_in(known, "twin", company="theirs")).company_id == known.ids["theirs"]
    assert await try_to_log_in(known, "twin", company="no such") is LogInProblem.WRONG


async def test_password_of_one_of_two_companies_is_enough(known: Staff) -> None:
    await save_password(known.engine, await known.person("twin", "ours"), "only here")
    outcome = await try_to_log_in(known, "twin", "only here")
    assert isinstance(outcome, SignedIn)
    assert outcome.secret.company_id == known.ids["ours"]


async def test_after_ten_wrong_attempts_even_the_right_password_is_refused_for_a_while(known: Staff) -> None:
    for _ in range(10):
        await try_to_log_in(known, "seller", "wrong")
    with pytest.raises(RequestError) as refusal:
        await try_to_log_in(known, "seller")
    assert refusal.value.code == ErrorCode.RATE_LIMITED
    assert isinstance(await try_to_log_in(known, "twin", company="ours"), SignedIn)
    later = NOW + timedelta(minutes=15)
    assert isinstance(await try_to_log_in(known, "seller", now=later), SignedIn)


async def test_attempts_at_the_same_time_through_several_processes_are_counted_together(
    known: Staff, database_url: str
) -> None:
    other = create_engine(database_url)
    engines = [known.engine, other] * 10
    tried = [count_attempt(engine, "seller@example.com", "192.0.2.1", NOW) for engine in engines]
    outcomes = await asyncio.gather(*tried, return_exceptions=True)
    await other.dispose()
    assert sum(isinstance(outcome, RequestError) for outcome in outcomes) == 10


async def test_a_success_lets_all_attempts_begin_anew(known: Staff) -> None:
    for _ in range(9):
        await try_to_log_in(known, "seller", "wrong")
    await signed_in(known, "seller")
    for _ in range(10):
        assert await try_to_log_in(known, "seller", "wrong") is LogInProblem.WRONG


async def test_attempts_under_invented_names_do_not_pile_up(known: Staff) -> None:
    for number in range(12):
        await try_to_log_in(known, f"{number}@example.com", "wrong")
    later = NOW + timedelta(minutes=15)
    for name in ("seller", "admin"):
        await try_to_log_in(known, name, "wrong", now=later)
    async with known.engine.connect() as connection:
        kept = (await connection.execute(select(LogInAttempts.started_at))).scalars().all()
    assert kept == [later] * 5


async def test_failures_of_one_account_are_counted_wherever_they_come_from(known: Staff) -> None:
    """And where the person has signed in before, they get in all the same."""
    await signed_in(known, "seller")
    for number in range(100):
        assert await try_to_log_in(known, "seller", "wrong", address=f"198.51.100.{number}") is LogInProblem.WRONG
    for secret in ("wrong", PASSWORD):
        with pytest.raises(RequestError) as refusal:
            await try_to_log_in(known, "seller", secret, address="203.0.113.7")
        assert refusal.value.code == ErrorCode.RATE_LIMITED
    with pytest.raises(RequestError):
        await try_to_log_in(known, "nobody", address=await flooded(known, "nobody@example.com"))
    assert isinstance(await try_to_log_in(known, "seller"), SignedIn)
    assert isinstance(await try_to_log_in(known, "twin", company="ours", address="203.0.113.7"), SignedIn)


async def flooded(staff: Staff, email: str) -> str:
    """A new address, after a flood of attempts for this e-mail."""
    for number in range(100):
        await count_attempt(staff.engine, email, f"2001:db8:{number}::", NOW)
    return "203.0.113.9"


async def test_attempts_of_one_address_are_counted_whomever_it_names(known: Staff) -> None:
    await signed_in(known, "seller")
    for number in range(300):
        await count_attempt(known.engine, f"{number}@example.com", "192.0.2.1", NOW)
    with pytest.raises(RequestError) as refusal:
        await try_to_log_in(known, "twin", company="ours")
    assert refusal.value.code == ErrorCode.RATE_LIMITED
    assert isinstance(await try_to_log_in(known, "seller"), SignedIn)


async def test_who_is_refused_at_one_address_takes_nothing_from_an_account_elsewhere(known: Staff) -> None:
    for _ in range(200):
        with contextlib.suppress(RequestError):
            await count_attempt(known.engine, "seller@example.com", "198.51.100.1", NOW)
    assert isinstance(await try_to_log_in(known, "seller", address="203.0.113.7"), SignedIn)


async def test_an_address_of_a_million_characters_leaves_as_much_behind_as_any_other(known: Staff) -> None:
    assert await try_to_log_in(known, "x" * 1_000_000 + "@example.com", "wrong") is LogInProblem.WRONG
    async with known.engine.connect() as connection:
        size = func.sum(func.pg_column_size(LogInAttempts.name_hash))
        assert (await connection.execute(select(size))).scalar_one() < 200


@pytest.mark.parametrize(("name", "checks"), [("nobody", 1), ("seller", 1), ("twin", 2)])
async def test_wrong_password_takes_as_long_whoever_knows_its_owner(
    known: Staff, monkeypatch: pytest.MonkeyPatch, name: str, checks: int
) -> None:
    looked_at: list[str | None] = []
    waited: list[float] = []

    def look(_password: str, stored: str | None) -> bool:
        looked_at.append(stored)
        time.now += 0.5
        return False

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    class Time:
        now = 0.0

    time = Time()
    monkeypatch.setattr(password, "_fits", look)
    monkeypatch.setattr(logging_in, "monotonic", lambda: time.now)
    monkeypatch.setattr(logging_in, "sleep", wait)
    assert await try_to_log_in(known, name, "wrong") is LogInProblem.WRONG
    assert len(looked_at) == checks
    assert 0.5 * checks + sum(waited) == 1.5
