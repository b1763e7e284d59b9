"""An import from beginning to end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.cells.rebuilding import keep_folding_out, rebuild_outdated, rebuild_within
from resolvers.cells.size import CELLS_FROM
from resolvers.commands import CompanyTransaction
from resolvers.company_limits import LimitKind, Usage, read_usage
from resolvers.currencies.conversion import add_currencies
from resolvers.importing.company_file import NO_COMPANY, take_company
from resolvers.importing.contents import FolderContents, FolderReader
from resolvers.importing.currencies import bring_rates, convert_named, new_currencies
from resolvers.importing.deletion import Deletions
from resolvers.importing.desktop_writing import DesktopWriter
from resolvers.importing.folder import find_files
from resolvers.importing.formats import COMPANY_FILE, EXCHANGE_RATES, FILES
from resolvers.importing.noting import is_worth_noting, note_new, note_present, tell_of_all
from resolvers.importing.problem import MEANWHILE, ImportRefusedError, Problem, ProblemLog
from resolvers.importing.records import Progress
from resolvers.importing.session import analyze_tables
from resolvers.importing.writing import write_contents
from resolvers.undisturbed import undisturbed_transaction


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did: the rows it read, by file of the format, and how long it took, in seconds."""

    company_id: int
    rows: Mapping[str, int]
    seconds: float


async def import_folder(
    engine: AsyncEngine,
    folder: Path,
    *,
    now: datetime,
    progress: Progress | None = None,
    cells_from: int = CELLS_FROM,
    company: str | None = None,
) -> ImportSummary:
    """Loads a folder in the import format: all of it, in one transaction. Loading it again changes what has changed.

    The company is the one with the external id in `company.json`, or with ``company`` in its place; it is created if there is
    none. Two imports of one company queue up. ``now`` is when new ledger rows were recorded. ``progress`` is told, again and again, a
    file's name, the bytes of it that are read, and its bytes in total. A company that has ``cells_from`` records of a kind then gets
    cells, once the import is committed, if it has none yet.

    Raises:
        ImportRefusedError: the folder is not in the format, or contradicts itself or what was there before; nothing was changed.
    """
    started = perf_counter()
    problems = ProblemLog(FILES)
    files = find_files(folder, problems)
    async with undisturbed_transaction(engine) as connection:
        transaction = CompanyTransaction(connection=connection, company_id=NO_COMPANY)
        company_id, zone = await take_company(transaction, files.get(COMPANY_FILE), now, problems, external_id=company)
        reader = FolderReader(transaction, files, problems, progress or tell_nobody)
        contents = await reader.read(zone, now)
        problems.refuse()
        before = await read_usage(connection, company_id)
        await bring(transaction, contents, now)
        try:
            await DesktopWriter(transaction, contents.desktops, now, problems).write()
        except IntegrityError as error:
            raise ImportRefusedError([MEANWHILE]) from error
        # What can only be told once all else is written.
        problems.refuse()
        _refuse_too_much(before, await read_usage(connection, company_id))
        await transaction.end()
    await rebuild_outdated(engine, company_id, cells_from)
    rows = {file: contents.rows[file] for file in FILES if file in contents.rows}
    await analyze_tables(engine, rows)
    return ImportSummary(company_id, rows, perf_counter() - started)


async def bring(
    transaction: CompanyTransaction,
    contents: FolderContents,
    now: datetime,
    *,
    deletions: Deletions | None = None,
    always_noting: bool = False,
) -> None:
    """Writes what was read, and has the cells know of it. The transaction is ended by the caller.

    Records are noted for the cells one by one, as commands do it: always, or if the company has many times more. Otherwise cells are
    built anew.

    Raises:
        ImportRefusedError: somebody changed the same while it was read.
    """
    connection, company_id = transaction.connection, transaction.company_id
    try:
        is_noted = always_noting or await is_worth_noting(connection, company_id, contents)
        new = await new_currencies(connection)
        if not is_noted and (new or EXCHANGE_RATES.name in contents.headers):
            # The company itself is changed, and later cells are built.
            await keep_folding_out(connection, company_id)
        if EXCHANGE_RATES.name in contents.headers:
            await bring_rates(transaction, will_rebuild=not is_noted)
        if is_noted:
            await note_present(connection, company_id, contents)
        if deletions is not None and is_noted:
            await deletions.note(transaction)
        if new:
            await add_currencies(transaction, new)
        await write_contents(transaction, contents, now)
        conversion = contents.conversion
        if conversion is not None and contents.ledger is not None and (new or conversion.others):
            await convert_named(transaction, conversion)
        if deletions is not None:
            await deletions.write(transaction, now)
        if is_noted:
            await note_new(connection, company_id, contents)
        else:
            changed = {kind for kind, _ in transaction.changes}
            await tell_of_all(connection, company_id, changed)
            await rebuild_within(connection, company_id, changed)
    except IntegrityError as error:
        raise ImportRefusedError([MEANWHILE]) from error


def _refuse_too_much(before: Mapping[LimitKind, Usage], after: Mapping[LimitKind, Usage]) -> None:
    """Raises ImportRefusedError where more was added than the company may have. What was too much before is no fault of the folder."""
    over = [usage for kind, usage in after.items() if usage.is_over and usage.used > before[kind].used]
    if over:
        raise ImportRefusedError(
            [
                Problem(
                    "the folder",
                    None,
                    each.kind.value,
                    f"there would be {each.used}",
                    f"at most {each.most} in the company",
                )
                for each in over
            ]
        )


def tell_nobody(_file: str, _done: int, _total: int) -> None:
    """The progress of what nobody waits for."""
