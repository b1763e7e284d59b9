"""People of an imported demo company who work with their records as everybody does: by the functions behind the API."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company, FieldKind, User
from resolvers.authentication.finding_viewer import find_colleague
from resolvers.commands import CommandContext, CommandResult
from resolvers.configuration import Configuration, StageConfig, load_configuration
from resolvers.records.change import change_record
from resolvers.records.contact import create_contact
from resolvers.records.deal import create_deal
from resolvers.records.deletion import delete_record
from resolvers.records.hand_over import hand_over
from resolvers.records.inputs import Change, FieldValueInput, Move, NewContact, NewDeal
from resolvers.records.move import move_deal
from resolvers.records.reading import ActivityRecord, DealRecord, Record

# Deals under way that nobody has touched since an instant, in an order of their own.
_QUIET_DEALS = """
SELECT d.id, d.responsible_id, d.deal_type_id, d.stage_id FROM deals d
WHERE d.company_id = :company AND d.deleted_at IS NULL AND d.stage_id <> ALL(:closed) AND d.responsible_id IS NOT NULL
  AND d.created_at < :since AND NOT EXISTS (
    SELECT FROM transitions t WHERE t.company_id = :company AND t.deal_id = d.id AND t.occurred_at >= :since)
ORDER BY md5(:seed || d.external_id)"""


@dataclass(frozen=True, slots=True)
class QuietDeal:
    """A deal under way."""

    id: int
    responsible_id: int
    type_id: int
    stage_id: int


@dataclass(frozen=True, slots=True)
class Colleagues:
    """The company's people by the part of their e-mail address before the @, and what they do."""

    engine: AsyncEngine
    company_id: int
    configuration: Configuration
    ids: Mapping[str, int]

    @classmethod
    async def of(cls, engine: AsyncEngine, external_id: str) -> "Colleagues":
        """Those of the company with this external id."""
        async with engine.connect() as connection:
            company_id = (
                await connection.execute(select(Company.id).where(Company.external_id == external_id))
            ).scalar_one()
            address = func.split_part(User.email, "@", 1)
            people = await connection.execute(select(address, User.id).where(User.company_id == company_id))
            ids = {row[0]: row[1] for row in people}
        return cls(engine, company_id, await load_configuration(engine, company_id), ids)

    async def command(self, who: str, at: datetime) -> CommandContext:
        """The person about to do something at an instant."""
        async with self.engine.connect() as connection:
            viewer = await find_colleague(connection, self.company_id, self.ids[who], at)
        if viewer is None:
            raise LookupError(f"{who} does not work in the demo company")
        return CommandContext(self.engine, viewer, at)

    async def quiet_deals(self, since: datetime, seed: int) -> list[QuietDeal]:
        """The deals under way that were left alone since an instant, in an order that depends on the seed alone."""
        closed = [*self.configuration.success_stage_ids, *self.configuration.failure_stage_ids]
        params = {"company": self.company_id, "closed": closed, "since": since, "seed": f"{seed}:"}
        async with self.engine.connect() as connection:
            return [QuietDeal(*row) for row in await connection.execute(text(_QUIET_DEALS), params)]

    async def activity_of(self, who: str) -> int | None:
        """The latest activity that the person is responsible for."""
        latest = text(
            "SELECT id FROM activities WHERE company_id = :company AND responsible_id = :user AND deleted_at IS NULL"
            " ORDER BY created_at DESC, id LIMIT 1"
        )
        async with self.engine.connect() as connection:
            return await connection.scalar(latest, {"company": self.company_id, "user": self.ids[who]})

    async def meet_client(self, at: datetime, who: str, name: str, responsible: str) -> int:
        """A new contact of somebody's."""
        new = NewContact(name=name, responsible_id=self.ids[responsible])
        return _done(await create_contact(await self.command(who, at), self.configuration, new))

    async def open_deal(self, at: datetime, who: str, name: str, type_id: int, responsible: str) -> int:
        """A new deal of somebody's."""
        new = NewDeal(deal_type_id=type_id, name=name, responsible_id=self.ids[responsible])
        return _done(await create_deal(await self.command(who, at), self.configuration, new))

    async def mention(self, at: datetime, who: str, deal_id: int, *people: str) -> None:
        """People are mentioned in a deal."""
        change = Change(id=deal_id, mentions=tuple(self.ids[name] for name in people))
        _done(await change_record(await self.command(who, at), self.configuration, DealRecord, change))

    async def set_price(self, at: datetime, who: str, deal: QuietDeal, price: Decimal) -> None:
        """A deal gets another price."""
        fields = self.configuration.deal_types[deal.type_id].report_fields.price_field_ids
        kinds = [each for each in fields if self.configuration.custom_fields[each].kind is FieldKind.PRICE]
        change = Change(id=deal.id, fields=tuple(FieldValueInput(field_id=each, number=price) for each in kinds[:1]))
        _done(await change_record(await self.command(who, at), self.configuration, DealRecord, change))

    async def move_on(self, at: datetime, who: str, deal_id: int, stage_id: int) -> None:
        """A deal moves to the stage after this one; from the last open stage it is won."""
        stage = self._after(stage_id)
        if stage is not None:
            move = Move(deal_id=deal_id, stage_id=stage.id)
            _done(await move_deal(await self.command(who, at), move))

    async def hand(self, at: datetime, who: str, deal_id: int, to: str) -> None:
        """A deal gets another responsible."""
        outcome = await hand_over(await self.command(who, at), DealRecord, deal_id, self.ids[to])
        if outcome.errors:
            raise ValueError(f"The demo company refuses a hand-over: {outcome.errors[0].message.en}")

    async def delete_activity(self, at: datetime, who: str, activity_id: int) -> None:
        """An activity is deleted."""
        _done(await delete_record(await self.command(who, at), ActivityRecord, activity_id))

    def first_stage(self, type_id: int) -> int:
        """Where deals of a type begin."""
        return next(stage.id for stage in self.configuration.deal_types[type_id].stages if not stage.archived)

    def _after(self, stage_id: int) -> StageConfig | None:
        stages = self.configuration.deal_types[self.configuration.stages[stage_id].deal_type_id].stages
        place = next(number for number, stage in enumerate(stages) if stage.id == stage_id)
        lost = self.configuration.failure_stage_ids
        return next((stage for stage in stages[place + 1 :] if not stage.archived and stage.id not in lost), None)


def _done(outcome: CommandResult[Record]) -> int:
    """The id of the record that was written. The demo company's people make no mistakes."""
    if outcome.value is None:
        raise ValueError(f"The demo company refuses its people: {[error.message.en for error in outcome.errors]}")
    return outcome.value.id
