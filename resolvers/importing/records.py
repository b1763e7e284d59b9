"""Reading CSV files record by record."""

import csv
import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import TextIO

from resolvers.blanks import BLANKS
from resolvers.importing.delimiters import EXPECTED_DELIMITER, UnknownDelimiterError, guess_delimiter, named_delimiter
from resolvers.importing.folder import SourceFile
from resolvers.importing.format import FileFormat
from resolvers.importing.given_rows import GivenRows
from resolvers.importing.problem import ProblemLog, listed, shown
from resolvers.importing.source_text import BUFFER, CSV_TEXT, OtherKindError, guess_encoding, open_text, undecoded

Progress = Callable[[str, int, int], None]

# Characters. A longer line is not a record but another kind of file, and must not be read into memory as a whole.
MAX_LINE = 1 << 20
# Records between two reports of progress.
_STEP = 5_000

_QUOTING = (
    'RFC 4180: values with commas, quotes or line ends stand in quotes, and quotes in them twice, such as "a ""b"", c"'
)


Source = SourceFile | GivenRows
"""Where the rows of a file of the format come from."""


def read_records(
    file: FileFormat, source: Source, problems: ProblemLog, progress: Progress
) -> Iterator[tuple[int, list[str]]]:
    """The records of a source, the header first, each with its line."""
    if isinstance(source, GivenRows):
        return source.records()
    return RecordFile(file, source, problems, progress).records()


class RecordFile:
    """A CSV file, read once from beginning to end. What cannot be read is noted as a problem of its line.

    Spreadsheets leave marks, and none of these matters: a byte order mark, UTF-16, any line end, semicolons or tabs for commas, a
    line ``sep=;``, blanks around values, blank rows, capital letters in the header, empty values left out at the end of a row.
    """

    def __init__(self, file: FileFormat, source: SourceFile, problems: ProblemLog, progress: Progress) -> None:
        """``progress`` is told the bytes that are read, of those in the folder."""
        self.source = source
        self._file = file
        self._problems = problems
        self._progress = progress
        self._encoding: str | None = None
        """What the file is in, once a line of it turned out not to be UTF-8."""
        self._line = ""
        """The last physical line that was read."""

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """The records, the header first, each with the physical line where it starts. Blank ones are passed over."""
        size = self.source.size
        is_empty = True
        try:
            with self.source.path.open("rb", buffering=BUFFER) as packed, open_text(packed) as text:
                for count, record in enumerate(self._parse(text)):
                    if count % _STEP == 0:
                        self._progress(self.source.name, min(packed.tell(), size), size)
                    is_empty = False
                    yield record
        except OtherKindError as error:
            self._give_up(None, str(error), CSV_TEXT)
        except UnicodeDecodeError as error:
            self._give_up(None, f"is not sound UTF-16 ({error.reason})", CSV_TEXT)
        except (OSError, EOFError, zlib.error) as error:
            self._give_up(None, f"cannot be read ({error})", "a readable file, compressed by gzip or not at all")
        else:
            if is_empty and self._file.name not in self._problems.unreadable:
                names = (column.name for column in self._file.columns if column.required)
                self._give_up(1, "is empty", f"a header, with at least {listed(names)}")
        self._progress(self.source.name, size, size)

    def _parse(self, text: TextIO) -> Iterator[tuple[int, list[str]]]:
        width = 0
        for line, record in self._split(self._lines(text)):
            cells = [cell.strip(BLANKS) for cell in record]
            if not any(cells):
                continue
            if not width:
                width = len(cells)
                cells = [self._file.column_name(cell) for cell in cells]
            elif len(cells) < width and not self._line.endswith(("\n", "\r")):
                wrong = f"has {len(cells)} of the header's {width} values, and the file ends there"
                self._give_up(line, wrong, "a whole row, with a line end")
                return
            yield line, cells

    def _split(self, lines: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
        """The records as they are written, from the header on, each with the line where it starts."""
        skipped, header, delimiter = self._find_header(lines)
        if header is None:
            return
        reader = csv.reader(chain([header], lines), delimiter=delimiter, skipinitialspace=True, strict=True)
        while True:
            line = skipped + reader.line_num + 1
            try:
                for record in reader:
                    yield line, record
                    line = skipped + reader.line_num + 1
            except csv.Error as error:
                # A quote that is never closed swallows what follows: then the rest is anybody's guess.
                swallowed = skipped + reader.line_num > line
                mended = None if swallowed else self._without_blanks_behind_quotes(delimiter)
                if mended is not None:
                    yield line, mended
                    continue
                rest = ", and nothing after it was read" if swallowed else ""
                self._give_up(line, f"is not CSV ({error}){rest}", _QUOTING)
                if swallowed:
                    return
            else:
                return

    def _find_header(self, lines: Iterator[str]) -> tuple[int, str | None, str]:
        """How many lines stand before the header, its first line, and what separates its names."""
        delimiter = None
        for number, line in enumerate(lines):
            try:
                named = named_delimiter(line.lstrip(BLANKS)) if delimiter is None else None
            except UnknownDelimiterError as error:
                self._give_up(number + 1, f"names {shown(str(error))} as what separates values", EXPECTED_DELIMITER)
                break
            if named is not None:
                delimiter = named
            elif line.strip(BLANKS + ',;|"'):
                return number, line, delimiter or guess_delimiter(line, self._file)
        return 0, None, ""

    def _without_blanks_behind_quotes(self, delimiter: str) -> list[str] | None:
        """The values of the last line if nothing but blanks between a closing quote and a delimiter was wrong with it."""
        behind_quotes = re.compile(rf'("(?:[^"]|"")*")[ \t\xa0]+(?={re.escape(delimiter)}|[\r\n]|$)')
        mended = behind_quotes.sub(r"\1", self._line)
        if mended == self._line:
            return None
        try:
            (record,) = csv.reader([mended], delimiter=delimiter, skipinitialspace=True, strict=True)
        except csv.Error:
            return None
        return record

    def _lines(self, text: TextIO) -> Iterator[str]:
        for number, line in enumerate(iter(partial(text.readline, MAX_LINE), ""), 1):
            if len(line) == MAX_LINE:
                wrong = f"goes on for over {MAX_LINE} characters, and nothing after it was read"
                self._give_up(number, wrong, "shorter lines")
                return
            found = undecoded(line)
            self._line = line if found is None else self._decode(number, *found)
            yield self._line

    def _decode(self, number: int, byte: int, raw: bytes) -> str:
        """A line that is not UTF-8, read as what it is most likely, so that whatever else is wrong with it is told too."""
        if self._encoding is None:
            self._encoding = guess_encoding(raw)
            wrong = f"byte {byte:#04x} is not UTF-8, the file seems to be in {self._encoding}"
            self._problems.add(self.source.name, number, None, wrong, CSV_TEXT)
        return raw.decode(self._encoding, "replace")

    def _give_up(self, line: int | None, wrong: str, expected: str) -> None:
        self._problems.add(self.source.name, line, None, wrong, expected)
        self._problems.unreadable.add(self._file.name)
