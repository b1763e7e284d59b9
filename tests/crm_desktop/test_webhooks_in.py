"""Records that sources send by webhooks."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from resolvers.authentication import Vault, find_person
from resolvers.authentication.session import begin_session
from resolvers.authentication.vault import new_key
from resolvers.housekeeping.retention import Retention, forget_old
from resolvers.importing import import_folder
from resolvers.webhooks import message, receiving
from resolvers.webhooks.signing import sign
from tests.conftest import Clock
from tests.prepared import prepared
from tests.resolvers.importing.company_folder import CompanyFolder
from tests.resolvers.importing.conftest import import_small_company

CONTACT = {"kind": "contact", "external_id": "c9", "name": "Nine", "created_at": "2024-05-01T10:00:00Z"}
DEAL = {
    "kind": "deal", "external_id": "d9", "deal_type": "sale", "name": "Boat", "created_at": "2024-05-01", "contact": "c9",
}  # fmt: skip
WRONG = {**CONTACT, "external_id": "c10", "created_at": "yesterday"}


@dataclass
class Site:
    """A source of the small company, and its administrator."""

    client: httpx.AsyncClient
    engine: AsyncEngine
    clock: Clock
    cookies: dict[str, str]
    id: str = ""
    address: str = ""
    secret: str = ""
    sent: int = field(default=0)

    async def ask(self, document: str, **variables: Any) -> Any:
        """What the API answers the administrator."""
        answer = await self.client.post(
            "/graphql", json={"query": document, "variables": variables}, headers=self.cookies
        )
        found = answer.json()
        assert "errors" not in found, found
        return found["data"]

    async def change(self, mutation: str, shown: str, **input: Any) -> Any:
        """The payload of a mutation without mistakes."""
        type_ = mutation[0].upper() + mutation[1:] + "Input"
        type_ = {"RemoveWebhookSourceInput": "WebhookSourceInput"}.get(type_, type_)
        type_ = "DeadLettersInput" if type_.endswith("DeadLettersInput") else type_
        document = (
            f"mutation($input: {type_}!) {{ done: {mutation}(input: $input) {{ {shown} userErrors {{ message }} }} }}"
        )
        done = (await self.ask(document, input=input))["done"]
        assert done.pop("userErrors") == []
        return done

    async def make(self) -> None:
        """Makes the source."""
        made = await self.change("createWebhookSource", "secret source { id address }", name="Site")
        self.id, self.address, self.secret = made["source"]["id"], made["source"]["address"], made["secret"]

    async def send(
        self,
        *rows: Any,
        body: str | None = None,
        id_: str | None = None,
        at: datetime | None = None,
        secret: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Sends rows, or this body, as the source does, with these headers instead of the usual ones."""
        self.sent += 1
        message_id, sent_at = id_ or f"msg_{self.sent}", at or self.clock.now
        body = body or json.dumps(rows)
        usual = {
            "content-type": "application/json",
            "webhook-id": message_id,
            "webhook-timestamp": str(int(sent_at.timestamp())),
            "webhook-signature": sign(secret or self.secret, message_id, sent_at, body.encode()),
        }
        return await self.client.post(self.address, content=body.encode(), headers=usual | dict(headers or {}))

    async def counts(self, *rows: Any, **more: Any) -> dict[str, int]:
        """How many rows became what."""
        answer = await self.send(*rows, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()["counts"]

    async def letters(self) -> list[dict[str, Any]]:
        """What was refused."""
        found = await self.ask(
            "{ deadLetters { totalCount edges { node { id body messageId attempts problems { member message } source { name } } } } }"
        )
        nodes = [each["node"] for each in found["deadLetters"]["edges"]]
        assert found["deadLetters"]["totalCount"] == len(nodes)
        return nodes

    async def source(self) -> dict[str, Any]:
        """How it stands."""
        shown = "id name pausedAt lastTakenAt lastRefusedAt lastRefusal previousSecretUntil deadLetterCount"
        return (await self.ask(f"{{ webhookSources {{ {shown} }} }}"))["webhookSources"][0]

    async def value(self, sql: str) -> Any:
        """One value of the database."""
        async with self.engine.connect() as connection:
            return await connection.scalar(text(sql))


@pytest.fixture
async def site(engine: AsyncEngine, clock: Clock) -> AsyncIterator[Site]:
    await prepared(engine, import_small_company)
    app = create_app(engine, clock=clock, vault=Vault([new_key()]), public_url="http://crm.test")
    session = await begin_session(engine, await find_person(engine, "eva@acme.example", None), clock.now)
    cookies = {"cookie": f"crm_session={session.text}"}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://crm.test") as client:
        site = Site(client, engine, clock, cookies)
        await site.make()
        yield site


async def test_a_source_brings_records_by_their_external_ids(site: Site) -> None:
    assert site.address.startswith("http://crm.test/sources/")
    assert await site.counts(CONTACT, DEAL) == {"created": 2}
    assert await site.counts({**CONTACT, "name": "Ten"}) == {"updated": 1}
    lines = "\n".join(map(json.dumps, ({**DEAL, "deleted": True}, CONTACT)))
    headers = {"content-type": "application/x-ndjson"}
    assert await site.counts(body=lines, headers=headers) == {"updated": 1, "deleted": 1}
    assert await site.value("SELECT name FROM contacts WHERE external_id = 'c9'") == "Nine"
    assert (await site.source())["lastTakenAt"] is not None


async def test_a_message_that_comes_again_is_done_and_does_nothing(site: Site) -> None:
    assert await site.counts(CONTACT, id_="m") == {"created": 1}
    assert await site.counts({**CONTACT, "name": "Later"}) == {"updated": 1}
    again = await site.send(CONTACT, id_="m")
    assert (again.status_code, again.json()) == (200, {"repeated": True, "counts": {}})
    assert await site.value("SELECT name FROM contacts WHERE external_id = 'c9'") == "Later"


async def test_a_message_that_is_not_just_signed_by_its_secret_changes_nothing(site: Site) -> None:
    late, early = (site.clock.now + timedelta(minutes=minutes) for minutes in (-6, 6))
    other = "whsec_" + "A" * 43 + "="
    answers = [
        await site.send(CONTACT, secret=other),
        await site.send(CONTACT, headers={"webhook-signature": ""}),
        await site.send(CONTACT, at=late),
        await site.send(CONTACT, at=early),
        await site.send(CONTACT, id_="m" * 201),
    ]
    address, site.address = site.address, site.address.rpartition("/")[0] + "/999999"
    answers.append(await site.send(CONTACT))
    site.address = address
    assert {each.status_code for each in answers} == {401}
    assert len({each.text for each in answers}) == 1
    assert await site.value("SELECT count(*) FROM contacts WHERE external_id = 'c9'") == 0
    assert await site.letters() == []
    source = await site.source()
    assert (source["lastRefusedAt"] is not None, source["lastRefusal"]) == (True, "The signature is not by its secret.")


@pytest.mark.parametrize(
    ("change", "status"),
    [({"content-type": "text/plain"}, 415), ({"content-encoding": "gzip"}, 415), ({"content-length": "2000000"}, 413)],
)
async def test_what_is_no_message_is_refused(site: Site, change: dict[str, str], status: int) -> None:
    assert (await site.send(CONTACT, headers=change)).status_code == status
    assert (await site.client.get(site.address)).status_code == 405


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5_000, "-1", "1e3", "x"])
async def test_nobody_is_at_an_address_of_no_number(site: Site, number: str) -> None:
    for where in ("/sources/{}/1", "/sources/1/{}", "/connections/{}/1/key", "/connections/1/{}/key"):
        site.address = where.format(number)
        assert (await site.send(CONTACT)).status_code == 401


@pytest.mark.parametrize(
    ("body", "media"), [("[1, 2, 3]", "application/json"), ("1\n2\n\n3\n", "application/x-ndjson")]
)
async def test_more_rows_than_a_message_has_are_refused_unread(
    site: Site, monkeypatch: pytest.MonkeyPatch, body: str, media: str
) -> None:
    read: list[object] = []
    monkeypatch.setattr(message, "MAX_ROWS", 2)
    for reader in ("read_row", "read_line"):
        monkeypatch.setattr(message, reader, read.append)
    answer = await site.send(body=body, headers={"content-type": media})
    assert (answer.status_code, read, await site.letters()) == (400, [], [])


async def test_two_secrets_are_good_while_one_takes_the_place_of_the_other(site: Site) -> None:
    old = site.secret
    made = await site.change(
        "rotateWebhookSource", "secret source { previousSecretUntil }", source=site.id, graceHours=1
    )
    site.secret = made["secret"]
    assert made["source"]["previousSecretUntil"] is not None
    assert await site.counts(CONTACT) == {"created": 1}
    assert await site.counts(CONTACT, secret=old) == {"updated": 1}
    site.clock.now += timedelta(hours=1)
    assert (await site.send(CONTACT, secret=old)).status_code == 401
    assert (await site.source())["previousSecretUntil"] is None
    made = await site.change("rotateWebhookSource", "secret", source=site.id)
    assert (await site.send(CONTACT)).status_code == 401
    assert await site.counts(CONTACT, secret=made["secret"]) == {"updated": 1}


async def test_secrets_are_not_in_the_database(site: Site) -> None:
    stored = await site.value("SELECT string_agg(s::text, '') FROM webhook_sources s")
    assert site.secret not in stored
    assert site.secret.removeprefix("whsec_") not in stored
    log = await site.value("SELECT string_agg(a::text, '') FROM audit_entries a")
    assert "createWebhookSource" in log
    assert site.secret not in log


async def test_a_paused_source_is_told_to_come_again(site: Site) -> None:
    await site.change("updateWebhookSource", "source { pausedAt }", source=site.id, isPaused=True)
    answer = await site.send(CONTACT, id_="m")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    await site.change("updateWebhookSource", "source { pausedAt }", source=site.id, isPaused=False, name="Shop")
    assert await site.counts(CONTACT, id_="m") == {"created": 1}
    assert (await site.source())["name"] == "Shop"


async def test_what_is_refused_waits_to_be_mended_and_is_then_written(site: Site) -> None:
    assert await site.counts(CONTACT, WRONG, "no row", {**CONTACT, "kind": "person"}) == {"created": 1, "refused": 3}
    letters = await site.letters()
    assert {each["source"]["name"] for each in letters} == {"Site"}
    [letter] = [each for each in letters if "yesterday" in each["body"]]
    assert [each["member"] for each in letter["problems"]] == ["created_at"]
    assert json.loads(letter["body"]) == WRONG

    assert await site.change("retryDeadLetters", "count", letters=[letter["id"]]) == {"count": 0}
    [letter] = [each for each in await site.letters() if "yesterday" in each["body"]]
    assert letter["attempts"] == 2

    body = json.dumps({**WRONG, "created_at": "2024-05-01"})
    assert await site.change("mendDeadLetter", "letter { id }", letter=letter["id"], body=body) == {"letter": None}
    assert await site.value("SELECT name FROM contacts WHERE external_id = 'c10'") == "Nine"
    left = [each["id"] for each in await site.letters()]
    assert len(left) == (await site.source())["deadLetterCount"] == 2
    assert await site.change("dismissDeadLetters", "count", letters=left) == {"count": 2}
    assert await site.letters() == []
    acts = "SELECT string_agg(action, ' ' ORDER BY id) FROM audit_entries WHERE action LIKE '%Letter%'"
    assert await site.value(acts) == "mendDeadLetter dismissDeadLetters"


async def test_what_is_refused_is_a_file_of_what_was_sent_for_its_administrators_alone(
    site: Site, engine: AsyncEngine, tmp_path: Path
) -> None:
    url = "{ webhookSources { refusedUrl } }"
    assert await site.ask(url) == {"webhookSources": [{"refusedUrl": None}]}
    kept = {**WRONG, "name": "Nine\u2028lives"}
    await site.counts(CONTACT, kept)
    await site.counts(body="{not\r\nJSON")
    [[address]] = [each.values() for each in (await site.ask(url))["webhookSources"]]
    answer = await site.client.get(address, headers={**site.cookies, "accept-language": "ru"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/x-ndjson")
    assert (answer.headers["cache-control"], "attachment" in answer.headers["content-disposition"]) == (
        "no-store",
        True,
    )
    first, second, end = answer.text.split("\n")
    assert (json.loads(first), second, end) == (kept, "{not JSON", "")
    assert (await site.client.get(address)).status_code == 401
    assert (await site.client.get("/refused/nothing", headers=site.cookies)).status_code == 404
    assert (await site.client.post(address, headers=site.cookies)).status_code == 405
    other = CompanyFolder(tmp_path / "other")
    other.write(
        "company.json", json.dumps({"external_id": "other", "name": "Other", "timezone": "UTC", "currency": "EUR"})
    )
    await import_folder(engine, other.path, now=site.clock.now)
    stranger = await begin_session(engine, await find_person(engine, "eva@acme.example", "other"), site.clock.now)
    unseen = await site.client.get(address, headers={"cookie": f"crm_session={stranger.text}"})
    assert unseen.status_code == 404


async def test_what_is_mended_wrongly_is_kept_as_it_was_mended(site: Site) -> None:
    await site.counts(body="{not JSON")
    [letter] = await site.letters()
    assert letter["body"] == "{not JSON"
    mended = await site.change("mendDeadLetter", "letter { body problems { member } }", letter=letter["id"], body="{}")
    assert mended == {"letter": {"body": "{}", "problems": [{"member": "kind"}]}}


async def test_what_refers_to_something_unknown_waits_and_is_no_dead_letter(site: Site) -> None:
    assert await site.counts(DEAL) == {"waiting": 1}
    shown = "needsKind needsExternalId reason body origin { ... on WebhookSource { name } }"
    asked = f'{{ waitingRows(search: "d9") {{ totalCount edges {{ node {{ kind externalId {shown} }} }} }} }}'
    waiting = (await site.ask(asked))["waitingRows"]
    [node] = [each["node"] for each in waiting["edges"]]
    assert json.loads(node.pop("body")) == DEAL
    assert node.pop("reason").startswith("contact: 'c9' is unknown")
    assert waiting["totalCount"] == 1
    named = {"kind": "DEAL", "externalId": "d9", "needsKind": "CONTACT", "needsExternalId": "c9"}
    assert node == {**named, "origin": {"name": "Site"}}
    assert await site.letters() == []
    await site.counts(CONTACT)
    assert await site.value("SELECT count(*) FROM deals WHERE external_id = 'd9'") == 1


async def test_who_has_too_much_refused_waits_until_somebody_looks(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MAX_LETTERS", 1)
    await site.counts(WRONG)
    assert (await site.send(WRONG, CONTACT, id_="m")).status_code == 429
    assert await site.value("SELECT count(*) FROM contacts WHERE external_id = 'c9'") == 0
    await site.change("dismissDeadLetters", "count", letters=[each["id"] for each in await site.letters()])
    assert await site.counts(WRONG, CONTACT, id_="m") == {"created": 1, "refused": 1}


async def test_receipts_go_after_two_weeks_and_letters_after_three_months(site: Site) -> None:
    await site.counts(WRONG)
    company = await site.value("SELECT id FROM companies")
    both = "SELECT (SELECT count(*) FROM webhook_receipts) || ' ' || (SELECT count(*) FROM webhook_dead_letters)"
    for days, left in ((13, "1 1"), (15, "0 1"), (91, "0 0")):
        await forget_old(site.engine, company, Retention(), site.clock.now + timedelta(days=days))
        assert await site.value(both) == left


async def test_a_removed_source_leaves_what_it_brought(site: Site) -> None:
    await site.counts(CONTACT, WRONG)
    assert await site.change("removeWebhookSource", "removedId", source=site.id) == {"removedId": site.id}
    assert (await site.send(CONTACT)).status_code == 401
    assert await site.value("SELECT count(*) FROM contacts WHERE external_id = 'c9'") == 1
    assert await site.letters() == []


async def test_a_source_sends_no_more_often_than_its_company_may_ask(site: Site) -> None:
    async with site.engine.begin() as connection:
        await connection.execute(text("UPDATE companies SET requests_limit = 1"))
    assert [(await site.send(CONTACT)).status_code for _ in range(3)] == [200, 429, 429]
