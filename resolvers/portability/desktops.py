"""What stands on desktops, as the import format has it: reports, audiences and arrangements."""

from collections.abc import AsyncGenerator, Mapping
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Base, Contact, DefaultDashboard, PersonalDashboard, Report, ReportFolder, WidgetSetting
from resolvers.importing.desktop_formats import LAYOUTS, REPORT_FOLDERS, REPORTS, WIDGETS
from resolvers.importing.format import FileFormat
from resolvers.importing.formats import DICTIONARIES
from resolvers.importing.renaming import rename_audience, rename_definition, rename_layout, rename_widget
from resolvers.layout.owner import OwnerKind
from resolvers.one_of import one_of
from resolvers.portability.cells import cell
from resolvers.portability.kept import Kept
from resolvers.portability.reading import named, names_of

Line = list[str]


class DesktopTaking:
    """The lines of the files, in the order of their columns. Of a person there is their own arrangement alone."""

    def __init__(self, connection: AsyncConnection, kept: Kept, prefix: str) -> None:
        self._connection = connection
        self._kept = kept
        self._prefix = prefix
        self._names: dict[str, Mapping[int, str]] = {}

    async def lines(self, file: FileFormat) -> AsyncGenerator[Line]:
        """Those of one file."""
        if not self._names:
            await self._read_names()
        lines = {REPORT_FOLDERS: self._folders, REPORTS: self._reports, WIDGETS: self._widgets, LAYOUTS: self._layouts}
        async for values in lines[file]():
            yield [cell(values[column.name]) for column in file.columns]

    async def _folders(self) -> AsyncGenerator[dict[str, Any]]:
        table = ReportFolder.__table__
        for row in await self._rows(select(table.c.name, table.c.position).order_by(table.c.id), table):
            yield {"name": row[0], "position": row[1]}

    async def _reports(self) -> AsyncGenerator[dict[str, Any]]:
        table = Report.__table__
        folders = dict(await self._rows(select(ReportFolder.id, ReportFolder.name), ReportFolder.__table__))
        requested = select(table, named(table, self._prefix).label("called")).order_by(table.c.id)
        rows = await self._rows(requested, table)
        await self._read_contacts([row.definition for row in rows])
        for row in rows:
            yield {
                "external_id": row.called,
                "name": row.name,
                "description": row.description,
                "folder": folders.get(row.folder_id),
                "definition": rename_definition(row.definition, self._name),
                "width": row.width,
                "height": row.height,
                "published": row.published_at is not None,
                "archived": row.archived_at is not None,
            }

    async def _widgets(self) -> AsyncGenerator[dict[str, Any]]:
        table = WidgetSetting.__table__
        columns = select(table.c.widget_key, table.c.pinned, table.c.audience).order_by(table.c.widget_key)
        for key, pinned, audience in await self._rows(columns, table):
            widget = rename_widget(key, self._name)
            if widget is not None:
                yield {"widget": widget, "pinned": pinned, "audience": rename_audience(audience, self._name)}

    async def _layouts(self) -> AsyncGenerator[dict[str, Any]]:
        table = DefaultDashboard.__table__
        files = {OwnerKind.GROUP: "groups", OwnerKind.DEPARTMENT: "departments"}
        columns = select(table.c.principal, table.c.principal_id, table.c.layout).order_by(*table.primary_key)
        for owner, id_, layout in await self._rows(columns, table):
            file = files.get(OwnerKind(owner))
            of = None if file is None else self._name(file, id_)
            if file is None or of is not None:
                yield {"owner": owner, "of": of, "layout": rename_layout(layout, self._name)}
        own = PersonalDashboard.__table__
        requested = (
            select(own.c.user_id, own.c.delta)
            .where(self._kept.of(own, PersonalDashboard.__tablename__))
            .order_by(own.c.user_id)
        )
        async with self._connection.stream(requested, execution_options={"yield_per": 1_000}) as rows:
            async for user_id, delta in rows:
                of = self._name("users", user_id)
                yield {"owner": OwnerKind.USER, "of": of, "layout": rename_layout(delta, self._name)}

    def _name(self, file: str, id_: Any) -> str | None:
        return self._names.get(file, {}).get(int(id_)) if str(id_).isdigit() else None

    async def _read_names(self) -> None:
        company = self._kept.company_id
        tables = {file.name: file.table for file in DICTIONARIES} | {"reports": Base.metadata.tables["reports"]}
        for name, table in tables.items():
            rows = await self._connection.execute(names_of(table, company, self._prefix))
            self._names[name] = {row[0]: row[1] for row in rows}
        if self._kept.person_id is not None:
            self._names["reports"] = {}

    async def _read_contacts(self, definitions: list[Any]) -> None:
        ids: set[int] = set()

        def note(file: str, id_: Any) -> Any:
            if file == "contacts":
                ids.add(int(id_))
            return id_

        rename_definition(definitions, note)
        if ids:
            table = Contact.__table__
            of_reports = names_of(table, self._kept.company_id, self._prefix).where(one_of(table.c.id, ids))  # pyright: ignore[reportArgumentType]
            self._names["contacts"] = {row[0]: row[1] for row in await self._connection.execute(of_reports)}

    async def _rows(self, requested: Select[*tuple[Any, ...]], table: Any) -> list[Any]:
        """All of the company; none of what is not a person's."""
        if self._kept.person_id is not None:
            return []
        return [*await self._connection.execute(requested.where(table.c.company_id == self._kept.company_id))]
