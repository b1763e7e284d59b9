"""Inviting, changing, dismissing and reinstating people."""

from typing import Any

import pytest

from schema.node import global_id
from tests.schema.administration.administration import Administration
from tests.schema.records.api import codes

INVITED = "user { id name email role status department { name } } invitation { secret expiresAt }"


async def invite(administration: Administration, **more: Any) -> dict[str, Any]:
    given = {"email": "new@example.com", "name": "New", "role": "USER", **more}
    return await administration.change("inviteUser", INVITED, **given)


async def test_invited_person_is_there_with_a_way_in_of_which_only_the_hash_is_kept(
    administration: Administration,
) -> None:
    friends = await administration.group()
    payload = await invite(
        administration,
        email=" New@Example.com ",
        department=administration.id("north"),
        groups=[friends],
        language="RU",
        externalId="crm-7",
    )
    user = payload["user"]
    assert (user["name"], user["email"], user["role"], user["status"]) == ("New", "new@example.com", "USER", "ACTIVE")
    assert user["department"] == {"name": "North"}
    assert payload["invitation"]["expiresAt"] == "2026-03-17T15:00:00+03:00", "on the company's clock"
    secret = payload["invitation"]["secret"]
    stored = await administration.rows(
        "SELECT octet_length(secret_hash), expires_at FROM invitations WHERE company_id = :company"
    )
    assert len(stored) == 1
    assert stored[0][0] == 32
    members = "query($id: ID!) { node(id: $id) { ... on Group { members { edges { node { name } } } } } }"
    group = (await administration.ask("seller", members, id=friends))["node"]
    assert group["members"]["edges"] == [{"node": {"name": "New"}}]
    entry = (await administration.log(first=1))[0]
    assert entry["after"] == {
        "name": "New",
        "email": "new@example.com",
        "role": "USER",
        "status": "ACTIVE",
        "department": {"id": administration.id("north"), "name": "North"},
        "language": "RU",
        "externalId": "crm-7",
        "groups": [{"id": friends, "name": "Friends"}],
    }
    assert secret not in str(await administration.rows("SELECT * FROM audit_entries WHERE company_id = :company"))


async def test_same_external_id_is_the_same_person_without_another_invitation(administration: Administration) -> None:
    first = await invite(administration, externalId="crm-7")
    again = await invite(administration, externalId="crm-7", name="Other", email="other@example.net")
    assert again["user"] == first["user"]
    assert (again["invitation"], again["userErrors"]) == (None, [])


@pytest.mark.parametrize(
    ("given", "mistake"),
    [
        ({"email": "nobody"}, ("email", "INVALID")),
        ({"email": "a\0@example.com"}, ("email", "INVALID")),
        ({"email": "a" * 320 + "@b"}, ("email", "INVALID")),
        ({"email": "SELLER@example.com"}, ("email", "TAKEN")),
        ({"email": "gone@example.com"}, ("email", "TAKEN")),
        ({"name": " "}, ("name", "REQUIRED")),
        ({"name": "a" * 501}, ("name", "TOO_LONG")),
        ({"name": "a\0"}, ("name", "INVALID")),
        ({"externalId": "a\0"}, ("externalId", "INVALID")),
        ({"externalId": " "}, ("externalId", "REQUIRED")),
        ({"department": "x"}, ("department", "NOT_FOUND")),
        ({"department": global_id("Department", 2**63 - 1)}, ("department", "NOT_FOUND")),
        ({"groups": [global_id("Group", 1)]}, ("groups.0", "NOT_FOUND")),
    ],
)
async def test_mistakes_are_told_by_their_field_and_nobody_is_invited(
    administration: Administration, given: dict[str, Any], mistake: tuple[str, str]
) -> None:
    people = "SELECT count(*) FROM users WHERE company_id = :company"
    before = await administration.rows(people)
    payload = await invite(administration, **given)
    assert codes(payload) == [mistake]
    assert (payload["user"], payload["invitation"]) == (None, None)
    assert await administration.rows(people) == before


async def test_what_is_not_given_about_a_person_stays(administration: Administration) -> None:
    shown = "user { name email role department { name } } warnings"
    seller = administration.id("seller")
    payload = await administration.change("updateUser", shown, user=seller, role="MANAGER", language="EN")
    assert payload["user"] == {
        "name": "seller",
        "email": "seller@example.com",
        "role": "MANAGER",
        "department": {"name": "North"},
    }
    assert await administration.latest() == (
        "updateUser",
        "seller",
        {"role": "USER", "language": None},
        {"role": "MANAGER", "language": "EN"},
    )
    payload = await administration.change(
        "updateUser", shown, user=seller, clear=["DEPARTMENT"], name="Sue", email="s@x.y"
    )
    assert payload["user"] == {"name": "Sue", "email": "s@x.y", "role": "MANAGER", "department": None}


async def test_change_that_changes_nothing_is_not_in_the_log(administration: Administration) -> None:
    seller = administration.id("seller")
    assert codes(await administration.change("updateUser", user=seller, name="seller", role="USER")) == []
    assert await administration.log() == []


async def test_last_active_administrator_is_neither_demoted_nor_dismissed(administration: Administration) -> None:
    admin, gone = administration.id("admin"), administration.id("gone")
    await administration.change("updateUser", user=gone, role="ADMIN")
    refused = await administration.change("updateUser", "user { id }", user=admin, role="USER", name="Me")
    assert (codes(refused), refused["user"]) == ([("role", "FORBIDDEN")], None)
    assert codes(await administration.change("dismissUser", user=admin)) == [("user", "FORBIDDEN")]
    await administration.change("reinstateUser", user=gone)
    assert codes(await administration.change("dismissUser", user=admin)) == [("user", "FORBIDDEN")]
    assert codes(await administration.change("updateUser", user=admin, role="USER")) == []


async def test_who_is_no_administrator_any_more_is_refused_even_with_an_old_look_at_themselves(
    administration: Administration,
) -> None:
    await administration.change("updateUser", user=administration.id("seller"), role="ADMIN")
    await administration.change("updateUser", user=administration.id("admin"), role="USER")
    rename = "mutation($input: UpdateCompanyInput!) { updateCompany(input: $input) { userErrors { code } } }"
    assert await administration.refused("admin", rename, input={"name": "Mine"}) == ["FORBIDDEN"]


async def test_dismissal_ends_sessions_tokens_and_invitations_and_keeps_the_head_named(
    administration: Administration,
) -> None:
    boss = administration.id("boss")
    number = administration.office["boss"]
    await administration.change("renewInvitation", user=boss)
    for table in ("sessions", "api_tokens"):
        more = ", expires_at" if table == "sessions" else ""
        value = ", now() + interval '1 day'" if more else ""
        await administration.execute(
            f"INSERT INTO {table} (company_id, secret_hash, user_id{more}) VALUES (:company, :hash, :user{value})",
            hash=f"{table}{number}".encode(),
            user=number,
        )
    payload = await administration.change("dismissUser", "user { status } warnings", user=boss)
    assert payload["user"] == {"status": "DISMISSED"}
    assert payload["warnings"] == ["boss is still named as the head of “Sales”, and nobody sees its people through it."]
    for table in ("sessions", "api_tokens"):
        [[revoked]] = await administration.rows(
            f"SELECT revoked_at IS NOT NULL FROM {table} WHERE company_id = :company AND user_id = :user", user=number
        )
        assert revoked
    [[ended]] = await administration.rows(
        "SELECT expires_at <= '2026-03-10 12:00+00' FROM invitations WHERE company_id = :company AND user_id = :user",
        user=number,
    )
    assert ended
    departments = (await administration.ask("admin", "{ departments { name head { name status } } }"))["departments"]
    assert departments[1] == {"name": "Sales", "head": {"name": "boss", "status": "DISMISSED"}}
    assert codes(await administration.change("dismissUser", user=boss)) == []
    assert len(await administration.log(filter={"action": "dismissUser"})) == 1
    await administration.change("reinstateUser", user=boss)
    assert await administration.latest() == ("reinstateUser", "boss", {"status": "DISMISSED"}, {"status": "ACTIVE"})


async def test_dismissed_person_gets_no_invitation(administration: Administration) -> None:
    gone = administration.id("gone")
    assert codes(await administration.change("renewInvitation", user=gone)) == [("user", "INVALID")]
