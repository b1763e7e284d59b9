"""CSV: UTF-8 with a byte order mark, by RFC 4180; numbers and times for machines, or for people's spreadsheets."""

import re
from collections.abc import AsyncGenerator, Callable, Iterable
from typing import Any

from resolvers.export.csv_style import CsvStyle
from resolvers.export.formula_guard import guarded
from resolvers.export.table import Cell, Document

_BYTE_ORDER_MARK = "\ufeff"


async def write_csv(document: Document, style: CsvStyle, *, with_head: bool = True) -> AsyncGenerator[bytes]:
    """The file bit by bit, as the rows come: head, tables, an empty line between them, all lines with the same number of fields.

    The tables have their titles above them where there are several.
    """
    width = max((len(table.columns) for table in document.tables), default=1)
    if with_head:
        width = max(width, 2)
    lines = _lines(width, style)
    blocks_so_far = 0
    mark = _BYTE_ORDER_MARK
    if with_head:
        yield (mark + lines(document.head)).encode()
        blocks_so_far, mark = 1, ""
    for table in document.tables:
        opening: list[tuple[Cell, ...]] = [()] if blocks_so_far else []
        if len(document.tables) > 1:
            opening.append((table.title,))
        opening.append(tuple(column.title for column in table.columns))
        yield (mark + lines(opening)).encode()
        blocks_so_far, mark = blocks_so_far + 1, ""
        async for batch in table.batches:
            yield lines(batch).encode()


def _lines(width: int, style: CsvStyle) -> Callable[[Iterable[Iterable[Cell]]], str]:
    """What writes rows as lines of so many fields."""
    separator = style.separator
    writers = style.writers() | {str: _text_writer(separator)}

    def line(row: Iterable[Cell]) -> str:
        fields = [writers[type(cell)](cell) for cell in row]
        fields += [""] * (width - len(fields))
        # A line of one empty field would be an empty line, which is a line of no fields.
        return separator.join(fields if width > 1 or fields[0] else ['""']) + "\r\n"

    return lambda rows: "".join([line(row) for row in rows])


def _text_writer(separator: str) -> Callable[[Any], str]:
    # Nothing to quote and nowhere that a formula could begin, seen in one look: most texts are of this kind.
    special = rf'{separator}"\r\n;\t'
    is_plain = re.compile(rf"\w(?:[^{special}]*[^{special}\s])?").fullmatch

    def write(text: str) -> str:
        return text if is_plain(text) else _quoted(guarded(text), separator)

    return write


def _quoted(text: str, separator: str) -> str:
    if any(sign in text for sign in (separator, *'"\r\n')) or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text
