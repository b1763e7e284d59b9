"""Imports that were asked for: each is carried out once, whatever becomes of who carries it out."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers import mapping
from resolvers.commands import CommandContext
from resolvers.errors import ErrorCode, RequestError
from resolvers.housekeeping.retention import DEFAULT_RETENTION, forget_old
from resolvers.language import LocalizedText
from resolvers.mapping import FileImporter, Phase, RequestedImport, Task, importer, tasks, uploads
from tests.resolvers.importing.conftest import NOW
from tests.resolvers.mapping.conftest import Rows

CONTACTS = b"Id,Name,Created\nx1,Ada,2024-03-01\nx2,,2024-03-01\n"
MAPPING: dict[str, Any] = {
    "kind": "contact",
    "columns": [
        {"column": "Id", "to": "external_id"},
        {"column": "Name", "to": "name"},
        {"column": "Created", "to": "created_at"},
    ],
}
COUNT = "SELECT (SELECT count(*) FROM contacts WHERE external_id LIKE 'x%'), (SELECT count(*) FROM file_imports)"


async def asked(command: CommandContext, *, is_trial: bool = False, file_id: int | None = None) -> int:
    """The number of an import that was asked for."""
    request = RequestedImport(
        file_id=file_id or await mapping.keep_upload(command, "contacts.csv", CONTACTS),
        history_id=None,
        source=None,
        document=MAPPING,
        is_trial=is_trial,
        without_rejected=True,
    )
    done = await mapping.ask_for_import(command, request)
    assert done.value is not None, done.errors
    return done.value


async def told(command: CommandContext, task_id: int) -> Task:
    """What is known of it."""
    task = await mapping.find_task(command, task_id)
    assert task is not None
    return task


async def test_whichever_process_gets_to_it_carries_it_out(
    engine: AsyncEngine, command: CommandContext, rows: Rows
) -> None:
    task_id = await asked(command)
    servers = [FileImporter(engine, lambda: NOW) for _ in range(3)]
    assert (await told(command, task_id)).progress.phase is Phase.WAITING
    await asyncio.gather(*(each.bring_in_next() for each in servers))
    task = await told(command, task_id)
    assert (task.progress.phase, task.run_id is not None, task.has_rejected) == (Phase.ENDED, True, True)
    assert task.outcome is not None
    assert task.outcome["counts"] == {"created": 1, "changed": 0, "unchanged": 0, "made": 0}
    assert await rows(COUNT) == [(1, 1)]
    found = await mapping.find_rejected(command, task_id)
    assert found is not None
    assert found[0] == "contacts.csv"
    assert found[1].decode("utf-8-sig").splitlines()[1] == "x2,,2024-03-01,Name: It is empty."
    assert not await FileImporter(engine, lambda: NOW).bring_in_next()


async def test_one_whose_process_was_killed_is_begun_anew_by_another(
    engine: AsyncEngine, command: CommandContext, administrator: Viewer, rows: Rows
) -> None:
    task_id = await asked(command)
    killed = await tasks.take(engine, administrator.company.id, NOW)
    assert killed is not None
    # Nobody else has it yet.
    assert not await FileImporter(engine, lambda: NOW).bring_in_next() or await rows(COUNT) == [(0, 0)]
    later = NOW + tasks.HELD
    assert await FileImporter(engine, lambda: later).bring_in_next()
    assert (await rows(COUNT), (await told(command, task_id)).progress.phase) == ([(1, 1)], Phase.ENDED)
    # Who was only slow, and comes to its end now, writes nothing.
    claim = mapping.Claim(killed.id, killed.claim)
    table = mapping.read_table(CONTACTS)
    with pytest.raises(mapping.ClaimLostError):
        await mapping.bring_in(
            command, "contacts.csv", mapping.read_mapping(MAPPING), mapping.GivenFile("c", table), claim=claim
        )
    assert await rows(COUNT) == [(1, 1)]


async def test_one_that_was_killed_before_it_could_say_so_is_not_brought_in_twice(
    engine: AsyncEngine, command: CommandContext, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    task_id = await asked(command)

    async def killed(*_: Any) -> None:
        raise TimeoutError

    with monkeypatch.context() as patched:
        patched.setattr(importer.tasks, "end", killed)
        with pytest.raises(TimeoutError):
            await FileImporter(engine, lambda: NOW).bring_in_next()
    assert await rows(COUNT) == [(1, 1)]
    later = NOW + tasks.HELD
    assert await FileImporter(engine, lambda: later).bring_in_next()
    task = await told(command, task_id)
    assert task.outcome is not None
    assert (task.outcome["counts"]["created"], task.outcome["rejectedCount"]) == (1, 1)
    assert await rows(COUNT) == [(1, 1)]


async def test_a_server_that_ends_lets_go_of_what_it_has_begun(
    engine: AsyncEngine, command: CommandContext, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    task_id = await asked(command)
    has_begun, never = asyncio.Event(), asyncio.Event()

    async def wait(*_: Any, **__: Any) -> None:
        has_begun.set()
        await never.wait()

    with monkeypatch.context() as patched:
        patched.setattr(importer, "bring_in", wait)
        server = asyncio.create_task(FileImporter(engine, lambda: NOW).run())
        await has_begun.wait()
        server.cancel()
        await asyncio.gather(server, return_exceptions=True)
    assert (await told(command, task_id)).progress.phase is Phase.WAITING
    assert await FileImporter(engine, lambda: NOW).bring_in_next()
    assert await rows(COUNT) == [(1, 1)]


async def test_where_others_write_it_is_tried_again_later(
    engine: AsyncEngine, command: CommandContext, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    await asked(command)

    async def busy(*_: Any, **__: Any) -> None:
        raise RequestError(ErrorCode.RATE_LIMITED, LocalizedText("Busy.", "Занято."))

    with monkeypatch.context() as patched:
        patched.setattr(importer, "bring_in", busy)
        assert await FileImporter(engine, lambda: NOW).bring_in_next()
    assert await rows("SELECT phase, claim FROM file_import_tasks") == [("waiting", None)]
    assert not await FileImporter(engine, lambda: NOW).bring_in_next()
    assert await FileImporter(engine, lambda: NOW + timedelta(seconds=5)).bring_in_next()
    assert await rows(COUNT) == [(1, 1)]


async def test_a_fault_and_what_never_ends_are_told(
    engine: AsyncEngine, command: CommandContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def faulty(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    first = await asked(command)
    with monkeypatch.context() as patched:
        patched.setattr(importer, "bring_in", faulty)
        assert await FileImporter(engine, lambda: NOW).bring_in_next()
    assert "Something is wrong with the server" in str((await told(command, first)).outcome)
    second = await asked(command)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE file_import_tasks SET attempts = 5 WHERE due_at IS NOT NULL"))
    assert await FileImporter(engine, lambda: NOW).bring_in_next()
    assert "It was tried several times" in str((await told(command, second)).outcome)


async def test_files_and_what_came_of_them_are_kept_for_a_while(
    engine: AsyncEngine, command: CommandContext, administrator: Viewer, rows: Rows
) -> None:
    file_id = await mapping.keep_upload(command, "C:\\Users\\eva\\contacts.csv", CONTACTS)
    await asked(command, file_id=file_id)
    for _ in range(uploads.MOST_KEPT):
        await mapping.keep_upload(command, "other.csv", CONTACTS)
    # The oldest gives way, unless it is still to be brought in.
    assert await rows(f"SELECT count(*), bool_or(id = {file_id}) FROM uploaded_files") == [
        (uploads.MOST_KEPT + 1, True)
    ]
    upload = await mapping.find_upload(command, file_id)
    assert upload is not None
    assert upload.name == "contacts.csv"
    company_id, tomorrow = administrator.company.id, NOW + timedelta(days=1, seconds=1)
    await forget_old(engine, company_id, DEFAULT_RETENTION, tomorrow)
    assert await rows("SELECT id FROM uploaded_files") == [(file_id,)]
    assert await FileImporter(engine, lambda: NOW).bring_in_next()
    await forget_old(engine, company_id, DEFAULT_RETENTION, tomorrow)
    assert await rows("SELECT count(*) FROM uploaded_files") == [(0,)]
    await forget_old(engine, company_id, DEFAULT_RETENTION, NOW + timedelta(days=7, seconds=1))
    assert await rows("SELECT count(*) FROM file_import_tasks") == [(0,)]
    assert await rows(COUNT) == [(1, 1)]


async def test_a_company_has_a_few_under_way_at_most(command: CommandContext) -> None:
    file_id = await mapping.keep_upload(command, "contacts.csv", CONTACTS)
    for _ in range(tasks.MOST_UNENDED):
        await asked(command, file_id=file_id, is_trial=True)
    request = RequestedImport(
        file_id=file_id,
        history_id=None,
        source=None,
        document=MAPPING,
        is_trial=True,
        without_rejected=True,
    )
    refused = await mapping.ask_for_import(command, request)
    assert [each.code.value for each in refused.errors] == ["LIMIT_REACHED"]
