"""Deciding who a widget is for."""

from typing import Any

from sqlalchemy.dialects.postgresql import insert

from models import WidgetSetting
from permissions.audience import Audience, Principals
from resolvers.administration.act import Act, Asking, administering
from resolvers.administration.writing import named, note
from resolvers.catalog.blocks import BLOCKS
from resolvers.desktop_settings.asked_audience import AskedAudience, check_audience
from resolvers.desktop_settings.settings import hold_governance
from resolvers.records.user_error import UserError


async def set_widget_audience(asking: Asking, key: str, asked: AskedAudience) -> tuple[UserError, ...]:
    """Makes the widget for these people from the next query on. Returns what was wrong."""
    async with administering(asking) as act:
        if key not in {report.key for report in BLOCKS}:
            act.problems.not_found(("widget",))
        await check_audience(act.connection, act.company_id, act.problems, asked, ("audience",))
        if act.problems:
            return act.problems.found
        before, after = (await hold_governance(act)).audience_of(key), asked.audience()
        write = insert(WidgetSetting).values(company_id=act.company_id, widget_key=key, audience=after.document())
        changed = {"audience": write.excluded.audience}
        await act.connection.execute(
            write.on_conflict_do_update(index_elements=["company_id", "widget_key"], set_=changed)
        )
        told = [{"audience": await _told(act, each)} for each in (before, after)]
        await note(act, "setWidgetAudience", f"Widget:{key}", *told)
        return ()


async def _told(act: Act, audience: Audience) -> dict[str, Any]:
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
