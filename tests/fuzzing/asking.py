"""Sending anything, and judging whatever comes back."""

import re
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any, Self

import httpx
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.bounds import Bounds
from resolvers.authentication import create_token, find_person
from tests.resolvers.records.office import NOW, Office

# What an answer must not have of the inside.
# A sentence of its own names what the schema has; what syntax errors ask in theirs is of GraphQL alone.
_INSIDE = re.compile(
    r"Traceback|psycopg|sqlalchemy|asyncpg|graphql-core|site-packages|\.py\b|%\(\w+\)s|\bSELECT\b.+\bFROM\b|SQLSTATE"
    r"|(?-i:Did you mean)",
    re.IGNORECASE | re.DOTALL,
)
_OFTEN = 10**9
_STATUSES = {200, 304, 400, 401, 403, 404, 405, 406, 408, 409, 413, 415, 429, 503}


class Asking(AbstractAsyncContextManager["Asking"]):
    """An administrator's program, which may ask as often as it likes. Whatever answers without a fault is told apart by its codes."""

    def __init__(self, engine: AsyncEngine, office: Office) -> None:
        self._engine = engine
        self._office = office
        bounds = Bounds(person_rate=_OFTEN, company_rate=_OFTEN, address_rate=_OFTEN, log_in_rate=_OFTEN)
        app = create_app(engine, clock=lambda: NOW, bounds=bounds)
        transport = httpx.ASGITransport(app, raise_app_exceptions=True)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://crm.test")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def token(self) -> str:
        """A new one: what was asked before may have ended those that there were."""
        return (await create_token(self._engine, await find_person(self._engine, "admin@example.com", None))).text

    async def document(self, text: str, variables: Any = None, **more: Any) -> dict[str, Any]:
        """What is answered to a document."""
        return (await self.send("POST", "/graphql", json={"query": text, "variables": variables, **more})).json()

    async def send(
        self, method: str, address: str, headers: Mapping[str, str] | None = None, **more: Any
    ) -> httpx.Response:
        """Whatever is answered: without a fault of the server, and without a word of its inside. Fails otherwise."""
        signed = {"authorization": f"Bearer {await self.token()}", **(headers or {})}
        answer = await self._client.request(method, address, headers=signed, **more)
        assert answer.status_code in _STATUSES, (answer.status_code, answer.text[:500])
        if not answer.headers.get("content-type", "").startswith(("text/csv", "application/vnd")):
            assert "INTERNAL_SERVER_ERROR" not in answer.text, answer.text[:2_000]
            found = _INSIDE.search(answer.text)
            assert found is None, (found, answer.text[:2_000])
        return answer
