"""Putting reports on desktops, and taking them off again."""

from typing import Any

from resolvers.administration.kind import REPORT
from resolvers.administration.transaction import administering
from resolvers.administration.writing import alter, find
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.desktop_settings.requested_audience import check_audience
from resolvers.desktop_settings.settings import hold_governance
from resolvers.desktop_settings.telling import tell_of_report
from resolvers.desktop_settings.widget_audience import told_audience, write_widget_setting
from resolvers.grid import Breakpoint, Placement
from resolvers.layout.default_layout import read_default
from resolvers.layout.default_saving import save_default_within
from resolvers.layout.operation import Move, Resize
from resolvers.layout.owner import COMPANY
from resolvers.layout.saving import Save
from resolvers.report_definitions.saved_report import report_key
from resolvers.reports.inputs import Publication
from resolvers.reports.saving import ARCHIVED
from resolvers.user_error import UserErrorCode


async def publish_report(command: CommandContext, publication: Publication) -> CommandResult[int]:
    """Puts the report on the desktops of its audience, all of it or nothing; one that is there already is changed.

    People who have put it somewhere before find it there again, and whoever has not been told of it is told. The place is one of the
    company's default desktop, whose audit entry is its own.
    """
    async with administering(command) as transaction:
        row = await find(transaction, REPORT, publication.report_id)
        if row is not None and row["archived_at"] is not None:
            transaction.problems.add(("report",), UserErrorCode.ARCHIVED, ARCHIVED)
        await check_audience(
            transaction.connection, transaction.company_id, transaction.problems, publication.audience, ("audience",)
        )
        if row is None or transaction.problems:
            return transaction.refused()
        key, published_at = report_key(row["id"]), row["published_at"]
        before = await _told(transaction, key, is_published=published_at is not None)
        await transaction.write(
            REPORT.table.update()
            .where(REPORT.table.c.company_id == transaction.company_id, REPORT.table.c.id == row["id"])
            .values(published_at=published_at or transaction.now)
        )
        settings = {"audience": publication.audience.audience().document(), "pinned": publication.is_pinned}
        await write_widget_setting(transaction, key, settings)
        transaction.note(
            "publishReport",
            REPORT.subject(row["id"]),
            before,
            await _told(transaction, key, is_published=True),
        )
        await tell_of_report(transaction, row["id"], publication.audience.audience())
        if publication.placement is not None:
            await _place(transaction, key, publication.placement)
        return transaction.refused() if transaction.problems else transaction.done(row["id"])


async def withdraw_report(command: CommandContext, report_id: int) -> CommandResult[int]:
    """Takes the report off all desktops. Its audience stays, and can still open it elsewhere; so does what people have stored of it."""
    async with administering(command) as transaction:
        row = await find(transaction, REPORT, report_id)
        if row is None:
            return transaction.refused()
        await alter(transaction, "withdrawReport", REPORT, row, {"published_at": None})
        return transaction.done(report_id)


async def _told(transaction: Transaction, key: str, *, is_published: bool) -> dict[str, Any]:
    governance = await hold_governance(transaction)
    audience = await told_audience(transaction, governance.audience_of(key))
    return {"isPublished": is_published, "audience": audience, "isPinned": key in governance.pinned}


async def _place(transaction: Transaction, key: str, place: Placement) -> None:
    """Puts the widget there on the company's default desktop, whatever its size was: to the left first, where any size fits."""
    desktop = Breakpoint.DESKTOP
    operations = (
        Move(key, desktop, 0, place.row),
        Resize(key, desktop, place.width, place.height),
        Move(key, desktop, place.column, place.row),
    )
    default = await read_default(transaction.connection, transaction.company_id, COMPANY)
    saved = await save_default_within(transaction, COMPANY, Save(default.revision, operations))
    for error in saved.errors:
        transaction.problems.add(("placement",), error.code, error.message)
