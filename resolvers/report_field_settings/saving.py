"""Writing the settings: in force at once, and kept as a version."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from models import DealTypeReportFields, ReportFieldSettings, ReportFieldSettingsVersion
from resolvers.commands import CompanyTransaction
from resolvers.configuration import Configuration, ReportFields, configuration_part, read_configuration
from resolvers.report_field_settings.chosen import NOTHING, ChosenSettings, settings_in_force
from resolvers.statement import read_parts_within


async def hold_settings(transaction: CompanyTransaction) -> Configuration:
    """The configuration with the settings locked until the transaction ends: whoever else wants to change them waits."""
    connection, company_id = transaction.connection, transaction.company_id
    row = insert(ReportFieldSettings).values(company_id=company_id, version=0)
    await transaction.write(row.on_conflict_do_nothing())
    mine = ReportFieldSettings.company_id == company_id
    await connection.execute(select(ReportFieldSettings.version).where(mine).with_for_update())
    # A statement of its own, after the lock, so that it sees what was saved meanwhile.
    return await read_settings(connection, company_id)


async def read_settings(connection: AsyncConnection, company_id: int) -> Configuration:
    """The configuration as this transaction sees it."""
    [text] = await read_parts_within(connection, [configuration_part()], {"company": company_id})
    return read_configuration(company_id, text)


async def save_settings(
    transaction: CompanyTransaction, held: Configuration, wanted: ChosenSettings, author_id: int | None, now: datetime
) -> Configuration:
    """Writes what is wanted as the next version, and returns the configuration with it; the same as before is no new version.

    What was in force and stands in no version yet (an import from before there were versions) is kept as one first.
    """
    before = settings_in_force(held)
    if wanted.means_the_same_as(before):
        return held
    if before != ChosenSettings():
        await _keep(transaction, held.version, before, None, now)
    version = held.version + 1
    await transaction.write(
        update(ReportFieldSettings)
        .where(ReportFieldSettings.company_id == held.company_id)
        .values(
            version=version,
            activity_source_field_ids=list(wanted.activity_source_field_ids),
            deal_source_field_ids=list(wanted.deal_source_field_ids),
        )
    )
    for id_ in wanted.types_that_differ(before):
        await _write_type(transaction, id_, wanted.of_deal_type(id_))
    await _keep(transaction, version, wanted, author_id, now)
    return wanted.applied_to(held, version)


async def _write_type(transaction: CompanyTransaction, deal_type_id: int, chosen: ReportFields) -> None:
    own = {"company_id": transaction.company_id, "deal_type_id": deal_type_id}
    if chosen == NOTHING:
        # No row, rather than an empty one: the type may be deleted again.
        await transaction.write(delete(DealTypeReportFields).filter_by(**own))
        return
    lists = {
        "price_field_ids": list(chosen.price_field_ids),
        "success_stage_ids": list(chosen.success_stage_ids),
        "failure_stage_ids": list(chosen.failure_stage_ids),
    }
    row = insert(DealTypeReportFields).values(**own, **lists)
    given = {name: row.excluded[name] for name in lists}
    await transaction.write(row.on_conflict_do_update(index_elements=[*own], set_=given))


async def _keep(
    transaction: CompanyTransaction,
    version: int,
    settings: ChosenSettings,
    author_id: int | None,
    now: datetime,
) -> None:
    kept = insert(ReportFieldSettingsVersion).values(
        company_id=transaction.company_id,
        version=version,
        saved_at=now,
        author_id=author_id,
        document=settings.document(),
    )
    await transaction.write(kept.on_conflict_do_nothing())
