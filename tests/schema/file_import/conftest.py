"""An office of the test's own, whose administrator brings files in."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.commands import CommandContext
from resolvers.mapping import FileImporter, keep_upload
from schema.node import global_id
from tests.resolvers.records.office import NOW, Office
from tests.schema.administration.administration import Administration

Send = Callable[..., Awaitable[str]]
BringIn = Callable[..., Awaitable[dict[str, Any]]]

TASK = """query($id: ID!) { node(id: $id) { ... on FileImportTask {
  phase rowsTotal isTrial source fileName rejectedUrl
  result {
    counts { created changed unchanged made rejected } made { kind count names } notes { kind count text }
    shown { place values { label value } moves { stage since } }
    rejected { place isHistory cells problems { column message } }
  }
  import { id source kind fileName canBeUndone undoneAt rejectedUrl counts { created rejected } actor { name } }
  userErrors { field code message }
} } }"""


@pytest.fixture
async def administration(engine: AsyncEngine, office: Office) -> Administration:
    return Administration(engine, office)


@pytest.fixture
def sent(engine: AsyncEngine, office: Office) -> Send:
    """Sends a file, and gives its id."""

    async def sent(content: str | bytes, name: str = "board.csv", who: str = "admin") -> str:
        body = content.encode() if isinstance(content, str) else content
        command = CommandContext(engine, office.viewer(who), NOW)
        return global_id("UploadedFile", await keep_upload(command, name, body))

    return sent


@pytest.fixture
def bring_in(engine: AsyncEngine, administration: Administration) -> BringIn:
    """Asks for an import, lets a server get to it, and tells what came of it."""

    async def bring_in(**values: Any) -> dict[str, Any]:
        payload = await administration.change("importFile", "task { id phase }", **values)
        assert (payload["userErrors"], payload["task"]["phase"]) == ([], "WAITING")
        importer = FileImporter(engine, lambda: NOW)
        assert await importer.bring_in_next()
        return (await administration.ask("admin", TASK, id=payload["task"]["id"]))["node"]

    return bring_in
