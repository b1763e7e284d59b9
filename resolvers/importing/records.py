"""Reading CSV files record by record."""

import csv
import io
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
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
# Characters that are split into records at once: as many as a batch of rows has, not to hold more than is wanted at a time.
_BLOCK = 1 << 15
# Records between two reports of progress.
_STEP = 5_000

_QUOTING = (
    'RFC 4180: values with commas, quotes or line ends stand in quotes, and quotes in them twice, such as "a ""b"", c"'
)


Source = SourceFile | GivenRows
"""Where the rows of a file of the format come from."""

Batch = Sequence[tuple[int, list[str]]]
"""Records, each with its line."""


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
        """The last physical line that was read by itself."""
        self._number = 0
        """How many lines were read."""

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """The records, the header first, each with the physical line where it starts. Blank ones are passed over."""
        return chain.from_iterable(self._batches())

    def _batches(self) -> Iterator[Batch]:
        """The same, as many at a time as are read at once."""
        size = self.source.size
        done = told = 0
        try:
            with self.source.path.open("rb", buffering=BUFFER) as packed, open_text(packed) as text:
                for batch in self._parse(text):
                    if not done or done - told >= _STEP:
                        self._progress(self.source.name, min(packed.tell(), size), size)
                        told = done
                    done += len(batch)
                    yield batch
        except OtherKindError as error:
            self._give_up(None, str(error), CSV_TEXT)
        except UnicodeDecodeError as error:
            self._give_up(None, f"is not sound UTF-16 ({error.reason})", CSV_TEXT)
        except (OSError, EOFError, zlib.error) as error:
            self._give_up(None, f"cannot be read ({error})", "a readable file, compressed by gzip or not at all")
        else:
            if not done and self._file.name not in self._problems.unreadable:
                names = (column.name for column in self._file.columns if column.required)
                self._give_up(1, "is empty", f"a header, with at least {listed(names)}")
        self._progress(self.source.name, size, size)

    def _parse(self, text: TextIO) -> Iterator[Batch]:
        """The header by itself, then blocks of lines as long as all is well, and the rest record by record."""
        lines = self._lines(text)
        skipped, header, delimiter = self._find_header(lines)
        if header is None:
            return
        width = 0
        for line, cells in self._tidied(self._split(chain([header], lines), skipped, delimiter)):
            width = len(cells)
            yield [(line, [self._file.column_name(cell) for cell in cells])]
            break
        while block := text.read(_BLOCK) + text.readline(MAX_LINE):
            batch = self._read_block(block, delimiter)
            if batch is None:
                lines = self._lines(io.StringIO(block, newline=""), text)
                for line, cells in self._tidied(self._split(lines, self._number, delimiter)):
                    if len(cells) < width and not self._line.endswith(("\n", "\r")):
                        wrong = f"has {len(cells)} of the header's {width} values, and the file ends there"
                        self._give_up(line, wrong, "a whole row, with a line end")
                        return
                    yield [(line, cells)]
                return
            yield batch

    def _read_block(self, block: str, delimiter: str) -> Batch | None:
        """The records of some lines, the next in the file, as `_split` has them. ``None`` if they are to be looked at one by one, be it
        that the last goes on behind them."""
        if len(block) >= MAX_LINE or block[-1] not in "\n\r" or undecoded(block):
            return None
        has_blanks = '"' in block or _has_blanks_around(block, delimiter)
        reader = csv.reader(io.StringIO(block, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True)
        batch: list[tuple[int, list[str]]] = []
        line = self._number + 1
        try:
            for record in reader:
                cells = [cell.strip(BLANKS) for cell in record] if has_blanks else record
                if any(cells):
                    batch.append((line, cells))
                line = self._number + reader.line_num + 1
        except csv.Error:
            return None
        self._number = line - 1
        return batch

    def _tidied(self, records: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
        """Without blanks around values, and without blank records."""
        for line, record in records:
            cells = [cell.strip(BLANKS) for cell in record]
            if any(cells):
                yield line, cells

    def _split(self, lines: Iterator[str], skipped: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
        """The records as they are written, each with the line where it starts, behind so many lines."""
        reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
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

    def _lines(self, *texts: TextIO) -> Iterator[str]:
        """The lines of texts that follow each other in the file, from where it was read to."""
        for line in chain.from_iterable(iter(partial(text.readline, MAX_LINE), "") for text in texts):
            self._number += 1
            if len(line) == MAX_LINE:
                wrong = f"goes on for over {MAX_LINE} characters, and nothing after it was read"
                self._give_up(self._number, wrong, "shorter lines")
                return
            found = undecoded(line)
            self._line = line if found is None else self._decode(self._number, *found)
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


def _has_blanks_around(block: str, delimiter: str) -> bool:
    """Whether there may be blanks at an end of a value, where none is quoted."""
    if not block.isascii():
        # Looking for each of the others takes longer than taking them away.
        return True
    blanks = [blank for blank in BLANKS if blank in block and blank not in ("\n", "\r", delimiter)]
    ends = (delimiter, "\n", "\r")
    return any(block[0] == each or any(each + end in block or end + each in block for end in ends) for each in blanks)
