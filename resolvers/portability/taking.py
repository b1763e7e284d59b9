"""Everything of a company, or of a person, file by file, as of one moment, however much it is."""

import json
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import Company, CustomField, DealTypeReportFields, FieldKind, FieldOption, ReportFieldSettings
from resolvers.importing.company_file import KEYS
from resolvers.importing.desktop_formats import DESKTOP_FILES
from resolvers.importing.format import FIELD_PREFIX, FileFormat
from resolvers.importing.formats import COMPANY_FILE, FILES, SETTINGS_FILE
from resolvers.importing.given_names import prefix_of
from resolvers.portability.cells import cell, csv_lines
from resolvers.portability.contents import HISTORY, HISTORY_FOLDER
from resolvers.portability.desktops import DesktopTaking
from resolvers.portability.kept import Kept
from resolvers.portability.reading import FILES as TABLES
from resolvers.portability.reading import named, names_of, raw_rows_of, rows_of
from resolvers.undisturbed import undisturbed_transaction

# Rows in memory at a time.
_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file by its name in the folder, and its content bit by bit, to be read before the next file is asked for."""

    name: str
    chunks: AsyncIterator[bytes]


@dataclass(frozen=True, slots=True)
class _Field:
    id: int
    name: str
    kind: str
    type_id: int | None


class Taking:
    """What is taken, while the transaction lasts that it is read in."""

    def __init__(self, connection: AsyncConnection, kept: Kept, company: Mapping[str, Any]) -> None:
        self._connection = connection
        self._kept = kept
        self._company = company
        self._prefix = prefix_of(company["created_at"])

    async def files(self) -> AsyncGenerator[TakenFile]:
        """All of them, those of the import format first, and then what it has no words for."""
        fields, options = await self._fields(), dict(await self._read(self._names(FieldOption)))
        desktops = DesktopTaking(self._connection, self._kept, self._prefix)
        desktop_files = {file.file: file for file in DESKTOP_FILES}
        for name in FILES:
            if name == COMPANY_FILE:
                yield TakenFile(name, _json(_company_file(self._company)))
            elif name == SETTINGS_FILE:
                yield TakenFile(name, _json(await self._settings()))
            elif name in desktop_files:
                yield TakenFile(name, self._desktop_lines(desktop_files[name], desktops))
            else:
                file = TABLES[name.removesuffix(".csv")]
                own = fields.get(file.fields_of or "", [])
                yield TakenFile(name, self._table(file, own, options))
        for table, left_out in HISTORY.items():
            columns, requested = raw_rows_of(table, left_out, self._kept, self._prefix)
            yield TakenFile(f"{HISTORY_FOLDER}/{table}.csv", self._lines(columns, requested, _plain))

    async def _table(
        self, file: FileFormat, fields: Sequence[_Field], options: Mapping[int, str]
    ) -> AsyncGenerator[bytes]:
        width = len(file.columns)
        is_archived = {place for place, column in enumerate(file.columns) if column.name == "archived"}

        def line(row: Sequence[Any]) -> Iterable[str]:
            cells = [
                cell(value is not None if place in is_archived else value) for place, value in enumerate(row[:width])
            ]
            if fields:
                type_id, values = row[width:]
                cells += [_field_cell(values.get(str(each.id)), each, type_id, options) for each in fields]
            return cells

        header = [column.name for column in file.columns] + [FIELD_PREFIX + each.name for each in fields]
        async for chunk in self._lines(header, rows_of(file, self._kept, self._prefix), line):
            yield chunk

    async def _desktop_lines(self, file: FileFormat, desktops: DesktopTaking) -> AsyncGenerator[bytes]:
        yield csv_lines([[column.name for column in file.columns]])
        async for line in desktops.lines(file):
            yield csv_lines([line])

    async def _lines(
        self, header: Sequence[str], requested: Select[*tuple[Any, ...]], line: Any
    ) -> AsyncGenerator[bytes]:
        yield csv_lines([header])
        async with self._connection.stream(requested, execution_options={"yield_per": _BATCH}) as rows:
            async for batch in rows.partitions():
                yield csv_lines(line(row) for row in batch)

    async def _fields(self) -> Mapping[str, list[_Field]]:
        table = CustomField.__table__
        requested = (
            select(
                table.c.entity,
                table.c.id,
                named(table, self._prefix),
                table.c.kind,
                table.c.deal_type_id,
                table.c.activity_type_id,
            )
            .where(table.c.company_id == self._kept.company_id)
            .order_by(table.c.id)
        )
        found: dict[str, list[_Field]] = {}
        for entity, id_, name, kind, deal_type, activity_type in await self._read(requested):
            found.setdefault(entity, []).append(_Field(id_, name, kind, deal_type or activity_type))
        return found

    async def _settings(self) -> Mapping[str, Any]:
        company = self._kept.company_id
        fields = dict(await self._read(self._names(CustomField)))
        stages = dict(await self._read(names_of(TABLES["stages"].table, company, self._prefix)))
        types = dict(await self._read(names_of(TABLES["deal_types"].table, company, self._prefix)))
        chosen, of_type = ReportFieldSettings, DealTypeReportFields
        sources = await self._read(
            select(chosen.activity_source_field_ids, chosen.deal_source_field_ids).where(chosen.company_id == company)
        )
        of_types = await self._read(
            select(of_type.deal_type_id, of_type.price_field_ids, of_type.success_stage_ids, of_type.failure_stage_ids)
            .where(of_type.company_id == company)
            .order_by(of_type.deal_type_id)
        )
        activities, deals = sources[0] if sources else ((), ())
        return {
            "activity_source_fields": [fields[each] for each in activities],
            "deal_source_fields": [fields[each] for each in deals],
            "deal_types": {
                types[deal_type]: {
                    "price_fields": [fields[each] for each in prices],
                    "success_stages": [stages[each] for each in won],
                    "failure_stages": [stages[each] for each in lost],
                }
                for deal_type, prices, won, lost in of_types
            },
        }

    def _names(self, model: type[CustomField] | type[FieldOption]) -> Select[*tuple[Any, ...]]:
        return names_of(model.__table__, self._kept.company_id, self._prefix)  # pyright: ignore[reportArgumentType]

    async def _read(self, requested: Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in await self._connection.execute(requested)]


@asynccontextmanager
async def open_taking(engine: AsyncEngine, company_id: int, person_id: int | None = None) -> AsyncGenerator[Taking]:
    """Everything of the company, or of a person of it, as of the moment at which the context begins.

    It is read in one transaction, which lasts as long as the context; nobody waits for it. Raises ``LookupError`` where there is no
    such company.
    """
    async with undisturbed_transaction(engine, "REPEATABLE READ") as connection:
        requested = select(Company.__table__).where(Company.id == company_id)
        company = (await connection.execute(requested)).mappings().one_or_none()
        if company is None:
            raise LookupError(company_id)
        yield Taking(connection, Kept(company_id, person_id), dict(company))


def _company_file(company: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: company[key] for key in KEYS if company[key] is not None}


async def _json(content: Mapping[str, Any]) -> AsyncGenerator[bytes]:
    yield f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()


def _plain(row: Sequence[Any]) -> Iterable[str]:
    return map(cell, row)


def _field_cell(value: Any, field: _Field, type_id: int | None, options: Mapping[int, str]) -> str:
    # What a record has in a field of another type than its own is not shown to anybody, and refused by an import.
    if value is None or (field.type_id is not None and field.type_id != type_id):
        return ""
    return options.get(int(value), "") if field.kind == FieldKind.CHOICE else cell(value)
