"""The people of an office at their browsers, and the programs that act for them."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import Any, Self

import httpx
from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.bounds import DEFAULT_BOUNDS, Bounds
from crm_desktop.share import Share
from models import ApiToken, Session
from resolvers.authentication import SESSION_LENGTH, Secret
from resolvers.replicas import Replicas
from schema.node import global_id
from tests.other_databases import others_have_ended
from tests.resolvers.records.office import NOW, Office

FEED = """
fragment Shown on FeedWidget {
  since unreadCount
  events(first: 100) { totalCount edges { node { id kind text recordTitle isDeleted isRead record { title } actor { name } } } }
}
query { dashboard { widget(key: "events") { ...Shown } } }
"""


class People(AbstractAsyncContextManager["People"]):
    """Sends operations in sessions or by tokens; every request is made at ``now``, which a test moves on; no answer is
    kept unless there are bytes for it."""

    def __init__(
        self,
        engine: AsyncEngine,
        office: Office,
        bounds: Bounds = DEFAULT_BOUNDS,
        *,
        replicas: Replicas | None = None,
        answer_bytes: int = 0,
    ) -> None:
        self.engine = engine
        self.office = office
        self.now: datetime = NOW
        share = Share(answer_bytes=answer_bytes)
        app = create_app(engine, clock=lambda: self.now, bounds=bounds, share=share, replicas=replicas)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://crm.test")
        self._secrets: dict[tuple[str, bool], str] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    def id(self, type_name: str, name: str) -> str:
        """The id of something that the office has a name for."""
        return global_id(type_name, self.office[name])

    def pass_time(self, **time: float) -> None:
        """Later."""
        self.now += timedelta(**time)

    async def send(
        self, who: str, operation: str, *, by_token: bool = False, language: str = "en", **variables: Any
    ) -> dict[str, Any]:
        """The whole answer, in the person's session or by their token."""
        headers = await self.headers(who, by_token=by_token)
        return (await self._post(operation, variables, {**headers, "accept-language": language})).json()

    async def post(self, who: str, operation: str, *, by_token: bool = False) -> httpx.Response:
        """The answer as HTTP has it."""
        return await self._post(operation, {}, await self.headers(who, by_token=by_token))

    async def get(self, who: str, address: str) -> httpx.Response:
        """What an address answers a program of the person's."""
        return await self._client.get(address, headers=await self.headers(who, by_token=True))

    async def ask(self, who: str, operation: str, **more: Any) -> dict[str, Any]:
        """The data of an operation that must succeed."""
        answer = await self.send(who, operation, **more)
        assert "errors" not in answer, answer["errors"]
        data: dict[str, Any] = answer["data"]
        return data

    def come_in_anew(self, who: str) -> None:
        """From now on the person has another session, as the one they had may have ended for want of use."""
        self._secrets.pop((who, False), None)

    async def feed(self, who: str, **more: Any) -> dict[str, Any]:
        """What the person's feed shows now; ``events`` are the nodes."""
        widget: dict[str, Any] = (await self.ask(who, FEED, **more))["dashboard"]["widget"]
        return widget | {"events": [edge["node"] for edge in widget["events"]["edges"]]}

    async def texts(self, who: str, **more: Any) -> list[str]:
        """What the person's feed says now, newest first."""
        return [event["text"] for event in (await self.feed(who, **more))["events"]]

    async def act(self, who: str, mutation: str, **values: Any) -> str:
        """Writes a record by the person's token, a second later; its id, or nothing if it is out of their sight now."""
        self.pass_time(seconds=1)
        record = next(kind for kind in ("contact", "activity", "deal") if kind in mutation.lower())
        input_type = f"{mutation[0].upper()}{mutation[1:]}Input"
        operation = (
            f"mutation($input: {input_type}!) {{"
            f" done: {mutation}(input: $input) {{ {record} {{ id }} userErrors {{ message }} }} }}"
        )
        done = (await self.ask(who, operation, by_token=True, input=values))["done"]
        assert done["userErrors"] == [], done["userErrors"]
        await others_have_ended(self.engine)
        return done[record]["id"] if done[record] else ""

    async def create_deal(self, who: str = "admin", responsible: str = "seller", name: str = "A boat") -> str:
        """A new deal of somebody."""
        values = {"name": name, "dealType": self.id("DealType", "retail"), "responsible": self.id("User", responsible)}
        return await self.act(who, "createDeal", **values)

    async def change(self, sql: str) -> None:
        """Changes people and departments as an administrator would; names in braces stand for ids."""
        async with self.engine.begin() as connection:
            await connection.execute(text(sql.format(**self.office.ids)))
            told = text("INSERT INTO data_changes (company_id, kind) VALUES (:company, 'people')")
            await connection.execute(told, {"company": self.office.company_id})
        await others_have_ended(self.engine)

    async def _post(self, operation: str, variables: dict[str, Any], headers: dict[str, str]) -> httpx.Response:
        return await self._client.post("/graphql", json={"query": operation, "variables": variables}, headers=headers)

    async def headers(self, who: str, *, by_token: bool = False) -> dict[str, str]:
        secret = await self._secret(who, by_token)
        return {"authorization": f"Bearer {secret}"} if by_token else {"cookie": f"crm_session={secret}"}

    async def _secret(self, who: str, by_token: bool) -> str:
        if (who, by_token) not in self._secrets:
            company = self.office.foreign_company_id if who == "stranger" else self.office.company_id
            secret = Secret.create(company)
            values: dict[str, Any] = {"company_id": company, "user_id": self.office[who], "secret_hash": secret.hash}
            table: Any = ApiToken
            if by_token:
                values["name"] = "program"
            else:
                table = Session
                values |= {"created_at": self.now, "expires_at": self.now + SESSION_LENGTH}
            async with self.engine.begin() as connection:
                await connection.execute(insert(table).values(**values))
            self._secrets[who, by_token] = secret.text
        return self._secrets[who, by_token]
