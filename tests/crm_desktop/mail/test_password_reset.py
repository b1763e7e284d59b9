"""Who forgot their password gets in by mail, and nobody else learns or changes anything by it."""

from datetime import timedelta

import pytest

from models import Base
from tests.crm_desktop.mail.mailing import Mailing, link_in, text_of
from tests.resolvers.authentication.staff import PASSWORD

ASK = "mutation($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { userErrors { code } } }"
RESET = "mutation($input: ResetPasswordInput!) { resetPassword(input: $input) { userErrors { field code } } }"
LOG_IN = "mutation($input: LogInInput!) { logIn(input: $input) { viewer { name } userErrors { code } } }"
ACCEPT = "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { userErrors { field code } } }"
SENT = {"userErrors": []}
UNKNOWN = {"userErrors": [{"field": ["secret"], "code": "INVALID"}]}
NEW = "a few uncommon words"


async def test_link_sets_a_new_password_once_and_all_sessions_end(mailing: Mailing) -> None:
    await mailing.ask(LOG_IN, email="seller@example.com", password=PASSWORD)
    assert await mailing.ask(ASK, email=" Seller@example.com") == SENT
    [mail] = await mailing.send()
    assert mailing.office.recipients == ["seller@example.com"]
    secret = link_in(mail, "/new-password")
    assert await mailing.ask(RESET, secret=secret, password=NEW) == SENT
    assert await mailing.ask(RESET, secret=secret, password="and another one here") == UNKNOWN
    assert await mailing.rows("SELECT count(*) FROM sessions WHERE revoked_at IS NULL") == [(0,)]
    assert (await mailing.ask(LOG_IN, email="seller@example.com", password=PASSWORD))["viewer"] is None
    assert (await mailing.ask(LOG_IN, email="seller@example.com", password=NEW))["viewer"] == {"name": "seller"}
    _, told = await mailing.send()
    assert told["Subject"] == "Your password was changed (ours)"


@pytest.mark.parametrize("ends", [True, False])
async def test_tokens_end_if_that_is_asked_for(mailing: Mailing, ends: bool) -> None:
    await mailing.ask(ASK, "seller", email="seller@example.com")
    [mail] = await mailing.send()
    await mailing.ask(RESET, secret=link_in(mail, "/new-password"), password=NEW, endTokens=ends)
    assert await mailing.rows("SELECT revoked_at IS NOT NULL FROM api_tokens") == [(ends,)]


@pytest.mark.parametrize("email", ["seller@example.com", "nobody@example.com", "gone@example.com", "", "x" * 100_000])
async def test_whoever_asks_is_answered_by_the_same_work(mailing: Mailing, email: str) -> None:
    assert await mailing.ask(ASK, email=email) == SENT
    mails = await mailing.send()
    assert len(mails) == (email == "seller@example.com")
    assert await mailing.rows("SELECT * FROM password_reset_requests") == []


async def test_who_works_in_two_companies_gets_a_link_for_each(mailing: Mailing) -> None:
    await mailing.ask(ASK, email="twin@example.com")
    mails = await mailing.send()
    assert sorted(mail["Subject"] for mail in mails) == [
        "A new password for the CRM of ours",
        "A new password for the CRM of theirs",
    ]


async def test_so_many_are_sent_to_one_and_from_one_address_so_many_may_be_asked_for(mailing: Mailing) -> None:
    answers = [await mailing.ask(ASK, email="seller@example.com") for _ in range(11)]
    assert answers == [SENT] * 10 + [["RATE_LIMITED"]]
    assert len(await mailing.send()) == 3
    mailing.clock.now += timedelta(minutes=15)
    assert await mailing.ask(ASK, email="seller@example.com") == SENT


async def test_link_is_good_for_an_hour_and_no_invitation(mailing: Mailing) -> None:
    await mailing.ask(ASK, email="seller@example.com")
    [mail] = await mailing.send()
    secret = link_in(mail, "/new-password")
    assert await mailing.ask(ACCEPT, secret=secret, password=NEW) == UNKNOWN
    mailing.clock.now += timedelta(hours=1)
    assert await mailing.ask(RESET, secret=secret, password=NEW) == UNKNOWN


async def test_a_new_password_ends_the_links_that_were_sent_before(mailing: Mailing) -> None:
    for _ in range(2):
        await mailing.ask(ASK, email="seller@example.com")
    first, second = [link_in(mail, "/new-password") for mail in await mailing.send()]
    assert await mailing.ask(RESET, secret=second, password=NEW) == SENT
    assert await mailing.ask(RESET, secret=first, password="and another one here") == UNKNOWN


async def test_what_others_know_of_the_person_is_no_password(mailing: Mailing) -> None:
    await mailing.ask(ASK, email="seller@example.com")
    [mail] = await mailing.send()
    refused = await mailing.ask(RESET, secret=link_in(mail, "/new-password"), password="seller@example.com")
    assert refused == {"userErrors": [{"field": ["password"], "code": "INVALID"}]}


async def test_only_a_hash_of_the_secret_is_kept_and_the_log_has_none(mailing: Mailing) -> None:
    await mailing.ask(ASK, email="seller@example.com")
    [mail] = await mailing.send()
    secret = link_in(mail, "/new-password")
    await mailing.ask(RESET, secret=secret, password=NEW)
    everything = [await mailing.rows(f"SELECT to_jsonb(t)::text FROM {table} t") for table in Base.metadata.tables]
    assert "seller" in str(everything)
    assert secret not in str(everything)
    assert NEW not in str(everything)
    acts = await mailing.rows("SELECT action, actor_id FROM audit_entries ORDER BY id")
    assert acts == [("requestPasswordReset", None), ("resetPassword", mailing.staff.ids["seller"])]


async def test_who_has_set_a_password_by_mail_gets_in_there_during_a_flood(mailing: Mailing) -> None:
    await mailing.ask(ASK, email="seller@example.com")
    [mail] = await mailing.send()
    await mailing.ask(RESET, secret=link_in(mail, "/new-password"), password=NEW)
    await mailing.rows("UPDATE log_in_attempts SET attempts = 9 + 1000 * (attempts - 1)")
    await mailing.rows(
        "INSERT INTO log_in_attempts SELECT sha256('account'::bytea || '\\x00'::bytea || 'seller@example.com'::bytea),"
        " '2026-03-10 12:00Z', 5000"
    )
    assert (await mailing.ask(LOG_IN, email="seller@example.com", password=NEW))["viewer"] == {"name": "seller"}


async def test_without_mail_who_asks_is_told_so(mailing: Mailing) -> None:
    import httpx

    from crm_desktop.app import create_app

    app = create_app(mailing.staff.engine, clock=mailing.clock)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desktop.test") as client:
        mailing.client = client
        assert await mailing.ask(ASK, email="seller@example.com") == {"userErrors": [{"code": "INVALID"}]}


async def test_the_mail_speaks_the_persons_language(mailing: Mailing) -> None:
    await mailing.ask(ASK, email="boss@example.com")
    [mail] = await mailing.send()
    assert mail["Subject"] == "Новый пароль для CRM компании ours"
    assert "Ссылка действует час" in text_of(mail)
