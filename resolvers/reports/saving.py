"""Creating reports and changing what they say; every save is kept as a version."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, update

from models import Report, ReportVersion
from resolvers.administration.kind import REPORT, Row
from resolvers.administration.names import is_taken
from resolvers.administration.transaction import administering
from resolvers.administration.writing import add, alter, find, named
from resolvers.catalog.visualisation import Size
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.company_limits import LimitKind, check_room
from resolvers.configuration import Configuration
from resolvers.desktop_settings.widget_audience import write_widget_setting
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.records.inputs import UNSET
from resolvers.report_definitions.document import read_definition, write_definition
from resolvers.report_definitions.limits import MAX_REPORT_NAME
from resolvers.report_definitions.references import read_names
from resolvers.report_definitions.saved_report import report_key
from resolvers.report_field_settings.saving import read_settings
from resolvers.reports.checking import (
    check_definition,
    check_description,
    check_folder,
    check_report_name,
    check_size,
)
from resolvers.reports.content import Content, audited
from resolvers.reports.inputs import DefinitionRequest, NewReport, ReportChange
from resolvers.user_error import UserErrorCode

_NOBODY = {"everyone": False}


async def create_report(command: CommandContext, new: NewReport) -> CommandResult[int]:
    """Saves a new report, for administrators only until its audience is set."""
    async with administering(command) as transaction:
        configuration = await read_settings(transaction.connection, transaction.company_id)
        await check_definition(transaction, configuration, new.requested, ("definition",))
        name = await check_report_name(transaction, new.name, None)
        description = check_description(transaction.problems, new.description)
        await check_folder(transaction, new.folder_id)
        check_size(transaction.problems, new.size)
        await check_room(transaction.connection, transaction.company_id, transaction.problems, LimitKind.REPORTS)
        if transaction.problems:
            return transaction.refused()
        content = Content(name, description, new.requested.definition)
        return transaction.done(
            await add_report(transaction, "createReport", configuration, content, new.folder_id, new.size)
        )


async def copy_report(command: CommandContext, report_id: int, name: str | None) -> CommandResult[int]:
    """Saves a new report that says what another one says, archived or not; without a name it gets one like the original's."""
    async with administering(command) as transaction:
        row = await find(transaction, REPORT, report_id)
        if row is None:
            return transaction.refused()
        stored = (
            await free_name(transaction, row["name"])
            if name is None
            else await check_report_name(transaction, name, None)
        )
        await check_room(transaction.connection, transaction.company_id, transaction.problems, LimitKind.REPORTS)
        if transaction.problems:
            return transaction.refused()
        configuration = await read_settings(transaction.connection, transaction.company_id)
        content = Content(stored, row["description"], read_definition(row["definition"]))
        size = None if row["width"] is None else Size(row["width"], row["height"])
        return transaction.done(
            await add_report(transaction, "copyReport", configuration, content, row["folder_id"], size)
        )


async def update_report(command: CommandContext, change: ReportChange) -> CommandResult[int]:
    """Changes a report at once, wherever it is shown; a new version if it says something else.

    Raises `RequestError`: FORBIDDEN for everybody but administrators, CONFLICT if the present version is not the base.
    """
    async with administering(command) as transaction:
        row = await _find_to_change(transaction, change.id, change.base_version)
        if row is None:
            return transaction.refused()
        configuration = await read_settings(transaction.connection, transaction.company_id)
        before = _content(row)
        if change.requested is not None:
            await check_definition(transaction, configuration, change.requested, ("definition",))
        after = Content(
            before.name if change.name is UNSET else await check_report_name(transaction, change.name, change.id),
            before.description
            if change.description is UNSET
            else check_description(transaction.problems, change.description),
            before.definition if change.requested is None else change.requested.definition,
        )
        columns: dict[str, object] = {}
        if change.folder_id is not UNSET:
            await check_folder(transaction, change.folder_id)
            columns["folder_id"] = change.folder_id
        if change.size is not UNSET:
            check_size(transaction.problems, change.size)
            columns |= _size_columns(change.size)
        if transaction.problems:
            return transaction.refused()
        await _put_in_force(transaction, "updateReport", configuration, row, after, columns)
        return transaction.done(change.id)


async def restore_report_version(
    command: CommandContext, report_id: int, base_version: int, version: int
) -> CommandResult[int]:
    """Makes a new version that says what an earlier one said, if all of it is still possible; mistakes are told below ``version``.

    Raises `RequestError`: FORBIDDEN for everybody but administrators, CONFLICT if the present version is not the base.
    """
    async with administering(command) as transaction:
        row = await _find_to_change(transaction, report_id, base_version)
        if row is None:
            return transaction.refused()
        kept = ReportVersion
        requested = select(kept.name, kept.description, kept.definition).where(
            kept.company_id == transaction.company_id, kept.report_id == report_id, kept.version == version
        )
        found = (await transaction.connection.execute(requested)).first()
        if found is None:
            transaction.problems.add(("version",), UserErrorCode.NOT_FOUND, _NO_VERSION.format(version=version))
            return transaction.refused()
        wanted = Content(found[0], found[1], read_definition(found[2]))
        configuration = await read_settings(transaction.connection, transaction.company_id)
        await check_definition(
            transaction, configuration, DefinitionRequest(wanted.definition), ("version", "definition")
        )
        await check_report_name(transaction, wanted.name, report_id, ("version", "name"))
        if transaction.problems:
            return transaction.refused()
        await _put_in_force(transaction, "restoreReportVersion", configuration, row, wanted, {})
        return transaction.done(report_id)


async def archive_report(command: CommandContext, report_id: int, *, archived: bool) -> CommandResult[int]:
    """Takes a report out of use, off desktops too, or back into use; then it is on no desktop until it is published again."""
    async with administering(command) as transaction:
        row = await find(transaction, REPORT, report_id)
        if row is None:
            return transaction.refused()
        if not archived and row["archived_at"] is not None:
            await check_report_name(transaction, row["name"], report_id, ("report",))
            await check_room(transaction.connection, transaction.company_id, transaction.problems, LimitKind.REPORTS)
        if transaction.problems:
            return transaction.refused()
        archived_at = (row["archived_at"] or transaction.now) if archived else None
        published_at = None if archived else row["published_at"]
        action = "archiveReport" if archived else "unarchiveReport"
        await alter(transaction, action, REPORT, row, {"archived_at": archived_at, "published_at": published_at})
        return transaction.done(report_id)


async def add_report(
    transaction: Transaction,
    action: str,
    configuration: Configuration,
    content: Content,
    folder_id: int | None,
    size: Size | None,
) -> int:
    columns = {
        "name": content.name,
        "description": content.description,
        "definition": write_definition(content.definition),
        "version": 1,
        "folder_id": folder_id,
        "created_at": transaction.now,
        "created_by_id": transaction.viewer.user_id,
        **_size_columns(size),
    }
    told = audited(content, await read_names(transaction.connection, configuration, [content.definition]))
    report_id = await add(transaction, action, REPORT, columns, told)
    await write_widget_setting(transaction, report_key(report_id), {"audience": _NOBODY})
    await _keep(transaction, report_id, 1, content)
    return report_id


async def _put_in_force(
    transaction: Transaction,
    action: str,
    configuration: Configuration,
    row: Row,
    after: Content,
    columns: Mapping[str, object],
) -> None:
    """Writes what differs, and a version of it if the report says something else. One entry of the audit log tells all of it."""
    before, report_id = _content(row), row["id"]
    written = dict(columns)
    if not after.says_the_same_as(before):
        definition = write_definition(after.definition)
        version = row["version"] + 1
        written |= {"name": after.name, "description": after.description, "definition": definition, "version": version}
        await _keep(transaction, report_id, version, after)
    changed = {name: value for name, value in written.items() if row[name] != value}
    if not changed:
        return
    await transaction.write(
        update(Report).where(Report.company_id == transaction.company_id, Report.id == report_id).values(**changed)
    )
    names = await read_names(transaction.connection, configuration, [before.definition, after.definition])
    told = [
        {**audited(content, names), **(await _told(transaction, {**row, **state}))}
        for content, state in ((before, {}), (after, changed))
    ]
    transaction.note(action, REPORT.subject(report_id), *told)


async def _told(transaction: Transaction, row: Row) -> dict[str, Any]:
    folder_id = row["folder_id"]
    folder = None if folder_id is None else (await named(transaction, "ReportFolder", "report_folders", [folder_id]))[0]
    return {"version": row["version"], "folder": folder, "width": row["width"], "height": row["height"]}


async def _keep(transaction: Transaction, report_id: int, version: int, content: Content) -> None:
    await transaction.write(
        insert(ReportVersion).values(
            company_id=transaction.company_id,
            report_id=report_id,
            version=version,
            saved_at=transaction.now,
            saved_by_id=transaction.viewer.user_id,
            name=content.name,
            description=content.description,
            definition=write_definition(content.definition),
        )
    )


async def _find_to_change(transaction: Transaction, report_id: int, base_version: int) -> Row | None:
    row = await find(transaction, REPORT, report_id)
    if row is not None and row["archived_at"] is not None:
        transaction.problems.add(("report",), UserErrorCode.ARCHIVED, ARCHIVED)
        return None
    if row is not None and row["version"] != base_version:
        message = _STALE.format(base=base_version, present=row["version"])
        raise RequestError(ErrorCode.CONFLICT, message, field=("baseVersion",))
    return row


async def free_name(transaction: Transaction, name: str) -> str:
    """The name with the first number behind it that makes it nobody else's."""
    number = 2
    while True:
        ending = f" ({number})"
        free = name[: MAX_REPORT_NAME - len(ending)] + ending
        if not await is_taken(transaction, REPORT, {"name": free}):
            return free
        number += 1


def _content(row: Row) -> Content:
    return Content(row["name"], row["description"], read_definition(row["definition"]))


def _size_columns(size: Size | None) -> dict[str, object]:
    return {"width": size.width if size else None, "height": size.height if size else None}


ARCHIVED = LocalizedText(
    "The report is archived. Take it out of the archive first.",
    "Отчёт в архиве. Сначала верните его из архива.",
)
_NO_VERSION = LocalizedText("There is no version {version} of this report.", "Версии {version} у этого отчёта нет.")
_STALE = LocalizedText(
    "The report is at version {present} now, not {base}. Nothing was changed: read it again, and change that version.",
    "Сейчас у отчёта версия {present}, а не {base}. Ничего не изменено: прочитайте его заново и измените эту версию.",
)
