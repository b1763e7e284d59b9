"""Reading the settings of desktops, and changing the switches and pins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from models import Company, WidgetSetting
from resolvers.administration.transaction import administering
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.layout.governance import Governance, governance_part, read_governance
from resolvers.report_definitions.catalog_entry import CatalogEntry
from resolvers.report_definitions.catalog_of_company import (
    catalogue,
    load_catalogue,
    published_reports_part,
    read_published_reports,
)
from resolvers.statement import read_parts, read_parts_within

SUBJECT = "DesktopSettings"


@dataclass(frozen=True, slots=True)
class SettingsChange:
    """What to change; ``None`` leaves it as it is. ``pinned`` are the keys of all pinned widgets, in the order of the input."""

    may_hide: bool | None = None
    may_rearrange: bool | None = None
    pinned: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class DesktopSettings:
    """The settings, and all blocks and published reports they are about."""

    governance: Governance
    catalogue: tuple[CatalogEntry, ...]


async def read_desktop_settings(command: CommandContext) -> DesktopSettings:
    """The settings in force. Raises `RequestError` (FORBIDDEN) for everybody but administrators."""
    command.require_administrator()
    company_id = command.viewer.company.id
    parts = [governance_part(), published_reports_part()]
    governance, published = await read_parts(command.engine, parts, {"company": company_id})
    return DesktopSettings(read_governance(governance), catalogue(read_published_reports(published)))


async def update_desktop_settings(command: CommandContext, change: SettingsChange) -> CommandResult[None]:
    """Changes switches and pins; what people have stored is left alone."""
    async with administering(command) as transaction:
        keys = [report.key for report in await load_catalogue(transaction.connection, transaction.company_id)]
        for place, key in enumerate(change.pinned or ()):
            if key not in keys:
                transaction.problems.not_found(("pinnedWidgets", str(place)))
        if transaction.problems:
            return transaction.refused()
        before = await hold_governance(transaction)
        switches = {"allow_users_to_hide": change.may_hide, "allow_users_to_rearrange": change.may_rearrange}
        given = {column: value for column, value in switches.items() if value is not None}
        if given:
            await transaction.write(update(Company).where(Company.id == transaction.company_id).values(**given))
        if change.pinned is not None:
            await _pin(transaction, before, frozenset(change.pinned))
        after = await hold_governance(transaction)
        transaction.note("updateDesktopSettings", SUBJECT, _told(before, keys), _told(after, keys))
        return transaction.done(None)


async def hold_governance(transaction: Transaction) -> Governance:
    """The settings as they are within an act; nobody else changes them meanwhile."""
    [document] = await read_parts_within(
        transaction.connection, [governance_part()], {"company": transaction.company_id}
    )
    return read_governance(document)


async def _pin(transaction: Transaction, before: Governance, pinned: frozenset[str]) -> None:
    rows = [
        {"company_id": transaction.company_id, "widget_key": key, "pinned": key in pinned}
        for key in sorted(pinned ^ before.pinned)
    ]
    if rows:
        write = insert(WidgetSetting).values(rows)
        changed = {"pinned": write.excluded.pinned}
        await transaction.write(write.on_conflict_do_update(index_elements=["company_id", "widget_key"], set_=changed))


def _told(governance: Governance, keys: Sequence[str]) -> dict[str, Any]:
    return {
        "allowUsersToHide": governance.may_hide,
        "allowUsersToRearrange": governance.may_rearrange,
        "pinnedWidgets": [key for key in keys if key in governance.pinned],
    }
