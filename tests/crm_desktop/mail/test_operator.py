"""Whoever runs the server makes companies and sets their limits by program, and nobody else does."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from crm_desktop.cli import program
from tests.crm_desktop.mail.mailing import OPERATOR_KEY, Mailing, link_in

ACCEPT = """mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
  viewer { name role company { name limits { kind most } } } userErrors { code } } }"""
WANTED = {
    "externalId": "acme",
    "name": "Acme",
    "timezone": "Europe/Berlin",
    "currency": "EUR",
    "email": "Eva@acme.example",
    "person": "Eva",
    "language": "ru",
    "limits": {"people": 3},
}
MINE = {"authorization": f"Bearer {OPERATOR_KEY}"}
COMPANIES = "SELECT count(*) FROM companies"


async def made(mailing: Mailing, **changed: Any) -> httpx.Response:
    return await mailing.client.post("/operator/companies", json={**WANTED, **changed}, headers=MINE)


async def test_the_administrator_of_a_company_that_is_made_is_invited_by_mail(mailing: Mailing) -> None:
    answer = await made(mailing)
    assert (answer.status_code, answer.json()) == (201, {"externalId": "acme", "invited": "Eva@acme.example"})
    [mail] = await mailing.send()
    assert mail["Subject"] == "Приглашение в CRM компании Acme"
    came = await mailing.ask(ACCEPT, secret=link_in(mail, "/invitation"), password="a few uncommon words")
    limits = [{"kind": "PEOPLE", "most": 3}, {"kind": "RECORDS", "most": 1000}, {"kind": "REPORTS", "most": None}]
    assert came["viewer"] == {"name": "Eva", "role": "ADMIN", "company": {"name": "Acme", "limits": limits}}
    acts = await mailing.rows(
        "SELECT action, actor_id FROM audit_entries WHERE company_id = (SELECT max(id) FROM companies) ORDER BY id"
    )
    assert [action for action, _ in acts] == ["createCompany", "acceptInvitation"]
    assert acts[0][1] is None


async def test_companies_are_listed_with_their_sizes_and_limits_page_by_page(mailing: Mailing) -> None:
    await made(mailing)
    first = (await mailing.client.get("/operator/companies?first=1", headers=MINE)).json()
    [acme] = first["companies"]
    assert (acme["externalId"], acme["name"], acme["deletionDueAt"]) == ("acme", "Acme", None)
    assert acme["limits"] == {
        "people": {"used": 1, "most": 3},
        "records": {"used": 0, "most": 1000},
        "reports": {"used": 0, "most": None},
        "requests": {"most": None},
    }
    rest = (await mailing.client.get(f"/operator/companies?after={first['next']}", headers=MINE)).json()
    [expected] = await mailing.rows("SELECT array_agg(external_id ORDER BY external_id) FROM companies")
    assert [acme["externalId"], *(each["externalId"] for each in rest["companies"])] == expected[0]
    assert rest["next"] is None


async def test_limits_are_set_as_far_as_they_are_given_and_told_to_the_company(mailing: Mailing) -> None:
    await made(mailing)
    given = {"people": None, "requests": 600}
    answer = await mailing.client.patch("/operator/companies/acme", json=given, headers=MINE)
    assert answer.json()["limits"]["people"] == {"used": 1, "most": None}
    assert answer.json()["limits"]["records"] == {"used": 0, "most": 1000}
    assert answer.json()["limits"]["requests"] == {"most": 600}
    told = await mailing.rows("SELECT before, after FROM audit_entries WHERE action = 'setCompanyLimits'")
    assert told == [({"peopleLimit": 3, "requestsLimit": None}, {"peopleLimit": None, "requestsLimit": 600})]
    await mailing.client.patch("/operator/companies/acme", json=given, headers=MINE)
    assert len(await mailing.rows("SELECT id FROM audit_entries WHERE action = 'setCompanyLimits'")) == 1


@pytest.mark.parametrize(
    "authorization", [None, "Bearer ", f"Basic {OPERATOR_KEY}", f"Bearer {OPERATOR_KEY}x", "Bearer é"]
)
async def test_nobody_else_gets_or_changes_anything(mailing: Mailing, authorization: str | None) -> None:
    before = await mailing.rows(COMPANIES)
    headers = [] if authorization is None else [(b"authorization", authorization.encode())]
    asked = [
        await mailing.client.get("/operator/companies", headers=headers),
        await mailing.client.post("/operator/companies", json=WANTED, headers=headers),
        await mailing.client.patch("/operator/companies/ours", json={"people": 1}, headers=headers),
    ]
    assert [each.status_code for each in asked] == [401] * 3
    assert {each.json()["code"] for each in asked} == {"UNAUTHENTICATED"}
    assert await mailing.rows(COMPANIES) == before
    assert await mailing.rows("SELECT id FROM companies WHERE people_limit IS NOT NULL") == []


async def test_who_tries_keys_is_held_up_as_who_tries_passwords(mailing: Mailing) -> None:
    wrong = {"authorization": "Bearer wrong"}
    codes = [(await mailing.client.get("/operator/companies", headers=wrong)).status_code for _ in range(61)]
    assert codes == [401] * 60 + [429]


async def test_a_token_of_a_company_is_no_key_and_the_key_is_no_token(mailing: Mailing) -> None:
    answer = await mailing.client.post("/graphql", json={"query": "{ viewer { name } }"}, headers=MINE)
    assert answer.json()["data"] == {"viewer": None}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"timezone": "Atlantis"}, "timezone"),
        ({"email": "nobody"}, "email"),
        ({"externalId": "ours"}, "externalId"),
        ({"externalId": "\0"}, "externalId"),
    ],
)
async def test_what_cannot_be_is_named_and_nothing_is_made(mailing: Mailing, changed: Any, told: str) -> None:
    before = await mailing.rows(COMPANIES)
    answer = await made(mailing, **changed)
    assert answer.status_code == 422
    assert [each["field"] for each in answer.json()["problems"]] == [told]
    assert await mailing.rows(COMPANIES) == before
    assert await mailing.send() == []


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "", {**WANTED, "name": 7}, 422),
        ("POST", "", {**WANTED, "colour": "red"}, 422),
        ("POST", "", {**WANTED, "language": "de"}, 422),
        ("POST", "", {**WANTED, "limits": {"people": 0}}, 422),
        ("POST", "", [], 400),
        ("PATCH", "/ours", {"people": True}, 422),
        ("PATCH", "/ours", {"chairs": 3}, 422),
        ("PATCH", "/nobody", {"people": 3}, 404),
        ("PATCH", "/%00", {"people": 3}, 404),
        ("GET", "?first=0", None, 400),
        ("GET", "?first=101", None, 400),
        ("GET", "?after=%00", None, 400),
    ],
)
async def test_a_request_that_is_none_is_refused(
    mailing: Mailing, method: str, path: str, body: Any, status: int
) -> None:
    before = await mailing.rows(COMPANIES)
    answer = await mailing.client.request(method, f"/operator/companies{path}", json=body, headers=MINE)
    assert answer.status_code == status, answer.text
    assert await mailing.rows(COMPANIES) == before


@pytest.mark.parametrize(("keys", "told"), [("short\n", "at least 32 characters"), (None, "cannot be read")])
def test_a_file_without_keys_is_named_before_anything_starts(tmp_path: Path, keys: str | None, told: str) -> None:
    file = tmp_path / "keys"
    if keys is not None:
        file.write_text(keys)
    refused = CliRunner().invoke(program, ["serve", "--operator-keys-file", str(file)])
    assert refused.exit_code == 2
    assert told in " ".join(refused.output.split())
