"""What comes by the external id of a contact that was merged reaches the contact that it is now."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.commands import CommandContext
from resolvers.configuration import load_configuration
from resolvers.duplicates.merging import ContactsToMerge, merge_contacts
from resolvers.duplicates.undoing import undo_merge
from resolvers.importing import import_folder
from tests.resolvers.cells.folded import check_folded
from tests.resolvers.feed.conftest import Send, outcomes
from tests.resolvers.importing.company_folder import CompanyFolder
from tests.resolvers.importing.conftest import NOW

CREATED = "2024-05-01T10:00:00Z"


def contact(external_id: str, **more: Any) -> dict[str, Any]:
    return {"kind": "contact", "external_id": external_id, "name": external_id, "created_at": CREATED, **more}


def deal(name: str, on: str) -> dict[str, Any]:
    return {
        "kind": "deal",
        "external_id": name,
        "deal_type": "sale",
        "name": name,
        "contact": on,
        "created_at": CREATED,
    }


async def rows(engine: AsyncEngine, statement: str) -> Sequence[tuple[Any, ...]]:
    async with engine.connect() as connection:
        return [tuple(row) for row in await connection.execute(text(statement))]


@pytest.fixture
async def merge_id(engine: AsyncEngine, administrator: Viewer, send: Send) -> int:
    """The merge of the contact ``new`` into ``old``, which the small company has both of."""
    await send(contact("old"), contact("new"), deal("x1", "old"), deal("x2", "new"))
    configuration = await load_configuration(engine, administrator.company.id)
    ids = dict(await rows(engine, "SELECT external_id, id FROM contacts"))
    command = CommandContext(engine, administrator, NOW)
    merged = await merge_contacts(command, configuration, ContactsToMerge(ids["old"], [ids["new"]]))
    assert merged.value is not None
    return merged.value.merge_id


_DEALS = (
    "SELECT d.external_id, c.external_id FROM deals d JOIN contacts c ON c.company_id = d.company_id AND c.id = d.contact_id"
    " WHERE d.name LIKE 'x_' ORDER BY 1"
)
_CONTACTS = (
    "SELECT external_id, name, created_at::date::text, deleted_at IS NOT NULL FROM contacts"
    " WHERE external_id IN ('old', 'new') ORDER BY 1 DESC"
)


async def test_records_that_refer_to_it_are_with_the_contact_that_it_is_now(
    engine: AsyncEngine, send: Send, merge_id: int
) -> None:
    assert outcomes(await send(deal("x3", "new"), deal("x2", "new"))) == ["created", "updated"]
    assert await rows(engine, _DEALS) == [("x1", "old"), ("x2", "old"), ("x3", "old")]


async def test_its_row_changes_the_contact_that_it_is_now_but_for_when_it_was_created(
    engine: AsyncEngine, administrator: Viewer, send: Send, merge_id: int
) -> None:
    assert outcomes(await send(contact("new", name="Newer", created_at="2020-01-01T10:00:00Z"))) == ["updated"]
    assert await rows(engine, _CONTACTS) == [
        ("old", "Newer", "2024-05-01", False),
        ("new", "new", "2024-05-01", True),
    ]
    await check_folded(engine, administrator.company.id)


async def test_beside_a_row_of_that_ones_own_it_says_nothing(engine: AsyncEngine, send: Send, merge_id: int) -> None:
    assert outcomes(await send(contact("old", name="Own"), contact("new", name="Other"))) == ["updated", "updated"]
    assert (await rows(engine, _CONTACTS))[0][1] == "Own"


async def test_that_it_is_there_no_more_says_nothing_of_that_one(
    engine: AsyncEngine, administrator: Viewer, send: Send, merge_id: int
) -> None:
    before = await rows(engine, _CONTACTS)
    await send({"kind": "contact", "external_id": "new", "deleted": True})
    assert await rows(engine, _CONTACTS) == before
    await send({"kind": "contact", "external_id": "new", "deleted": False})
    assert await rows(engine, _CONTACTS) == before
    await check_folded(engine, administrator.company.id)


async def test_undone_it_means_itself_again(
    engine: AsyncEngine, administrator: Viewer, send: Send, merge_id: int
) -> None:
    configuration = await load_configuration(engine, administrator.company.id)
    command = CommandContext(engine, administrator, NOW)
    assert (await undo_merge(command, configuration, merge_id)).errors == ()
    await send(contact("new", name="Itself"), deal("x3", "new"))
    assert await rows(engine, _DEALS) == [("x1", "old"), ("x2", "new"), ("x3", "new")]
    assert [name for _, name, _, _ in await rows(engine, _CONTACTS)] == ["old", "Itself"]


async def test_a_folder_means_that_one_by_it_as_well(
    engine: AsyncEngine, tmp_path: Any, administrator: Viewer, merge_id: int
) -> None:
    folder = CompanyFolder(tmp_path / "again")
    folder.add("contacts.csv", f"new,Foldered,,{CREATED},")
    await import_folder(engine, folder.path, now=NOW)
    await check_folded(engine, administrator.company.id)
    assert [name for _, name, _, _ in await rows(engine, _CONTACTS)] == ["Foldered", "new"]


async def test_a_kept_contact_without_an_external_id_gets_the_one_of_exports(
    engine: AsyncEngine, send: Send, merge_id: int
) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE contacts SET external_id = NULL WHERE external_id = 'old'"))
    assert outcomes(await send(deal("x3", "new"))) == ["created"]
    [[kept]] = await rows(engine, "SELECT external_id FROM contacts WHERE id IN (SELECT merged_into_id FROM contacts)")
    assert kept.startswith("crm-desktop:")
    assert ("x3", kept) in await rows(engine, _DEALS)
