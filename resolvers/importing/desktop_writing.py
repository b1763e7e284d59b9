"""Writing what stands on desktops, once all that it refers to is written."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_change

from models import (
    Contact,
    DefaultDashboard,
    LayoutRevision,
    PersonalDashboard,
    Report,
    ReportFolder,
    ReportVersion,
    WidgetSetting,
)
from resolvers.commands import CompanyTransaction
from resolvers.importing.desktop_files import NOBODYS, DesktopContents, DesktopRow
from resolvers.importing.desktop_formats import LAYOUTS, REPORT_FOLDERS, REPORTS, WIDGETS
from resolvers.importing.given_names import find_prefix, name_listed
from resolvers.importing.problem import ProblemLog, row_of, shown
from resolvers.importing.renaming import GONE, rename_definition, rename_layout, rename_widget
from resolvers.layout.operation import Copied, write_operation
from resolvers.layout.owner import OwnerKind
from resolvers.report_definitions.document import read_definition
from resolvers.report_definitions.limits import check_limits
from resolvers.report_definitions.saved_report import report_key
from resolvers.report_definitions.validation import validate
from resolvers.report_field_settings.saving import read_settings
from resolvers.user_error import Problems, UserErrorCode

# What has gone, or out of use, since a report was made does not keep it from being there.
_SINCE = (UserErrorCode.ARCHIVED, UserErrorCode.NOT_FOUND)


class DesktopWriter:
    """Writes them within an import's transaction, and notes what can be told by now only."""

    def __init__(
        self, transaction: CompanyTransaction, contents: DesktopContents, now: datetime, problems: ProblemLog
    ) -> None:
        self._transaction = transaction
        self._connection = transaction.connection
        self._company_id = transaction.company_id
        self._contents = contents
        self._now = now
        self._problems = problems
        self._report_ids: dict[str, int] = {}

    async def write(self) -> None:
        """Writes all of it."""
        await self._write_folders()
        await self._write_reports()
        await self._write_widgets()
        for row in self._contents.of(LAYOUTS):
            await self._write_layout(row)

    async def _write_folders(self) -> None:
        for row in self._contents.of(REPORT_FOLDERS):
            write = insert_or_change(ReportFolder).values(
                company_id=self._company_id, name=row.values["name"], position=row.values.get("position", 0)
            )
            changed = {"position": write.excluded.position}
            await self._transaction.write(
                write.on_conflict_do_update(
                    index_elements=["company_id", "name"],
                    set_=changed,
                    where=ReportFolder.position.is_distinct_from(write.excluded.position),
                )
            )

    async def _write_reports(self) -> None:
        rows = self._contents.of(REPORTS)
        names = [row.values["external_id"] for row in rows]
        await name_listed(self._transaction, REPORTS.table, await find_prefix(self._transaction), names)
        kept = {each["external_id"]: each for each in await self._stored()}
        self._report_ids = {name: each["id"] for name, each in kept.items() if name is not None}
        if not rows:
            return
        folders = await self._folders()
        contacts = await self._contacts(rows)
        configuration = await read_settings(self._connection, self._company_id)
        in_use = {each["name"]: each["external_id"] for each in kept.values() if each["archived_at"] is None}
        for row in rows:
            values = row.values
            document = rename_definition(
                values["definition"],
                lambda file, name: contacts.get(name, NOBODYS) if file == "contacts" else name,
            )
            self._check(row, document, configuration, in_use)
            folder = values.get("folder")
            if folder is not None and folder not in folders:
                self._problems.add(
                    row.file, row.line, "folder", f"{shown(folder)} is unknown", row_of("report_folders")
                )
            columns = {
                "name": values["name"],
                "description": values.get("description"),
                "definition": document,
                "folder_id": folders.get(folder or ""),
                "width": values.get("width"),
                "height": values.get("height"),
            }
            if not self._problems:
                await self._write_report(row, kept.get(values["external_id"]), columns)

    async def _write_report(self, row: DesktopRow, stored: Mapping[str, Any] | None, columns: dict[str, Any]) -> None:
        values = row.values
        archived_at = values.get("archived_at")
        published_at = self._now if values.get("published") and archived_at is None else None
        if stored is not None:
            archived_at = archived_at and (stored["archived_at"] or archived_at)
            published_at = published_at and (stored["published_at"] or published_at)
        columns |= {"archived_at": archived_at, "published_at": published_at}
        mine = {"company_id": self._company_id}
        said = {name: columns[name] for name in ("name", "description", "definition")}
        if stored is None:
            new = insert(Report).values(
                **mine, **columns, external_id=values["external_id"], created_at=self._now, version=1
            )
            id_, version = (await self._transaction.write(new.returning(Report.id))).scalar_one(), 1
            self._report_ids[values["external_id"]] = id_
        else:
            id_, version = stored["id"], stored["version"]
            is_new_version = any(stored[name] != value for name, value in said.items())
            version += is_new_version
            changed = {name: value for name, value in columns.items() if stored[name] != value}
            if not changed:
                return
            this_one = (Report.company_id == self._company_id, Report.id == id_)
            await self._transaction.write(update(Report).where(*this_one).values(**changed, version=version))
            if not is_new_version:
                return
        kept = insert(ReportVersion).values(**mine, report_id=id_, version=version, saved_at=self._now, **said)
        await self._transaction.write(kept)

    def _check(self, row: DesktopRow, document: dict[str, Any], configuration: Any, in_use: dict[str, Any]) -> None:
        values, found = row.values, Problems()
        definition = read_definition(document)
        check_limits(found, definition)
        found.extend(validate(definition, configuration))
        for mistake in found.found:
            if mistake.code not in _SINCE:
                wrong = f"does not fit at {'.'.join(mistake.field)}"
                self._problems.add(row.file, row.line, "definition", wrong, mistake.message.en)
        if values.get("archived_at") is None:
            other = in_use.setdefault(values["name"], values["external_id"])
            if other != values["external_id"]:
                wrong = f"{shown(values['name'])} is the name of another report in use"
                self._problems.add(row.file, row.line, "name", wrong, "each name once")

    async def _write_widgets(self) -> None:
        told = {row.values["widget"] for row in self._contents.of(WIDGETS)}
        for row in self._contents.of(WIDGETS):
            key = rename_widget(row.values["widget"], self._report)
            if key is None:
                wrong = f"{shown(row.values['widget'])} is unknown"
                self._problems.add(row.file, row.line, "widget", wrong, "the key of a block, or report:<external_id>")
                continue
            audience = row.values.get("audience") or {"everyone": True}
            await self._set(key, {"audience": audience, "pinned": bool(row.values.get("pinned"))})
        for row in self._contents.of(REPORTS):
            if f"report:{row.values['external_id']}" not in told and not self._problems:
                await self._set(report_key(self._report_ids[row.values["external_id"]]), {}, {"everyone": False})

    async def _set(self, key: str, columns: dict[str, Any], audience: Any = None) -> None:
        """Writes what is given of a widget, or, where nothing is known of it yet, this audience."""
        values = {"company_id": self._company_id, "widget_key": key, **(columns or {"audience": audience})}
        write = insert_or_change(WidgetSetting).values(**values)
        if not columns:
            await self._transaction.write(write.on_conflict_do_nothing())
            return
        differs = WidgetSetting.pinned.is_distinct_from(
            write.excluded.pinned
        ) | WidgetSetting.audience.is_distinct_from(write.excluded.audience)
        changed = {name: write.excluded[name] for name in columns}
        await self._transaction.write(
            write.on_conflict_do_update(index_elements=["company_id", "widget_key"], set_=changed, where=differs)
        )

    async def _write_layout(self, row: DesktopRow) -> None:
        owner, owner_id = OwnerKind(row.values["owner"]), row.values["owner_id"]
        document = rename_layout(row.values["layout"], self._report)
        company = self._company_id
        if owner is OwnerKind.USER:
            table, column, mine = PersonalDashboard, "delta", {"company_id": company, "user_id": owner_id}
        else:
            table, column = DefaultDashboard, "layout"
            mine = {"company_id": company, "principal": owner.value, "principal_id": owner_id}
        requested = select(table.revision, getattr(table, column)).filter_by(**mine).with_for_update()
        stored = (await self._connection.execute(requested)).first()
        if stored is None:
            revision = 1
            await self._transaction.write(insert(table).values(**mine, revision=revision, **{column: document}))
        elif stored[1] != document:
            revision = stored[0] + 1
            await self._transaction.write(
                update(table).filter_by(**mine).values(revision=revision, **{column: document})
            )
        else:
            return
        await self._transaction.write(
            insert(LayoutRevision).values(
                company_id=company,
                owner=owner.value,
                owner_id=owner_id,
                revision=revision,
                saved_at=self._now,
                operations=[write_operation(Copied())],
                state=document,
            )
        )

    def _report(self, _file: str, name: Any) -> int | None:
        return self._report_ids.get(name)

    async def _stored(self) -> list[Mapping[str, Any]]:
        requested = select(Report.__table__).where(Report.company_id == self._company_id)
        return [dict(row) for row in (await self._connection.execute(requested)).mappings()]

    async def _folders(self) -> dict[str, int]:
        requested = select(ReportFolder.name, ReportFolder.id).where(ReportFolder.company_id == self._company_id)
        return {row[0]: row[1] for row in await self._connection.execute(requested)}

    async def _contacts(self, rows: list[DesktopRow]) -> dict[str, int]:
        names: set[str] = set()

        def note(file: str, name: Any) -> Any:
            if file == "contacts" and isinstance(name, str) and name != GONE:
                names.add(name)
            return name

        for row in rows:
            rename_definition(row.values["definition"], note)
        if not names:
            return {}
        requested = select(Contact.external_id, Contact.id).where(
            Contact.company_id == self._company_id, Contact.external_id.in_(names)
        )
        return {name: id_ for name, id_ in await self._connection.execute(requested) if name is not None}
