"""Reading text whose values a character separates."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from resolvers.blanks import BLANKS
from resolvers.importing.delimiters import UnknownDelimiterError, named_delimiter
from resolvers.importing.source_text import OtherKindError, guess_encoding, open_text
from resolvers.language import LocalizedText
from resolvers.mapping.foreign_table import (
    DELIMITERS,
    ENCODINGS,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    ForeignTable,
    Form,
    below,
    find_header,
)
from resolvers.mapping.mistakes import MappingError

Rows = list[tuple[int, Sequence[str]]]

_SAMPLE = 200_000
_LOOKED_AT = 50


def read_text(content: bytes, form: Form | None) -> ForeignTable:
    """The table of a file, by how it is said to be written, or as it seems to be. Raises `MappingError`."""
    try:
        open_text(io.BufferedReader(io.BytesIO(content)))  # pyright: ignore[reportArgumentType] - it reads as one
    except OtherKindError as error:
        raise MappingError((), _OTHER_KIND.format(what=error)) from error
    if content[:2] == b"\x1f\x8b":
        raise MappingError((), _OTHER_KIND.format(what="is compressed"))
    encoding = form.encoding if form else _encoding_of(content)
    text = _decoded(content, encoding)
    line, _, rest = text.partition("\n")
    skipped = 0
    try:
        told = named_delimiter(line)
    except UnknownDelimiterError as error:
        raise MappingError((), _DELIMITER.format(found=repr(str(error)))) from error
    if told is not None:
        text, skipped = rest, 1
    if form is None:
        quote = _quote_of(text[:_SAMPLE])
        form = Form(encoding, told or _delimiter_of(text[:_SAMPLE], quote), quote)
        rows = _rows(text, form, skipped)
        return below(rows, replace(form, header=find_header(rows)))
    return below(_rows(text, form, skipped), form)


def _encoding_of(content: bytes) -> str:
    with open_text(io.BufferedReader(io.BytesIO(content))) as opened:  # pyright: ignore[reportArgumentType] - it reads as one
        if opened.encoding.startswith("utf-16"):
            return "utf-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        around = content[max(error.start - 200, 0) : error.start + 200]
        return guess_encoding(around).lower()
    return "utf-8"


def _decoded(content: bytes, encoding: str) -> str:
    if encoding not in ENCODINGS:
        raise MappingError(("form", "encoding"), _ENCODING.format(known=", ".join(ENCODINGS)))
    codec = {"utf-8": "utf-8-sig", "windows-1251": "cp1251", "windows-1252": "cp1252"}.get(encoding, encoding)
    if encoding == "utf-16" and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        codec = "utf-16-be" if content[:1] == b"\0" else "utf-16-le"
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise MappingError(("form", "encoding"), _UNDECODED.format(line=line, encoding=encoding)) from error


def _rows(text: str, form: Form, skipped: int) -> Rows:
    """The rows that are not blank."""
    rows: Rows = []
    cells_left = MAX_CELLS
    for place, cells in _records(text, form):
        stripped = [cell.strip(BLANKS) for cell in cells]
        if not any(stripped):
            continue
        if len(stripped) > MAX_COLUMNS:
            raise MappingError((), _TOO_WIDE.format(line=place + skipped, most=MAX_COLUMNS))
        cells_left -= len(stripped)
        # One of them is the header.
        if len(rows) > MAX_ROWS or cells_left < 0:
            raise MappingError((), TOO_LONG.format(rows=MAX_ROWS, cells=MAX_CELLS))
        rows.append((place + skipped, stripped))
    return rows


def _records(text: str, form: Form) -> Iterator[tuple[int, list[str]]]:
    quoting = csv.QUOTE_MINIMAL if form.quote else csv.QUOTE_NONE
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=form.delimiter,
        quotechar=form.quote or None,
        quoting=quoting,
        skipinitialspace=form.delimiter != "\t",
        strict=True,
    )
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise MappingError((), _QUOTING.format(line=line, quote=form.quote or "—")) from error


def _quote_of(sample: str) -> str:
    if '"' in sample:
        return '"'
    return "'" if sample.lstrip().startswith("'") else '"'


def _delimiter_of(sample: str, quote: str) -> str:
    """What makes rows as long as each other, and long."""

    def fit(delimiter: str) -> tuple[float, int]:
        try:
            widths = [
                len(cells)
                for _, cells in islice(_records(sample, Form("", delimiter, quote)), _LOOKED_AT)
                if any(cells)
            ]
        except MappingError:
            # The sample ends in the middle of a record.
            widths = [line.count(delimiter) + 1 for line in sample.splitlines()[:_LOOKED_AT] if line.strip()]
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        return (widths.count(usual) / len(widths) if usual > 1 else 0.0), usual

    return max(DELIMITERS, key=fit)


TOO_LONG = LocalizedText(
    "Expected at most {rows} rows and {cells} cells in a file. Bring it in parts.",
    "Ожидается не больше {rows} строк и {cells} ячеек в файле. Загрузите его по частям.",
)
_TOO_WIDE = LocalizedText(
    "Line {line} has too many values; expected at most {most}.",
    "В строке {line} слишком много значений; ожидается не больше {most}.",
)
_OTHER_KIND = LocalizedText(
    "The file {what}; expected CSV text or an XLSX workbook.",
    "Ожидается текст CSV или книга XLSX, а это другой файл: {what}.",
)
_DELIMITER = LocalizedText(
    "The first line names {found} as what separates values; expected a comma, a semicolon, a tab or |.",
    "Первая строка называет разделителем {found}; ожидается запятая, точка с запятой, табуляция или |.",
)
_ENCODING = LocalizedText("Expected an encoding, one of: {known}.", "Ожидается кодировка, одна из: {known}.")
_UNDECODED = LocalizedText(
    "Line {line} is not text in {encoding}. Expected another encoding.",
    "Строка {line} — не текст в кодировке {encoding}. Ожидается другая кодировка.",
)
_QUOTING = LocalizedText(
    "The record that begins in line {line} is not quoted as told (quotes: {quote}); expected quotes within a value twice, and each "
    "value closed.",
    "Запись, начинающаяся в строке {line}, взята в кавычки не так, как указано (кавычки: {quote}); внутри значения они удваиваются, и "
    "каждое значение закрывается.",
)
