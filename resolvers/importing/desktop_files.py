"""Reading what stands on desktops: reports, audiences and arrangements, over what the folder and the database know besides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from resolvers.grid import COLUMNS, GREATEST_HEIGHT, MAX_ROWS
from resolvers.importing.cell import Known
from resolvers.importing.desktop_formats import DESKTOP_FILES, LAYOUTS, REPORTS, WIDGETS
from resolvers.importing.dictionary import Dictionaries
from resolvers.importing.folder import SourceFile
from resolvers.importing.format import FileFormat
from resolvers.importing.header import HeaderReader
from resolvers.importing.problem import ProblemLog, repeated, row_of, shown
from resolvers.importing.records import Progress, RecordFile
from resolvers.importing.renaming import GONE, rename_audience, rename_definition
from resolvers.importing.row import RowReader
from resolvers.layout.delta import read_delta
from resolvers.layout.owner import OwnerKind
from resolvers.report_definitions.document import read_definition

NOBODYS = 0
"""The number of what is not there any more: nothing has it."""

_OWNERS = {OwnerKind.USER: "users", OwnerKind.GROUP: "groups", OwnerKind.DEPARTMENT: "departments"}


@dataclass(frozen=True, slots=True)
class DesktopRow:
    """A line of one of the files: what it says, with everything but contacts and reports by its number."""

    file: str
    line: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DesktopContents:
    """The lines of the files, by the name of the file."""

    rows: Mapping[str, list[DesktopRow]] = field(default_factory=dict[str, list[DesktopRow]])

    def of(self, file: FileFormat) -> list[DesktopRow]:
        """The lines of one file; none if it is not there."""
        return self.rows.get(file.name, [])


class DesktopReader:
    """Reads the files, and notes what is wrong with them."""

    def __init__(
        self,
        files: Mapping[str, SourceFile],
        dictionaries: Dictionaries,
        known: Known,
        problems: ProblemLog,
        progress: Progress,
    ) -> None:
        self._files = files
        self._dictionaries = dictionaries
        self._known = known
        self._problems = problems
        self._progress = progress

    def read(self) -> DesktopContents:
        """All lines of all files."""
        rows = {file.name: list(self._read(file)) for file in DESKTOP_FILES if file.file in self._files}
        reports = {each.values["external_id"] for each in rows.get(REPORTS.name, ())}
        if len(reports) < len(rows.get(REPORTS.name, ())):
            self._tell_repeated(rows[REPORTS.name])
        for row in rows.get(REPORTS.name, ()):
            self._read_report(row)
        for row in rows.get(WIDGETS.name, ()):
            if row.values.get("audience"):
                row.values["audience"] = rename_audience(row.values["audience"], self._naming(row, "audience"))
        for row in rows.get(LAYOUTS.name, ()):
            self._read_layout(row)
        return DesktopContents(rows)

    def _read(self, file: FileFormat) -> Iterator[DesktopRow]:
        source = self._files[file.file]
        records = RecordFile(file, source, self._problems, self._progress).records()
        first = next(records, None)
        if first is None:
            return
        header = HeaderReader(self._known, self._dictionaries, self._problems).read(file, source.name, *first)
        if header is None:
            return
        reader = RowReader(header, self._dictionaries, self._problems)
        required = [column.stored_as for column in header.columns if column.required]
        for line, cells in records:
            values = dict(zip(header.stored, reader.read(line, cells), strict=True))
            # What was refused is told already.
            if all(values[name] is not None for name in required):
                yield DesktopRow(source.name, line, values)

    def _tell_repeated(self, reports: list[DesktopRow]) -> None:
        seen: dict[str, int] = {}
        for row in reports:
            name = row.values["external_id"]
            if name in seen:
                self._problems.add(row.file, row.line, "external_id", *repeated(name, seen[name]))
            seen.setdefault(name, row.line)

    def _read_report(self, row: DesktopRow) -> None:
        try:
            renamed = rename_definition(row.values["definition"], self._naming(row, "definition"))
            # Contacts are looked up once they are written.
            read_definition(rename_definition(renamed, lambda file, id_: NOBODYS if file == "contacts" else id_))
        except (KeyError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError):
            self._problems.add(row.file, row.line, "definition", "is not a definition", "one as an export writes it")
        else:
            row.values["definition"] = renamed

    def _read_layout(self, row: DesktopRow) -> None:
        values = row.values
        file = _OWNERS.get(OwnerKind(values["owner"]))
        values["owner_id"] = 0 if file is None else self._naming(row, "of")(file, values.get("of") or "")
        if file is not None and not values.get("of"):
            self._problems.add(row.file, row.line, "of", "is empty", row_of(file))
        try:
            delta = read_delta(values["layout"])
            is_sound = all(
                0 <= each.placement.column <= COLUMNS[screen] - each.placement.width
                and 0 <= each.placement.row < MAX_ROWS
                and each.placement.width > 0
                and 0 < each.placement.height <= GREATEST_HEIGHT
                for screen, placed in delta.placed.items()
                for each in placed.values()
            )
        except (KeyError, ValueError, TypeError, AttributeError, IndexError):
            is_sound = False
        if not is_sound:
            self._problems.add(row.file, row.line, "layout", "is not an arrangement", "one as an export writes it")

    def _naming(self, row: DesktopRow, column: str) -> Any:
        def number(file: str, name: Any) -> Any:
            if file in ("contacts", "reports"):
                return name
            if name == GONE:
                return NOBODYS
            found = self._known.ids[file].get(name) if isinstance(name, str) else None
            if found is None:
                if file not in self._known.unreadable:
                    wrong = f"{shown(str(name))} is unknown"
                    self._problems.add(row.file, row.line, column, wrong, row_of(file))
                return NOBODYS
            return found

        return number
