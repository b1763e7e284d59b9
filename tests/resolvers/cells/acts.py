"""Writing by the product's own commands, which may be held: just before what they end in, or just before they are committed."""

import asyncio
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Channel, Company, CustomField, Direction, FieldOption, User
from resolvers.commands import CommandContext, Transaction
from resolvers.configuration import load_configuration
from resolvers.records.activity import create_activity
from resolvers.records.change import change_record
from resolvers.records.communication import record_communication
from resolvers.records.contact import create_contact
from resolvers.records.deal import create_deal
from resolvers.records.deletion import delete_record, restore_record
from resolvers.records.hand_over import hand_over
from resolvers.records.inputs import Change, FieldValueInput, Move, NewActivity, NewCommunication, NewContact, NewDeal
from resolvers.records.move import move_deal
from resolvers.records.reading import DealRecord
from resolvers.report_field_settings.change import DealTypeChange, SettingsChange
from resolvers.report_field_settings.updating import update_settings
from tests.resolvers.records.office import NOW, Office

STAGES = ("new", "offer", "won", "lost", "start", "done")
_EPOCH = datetime(2026, 1, 31, 20, 59, 59, tzinfo=UTC)
# Around the end of a month on the company's clock, and elsewhere.
TIMES = [_EPOCH, _EPOCH + timedelta(seconds=1), _EPOCH + timedelta(hours=9), _EPOCH + timedelta(days=20), NOW]


@dataclass
class Gate:
    """Where a held command waits, once it has come there."""

    before_its_end: bool
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    opened: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait(self) -> None:
        self.reached.set()
        await self.opened.wait()


_gate: ContextVar[Gate | None] = ContextVar("gate", default=None)


def make_commands_wait(patch: pytest.MonkeyPatch) -> None:
    """Lets the transactions of commands wait at the gate of their task, if it has one."""
    end = Transaction.end

    async def end_at_gate(transaction: Transaction) -> None:
        gate = _gate.get()
        if gate is not None and gate.before_its_end:
            await gate.wait()
        await end(transaction)
        if gate is not None and not gate.before_its_end:
            await gate.wait()

    patch.setattr(Transaction, "end", end_at_gate)


@dataclass(frozen=True)
class Act:
    """Something that is written: what, to which of the deals there are, and two numbers that say how."""

    what: str
    deal: int
    how: int
    when: int


async def with_medium(engine: AsyncEngine, office: Office) -> Office:
    """The office with a further field that a source may be chosen from."""
    async with engine.begin() as connection:
        own = {"company_id": office.company_id}
        field = insert(CustomField).values(name="medium", entity="deal", kind="choice", **own).returning(CustomField.id)
        medium = (await connection.execute(field)).scalar_one()
        option = insert(FieldOption).values(field_id=medium, label="Post", **own).returning(FieldOption.id)
        ids = {**office.ids, "medium": medium, "post": (await connection.execute(option)).scalar_one()}
    return replace(office, ids=ids, configuration=await load_configuration(engine, office.company_id))


class Writer:
    """Carries acts out in an office."""

    def __init__(self, engine: AsyncEngine, office: Office) -> None:
        self.engine = engine
        self.office = office
        self.deals: list[int] = []

    def command(self) -> CommandContext:
        return CommandContext(self.engine, self.office.viewer("admin"), NOW)

    async def held(self, act: Act, gate: Gate) -> None:
        """Carries an act out up to the gate."""
        _gate.set(gate)
        await self.do(act)

    async def do(self, act: Act) -> None:
        """Carries an act out; what is no change changes nothing."""
        office, command, at = self.office, self.command(), TIMES[act.when % len(TIMES)]
        configuration, deal = office.configuration, self.deals[act.deal % len(self.deals)] if self.deals else 0
        match act.what:
            case "create deal":
                type_ = ("retail", "service", "bare")[act.how % 3]
                new = NewDeal(name="A deal", deal_type_id=office[type_], created_at=at, fields=self._fields(act.how))
                created = await create_deal(command, configuration, new)
                assert created.value is not None, created.errors
                self.deals.append(created.value.id)
            case "move":
                stage = office[STAGES[act.how % len(STAGES)]]
                await move_deal(command, Move(deal_id=deal, stage_id=stage, occurred_at=at))
            case "move now":
                stage = office[STAGES[act.how % len(STAGES)]]
                await move_deal(command, Move(deal_id=deal, stage_id=stage))
            case "change":
                await change_record(command, configuration, DealRecord, Change(id=deal, fields=self._fields(act.how)))
            case "delete":
                await delete_record(command, DealRecord, deal)
            case "restore":
                await restore_record(command, DealRecord, deal)
            case "hand over":
                to = (office["seller"], office["boss"], office["other"], None)[act.how % 4]
                await hand_over(command, DealRecord, deal, to)
            case "work elsewhere":
                await self.put_into(("sales", "north", None)[act.how % 3], ("seller", "boss", "other")[act.when % 3])
            case "contact":
                await create_contact(command, configuration, NewContact(name="Ann", created_at=at))
            case "activity":
                activity = NewActivity(name="A talk", activity_type_id=office["meeting"], created_at=at)
                await create_activity(command, configuration, activity)
            case _:
                said = NewCommunication(channel=Channel.CALL, direction=Direction.INCOMING, occurred_at=at)
                await record_communication(command, said)

    async def choose_sources(self, *names: str) -> None:
        """Puts fields in force, in this order, as what deals' sources are chosen from."""
        configuration = await load_configuration(self.engine, self.office.company_id)
        change = SettingsChange(deal_source_field_ids=tuple(self.office[name] for name in names))
        saved = await update_settings(self.command(), configuration.version, change)
        assert not saved.errors

    async def choose_success(self, *names: str) -> None:
        """Puts stages in force as those that mean success."""
        configuration = await load_configuration(self.engine, self.office.company_id)
        stages = tuple(self.office[name] for name in names)
        change = SettingsChange(deal_types=(DealTypeChange(self.office["retail"], success_stage_ids=stages),))
        saved = await update_settings(self.command(), configuration.version, change)
        assert not saved.errors

    async def put_into(self, department: str | None, person: str) -> None:
        """Has somebody work in another department, or in none."""
        async with self.engine.begin() as connection:
            this_one = update(User).where(User.company_id == self.office.company_id, User.id == self.office[person])
            await connection.execute(this_one.values(department_id=department and self.office[department]))

    async def set_clock(self, zone: str) -> None:
        async with self.engine.begin() as connection:
            this_one = update(Company).where(Company.id == self.office.company_id)
            await connection.execute(this_one.values(timezone=zone))

    def _fields(self, how: int) -> tuple[FieldValueInput, ...]:
        """Some of them cleared."""
        amounts = (None, Decimal("10.50"), Decimal(-7), Decimal(0))
        options = (None, self.office["web"])
        medium = (FieldValueInput(self.office["medium"], option_id=(None, self.office["post"])[how % 2]),)
        return (
            FieldValueInput(self.office["fee"], number=amounts[how % 4]),
            FieldValueInput(self.office["source"], option_id=options[how // 4 % 2]),
            *(medium if how > 11 else ()),
        )


ACTS = (
    "create deal",
    "move",
    "move now",
    "change",
    "delete",
    "restore",
    "hand over",
    "work elsewhere",
    "contact",
    "activity",
    "said",
)
