"""Deciding who a widget is for."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from models import Report, WidgetSetting
from permissions.audience import Audience, Principals
from resolvers.administration.transaction import administering
from resolvers.administration.writing import named
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.desktop_settings.requested_audience import RequestedAudience, check_audience
from resolvers.desktop_settings.settings import hold_governance
from resolvers.desktop_settings.telling import tell_of_report
from resolvers.report_definitions.blocks import BLOCKS
from resolvers.report_definitions.saved_report import report_of_key


async def set_widget_audience(command: CommandContext, key: str, requested: RequestedAudience) -> CommandResult[None]:
    """Makes the widget for these people from the next query on; a report's also while it is on no desktop."""
    async with administering(command) as transaction:
        if not await _is_there(transaction, key):
            transaction.problems.not_found(("widget",))
        await check_audience(
            transaction.connection, transaction.company_id, transaction.problems, requested, ("audience",)
        )
        if transaction.problems:
            return transaction.refused()
        before, after = (await hold_governance(transaction)).audience_of(key), requested.audience()
        await write_widget_setting(transaction, key, {"audience": after.document()})
        told = [{"audience": await told_audience(transaction, each)} for each in (before, after)]
        transaction.note("setWidgetAudience", f"Widget:{key}", *told)
        if (report_id := report_of_key(key)) is not None and await _is_on_desktops(transaction, report_id):
            await tell_of_report(transaction, report_id, after)
        return transaction.done(None)


async def write_widget_setting(transaction: Transaction, key: str, columns: Mapping[str, object]) -> None:
    """Writes an audience or a pin, or both."""
    write = insert(WidgetSetting).values(company_id=transaction.company_id, widget_key=key, **columns)
    given = {name: write.excluded[name] for name in columns}
    await transaction.write(write.on_conflict_do_update(index_elements=["company_id", "widget_key"], set_=given))


async def _is_there(transaction: Transaction, key: str) -> bool:
    report_id = report_of_key(key)
    if report_id is None:
        return any(report.key == key for report in BLOCKS)
    requested = select(Report.id).where(
        Report.company_id == transaction.company_id, Report.id == report_id, Report.archived_at.is_(None)
    )
    return await transaction.connection.scalar(requested) is not None


async def _is_on_desktops(transaction: Transaction, report_id: int) -> bool:
    requested = select(Report.published_at).where(Report.company_id == transaction.company_id, Report.id == report_id)
    return await transaction.connection.scalar(requested) is not None


async def told_audience(transaction: Transaction, audience: Audience) -> dict[str, Any]:
    """The audience as a value of an audit entry, with the names of today; what is empty is left out."""
    told: dict[str, Any] = {"everyone": audience.everyone}
    for prefix, principals in (("", audience.included), ("except", audience.excepted)):
        for name, values in (await _named(transaction, principals)).items():
            if values:
                told[f"{prefix}{name[0].upper()}{name[1:]}" if prefix else name] = values
    return told


async def _named(transaction: Transaction, principals: Principals) -> dict[str, list[dict[str, Any]]]:
    alone, with_subs = [
        await named(transaction, "Department", "departments", ids)
        for ids in (principals.departments, principals.departments_with_subs)
    ]
    return {
        "users": [*await named(transaction, "User", "users", principals.users)],
        "groups": [*await named(transaction, "Group", "groups", principals.groups)],
        "departments": [
            *({**each, "includeSubdepartments": False} for each in alone),
            *({**each, "includeSubdepartments": True} for each in with_subs),
        ],
    }
