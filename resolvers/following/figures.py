"""What figures are made from: changes of which kinds of rows may make others of them."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from models import DataKind, RecordKind, Report
from resolvers.report_definitions.blocks import BLOCKS
from resolvers.report_definitions.saved_report import report_key, report_of_key
from resolvers.report_definitions.vocabulary.dataset import ReportDataset

_OF_ALL = frozenset({DataKind.COMPANY, DataKind.PEOPLE, DataKind.CONFIGURATION})
_OF_RECORDS = {
    RecordKind.CONTACT: DataKind.CONTACTS,
    RecordKind.ACTIVITY: DataKind.ACTIVITIES,
    RecordKind.DEAL: DataKind.DEALS,
    RecordKind.COMMUNICATION: DataKind.COMMUNICATIONS,
}


def _kinds_of(dataset: ReportDataset) -> frozenset[DataKind]:
    rows = dataset.spec.rows
    return _OF_ALL | {DataKind.EVENTS if rows is None else _OF_RECORDS[rows.record]}


_OF_BLOCKS = {block.key: _kinds_of(block.definition.dataset) for block in BLOCKS}


async def kinds_of_figures(
    connection: AsyncConnection, company_id: int, keys: Collection[str]
) -> Mapping[str, frozenset[DataKind]]:
    """By the keys of widgets: of blocks, and of reports of the company. What is neither is left out."""
    numbers = [number for key in keys if (number := report_of_key(key)) is not None]
    found = {key: _OF_BLOCKS[key] for key in keys if key in _OF_BLOCKS}
    if numbers:
        requested = select(Report.id, Report.definition["dataset"].astext).where(
            Report.company_id == company_id, Report.id.in_(numbers)
        )
        for report_id, dataset in await connection.execute(requested):
            found[report_key(report_id)] = _kinds_of(ReportDataset(dataset)) | {DataKind.REPORTS}
    return found
