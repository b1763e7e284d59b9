"""Somebody makes a company by themselves, once it is known that the e-mail is theirs, where that is allowed."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from crm_desktop.app import create_app
from crm_desktop.cli import program
from models import Base
from tests.crm_desktop.mail.mailing import Mailing, link_in, text_of
from tests.resolvers.authentication.staff import PASSWORD

ASK = "mutation($input: SignUpInput!) { signUp(input: $input) { userErrors { field code } } }"
CONFIRM = """mutation($input: ConfirmSignUpInput!) { confirmSignUp(input: $input) {
  viewer { name role language company { name timezone currency limits { kind used most } } } userErrors { field code } } }"""
LOG_IN = "mutation($input: LogInInput!) { logIn(input: $input) { viewer { company { name } } userErrors { code } } }"
WANTED = {
    "name": " Acme ",
    "timezone": "Europe/Berlin",
    "currency": "EUR",
    "person": "Eva",
    "email": "Eva@acme.example",
    "language": "EN",
}
NEW = "a few uncommon words"
DONE = {"userErrors": []}
UNKNOWN = {"viewer": None, "userErrors": [{"field": ["secret"], "code": "INVALID"}]}
COMPANIES = "SELECT count(*) FROM companies"


async def asked(mailing: Mailing, **changed: Any) -> Any:
    return await mailing.ask(ASK, **{**WANTED, **changed})


async def test_the_link_makes_the_company_once_and_signs_its_administrator_in(mailing: Mailing) -> None:
    [before] = await mailing.rows(COMPANIES)
    assert await asked(mailing) == DONE
    [mail] = await mailing.send()
    assert mailing.office.recipients == ["eva@acme.example"]
    assert await mailing.rows(COMPANIES) == [before], "nothing is made by asking"
    secret = link_in(mail, "/new-company")
    made = await mailing.ask(CONFIRM, secret=secret, password=NEW)
    assert made["viewer"] == {
        "name": "Eva",
        "role": "ADMIN",
        "language": "EN",
        "company": {
            "name": "Acme",
            "timezone": "Europe/Berlin",
            "currency": "EUR",
            "limits": [
                {"kind": "PEOPLE", "used": 1, "most": 5},
                {"kind": "RECORDS", "used": 0, "most": 1000},
                {"kind": "REPORTS", "used": 0, "most": None},
            ],
        },
    }
    assert await mailing.ask(CONFIRM, secret=secret, password=NEW) == UNKNOWN
    assert await mailing.rows(COMPANIES) == [(before[0] + 1,)]
    mine = await mailing.ask(LOG_IN, email="eva@acme.example", password=NEW)
    assert mine == {"viewer": {"company": {"name": "Acme"}}, "userErrors": []}
    told = "SELECT action FROM audit_entries WHERE company_id = (SELECT max(id) FROM companies) ORDER BY id"
    assert await mailing.rows(told) == [("signUp",), ("logIn",)]


async def test_nothing_that_was_typed_is_sent_to_the_address_that_was_typed(mailing: Mailing) -> None:
    assert await asked(mailing, name="Cheap loans", person="Visit example.com") == DONE
    [mail] = await mailing.send()
    assert str(mail["To"]) == "eva@acme.example"
    texts = [mail["Subject"], *(part.get_content() for part in mail.walk() if part.get_content_maintype() == "text")]
    assert len(texts) == 3
    assert not any(typed in text for typed in ("loans", "Visit") for text in texts)


async def test_who_is_known_already_is_answered_alike_and_keeps_what_is_theirs(mailing: Mailing) -> None:
    assert await asked(mailing, email="seller@example.com") == await asked(mailing)
    mails = await mailing.send()
    known = next(mail for mail in mails if mail["To"].addresses[0].addr_spec == "seller@example.com")
    await mailing.ask(CONFIRM, secret=link_in(known, "/new-company"), password=NEW)
    for password, company in ((PASSWORD, "ours"), (NEW, "Acme")):
        came = await mailing.ask(LOG_IN, email="seller@example.com", password=password)
        assert came["viewer"] == {"company": {"name": company}}


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"name": " "}, "name", "REQUIRED"),
        ({"person": ""}, "person", "REQUIRED"),
        ({"timezone": "Atlantis"}, "timezone", "INVALID"),
        ({"currency": "euro"}, "currency", "INVALID"),
        ({"email": "nobody"}, "email", "INVALID"),
    ],
)
async def test_what_cannot_be_is_named_and_nothing_is_kept(
    mailing: Mailing, changed: dict[str, str], field: str, code: str
) -> None:
    assert await asked(mailing, **changed) == {"userErrors": [{"field": [field], "code": code}]}
    assert await mailing.rows("SELECT * FROM sign_ups") == []


@pytest.mark.parametrize("password", ["short", "eva@acme.example", "Acme Acme Acme"])
async def test_a_password_that_is_easy_to_guess_makes_nothing_and_the_link_stays_good(
    mailing: Mailing, password: str
) -> None:
    await asked(mailing)
    [mail] = await mailing.send()
    secret = link_in(mail, "/new-company")
    refused = await mailing.ask(CONFIRM, secret=secret, password=password)
    assert refused == {"viewer": None, "userErrors": [{"field": ["password"], "code": "INVALID"}]}
    assert (await mailing.ask(CONFIRM, secret=secret, password=NEW))["viewer"]["name"] == "Eva"


async def test_what_was_typed_is_forgotten_after_an_hour_and_the_link_is_good_no_more(mailing: Mailing) -> None:
    await asked(mailing)
    [mail] = await mailing.send()
    mailing.clock.now += timedelta(hours=1)
    assert await mailing.ask(CONFIRM, secret=link_in(mail, "/new-company"), password=NEW) == UNKNOWN
    await mailing.send()
    assert await mailing.rows("SELECT * FROM sign_ups") == []


async def test_so_many_are_sent_to_one_and_from_one_address_so_many_may_be_asked_for(mailing: Mailing) -> None:
    answers = [await asked(mailing) for _ in range(11)]
    assert answers == [DONE] * 10 + [["RATE_LIMITED"]]
    assert len(await mailing.send()) == 3
    mailing.clock.now += timedelta(minutes=15)
    assert await asked(mailing) == DONE


async def test_only_a_hash_of_the_secret_is_kept_and_nothing_of_the_password(mailing: Mailing) -> None:
    await asked(mailing)
    [mail] = await mailing.send()
    secret = link_in(mail, "/new-company")
    tables = [f"SELECT to_jsonb(t)::text FROM {table} t" for table in Base.metadata.tables]
    kept = str([await mailing.rows(table) for table in tables])
    assert "eva@acme.example" in kept
    assert secret not in kept
    await mailing.ask(CONFIRM, secret=secret, password=NEW)
    kept = str([await mailing.rows(table) for table in tables])
    assert secret not in kept
    assert NEW not in kept


async def test_a_mail_that_is_not_taken_now_is_tried_again_and_one_that_is_refused_is_forgotten(
    mailing: Mailing,
) -> None:
    mailing.office.data_answer = "451 later"
    await asked(mailing)
    assert await mailing.send() == []
    mailing.office.data_answer = "550 never"
    assert await mailing.send() == []
    assert await mailing.rows("SELECT count(*) FROM sign_ups") == [(1,)], (
        "it is tried again in a minute, and not before"
    )
    mailing.clock.now += timedelta(minutes=1)
    assert await mailing.send() == []
    assert await mailing.rows("SELECT * FROM sign_ups") == []


async def test_the_mail_speaks_the_language_that_was_chosen(mailing: Mailing) -> None:
    await asked(mailing, language="RU")
    [mail] = await mailing.send()
    assert mail["Subject"] == "Ваша новая компания в CRM"
    assert "Ссылка действует час" in text_of(mail)


async def test_where_it_is_not_allowed_nothing_is_made_or_kept(mailing: Mailing) -> None:
    await asked(mailing)
    [mail] = await mailing.send()
    app = create_app(mailing.staff.engine, clock=mailing.clock)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desktop.test") as client:
        mailing.client = client
        assert await asked(mailing) == {"userErrors": [{"field": [], "code": "FORBIDDEN"}]}
        closed = await mailing.ask(CONFIRM, secret=link_in(mail, "/new-company"), password=NEW)
        assert closed["userErrors"] == [{"field": [], "code": "FORBIDDEN"}]
        answer = await client.post("/graphql", json={"query": "{ isSignUpOpen }"})
        assert answer.json()["data"] == {"isSignUpOpen": False}
    assert await mailing.rows("SELECT count(*) FROM sign_ups") == [(1,)]


def test_a_server_that_sends_no_mail_does_not_start_with_it() -> None:
    refused = CliRunner().invoke(program, ["serve", "--sign-up", "--database-url", "postgresql://nobody@localhost/no"])
    assert refused.exit_code == 2
    assert "--sign-up [SIGN_UP]: expected mail to be set up" in refused.output
