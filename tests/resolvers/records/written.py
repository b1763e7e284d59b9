"""What is in the tables, read by plain SQL that the product has no part in."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office

_TABLES = ("contacts", "activities", "deals", "communications", "transitions", "events", "event_participants")
_OURS = "company_id = ANY(:companies)"


class Written:
    """Looks into the office's rows in the tables of records, those of both companies."""

    def __init__(self, engine: AsyncEngine, office: Office) -> None:
        self._engine = engine
        self._companies = [office.company_id, office.foreign_company_id]

    async def rows(self, sql: str, **params: object) -> list[tuple[Any, ...]]:
        """The rows of a statement, which has the parameter ``companies``."""
        async with self._engine.connect() as connection:
            return [tuple(row) for row in await connection.execute(text(sql), {"companies": self._companies, **params})]

    async def counts(self) -> dict[str, int]:
        """How many rows each table of records holds."""
        return {table: (await self.rows(f"SELECT count(*) FROM {table} WHERE {_OURS}"))[0][0] for table in _TABLES}

    async def ledger(self, deal_id: int) -> list[tuple[Any, ...]]:
        """The deal's rows: at, ordinal, type, to, from type, from, left at."""
        return await self.rows(
            "SELECT occurred_at, ordinal, deal_type_id, to_stage_id, from_deal_type_id, from_stage_id, left_at FROM transitions"
            " WHERE deal_id = :deal ORDER BY occurred_at, ordinal",
            deal=deal_id,
        )

    async def standing(self, deal_id: int) -> tuple[Any, ...]:
        """The deal's type, stage, and when it first stood on one."""
        return (await self.rows("SELECT deal_type_id, stage_id, staged_at FROM deals WHERE id = :id", id=deal_id))[0]

    async def events(self) -> list[tuple[str, str, int, int, dict[str, Any]]]:
        """Kind, record kind, record, actor, data; oldest first."""
        found = await self.rows(
            "SELECT kind, record_kind, record_id, actor_id, data FROM events WHERE " + _OURS + " ORDER BY id"
        )
        return [(kind, record_kind, record_id, actor, data) for kind, record_kind, record_id, actor, data in found]

    async def participants(self) -> dict[int, list[str]]:
        """Whom the latest event concerns, and why."""
        found = await self.rows(
            "SELECT user_id, involvements FROM event_participants"
            f" WHERE event_id = (SELECT max(id) FROM events WHERE {_OURS})"
        )
        return {user_id: sorted(involvements) for user_id, involvements in found}
