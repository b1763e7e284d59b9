"""The statement by which our server reads the figures of a desktop, as it sends it, and what comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import httpx
import psycopg

from crm_desktop.app import create_app
from crm_desktop.cursor import Cursor, numbered
from crm_desktop.database import create_engine
from resolvers.sending import Rows, Statement


@dataclass(frozen=True, slots=True)
class Captured:
    """A statement with its values, and the columns of its one row as bytes."""

    text: str
    """Its parameters stand as ``$1``, ``$2``…"""
    values: list[Any]
    row: list[bytes | None]


async def capture(url: str, headers: dict[str, str], body: bytes) -> Captured:
    """Has the program answer a request here, and looks over the driver's shoulder for the statement that reads most."""
    seen: list[tuple[int, str, Mapping[str, object]]] = []
    run_together = Cursor.run_together

    async def watched(cursor: Cursor, statements: Sequence[Statement], **options: Any) -> list[Rows]:
        found = await run_together(cursor, statements, **options)
        seen.extend((len(repr(rows)), *each) for each, rows in zip(statements, found, strict=True))
        return found

    engine = create_engine(url)
    with patch("crm_desktop.cursor.Cursor.run_together", watched):
        transport = httpx.ASGITransport(create_app(engine))
        async with httpx.AsyncClient(transport=transport, base_url="http://desktop") as client:
            answer = await client.post("/graphql", content=body, headers=headers | {"content-type": "application/json"})
            answer.raise_for_status()
    await engine.dispose()
    _, text, params = max(seen, key=lambda each: each[0])
    query, values = numbered(text).query, list(numbered(text).values(params))
    async with await psycopg.AsyncConnection.connect(url) as connection, psycopg.AsyncRawCursor(connection) as cursor:
        await cursor.execute(query, values)
        result = cursor.pgresult
        assert result is not None
        assert result.ntuples == 1
        row = [result.get_value(0, column) for column in range(result.nfields)]
    return Captured(query.decode(), values, row)
