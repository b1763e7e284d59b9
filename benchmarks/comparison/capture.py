"""The statement by which our server reads the figures of a desktop, as it sends it, and what comes back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import httpx
import psycopg

from crm_desktop.app import create_app
from crm_desktop.database import create_engine

_NAMED = re.compile(r"%\((\w+)\)s|%%")


@dataclass(frozen=True, slots=True)
class Captured:
    """A statement with its values, and the columns of its one row as bytes."""

    text: str
    """Its parameters stand as ``$1``, ``$2``…"""
    values: list[Any]
    row: list[bytes | None]


async def capture(url: str, headers: dict[str, str], body: bytes) -> Captured:
    """Has the program answer a request here, and looks over the driver's shoulder for the statement that reads most."""
    seen: list[Captured] = []
    execute = psycopg.AsyncCursor.execute

    async def watched(cursor: Any, query: Any, params: Any = None, **options: Any) -> Any:
        done = await execute(cursor, query, params, **options)
        result = cursor.pgresult
        if isinstance(query, str | bytes) and result is not None and result.ntuples == 1:
            text, values = numbered(query if isinstance(query, str) else query.decode(), params)
            seen.append(Captured(text, values, [result.get_value(0, column) for column in range(result.nfields)]))
        return done

    engine = create_engine(url)
    with patch("psycopg.AsyncCursor.execute", watched):
        transport = httpx.ASGITransport(create_app(engine))
        async with httpx.AsyncClient(transport=transport, base_url="http://desktop") as client:
            answer = await client.post("/graphql", content=body, headers=headers | {"content-type": "application/json"})
            answer.raise_for_status()
    await engine.dispose()
    return max(seen, key=lambda each: sum(len(value or b"") for value in each.row))


def numbered(text: str, params: Any) -> tuple[str, list[Any]]:
    """A statement with numbered parameters, which PostgreSQL takes as they are, and their values in that order."""
    if not isinstance(params, Mapping):
        return text, list(params or ())
    names: list[str] = []

    def number(found: re.Match[str]) -> str:
        if found[1] is None:
            return "%"
        if found[1] not in names:
            names.append(found[1])
        return f"${names.index(found[1]) + 1}"

    text = _NAMED.sub(number, text)
    return text, [params[name] for name in names]
