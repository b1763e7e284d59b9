"""Deciding who a widget is for."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from models import Report, WidgetSetting
from permissions.audience import Audience, Principals
from resolvers.administration.act import Act, Asking, administering
from resolvers.administration.writing import named, note
from resolvers.catalog.blocks import BLOCKS
from resolvers.desktop_settings.asked_audience import AskedAudience, check_audience
from resolvers.desktop_settings.settings import hold_governance
from resolvers.records.user_error import UserError
from resolvers.reports.saved_report import report_of_key


async def set_widget_audience(asking: Asking, key: str, asked: AskedAudience) -> tuple[UserError, ...]:
    """Makes the widget for these people from the next query on; a report's also while it is on no desktop. Returns what was wrong."""
    async with administering(asking) as act:
        if not await _is_there(act, key):
            act.problems.not_found(("widget",))
        await check_audience(act.connection, act.company_id, act.problems, asked, ("audience",))
        if act.problems:
            return act.problems.found
        before, after = (await hold_governance(act)).audience_of(key), asked.audience()
        await write_widget_setting(act, key, {"audience": after.document()})
        told = [{"audience": await told_audience(act, each)} for each in (before, after)]
        await note(act, "setWidgetAudience", f"Widget:{key}", *told)
        return ()


async def write_widget_setting(act: Act, key: str, columns: Mapping[str, object]) -> None:
    """Writes an audience or a pin, or both."""
    write = insert(WidgetSetting).values(company_id=act.company_id, widget_key=key, **columns)
    await act.connection.execute(
        write.on_conflict_do_update(index_elements=["company_id", "widget_key"], set_=dict(columns))
    )


async def _is_there(act: Act, key: str) -> bool:
    report_id = report_of_key(key)
    if report_id is None:
        return any(report.key == key for report in BLOCKS)
    asked = select(Report.id).where(
        Report.company_id == act.company_id, Report.id == report_id, Report.archived_at.is_(None)
    )
    return await act.connection.scalar(asked) is not None


async def told_audience(act: Act, audience: Audience) -> dict[str, Any]:
    """The audience as a value of an audit entry, with the names of today; what is empty is left out."""
    told: dict[str, Any] = {"everyone": audience.everyone}
    for prefix, principals in (("", audience.included), ("except", audience.excepted)):
        for name, values in (await _named(act, principals)).items():
            if values:
                told[f"{prefix}{name[0].upper()}{name[1:]}" if prefix else name] = values
    return told


async def _named(act: Act, principals: Principals) -> dict[str, list[dict[str, Any]]]:
    alone, with_subs = [
        await named(act, "Department", "departments", ids)
        for ids in (principals.departments, principals.departments_with_subs)
    ]
    return {
        "users": [*await named(act, "User", "users", principals.users)],
        "groups": [*await named(act, "Group", "groups", principals.groups)],
        "departments": [
            *({**each, "includeSubdepartments": False} for each in alone),
            *({**each, "includeSubdepartments": True} for each in with_subs),
        ],
    }
