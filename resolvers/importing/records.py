"""Reading CSV files record by record."""

import csv
import gzip
import io
import zlib
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, cast

from resolvers.importing.folder import SourceFile
from resolvers.importing.problem import ProblemLog

Progress = Callable[[str, int, int], None]

# Bytes. A longer line is not a record but another kind of file, and must not be read into memory as a whole.
MAX_LINE = 1 << 20
_BUFFER = 1 << 18
# Records between two reports of progress.
_STEP = 5_000


class RecordFile:
    """A CSV file (RFC 4180, UTF-8), read once from beginning to end. What cannot be read is noted as a problem of its line."""

    def __init__(self, name: str, source: SourceFile, problems: ProblemLog, progress: Progress) -> None:
        """``name`` is the file's name in the format; ``progress`` is told the bytes that are read, of those in the folder."""
        self.source = source
        self._name = name
        self._problems = problems
        self._progress = progress

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """The records, the header first, each with the physical line where it starts; blank lines are passed over."""
        size = self.source.size
        is_empty = True
        try:
            with self.source.path.open("rb", buffering=_BUFFER) as packed:
                unpacked = self._unpack(packed)
                for count, record in enumerate(self._parse(unpacked)):
                    if count % _STEP == 0:
                        self._progress(self.source.name, min(packed.tell(), size), size)
                    is_empty = False
                    yield record
        except (OSError, EOFError, zlib.error) as error:
            self._give_up(None, f"cannot be read ({error}); expected a readable file")
        else:
            if is_empty:
                self._give_up(1, "is empty; expected a header")
        self._progress(self.source.name, size, size)

    def _unpack(self, packed: BinaryIO) -> BinaryIO:
        if not self.source.name.endswith(".gz"):
            return packed
        unpacked = gzip.GzipFile(fileobj=packed, mode="rb")
        return cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", unpacked), _BUFFER))

    def _parse(self, file: BinaryIO) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(self._lines(file), strict=True)
        while True:
            line = reader.line_num + 1
            try:
                for cells in reader:
                    if cells:
                        yield line, cells
                    line = reader.line_num + 1
            except csv.Error as error:
                # A quote that is never closed swallows what follows: then the rest is anybody's guess.
                swallowed = reader.line_num > line
                rest = "; nothing after it was read" if swallowed else ""
                self._problems.add(self.source.name, line, None, f"is not CSV ({error}); expected RFC 4180{rest}")
                self._problems.unreadable.add(self._name)
                if swallowed:
                    return
            else:
                return

    def _lines(self, file: BinaryIO) -> Iterator[str]:
        for number, raw in enumerate(iter(partial(file.readline, MAX_LINE), b""), 1):
            if len(raw) == MAX_LINE:
                text = f"goes on for over {MAX_LINE} bytes; expected shorter lines; nothing after it was read"
                self._give_up(number, text)
                return
            try:
                yield (raw if number > 1 else raw.removeprefix(BOM_UTF8)).decode()
            except UnicodeDecodeError as error:
                text = f"byte {raw[error.start]:#04x} is not UTF-8; expected UTF-8 text"
                self._problems.add(self.source.name, number, None, text)
                yield raw.decode(errors="replace")

    def _give_up(self, line: int | None, text: str) -> None:
        self._problems.add(self.source.name, line, None, text)
        self._problems.unreadable.add(self._name)
