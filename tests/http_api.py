"""The whole product as a program meets it: the application itself over HTTP, without a network, and with real tokens."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, Self

import httpx
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.share import Share
from resolvers.authentication import create_token, find_person
from resolvers.authentication.session import begin_session


class HttpApi(AbstractAsyncContextManager["HttpApi"]):
    """Sends operations on behalf of people, who are named by their e-mail address; every request is made at ``now``.

    No answer is kept unless there are bytes for it: each is computed, and with it what a test may have changed behind the product's
    back.
    """

    def __init__(self, engine: AsyncEngine, now: datetime, *, projects: bool = True, answer_bytes: int = 0) -> None:
        self.engine = engine
        self.now = now
        clock: Callable[[], datetime] = lambda: self.now  # noqa: E731 - a test may move the time on
        app = create_app(engine, clock=clock, projects=projects, share=Share(answer_bytes=answer_bytes))
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://crm.test")
        self._tokens: dict[tuple[str, str | None], str] = {}
        self._sessions: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def sign_in(self, email: str, company: str | None = None) -> None:
        """Has a token made for the person, so that their next request is nothing but their request."""
        if (email, company) not in self._tokens:
            person = await find_person(self.engine, email, company)
            self._tokens[email, company] = (await create_token(self.engine, person)).text

    async def log_in(self, email: str) -> None:
        """From now on the person asks on the page, in a session of theirs."""
        secret = await begin_session(self.engine, await find_person(self.engine, email, None), self.now)
        self._sessions[email] = secret.text

    def use_token(self, who: str, token: str) -> None:
        """From now on ``who`` comes with this token, whosever it is."""
        self._tokens[who, None] = token

    async def send(
        self,
        who: str | None,
        operation: str,
        variables: Mapping[str, Any] | None = None,
        *,
        company: str | None = None,
        language: str = "en",
    ) -> dict[str, Any]:
        """The whole answer, with its errors; to nobody signed in, if ``who`` is None. ``company`` is needed for namesakes."""
        found: dict[str, Any] = (await self._send(who, operation, variables, company, language)).json()
        return found

    async def bytes_of(
        self, who: str | None, operation: str, variables: Mapping[str, Any] | None = None, *, language: str = "en"
    ) -> bytes:
        """The same as it travels."""
        return (await self._send(who, operation, variables, None, language)).content

    async def _send(
        self, who: str | None, operation: str, variables: Mapping[str, Any] | None, company: str | None, language: str
    ) -> httpx.Response:
        headers = await self._headers(who, company, language)
        headers[b"accept"] = b"application/graphql-response+json"
        body = {"query": operation, "variables": dict(variables or {})}
        return await self._client.post("/graphql", json=body, headers=headers)

    async def ask(
        self, who: str, operation: str, variables: Mapping[str, Any] | None = None, **more: Any
    ) -> dict[str, Any]:
        """The data of an operation that must succeed."""
        answer = await self.send(who, operation, variables, **more)
        assert "errors" not in answer, answer["errors"]
        data: dict[str, Any] = answer["data"]
        return data

    async def download(
        self,
        who: str | None,
        address: str,
        *,
        company: str | None = None,
        language: str = "en",
        method: str = "GET",
        headers: Mapping[bytes, bytes] | None = None,
    ) -> httpx.Response:
        """What a file's address answers."""
        sent = await self._headers(who, company, language) | dict(headers or {})
        return await self._client.request(method, address, headers=sent)

    async def _headers(self, who: str | None, company: str | None, language: str) -> dict[bytes, bytes]:
        headers = {b"accept-language": language.encode()}
        if who in self._sessions:
            headers[b"cookie"] = f"crm_session={self._sessions[who]}".encode()
        elif who is not None:
            await self.sign_in(who, company)
            headers[b"authorization"] = f"Bearer {self._tokens[who, company]}".encode()
        return headers
