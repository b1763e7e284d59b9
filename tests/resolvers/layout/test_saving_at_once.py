"""One person in two windows, and administrators meanwhile: on connections of their own, each waiting for the other."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import LayoutRevision, PersonalDashboard
from resolvers.commands import CommandContext, begin
from resolvers.desktop_settings.copying import Copy, copy_layout
from resolvers.desktop_settings.requested_audience import RequestedAudience
from resolvers.grid import Breakpoint, Placement
from resolvers.layout.delta import Delta, read_delta
from resolvers.layout.layout_lock import lock_layout
from resolvers.layout.operation import Hide, Move, Operation, Reset
from resolvers.layout.owner import COMPANY, Owner, OwnerKind
from resolvers.layout.saving import Save, Saved, read_own_ground, save_held, save_layout
from tests.resolvers.records.office import NOW, Office

_WAITING = text("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")

HIDE, MOVE = Hide("sms"), Move("revenue", Breakpoint.DESKTOP, 0, 0)


async def stored(engine: AsyncEngine, office: Office, who: str = "seller") -> tuple[int, Delta]:
    async with engine.connect() as connection:
        asked = select(PersonalDashboard.revision, PersonalDashboard.delta)
        mine = asked.filter_by(company_id=office.company_id, user_id=office[who])
        revision, delta = (await connection.execute(mine)).one()
    return revision, read_delta(delta)


async def revisions(engine: AsyncEngine, office: Office) -> list[int]:
    async with engine.connect() as connection:
        asked = select(LayoutRevision.revision).filter_by(
            company_id=office.company_id, owner="user", owner_id=office["seller"]
        )
        return [*await connection.scalars(asked.order_by(LayoutRevision.revision))]


async def save_while_another_is_saving(
    engine: AsyncEngine, office: Office, first: Sequence[Operation], second: Sequence[Operation], base: int = 0
) -> tuple[Saved, Saved]:
    """Both saves are made upon one revision; the second comes while the first holds the layout, and waits for it."""
    command = CommandContext(engine, office.viewer("seller"), NOW)
    async with begin(command) as transaction:
        held = await lock_layout(transaction, Owner(OwnerKind.USER, office["seller"]))
        waiting = asyncio.create_task(save_layout(command, Save(base, tuple(second))))
        async with engine.connect() as watching:
            while (await watching.execute(_WAITING)).first() is None:
                await watching.rollback()
        layout_inputs = await read_own_ground(transaction.connection, command.viewer)
        one = await save_held(transaction, held, layout_inputs, Save(base, tuple(first)))
    return one, await waiting


@pytest.mark.parametrize("is_first_ever", [True, False])
@pytest.mark.parametrize(("first", "second"), [([HIDE], [MOVE]), ([MOVE], [HIDE])])
async def test_saves_of_different_blocks_are_both_kept_in_either_order(
    engine: AsyncEngine, office: Office, first: list[Operation], second: list[Operation], is_first_ever: bool
) -> None:
    base = 0
    if not is_first_ever:
        base = 1
        await save_layout(CommandContext(engine, office.viewer("seller"), NOW), Save(0, (Hide("calls"),)))
    saved = await save_while_another_is_saving(engine, office, first, second, base)
    assert saved == (Saved(), Saved())
    revision, delta = await stored(engine, office)
    assert revision == base + 2
    assert delta.hidden == {"sms"} | (set() if is_first_ever else {"calls"})
    by_hand = {key: each for key, each in delta.placed[Breakpoint.DESKTOP].items() if each.made_way_from is None}
    assert {key: each.placement for key, each in by_hand.items()} == {"revenue": Placement(0, 0, 3, 2)}


@pytest.mark.parametrize("is_first_ever", [True, False])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([HIDE], [Reset("sms"), MOVE]),
        ([MOVE], [Move("revenue", Breakpoint.PHONE, 0, 9)]),
        ([MOVE], [Reset()]),
        ([Reset()], [HIDE]),
    ],
)
async def test_of_two_saves_of_the_same_block_the_first_is_kept_and_the_second_is_told_both_sides(
    engine: AsyncEngine, office: Office, first: list[Operation], second: list[Operation], is_first_ever: bool
) -> None:
    for one, other in ((first, second), (second, first)):
        base = 0 if is_first_ever and one is first else (await _present(engine, office))
        saved, refused = await save_while_another_is_saving(engine, office, one, other, base)
        assert saved == Saved()
        assert refused.conflict is not None
        assert [each.operations for each in refused.conflict.theirs] == [tuple(one)]
        assert refused.conflict.yours == tuple(other)
        assert (await stored(engine, office))[0] == base + 1


async def _present(engine: AsyncEngine, office: Office) -> int:
    await save_layout(
        CommandContext(engine, office.viewer("seller"), NOW), Save(await _revision(engine, office), (Hide("forms"),))
    )
    return await _revision(engine, office)


async def _revision(engine: AsyncEngine, office: Office) -> int:
    return max(await revisions(engine, office), default=0)


async def test_a_save_sent_many_times_at_once_happens_once(engine: AsyncEngine, office: Office) -> None:
    save = Save(0, (HIDE, MOVE), "again and again")
    outcomes = await asyncio.gather(
        *(save_layout(CommandContext(engine, office.viewer("seller"), NOW), save) for _ in range(6))
    )
    assert outcomes == [Saved()] * 6
    assert await revisions(engine, office) == [1]


async def test_many_windows_at_once_lose_nothing(engine: AsyncEngine, office: Office) -> None:
    keys = ("contacts", "activities", "deals", "calls", "sms", "emails", "forms", "events")
    saves = [Save(0, (Hide(key),)) for key in keys]
    outcomes = await asyncio.gather(
        *(save_layout(CommandContext(engine, office.viewer("seller"), NOW), save) for save in saves)
    )
    assert outcomes == [Saved()] * len(keys)
    revision, delta = await stored(engine, office)
    assert (revision, delta.hidden) == (len(keys), frozenset(keys))
    assert await revisions(engine, office) == [*range(1, len(keys) + 1)]


async def test_a_copy_does_not_go_over_what_is_being_arranged_at_that_moment(
    engine: AsyncEngine, office: Office
) -> None:
    command, admin = (CommandContext(engine, office.viewer(who), NOW) for who in ("seller", "admin"))
    copy = Copy(COMPANY, RequestedAudience(everyone=True))
    async with begin(command) as transaction:
        held = await lock_layout(transaction, Owner(OwnerKind.USER, office["seller"]))
        copying = asyncio.create_task(copy_layout(admin, copy))
        async with engine.connect() as watching:
            while (await watching.execute(_WAITING)).first() is None:
                await watching.rollback()
        layout_inputs = await read_own_ground(transaction.connection, command.viewer)
        await save_held(transaction, held, layout_inputs, Save(0, (HIDE,)))
    outcome = await copying
    assert outcome.value is not None
    assert [member.person.name for member in outcome.value.keeping] == ["seller"]
    assert (await stored(engine, office))[1].hidden == {"sms"}
    assert (await stored(engine, office, "other"))[1].hidden == frozenset()
