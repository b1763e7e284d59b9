"""Putting reports on desktops, and taking them off again."""

from typing import Any

from resolvers.administration.act import Act, Asking, Done, administering
from resolvers.administration.kind import REPORT
from resolvers.administration.writing import alter, find, note
from resolvers.desktop_settings.asked_audience import check_audience
from resolvers.desktop_settings.settings import hold_governance
from resolvers.desktop_settings.widget_audience import told_audience, write_widget_setting
from resolvers.layout.default_layout import read_default
from resolvers.layout.default_saving import save_default_within
from resolvers.layout.grid import Breakpoint, Placement
from resolvers.layout.operation import Move, Resize
from resolvers.layout.owner import COMPANY
from resolvers.layout.saving import Save
from resolvers.records.user_error import UserErrorCode
from resolvers.reports.inputs import Publication
from resolvers.reports.saved_report import report_key
from resolvers.reports.saving import ARCHIVED


async def publish_report(asking: Asking, publication: Publication) -> Done:
    """Puts the report on the desktops of its audience, all of it or nothing; one that is there already is changed.

    People who have put it somewhere before find it there again. The place is one of the company's default desktop, whose audit entry
    is its own.
    """
    async with administering(asking) as act:
        row = await find(act, REPORT, publication.report_id)
        if row is not None and row["archived_at"] is not None:
            act.problems.add(("report",), UserErrorCode.ARCHIVED, ARCHIVED)
        await check_audience(act.connection, act.company_id, act.problems, publication.audience, ("audience",))
        if row is None or act.problems:
            return act.refused()
        key, published_at = report_key(row["id"]), row["published_at"]
        before = await _told(act, key, is_published=published_at is not None)
        await act.connection.execute(
            REPORT.table.update()
            .where(REPORT.table.c.company_id == act.company_id, REPORT.table.c.id == row["id"])
            .values(published_at=published_at or act.now)
        )
        settings = {"audience": publication.audience.audience().document(), "pinned": publication.is_pinned}
        await write_widget_setting(act, key, settings)
        await note(act, "publishReport", REPORT.subject(row["id"]), before, await _told(act, key, is_published=True))
        if publication.placement is not None:
            await _place(act, key, publication.placement)
        return act.refused() if act.problems else act.done(row["id"])


async def withdraw_report(asking: Asking, report_id: int) -> Done:
    """Takes the report off all desktops. Its audience stays, and can still open it elsewhere; so does what people have stored of it."""
    async with administering(asking) as act:
        row = await find(act, REPORT, report_id)
        if row is None:
            return act.refused()
        await alter(act, "withdrawReport", REPORT, row, {"published_at": None})
        return act.done(report_id)


async def _told(act: Act, key: str, *, is_published: bool) -> dict[str, Any]:
    governance = await hold_governance(act)
    audience = await told_audience(act, governance.audience_of(key))
    return {"isPublished": is_published, "audience": audience, "isPinned": key in governance.pinned}


async def _place(act: Act, key: str, place: Placement) -> None:
    """Puts the widget there on the company's default desktop, whatever its size was: to the left first, where any size fits."""
    desktop = Breakpoint.DESKTOP
    operations = (
        Move(key, desktop, 0, place.row),
        Resize(key, desktop, place.width, place.height),
        Move(key, desktop, place.column, place.row),
    )
    default = await read_default(act.connection, act.company_id, COMPANY)
    saved = await save_default_within(act, COMPANY, Save(default.revision, operations))
    for error in saved.errors:
        act.problems.add(("placement",), error.code, error.message)
