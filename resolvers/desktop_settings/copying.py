"""Giving one layout to many people: as it looks, and never over what somebody arranged unless asked to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from models import PersonalDashboard
from resolvers.administration.transaction import administering
from resolvers.administration.writing import named
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.desktop_settings.members import Member, in_audience, list_members
from resolvers.desktop_settings.requested_audience import RequestedAudience, check_audience
from resolvers.grid import Breakpoint
from resolvers.language import LocalizedText
from resolvers.layout.arranging import Layout
from resolvers.layout.default_layout import find_owner_name, read_default
from resolvers.layout.delta import Delta, Placed, write_delta
from resolvers.layout.layout_lock import lock_layout, write_next
from resolvers.layout.operation import Copied
from resolvers.layout.owner import Owner, OwnerKind
from resolvers.layout.personal_layout_inputs import load_personal_layout
from resolvers.user_error import Problems, UserErrorCode

MAX_RECEIVERS = 1_000


@dataclass(frozen=True, slots=True)
class Copy:
    """Whose layout goes to whom; ``overwrite_own``: also to those who have arranged their desktops themselves."""

    source: Owner
    to: RequestedAudience
    overwrite_own: bool = False


@dataclass(frozen=True, slots=True)
class Receivers:
    """Who gets the layout, and who keeps their own; those who get it although they had their own are among the former."""

    receiving: tuple[Member, ...] = ()
    keeping: tuple[Member, ...] = ()
    overwritten: tuple[Member, ...] = ()


async def preview_copy(command: CommandContext, copy: Copy) -> CommandResult[Receivers]:
    """Who would get the layout. Raises `RequestError` (FORBIDDEN) for everybody but administrators."""
    command.require_administrator()
    problems = Problems()
    async with command.engine.connect() as connection:
        receivers = await _find_receivers(connection, command, copy, problems)
    return CommandResult(receivers, errors=problems.found)


async def copy_layout(command: CommandContext, copy: Copy) -> CommandResult[Receivers]:
    """Copies the layout. Each receiver gets a new revision, and can go back; each copy is in the audit log."""
    async with administering(command) as transaction:
        receivers = await _find_receivers(transaction.connection, command, copy, transaction.problems)
        if transaction.problems:
            return transaction.refused()
        given = await _layout_to_copy(transaction.connection, transaction.company_id, copy.source)
        source = await _named_source(transaction, copy.source)
        had_own: set[int] = set()
        # In one order, so that two copies never wait for each other.
        for member in sorted(receivers.receiving, key=lambda member: member.person.id):
            if not await _give(transaction, member, given, copy, source):
                had_own.add(member.person.id)
        return transaction.done(_without(receivers, had_own))


async def _give(transaction: Transaction, member: Member, given: Delta, copy: Copy, source: Mapping[str, str]) -> bool:
    """Whether the person got it; not if they arranged their desktop a moment ago."""
    held = await lock_layout(transaction, Owner(OwnerKind.USER, member.person.id))
    if not held.delta.is_empty and not copy.overwrite_own:
        return False
    await write_next(transaction, held, given, [Copied()])
    before, after = {"layout": _told(held.delta)}, {"layout": _told(given), "copiedFrom": source}
    transaction.note("copyLayout", f"User:{member.person.id}", before, after)
    return True


async def _named_source(transaction: Transaction, source: Owner) -> Mapping[str, str]:
    """Whose layout it is, as a value of an audit entry."""
    if source.kind is OwnerKind.COMPANY:
        return {"ref": f"Company:{transaction.company_id}", "name": transaction.viewer.company.name}
    return (await named(transaction, source.kind.value.capitalize(), f"{source.kind.value}s", [source.id]))[0]


def _told(delta: Delta) -> dict[str, Any]:
    """What there is to see of an arrangement, for the audit log."""
    return {name: value for name, value in write_delta(delta).items() if name in ("hidden", "placements")}


async def _find_receivers(
    connection: AsyncConnection, command: CommandContext, copy: Copy, problems: Problems
) -> Receivers:
    company_id = command.viewer.company.id
    members = await list_members(connection, company_id, command.language)
    await _check_source(connection, company_id, copy.source, members, problems)
    await check_audience(connection, company_id, problems, copy.to, ("to",))
    if problems:
        return Receivers()
    chosen = in_audience(members, copy.to.audience())
    chosen = [member for member in chosen if copy.source != Owner(OwnerKind.USER, member.person.id)]
    requested = select(PersonalDashboard.user_id).where(
        PersonalDashboard.company_id == company_id, PersonalDashboard.delta != {}
    )
    have_own = set(await connection.scalars(requested))
    own = tuple(member for member in chosen if member.person.id in have_own)
    found = (
        Receivers(receiving=tuple(chosen), overwritten=own)
        if copy.overwrite_own
        else Receivers(receiving=tuple(member for member in chosen if member not in own), keeping=own)
    )
    if len(found.receiving) > MAX_RECEIVERS:
        problems.add(("to",), UserErrorCode.INVALID, _TOO_MANY.format(count=len(found.receiving)))
    return found


async def _check_source(
    connection: AsyncConnection, company_id: int, source: Owner, members: Collection[Member], problems: Problems
) -> None:
    if source.kind is OwnerKind.USER:
        is_there = any(member.person.id == source.id for member in members)
    else:
        is_there = source.kind is OwnerKind.COMPANY or (
            await find_owner_name(connection, company_id, source) is not None
        )
    if not is_there:
        problems.not_found(("from", source.kind.value))


async def _layout_to_copy(connection: AsyncConnection, company_id: int, source: Owner) -> Delta:
    """What the source sees, as a delta that looks the same over any default."""
    if source.kind is OwnerKind.USER:
        layout = Layout((await load_personal_layout(connection, company_id, source.id)).layout_inputs())
    else:
        layout = (await read_default(connection, company_id, source)).layout
    return as_delta(layout)


def as_delta(layout: Layout) -> Delta:
    """The layout with every visible widget put where it stands; narrower screens only if somebody has arranged them."""
    layout_inputs = layout.layout_inputs
    arranged = [layout_inputs.personal, *layout_inputs.defaults]
    widths = [b for b in Breakpoint if b is Breakpoint.DESKTOP or any(each.placed.get(b) for each in arranged)]
    visible = [report.key for report in layout.visible]
    places = {b: layout.placements(b) for b in widths}
    keys = (*visible, *(report.key for report in layout.hidden))
    return Delta(
        hidden=frozenset(report.key for report in layout.hidden),
        placed={b: {key: Placed(places[b][key], 1) for key in visible} for b in widths},
        base={b: keys if b is Breakpoint.DESKTOP else tuple(visible) for b in widths},
        known=frozenset(report.key for report in layout_inputs.catalogue),
        pins=layout_inputs.personal.pins,
    )


def _without(receivers: Receivers, had_own: Collection[int]) -> Receivers:
    """The receivers, those who have just arranged their own among those who keep it."""
    late = tuple(member for member in receivers.receiving if member.person.id in had_own)
    return Receivers(
        receiving=tuple(member for member in receivers.receiving if member not in late),
        keeping=(*receivers.keeping, *late),
        overwritten=receivers.overwritten,
    )


_TOO_MANY = LocalizedText(
    f"Expected at most {MAX_RECEIVERS} people, got {{count}}. For more, arrange a default.",
    f"Ожидается не больше {MAX_RECEIVERS} человек, получено {{count}}. Для большего числа настройте исходный стол.",
)
