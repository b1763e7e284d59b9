"""What the tests of files share: a small company, files of the shapes that programs export, and ways to bring them in."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import FeedKind
from permissions.viewer import Viewer
from resolvers import mapping
from resolvers.autocommit import autocommitting
from resolvers.commands import CommandContext
from resolvers.mapping import FileImport, GivenFile, Proposal
from tests.prepared import prepared
from tests.resolvers.feed.conftest import viewer_of
from tests.resolvers.importing.conftest import NOW, import_small_company

Bring = Callable[..., Awaitable[FileImport]]
Propose = Callable[..., Awaitable[Proposal]]
Rows = Callable[[str], Awaitable[Sequence[tuple[Any, ...]]]]


@pytest.fixture
async def administrator(engine: AsyncEngine) -> Viewer:
    """The administrator of a small company."""
    await prepared(engine, import_small_company)
    return await viewer_of(engine, "eva@acme.example")


@pytest.fixture
def command(engine: AsyncEngine, administrator: Viewer) -> CommandContext:
    """What they ask with."""
    return CommandContext(engine, administrator, NOW)


@pytest.fixture
def propose(command: CommandContext) -> Propose:
    """What the mapping of a file could be."""

    async def propose(
        content: str | bytes, history: str | None = None, kind: FeedKind | None = None
    ) -> mapping.Proposal:
        async with autocommitting(command.engine) as reading:
            words = await mapping.read_company_words(reading, command.viewer.company.id)
        moves = mapping.read_table(history.encode()) if history is not None else None
        return mapping.propose(mapping.read_table(_bytes(content)), words, kind, moves)

    return propose


@pytest.fixture
def bring(command: CommandContext) -> Bring:
    """Brings a file in by a mapping."""

    async def bring(
        document: Any,
        content: str | bytes,
        history: str | None = None,
        *,
        source: str = "crm",
        is_trial: bool = False,
        without_rejected: bool = True,
    ) -> FileImport:
        told = mapping.read_mapping(document)
        file = GivenFile("deals.csv", mapping.read_table(_bytes(content), told.file.form))
        moves = None
        if history is not None:
            form = told.history.form if told.history else None
            moves = GivenFile("history.csv", mapping.read_table(history.encode(), form))
        return await mapping.bring_in(
            command, source, told, file, moves, is_trial=is_trial, without_rejected=without_rejected
        )

    return bring


@pytest.fixture
def rows(engine: AsyncEngine) -> Rows:
    """What the database has."""

    async def rows(statement: str) -> Sequence[tuple[Any, ...]]:
        async with engine.connect() as connection:
            return [tuple(row) for row in await connection.execute(text(statement))]

    return rows


def mapped(proposal: Proposal, **columns: dict[str, Any] | str | None) -> dict[str, Any]:
    """The proposal as somebody changed it: of the columns called so, with blanks for underscores, what they are mapped to or more."""
    document: dict[str, Any] = {**proposal.mapping}
    by_name = {each["column"]: each for each in document["columns"]}
    for name, change in columns.items():
        column = by_name[name if name in by_name else name.replace("_", " ")]
        column |= change if isinstance(change, dict) else {"to": change}
    return document


def targets(proposal: Proposal) -> dict[str, str | None]:
    """What each column is proposed for."""
    return {each["column"]: each["to"] for each in proposal.mapping["columns"]}


def problems(outcome: FileImport) -> list[tuple[int, str | None, str]]:
    """What is wrong with which row."""
    return [(row.place, each.column, each.message.en) for row in outcome.rejected for each in row.problems]


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()
