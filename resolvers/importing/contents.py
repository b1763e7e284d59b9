"""What a folder holds, once it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from models.time_zone import TimeZone
from resolvers.commands import CompanyTransaction
from resolvers.currencies.conversion import Conversion
from resolvers.importing.cell import Known
from resolvers.importing.company_file import NO_COMPANY
from resolvers.importing.copying import copy_rows
from resolvers.importing.currencies import check_currencies, hold_currencies
from resolvers.importing.desktop_files import DesktopContents, DesktopReader
from resolvers.importing.dictionary import Dictionaries
from resolvers.importing.dictionary_reader import fill_dictionaries, read_dictionaries
from resolvers.importing.dictionary_rules import check_dictionaries
from resolvers.importing.folder import SourceFile
from resolvers.importing.foreign_keys import hold_contacts
from resolvers.importing.format import FileFormat
from resolvers.importing.formats import DEALS, EXCHANGE_RATES, EXTERNAL_ID, SETTINGS_FILE, STAGES, STREAMS, TRANSITIONS
from resolvers.importing.given_names import find_prefix, name_staged
from resolvers.importing.given_rows import GivenRows
from resolvers.importing.header import Header, HeaderReader
from resolvers.importing.ledger import LedgerMerge
from resolvers.importing.merged_names import follow_merges
from resolvers.importing.problem import ProblemLog
from resolvers.importing.records import Progress, Source, read_records
from resolvers.importing.row import RowReader
from resolvers.importing.session import plan_for
from resolvers.importing.settings_file import ChosenFields, read_settings
from resolvers.importing.staging import analyze_staged, create_staging
from resolvers.importing.staging_checks import check_staged


@dataclass(frozen=True, slots=True)
class FolderContents:
    """What is to be written: in memory, or in staging tables. Sound if no problem was noted."""

    dictionaries: Dictionaries
    headers: Mapping[str, Header]
    """Of the files whose rows are in staging tables, by the file's name without an ending."""
    ledger: LedgerMerge | None
    """``None`` if the folder names no deal."""
    settings: ChosenFields | None
    desktops: DesktopContents
    rows: Mapping[str, int]
    """How many there are, by file of the format."""
    conversion: Conversion | None
    """``None`` if there is no company."""


class FolderReader:
    """Reads the files of a folder, and checks them against each other and against the database."""

    def __init__(
        self, transaction: CompanyTransaction, files: Mapping[str, Source], problems: ProblemLog, progress: Progress
    ) -> None:
        self._transaction = transaction
        self._connection = transaction.connection
        self._files = files
        self._problems = problems
        self._progress = progress

    async def read(self, zone: TimeZone, now: datetime) -> FolderContents:
        """Reads everything, so that all problems are noted at once."""
        company_id = self._transaction.company_id
        dictionaries, records = await read_dictionaries(self._transaction, self._files, self._problems, self._progress)
        ids = {name: dictionary.ids for name, dictionary in dictionaries.items()}
        known = Known(zone, now, ids, self._problems.unreadable)
        rows = fill_dictionaries(dictionaries, records, known, self._problems)
        check_dictionaries(dictionaries, self._problems)
        settings, source = None, self._files.get(SETTINGS_FILE)
        if isinstance(source, SourceFile):
            settings = read_settings(source, dictionaries, self._problems)
        folder = {name: source for name, source in self._files.items() if isinstance(source, SourceFile)}
        desktops = DesktopReader(folder, dictionaries, known, self._problems, self._progress).read()
        rows |= {f"{name}.csv": len(lines) for name, lines in desktops.rows.items()}
        await create_staging(self._connection, dictionaries[STAGES.name])
        headers: dict[str, Header] = {}
        for file in STREAMS:
            if file.file in self._files:
                rows[file.file] = await self._stage(file, known, dictionaries, headers)
        await plan_for(self._connection, sum(rows.values()))
        prefix = await find_prefix(self._transaction)
        await hold_contacts(self._connection, company_id)
        while await follow_merges(self._transaction, prefix):
            # Until nobody can merge what they are now any more.
            await hold_contacts(self._connection, company_id)
        for header in headers.values():
            if header.index(EXTERNAL_ID.name) is not None and header.format is not TRANSITIONS:
                await name_staged(self._transaction, header.format.table, prefix)
        conversion = None
        if company_id != NO_COMPANY:
            has_rates = EXCHANGE_RATES.name in headers
            conversion = await hold_currencies(self._connection, company_id, has_rates=has_rates)
            await check_currencies(self._connection, conversion, headers, self._problems)
        for header in headers.values():
            await check_staged(self._connection, company_id, header.format, header.file_name, self._problems)
        ledger = await self._work_out_ledger(company_id, now, dictionaries, headers)
        return FolderContents(dictionaries, headers, ledger, settings, desktops, rows, conversion)

    async def _stage(
        self, file: FileFormat, known: Known, dictionaries: Dictionaries, headers: dict[str, Header]
    ) -> int:
        """Copies a file's rows to its staging table, enters its header, and returns how many rows there are."""
        source = self._files[file.file]
        records = read_records(file, source, self._problems, self._progress)
        first = next(records, None)
        if first is None:
            return 0
        header = HeaderReader(known, dictionaries, self._problems).read(file, source.name, *first)
        if header is None:
            return 0
        header = headers[file.name] = replace(header, is_of_given=isinstance(source, GivenRows))
        reader = RowReader(header, dictionaries, self._problems)
        count = await copy_rows(self._connection, header, reader, records)
        await analyze_staged(self._connection, file)
        return count

    async def _work_out_ledger(
        self, company_id: int, now: datetime, dictionaries: Dictionaries, headers: Mapping[str, Header]
    ) -> LedgerMerge | None:
        transitions = headers.get(TRANSITIONS.name)
        if transitions is None and DEALS.name not in headers:
            return None
        has_actors = transitions is not None and transitions.index("actor") is not None
        ledger = LedgerMerge(self._connection, company_id, now, has_actors=has_actors)
        await ledger.work_out()
        names = {file.name: headers[file.name].file_name if file.name in headers else file.file for file in STREAMS}
        await ledger.check(dictionaries, names, self._problems)
        return ledger
