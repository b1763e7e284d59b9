"""CSV: UTF-8 with a byte order mark, by RFC 4180; numbers and times for machines, or for people's spreadsheets."""

from collections.abc import AsyncGenerator, Iterable

from resolvers.export.csv_style import CsvStyle
from resolvers.export.formula_guard import guarded
from resolvers.export.table import Cell, Document

_BYTE_ORDER_MARK = "\ufeff"


async def write_csv(document: Document, style: CsvStyle, *, with_head: bool = True) -> AsyncGenerator[bytes]:
    """The file bit by bit, as the rows come: head, tables, an empty line between them, all lines with the same number of fields.

    The tables have their titles above them where there are several.
    """
    width = max((len(table.columns) for table in document.tables), default=1)
    blocks_so_far = 0
    mark = _BYTE_ORDER_MARK
    if with_head:
        width = max(width, 2)
        yield (mark + _lines(document.head, width, style)).encode()
        blocks_so_far, mark = 1, ""
    for table in document.tables:
        opening: list[tuple[Cell, ...]] = [()] if blocks_so_far else []
        if len(document.tables) > 1:
            opening.append((table.title,))
        opening.append(tuple(column.title for column in table.columns))
        yield (mark + _lines(opening, width, style)).encode()
        blocks_so_far, mark = blocks_so_far + 1, ""
        async for batch in table.batches:
            yield _lines(batch, width, style).encode()


def _lines(rows: Iterable[Iterable[Cell]], width: int, style: CsvStyle) -> str:
    return "".join(_line([_field(cell, style) for cell in row], width, style.separator) for row in rows)


def _line(fields: list[str], width: int, separator: str) -> str:
    # A line of one empty field would be an empty line, which is a line of no fields.
    fields = fields + [""] * (width - len(fields))
    return separator.join(fields if width > 1 or fields[0] else ['""']) + "\r\n"


def _field(cell: Cell, style: CsvStyle) -> str:
    return _quoted(guarded(cell), style.separator) if isinstance(cell, str) else style.write(cell)


def _quoted(text: str, separator: str) -> str:
    if any(sign in text for sign in (separator, *'"\r\n')) or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text
