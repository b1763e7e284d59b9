"""What a connected system brought, as it is told before it is disconnected; and settings that are tried before they are kept."""

import pytest

from resolvers.connectors import asking
from tests.schema.administration.administration import Administration
from tests.schema.records.api import codes

SETTINGS = [{"key": "address", "value": "https://127.0.0.1/rest/1/code/"}]
CONTACT = """INSERT INTO contacts (company_id, external_id, name, created_at, deleted_at)
VALUES (:company, :name, 'Northwind', now(), CASE WHEN :deleted THEN now() END)"""


async def test_it_is_told_how_many_records_go_with_a_system(administration: Administration) -> None:
    await administration.change("connectSystem", vendor="bitrix24", name="Bitrix24", settings=SETTINGS)
    [[number]] = await administration.rows("SELECT id FROM connections WHERE company_id = :company")
    # Its own, one that is deleted already, and one of a system whose number begins alike.
    for name, deleted in ((f"{number}:1", False), (f"{number}:2", True), (f"{number}0:3", False)):
        await administration.execute(CONTACT, name=f"bitrix24-{name}", deleted=deleted)
    shown = await administration.ask("admin", "{ connectedSystems { records { kind count } } }")
    counts = {"DEAL": 0, "ACTIVITY": 0, "COMMUNICATION": 0, "CONTACT": 1}
    assert shown["connectedSystems"] == [
        {"records": [{"kind": kind, "count": count} for kind, count in counts.items()]}
    ]


async def test_settings_are_tried_before_they_are_kept(
    administration: Administration, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_FIRST_PAUSE", 0)
    tried = await administration.change(
        "testSystemSettings", "answeredBy trouble { kind }", vendor="bitrix24", settings=SETTINGS
    )
    assert (tried["answeredBy"], tried["trouble"]) == (None, {"kind": "UNREACHABLE"})
    assert await administration.rows("SELECT id FROM connections WHERE company_id = :company") == []
    action, _, _, after = await administration.latest()
    assert (action, after) == ("testSystemSettings", {"vendor": "bitrix24"})


async def test_settings_that_lack_something_are_not_tried(administration: Administration) -> None:
    assert codes(await administration.change("testSystemSettings", vendor="bitrix24", settings=[])) == [
        ("settings.address", "REQUIRED")
    ]
    assert codes(await administration.change("testSystemSettings", vendor="abacus", settings=[])) == [
        ("vendor", "NOT_FOUND")
    ]
