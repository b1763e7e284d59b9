"""Undoing an import: all that it made goes, all that it changed is as it was; or nothing, where something hangs on it since."""

from collections.abc import Iterable, Sequence
from typing import Final, cast

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from models import AuditEntry, Base, FileImportChange, FileImportRun, RecordKind
from resolvers.cells.noting import held, noted
from resolvers.changes.journal import TELL_REMOVED
from resolvers.changes.kinds import KINDS
from resolvers.commands import CommandContext, CommandResult, CompanyTransaction, lock_company
from resolvers.currencies.conversion import begin_converting
from resolvers.importing.company_file import keep_imports_out
from resolvers.language import LocalizedText
from resolvers.mapping.journal import NOT_NOTED_OF_MOVES, image, noted_columns
from resolvers.undisturbed import undisturbed_transaction
from resolvers.user_error import Problems, UserErrorCode

# In the order in which they can be taken away: what refers before what is referred to.
_TABLES: Final = (
    "activities", "communications", "deals", "contacts", "field_options", "custom_fields", "stages", "activity_types", "deal_types",
    "groups", "users", "departments",
)  # fmt: skip
_KINDS: Final = {
    "contacts": RecordKind.CONTACT,
    "activities": RecordKind.ACTIVITY,
    "deals": RecordKind.DEAL,
    "communications": RecordKind.COMMUNICATION,
}
# Things that are told of what stands in the way.
_MOST_TOLD = 10
_RUN_ID = ("id",)


async def undo_import(command: CommandContext, run_id: int) -> CommandResult[int]:
    """Undoes a whole import, in one transaction, and gives its number.

    Refused where a record was changed since, where something refers to what it made, or where it is undone already. For administrators.
    Raises `RequestError`: FORBIDDEN.
    """
    command.require_administrator()
    company_id, problems = command.viewer.company.id, Problems()
    try:
        async with undisturbed_transaction(command.engine) as connection:
            await keep_imports_out(connection, command.viewer.company.external_id)
            await lock_company(connection, company_id)
            transaction = CompanyTransaction(connection=connection, company_id=company_id)
            await _undo(command, transaction, run_id, problems)
            if problems:
                await connection.rollback()
            else:
                await transaction.end()
    except IntegrityError as error:
        # Whatever refers to what is to go: the database knows best.
        problems.add(_RUN_ID, UserErrorCode.IN_USE, _REFERRED_TO.format(table=_named(error)))
    return CommandResult(None if problems else run_id, (), problems.found)


async def _undo(command: CommandContext, transaction: CompanyTransaction, run_id: int, problems: Problems) -> None:
    connection, company_id = transaction.connection, transaction.company_id
    # Before any deal is locked.
    conversion = await begin_converting(connection, company_id)
    run = (
        await connection.execute(select(FileImportRun.undone_at).filter_by(company_id=company_id, id=run_id))
    ).first()
    if run is None:
        problems.not_found(_RUN_ID)
        return
    if run.undone_at is not None:
        problems.add(_RUN_ID, UserErrorCode.INVALID, _UNDONE)
        return
    concerned = select(FileImportChange.table_name).filter_by(company_id=company_id, run_id=run_id).distinct()
    known = {*await connection.scalars(concerned)}
    tables = [name for name in _TABLES if name in known]
    params = {"company": company_id, "run": run_id}
    records = {name: f"{name}.id IN ({_IDS.format(table=name)})" for name in tables if name in _KINDS}
    # Contacts before what hangs on them, as whoever merges contacts does it.
    for name in sorted(records, key=lambda each: each != "contacts"):
        await connection.exec_driver_sql(held(_KINDS[name], records[name]), params)
    if (await connection.exec_driver_sql(_IS_KEPT, params)).scalar_one():
        problems.add(_RUN_ID, UserErrorCode.IN_USE, _MERGED)
        return
    changed = [each for name in tables for each in await _changed_since(connection, name, params)]
    if changed:
        told = ", ".join(changed[:_MOST_TOLD]) + (" …" if len(changed) > _MOST_TOLD else "")
        problems.add(_RUN_ID, UserErrorCode.IN_USE, _CHANGED.format(count=len(changed), told=told))
        return
    for name, where in records.items():
        await connection.exec_driver_sql(noted(_KINDS[name], where), params)
    for name in tables:
        await _put_back(transaction, name, params)
    await conversion.convert(f"deals.id IN ({_IDS.format(table='deals')})", run=run_id)
    for name in tables:
        if name in _KINDS:
            removed = TELL_REMOVED.format(kind=_KINDS[name].value, table=name, ids=_NEW_IDS.format(table=name))
            await connection.exec_driver_sql(removed, params)
        await connection.exec_driver_sql(_TAKE_AWAY.format(table=name, ids=_NEW_IDS.format(table=name)), params)
    for statement, what in _LEFT.items():
        if (await connection.exec_driver_sql(statement, params)).scalar_one():
            problems.add(_RUN_ID, UserErrorCode.IN_USE, _STILL_USED.format(what=what))
            return
    await _note(command, transaction, run_id)


async def _changed_since(connection: AsyncConnection, table: str, params: dict[str, int]) -> Sequence[str]:
    """What of the import was changed or deleted since, by its names."""
    label = "label" if table == "field_options" else "external_id" if table == "communications" else "name"
    statement = _CHANGED_SINCE.format(table=table, label=label, image=image(table))
    found = cast("Iterable[tuple[int, str | None]]", await connection.exec_driver_sql(statement, params))
    return [name or f"#{id_}" for id_, name in found]


async def _put_back(transaction: CompanyTransaction, name: str, params: dict[str, int]) -> None:
    connection, table = transaction.connection, Base.metadata.tables[name]
    if name == "deals":
        transitions = Base.metadata.tables["transitions"]
        ledger = ", ".join(column.name for column in transitions.columns if column.name not in NOT_NOTED_OF_MOVES)
        await connection.exec_driver_sql(_TAKE_LEDGER, params)
        await connection.exec_driver_sql(_PUT_LEDGER.format(columns=ledger), params)
    columns = ", ".join(f"{column} = was.{column}" for column in noted_columns(table))
    columns += _FOLLOWS.get(name, "")
    await connection.exec_driver_sql(_PUT_BACK.format(table=name, columns=columns), params)
    kind = KINDS[name]
    if kind is not None:
        transaction.changes.add(kind)


async def _note(command: CommandContext, transaction: CompanyTransaction, run_id: int) -> None:
    run, change = FileImportRun, FileImportChange
    mine = (run.company_id == transaction.company_id, run.id == run_id)
    ended = await transaction.write(
        update(run).where(*mine).values(undone_at=command.now).returning(run.source, run.file_name)
    )
    source, file_name = ended.one()
    noted_changes = delete(change).where(change.company_id == transaction.company_id, change.run_id == run_id)
    await transaction.write(noted_changes)
    entry = {
        "company_id": transaction.company_id,
        "occurred_at": command.now,
        "actor_id": command.viewer.user_id,
        "action": "undoFileImport",
        "subject": f"Company:{transaction.company_id}",
        "after": {"source": source, "file": file_name},
    }
    await transaction.write(insert(AuditEntry).values(entry))


def _named(error: IntegrityError) -> str:
    diagnosis = getattr(error.orig, "diag", None)
    return str(getattr(diagnosis, "table_name", None) or "?")


_MINE = "company_id = %(company)s::bigint AND run_id = %(run)s::bigint AND table_name = '{table}'"
_IDS = f"SELECT record_id FROM file_import_changes WHERE {_MINE}"  # noqa: S608 - from constants
_NEW_IDS = f"{_IDS} AND before IS NULL"
_CHANGED_SINCE = """
SELECT noted.record_id, {table}.{label} FROM file_import_changes AS noted
LEFT JOIN {table} ON {table}.company_id = %(company)s::bigint AND {table}.id = noted.record_id
WHERE noted.company_id = %(company)s::bigint AND noted.run_id = %(run)s::bigint AND noted.table_name = '{table}'
  AND ({table}.id IS NULL OR {image} IS DISTINCT FROM noted.after)
ORDER BY noted.record_id"""
_TAKE_LEDGER = f"""
DELETE FROM transitions WHERE company_id = %(company)s::bigint AND deal_id IN ({_IDS.format(table="deals")})"""  # noqa: S608 - from constants
_PUT_LEDGER = """
INSERT INTO transitions (company_id, heeded, {columns})
SELECT %(company)s::bigint, true, {columns} FROM (
  SELECT was.* FROM file_import_changes AS noted
  CROSS JOIN LATERAL jsonb_populate_recordset(NULL::transitions, noted.before -> 'ledger') AS was
  WHERE noted.company_id = %(company)s::bigint AND noted.run_id = %(run)s::bigint AND noted.table_name = 'deals'
    AND noted.before IS NOT NULL) AS ledger"""
# What follows from what is put back: by then a deal has its moves again.
_FOLLOWS = {
    "contacts": ", is_keyed = false",
    "deals": """, moved_at = (
  SELECT max(occurred_at) FROM transitions WHERE transitions.company_id = %(company)s::bigint AND deal_id = deals.id)""",
}
_PUT_BACK = """
UPDATE {table} SET {columns} FROM file_import_changes AS noted
CROSS JOIN LATERAL jsonb_populate_record(NULL::{table}, noted.before -> 'row') AS was
WHERE noted.company_id = %(company)s::bigint AND noted.run_id = %(run)s::bigint AND noted.table_name = '{table}'
  AND noted.before IS NOT NULL AND {table}.company_id = %(company)s::bigint AND {table}.id = noted.record_id"""
_TAKE_AWAY = "DELETE FROM {table} WHERE company_id = %(company)s::bigint AND id IN ({ids})"


def _in_fields(table: str) -> str:
    """Whether a record has a value in a field that is gone, or an option of one."""
    fields = _NEW_IDS.format(table="custom_fields")
    option = (
        "SELECT jsonb_build_object(noted.after #>> '{row,field_id}', noted.record_id) FROM file_import_changes AS noted"
        " WHERE noted.company_id = %(company)s::bigint AND noted.run_id = %(run)s::bigint"
        " AND noted.table_name = 'field_options' AND noted.before IS NULL"
    )
    has_value = "fields ? gone.record_id::text" + (" OR amounts ? gone.record_id::text" if table == "deals" else "")
    return f"""
SELECT EXISTS (SELECT FROM ({fields}) AS gone WHERE EXISTS (
    SELECT FROM {table} WHERE company_id = %(company)s::bigint AND ({has_value})))
  OR EXISTS (SELECT FROM ({option}) AS gone (member) WHERE EXISTS (
    SELECT FROM {table} WHERE company_id = %(company)s::bigint AND fields @> gone.member))"""  # noqa: S608 - from constants


def _in_settings(table: str, made: str, columns: Sequence[str]) -> str:
    """Whether settings name something that is gone."""
    ids = f"ARRAY({_NEW_IDS.format(table=made)})"
    named = " OR ".join(f"{column} && {ids}" for column in columns)
    return f"SELECT EXISTS (SELECT FROM {table} WHERE company_id = %(company)s::bigint AND ({named}))"  # noqa: S608 - from constants


_SETTINGS = LocalizedText("the settings of reports", "настройках полей отчётов")
_RECORDS = LocalizedText("records that the import did not bring", "записях, которых не было в загрузке")
_LEFT = {
    _in_settings(
        "report_field_settings", "custom_fields", ("activity_source_field_ids", "deal_source_field_ids")
    ): _SETTINGS,
    _in_settings("deal_type_report_fields", "custom_fields", ("price_field_ids",)): _SETTINGS,
    _in_settings("deal_type_report_fields", "stages", ("success_stage_ids", "failure_stage_ids")): _SETTINGS,
    **{_in_fields(table): _RECORDS for table in ("contacts", "activities", "deals")},
}

_IS_KEPT = f"""
SELECT EXISTS (
  SELECT FROM contacts WHERE company_id = %(company)s::bigint AND merged_into_id IN ({_NEW_IDS.format(table="contacts")}))"""  # noqa: S608 - from constants
_MERGED = LocalizedText(
    "Others were merged into contacts that the import brought. Undo that first.",
    "С загруженными контактами объединены другие. Сначала отмените объединение.",
)
_UNDONE = LocalizedText("This import is undone already.", "Эта загрузка уже отменена.")
_CHANGED = LocalizedText(
    "{count} of what the import brought was changed or deleted since, and undoing it would lose that: {told}.",
    "Часть загруженного ({count}) с тех пор изменили или удалили, и отмена это потеряет: {told}.",
)
_REFERRED_TO = LocalizedText(
    "Something refers to what the import brought: rows of {table}. Take that away first.",
    "На загруженное ссылаются записи ({table}). Сначала уберите их.",
)
_STILL_USED = LocalizedText(
    "Fields, options or stages that the import made are used in {what}. Take them out there first.",
    "Поля, варианты или стадии, созданные загрузкой, используются в {what}. Сначала уберите их оттуда.",
)
