"""What administrators and people do at random: to the product, and to the model."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import GroupMember, User
from resolvers.commands import CommandContext
from resolvers.desktop_settings.requested_audience import RequestedAudience, RequestedDepartment, RequestedPrincipals
from resolvers.desktop_settings.settings import SettingsChange, update_desktop_settings
from resolvers.desktop_settings.widget_audience import set_widget_audience
from resolvers.grid import Breakpoint
from resolvers.layout import operation
from resolvers.layout.default_layout import find_default_layout
from resolvers.layout.default_saving import save_default_layout
from resolvers.layout.operation import Operation
from resolvers.layout.owner import Owner, OwnerKind
from resolvers.layout.restoring import restore_layout
from resolvers.layout.saving import Save, Saved, save_layout
from tests.resolvers.layout.model import Model, Op
from tests.resolvers.records.office import NOW, Office


@dataclass(frozen=True)
class Real:
    """The product, over a database."""

    engine: AsyncEngine
    office: Office
    groups: dict[str, int]

    @property
    def admin(self) -> CommandContext:
        return CommandContext(self.engine, self.office.viewer("admin"), NOW, "en")

    def membership(self, who: str, group: str) -> dict[str, int]:
        ids = {"company_id": self.office.company_id, "group_id": self.groups[group]}
        return ids | {"user_id": self.office[who]}


def real_operation(op: Op) -> Operation:
    """An operation of the model as the product takes it."""
    match op:
        case ("move", key, width, column, row):
            return operation.Move(key, Breakpoint(width), column, row)
        case ("resize", key, width, wide, high):
            return operation.Resize(key, Breakpoint(width), wide, high)
        case ("hide", key):
            return operation.Hide(key)
        case ("show", key):
            return operation.Show(key)
        case ("reset", key):
            return operation.Reset(key)
        case _:
            raise AssertionError(op)


def model_operation(done: Operation) -> Op:
    """An operation as the model has it; of one that changes everything, only that."""
    match done:
        case operation.Move(key, width, column, row):
            return "move", key, width.value, column, row
        case operation.Resize(key, width, wide, high):
            return "resize", key, width.value, wide, high
        case operation.Restore() | operation.Copied():
            return "restore", None
        case _:
            return type(done).__name__.lower(), done.widget


def told(saved: Saved) -> Any:
    """What came of a save, in the model's words."""
    if saved.conflict:
        theirs = [[model_operation(done) for done in each.operations] for each in saved.conflict.theirs]
        return "conflict", saved.conflict.revision, theirs
    return saved.errors[0].code.value if saved.errors else "saved"


@dataclass(frozen=True)
class Arrange:
    """Somebody saves operations upon the latest revision, or upon one some saves ago."""

    who: str
    ops: tuple[Op, ...]
    base: int
    idempotency_key: str | None = None

    async def do(self, real: Real) -> Any:
        save = Save(self.base, tuple(real_operation(op) for op in self.ops), self.idempotency_key)
        return told(await save_layout(CommandContext(real.engine, real.office.viewer(self.who), NOW), save))

    def expect(self, model: Model) -> Any:
        return model.save(self.who, list(self.ops), self.base)


@dataclass(frozen=True)
class GoBack:
    """Somebody restores a revision."""

    who: str
    revision: int

    async def do(self, real: Real) -> Any:
        viewer = real.office.viewer(self.who)
        return told(await restore_layout(CommandContext(real.engine, viewer, NOW), self.revision or None))

    def expect(self, model: Model) -> Any:
        return model.restore(self.who, self.revision)


@dataclass(frozen=True)
class Decide:
    """An administrator decides who a block is for: publishes it to some, or withdraws it from all."""

    key: str
    audience: tuple[tuple[str, Any], ...]

    async def do(self, real: Real) -> Any:
        rule = dict(self.audience)

        def principals(prefix: str) -> RequestedPrincipals:
            return RequestedPrincipals(
                users=tuple(real.office[name] for name in rule.get(f"{prefix}users", ())),
                groups=tuple(real.groups[name] for name in rule.get(f"{prefix}groups", ())),
                departments=tuple(
                    RequestedDepartment(real.office[name], below)
                    for name, below in rule.get(f"{prefix}departments", ())
                ),
            )

        asked = RequestedAudience(rule.get("everyone", False), principals(""), principals("except_"))
        assert not (await set_widget_audience(real.admin, self.key, asked)).errors

    def expect(self, model: Model) -> None:
        model.audiences[self.key] = dict(self.audience)


@dataclass(frozen=True)
class Switch:
    """An administrator allows or forbids, or pins."""

    may_hide: bool | None = None
    may_rearrange: bool | None = None
    pinned: frozenset[str] | None = None

    async def do(self, real: Real) -> Any:
        pinned = None if self.pinned is None else tuple(sorted(self.pinned))
        change = SettingsChange(self.may_hide, self.may_rearrange, pinned)
        assert not (await update_desktop_settings(real.admin, change)).errors

    def expect(self, model: Model) -> None:
        model.may_hide = model.may_hide if self.may_hide is None else self.may_hide
        model.may_rearrange = model.may_rearrange if self.may_rearrange is None else self.may_rearrange
        model.pinned = model.pinned if self.pinned is None else set(self.pinned)


@dataclass(frozen=True)
class Join:
    """Somebody joins a group, or leaves it."""

    who: str
    group: str
    is_leaving: bool = False

    async def do(self, real: Real) -> Any:
        membership = real.membership(self.who, self.group)
        async with real.engine.begin() as connection:
            await connection.execute(delete(GroupMember).filter_by(**membership))
            if not self.is_leaving:
                await connection.execute(insert(GroupMember).values(**membership))

    def expect(self, model: Model) -> None:
        members = model.groups[self.group]
        (members.discard if self.is_leaving else members.add)(self.who)


@dataclass(frozen=True)
class Transfer:
    """Somebody comes into another department."""

    who: str
    department: str | None

    async def do(self, real: Real) -> Any:
        async with real.engine.begin() as connection:
            theirs = update(User).filter_by(company_id=real.office.company_id, id=real.office[self.who])
            department_id = real.office[self.department] if self.department else None
            await connection.execute(theirs.values(department_id=department_id))

    def expect(self, model: Model) -> None:
        model.departments[self.who] = self.department


@dataclass(frozen=True)
class ArrangeDefault:
    """An administrator puts a block somewhere in a default, or empties the default. Nothing is in its way: it is the only one there."""

    owner: tuple[str, str]
    key: str | None
    width: str
    column: int
    row: int

    async def do(self, real: Real) -> Any:
        kind, name = self.owner
        owner = Owner(OwnerKind(kind), {"": 0, **real.groups, **real.office.ids}[name])
        operations: tuple[Operation, ...] = (operation.Reset(),)
        if self.key is not None:
            operations += (operation.Move(self.key, Breakpoint(self.width), self.column, self.row),)
        revision = (await find_default_layout(real.admin, owner)).revision
        return told(await save_default_layout(real.admin, owner, Save(revision, operations)))

    def expect(self, model: Model) -> Any:
        return model.arrange_default(self.owner, self.key, self.width, self.column, self.row)


Act = Arrange | GoBack | Decide | Switch | Join | Transfer | ArrangeDefault
