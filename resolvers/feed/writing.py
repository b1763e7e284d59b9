"""Bringing the rows of a call into the company, by what brings in the files of a folder."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ARRAY, Table, Text, any_, bindparam, select

from models import FeedKind, RecordKind
from models.time_zone import TimeZone
from resolvers.commands import CompanyTransaction
from resolvers.company_limits import Usage, read_usage
from resolvers.feed.call import Call
from resolvers.feed.files import Files, Key
from resolvers.feed.outcome import RowProblem
from resolvers.feed.row import EXTERNAL_ID, FORMATS, FeedRow
from resolvers.importing.contents import FolderReader
from resolvers.importing.deletion import Deletions
from resolvers.importing.formats import FILES
from resolvers.importing.problem import ProblemLog
from resolvers.importing.run import bring, tell_nobody

_KINDS = {
    FeedKind.CONTACT: RecordKind.CONTACT,
    FeedKind.DEAL: RecordKind.DEAL,
    FeedKind.ACTIVITY: RecordKind.ACTIVITY,
    FeedKind.COMMUNICATION: RecordKind.COMMUNICATION,
}


async def write_rows(
    transaction: CompanyTransaction, files: Files, call: Call, zone: TimeZone, now: datetime
) -> Mapping[Key, Sequence[RowProblem]]:
    """Writes the rows; or says what is wrong with which, and then the transaction is to be rolled back."""
    # Each row may have something wrong with each column.
    problems = ProblemLog(FILES, limit=max(len(files.keys), 1) * 30)
    reader = FolderReader(transaction, files.sources, problems, tell_nobody)
    contents = await reader.read(zone, now)
    if problems:
        return files.problems_of(problems.told())
    await _find_known(transaction, call)
    unknown = {
        key: [_nothing_to_restore(row)] for key, row in call.rows.items() if not row.is_whole and not row.deleted
    }
    unknown = {key: problems for key, problems in unknown.items() if key not in call.is_known}
    if unknown:
        return unknown
    # Always one by one: building all cells anew would take as long for a few rows as for many.
    before = await read_usage(transaction.connection, transaction.company_id)
    await bring(transaction, contents, now, deletions=_deletions(call.rows), always_noting=True)
    after = await read_usage(transaction.connection, transaction.company_id)
    over = [_too_much(usage) for kind, usage in after.items() if usage.is_over and usage.used > before[kind].used]
    return {key: over for key in call.rows if over and not call.is_known.get(key)}


def _too_much(usage: Usage) -> RowProblem:
    """Of a row that is new, where there is no room for new ones."""
    return RowProblem(None, f"there would be {usage.used} {usage.kind.value}", f"at most {usage.most} in the company")


def _nothing_to_restore(row: FeedRow) -> RowProblem:
    """Of a row that restores what was never there."""
    name = row.external_id or ""
    return RowProblem(EXTERNAL_ID, "is unknown", "a record to restore", (row.kind, name))


def _deletions(rows: Mapping[Key, FeedRow]) -> Deletions:
    deleted: dict[RecordKind, list[str]] = {}
    restored: dict[RecordKind, list[str]] = {}
    for row in rows.values():
        if row.deleted is not None and row.external_id:
            (deleted if row.deleted else restored).setdefault(_KINDS[row.kind], []).append(row.external_id)
    return Deletions(deleted, restored)


async def _find_known(transaction: CompanyTransaction, call: Call) -> None:
    """Says which rows are of records that are there."""
    by_kind: dict[FeedKind, dict[str, Key]] = {}
    for key, row in call.rows.items():
        if row.external_id:
            by_kind.setdefault(row.kind, {})[row.external_id] = key
        else:
            call.is_known[key] = True
    for kind, keys in by_kind.items():
        table: Table = FORMATS[kind].table
        named = table.c[EXTERNAL_ID]
        # One parameter: a file has more rows than a statement takes parameters.
        these = any_(bindparam(None, [*keys], type_=ARRAY(Text)))
        requested = select(named).where(table.c.company_id == transaction.company_id, named == these)
        for external_id in await transaction.connection.scalars(requested):
            call.is_known[keys[external_id]] = True
