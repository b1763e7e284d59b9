"""Who changed what, as administrators read it."""

import re
from datetime import timedelta
from typing import Any

import pytest

from resolvers.audit.words import has_words
from schema.node import global_id
from schema.schema import schema
from tests.resolvers.records.office import NOW
from tests.schema.administration.administration import LOG, Administration


async def some_changes(administration: Administration) -> None:
    """Five entries a minute apart, oldest first: three of `admin`, two of `seller`."""
    await administration.change("updateUser", user=administration.id("seller"), role="ADMIN")
    await administration.change("updateStage", stage=administration.id("won"), name="Won!")
    await administration.change("archiveStage", stage=administration.id("offer"))
    for minute, kind in ((3, "Stage"), (4, "User")):
        await administration.execute(
            "INSERT INTO audit_entries (company_id, occurred_at, actor_id, action, subject)"
            " VALUES (:company, :at, :actor, :action, :subject)",
            at=NOW + timedelta(minutes=minute),
            actor=administration.office["seller"],
            action="archiveStage" if kind == "Stage" else "viewAs",
            subject=f"{kind}:{administration.office['won' if kind == 'Stage' else 'boss']}",
        )


async def test_newest_comes_first_page_by_page_also_within_one_instant(administration: Administration) -> None:
    await some_changes(administration)
    actions = [entry["action"] for entry in await administration.log()]
    assert actions == ["viewAs", "archiveStage", "archiveStage", "updateStage", "updateUser"]
    paged: list[str] = []
    after = None
    for size in (2, 2, 1):
        page = (await administration.ask("admin", LOG, first=2, after=after))["auditLog"]
        assert page["totalCount"] == 5
        assert len(page["edges"]) == size
        assert page["pageInfo"]["hasNextPage"] is (size == 2)
        paged += [edge["node"]["action"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
    assert paged == actions


async def test_entries_are_found_by_who_what_to_what_and_when(administration: Administration) -> None:
    await some_changes(administration)
    filters: list[tuple[dict[str, Any], list[str]]] = [
        ({"actor": administration.id("seller")}, ["viewAs", "archiveStage"]),
        ({"action": "archiveStage"}, ["archiveStage", "archiveStage"]),
        ({"subject": administration.id("won")}, ["archiveStage", "updateStage"]),
        ({"from": (NOW + timedelta(minutes=4)).isoformat()}, ["viewAs"]),
        ({"to": (NOW + timedelta(minutes=3)).isoformat(), "action": "archiveStage"}, ["archiveStage"]),
        ({"actor": administration.id("stranger")}, []),
        ({"actor": "x"}, []),
        ({"action": "a\0"}, []),
        ({"subject": global_id("Widget", "revenue")}, []),
    ]
    for given, actions in filters:
        assert [entry["action"] for entry in await administration.log(filter=given)] == actions, given


async def test_entry_says_who_what_before_and_after_in_both_languages(administration: Administration) -> None:
    await administration.change("updateStage", stage=administration.id("won"), name="Deal won")
    [entry] = await administration.log()
    assert entry["actor"] == {"name": "admin"}
    assert entry["subject"] == {"id": administration.id("won"), "type": "Stage", "name": "Deal won"}
    assert (entry["before"], entry["after"]) == ({"name": "won"}, {"name": "Deal won"})
    assert entry["occurredAt"] == "2026-03-10T15:00:00+03:00", "on the company's clock"
    assert entry["summary"] == "admin changed the stage “Deal won”"
    result = await administration.send("admin", "{ auditLog { edges { node { summary } } } }", language="ru")
    assert result.data == {"auditLog": {"edges": [{"node": {"summary": "Изменение: стадия «Deal won» (admin)"}}]}}
    node = "query($id: ID!) { node(id: $id) { ... on AuditEntry { action } } }"
    assert await administration.ask("admin", node, id=entry["id"]) == {"node": {"action": "updateStage"}}
    for who in ("seller", "stranger"):
        assert await administration.ask(who, node, id=entry["id"]) == {"node": None}


async def test_block_is_called_by_its_title(administration: Administration) -> None:
    await administration.execute(
        "INSERT INTO audit_entries (company_id, occurred_at, action, subject)"
        " VALUES (:company, now(), 'setWidgetAudience', 'Widget:sms')"
    )
    [entry] = await administration.log()
    assert entry["actor"] is None
    assert entry["summary"] == f"The system decided who sees the block “{entry['subject']['name']}”"


@pytest.mark.parametrize(
    ("who", "code"), [(None, "UNAUTHENTICATED"), ("seller", "FORBIDDEN"), ("boss", "FORBIDDEN"), ("stranger", None)]
)
async def test_only_administrators_read_it_and_only_their_companys(
    administration: Administration, who: str | None, code: str | None
) -> None:
    await some_changes(administration)
    if code is None:
        assert await administration.log("stranger") == []
    else:
        assert await administration.refused(who, LOG) == [code]


@pytest.mark.parametrize("variables", [{"first": 0}, {"first": 101}, {"after": "x"}, {"filter": {"subject": "x"}}])
async def test_what_cannot_be_asked_of_it_is_refused(administration: Administration, variables: dict[str, Any]) -> None:
    assert await administration.refused("admin", LOG, **variables) == ["BAD_USER_INPUT"]


def test_every_administrative_mutation_is_told_in_words() -> None:
    mutations = schema._schema.mutation_type  # pyright: ignore[reportPrivateUsage]
    assert mutations is not None
    only_theirs = re.compile("Administrators only|For administrators")
    noted = [name for name, field in mutations.fields.items() if only_theirs.search(field.description or "")]
    assert len(noted) > 40
    assert [name for name in noted if not has_words(name)] == []
