"""Random rows of every kind in a company of `tests.resolvers.records.office`, written past the product."""

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import Activity, Communication, Contact, CustomField, Deal, FieldOption, ReportFieldSettings, Transition
from tests.resolvers.records.office import NOW, Office

STAGES = {"retail": ("old", "new", "offer", "won", "lost"), "service": ("start", "done")}


class MadeUp:
    """Writes records whose days, stages, prices and options meet again and again."""

    def __init__(self, office: Office, seed: int, around: datetime, moves: int = 4) -> None:
        """``moves``: the most of a deal."""
        self.office = office
        self._moves = moves
        self.random = random.Random(seed)
        self._around = around

    async def write(self, engine: AsyncEngine, deals: int) -> None:
        """So many deals, and about as much of everything else."""
        async with engine.begin() as connection:
            extra = {
                "channel_of_deal": await self._choice(connection, "deal", archived_at=NOW),
                "kind_of_activity": await self._choice(connection, "activity"),
            }
            fee = await self._add(connection, CustomField, name="cost", entity="activity", kind="price")
            # One that only meetings have comes before one that all activities have.
            way = await self._choice(connection, "activity", activity_type_id=self.office["meeting"])
            kind = extra["kind_of_activity"]
            lists = {
                "deal_source_field_ids": [extra["channel_of_deal"][0], self.office["source"]],
                "activity_source_field_ids": [way[0], kind[0]],
            }
            await connection.execute(insert(ReportFieldSettings).values(company_id=self.office.company_id, **lists))
            contact_price = await self._add(connection, CustomField, name="worth", entity="contact", kind="price")
            for _ in range(deals):
                await self._deal(connection, extra["channel_of_deal"])
                choice = self._fields(dict((kind, way)), [fee])
                await self._add(
                    connection, Activity, activity_type_id=self._one("meeting", "telegram"), **self._record(choice)
                )
                await self._add(connection, Contact, **self._record(self._fields({}, [contact_price])))
                channel = self.random.choice(["call", "sms"])
                await self._add(
                    connection,
                    Communication,
                    channel=channel,
                    direction=self.random.choice(["incoming", "outgoing"]),
                    answered=self.random.choice([True, False, None]) if channel == "call" else None,
                    occurred_at=self.instant(),
                    responsible_id=self._somebody(),
                )

    def instant(self) -> datetime:
        """Near an edge of a day, or anywhere in two months."""
        return self._around + self.random.choice(
            [
                timedelta(),
                timedelta(microseconds=-1),
                timedelta(minutes=30),
                timedelta(minutes=self.random.randrange(-40_000, 40_000)),
            ]
        )

    async def _deal(self, connection: AsyncConnection, channel: tuple[int, list[int]]) -> None:
        office, some = self.office, self.random
        options = {office["source"]: [office["web"], office["radio"]], channel[0]: channel[1]}
        record = self._record(self._fields(options, [office["price"], office["fee"], office["score"]]))
        moves: list[dict[str, Any]] = []
        at = record["created_at"] if some.random() < 0.6 else self.instant()
        for ordinal in range(some.randrange(0, self._moves + 1)):
            of_type = some.choice([*STAGES])
            before = moves[-1] if moves else None
            moves.append(
                {
                    "occurred_at": at,
                    "ordinal": ordinal,
                    "deal_type_id": office[of_type],
                    "to_stage_id": office[some.choice(STAGES[of_type])],
                    "from_deal_type_id": before and before["deal_type_id"],
                    "from_stage_id": before and before["to_stage_id"],
                    "left_at": None,
                }
            )
            if before:
                before["left_at"] = at
            at += timedelta(minutes=some.choice([0, 1, 60, 5_000]))
        reached = [move["to_stage_id"] for move in moves]
        deal_id = await self._add(
            connection,
            Deal,
            **record,
            deal_type_id=moves[-1]["deal_type_id"] if moves else office[some.choice([*STAGES])],
            stage_id=reached[-1] if moves else None,
            staged_at=moves[0]["occurred_at"] if moves else None,
            trail=[*dict.fromkeys(reversed(reached))][::-1],
        )
        for move in moves:
            await connection.execute(insert(Transition).values(company_id=office.company_id, deal_id=deal_id, **move))

    def _record(self, fields: dict[str, Any]) -> dict[str, Any]:
        deleted_at = NOW if self.random.random() < 0.1 else None
        return {
            "name": "Theirs",
            "created_at": self.instant(),
            "deleted_at": deleted_at,
            "fields": fields,
            "responsible_id": self._somebody(),
        }

    def _somebody(self) -> int | None:
        return self.random.choice([None, *(self.office[name] for name in ("admin", "boss", "seller", "gone", "other"))])

    def _fields(self, choices: dict[int, list[int]], amounts: list[int]) -> dict[str, Any]:
        some = self.random
        chosen = {str(field): some.choice(options) for field, options in choices.items() if some.random() < 0.7}
        priced = {str(field): float(Decimal(some.randrange(-300, 900)) / 4) for field in amounts if some.random() < 0.6}
        return chosen | priced

    def _one(self, *names: str) -> int:
        return self.office[self.random.choice(names)]

    async def _choice(self, connection: AsyncConnection, entity: str, **more: Any) -> tuple[int, list[int]]:
        name = f"choice of {entity}" + (" of a type" if "activity_type_id" in more else "")
        field = await self._add(connection, CustomField, name=name, entity=entity, kind="choice", **more)
        return field, [
            await self._add(connection, FieldOption, field_id=field, label=label) for label in ("One", "Two")
        ]

    async def _add(self, connection: AsyncConnection, table: type[Any], **values: Any) -> int:
        statement = insert(table).values(company_id=self.office.company_id, **values).returning(table.id)
        return (await connection.execute(statement)).scalar_one()


AROUND = datetime(2026, 1, 31, 22, tzinfo=UTC)
