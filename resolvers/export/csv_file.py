"""CSV: UTF-8 with a byte order mark, by RFC 4180; numbers and times for machines."""

from collections.abc import AsyncGenerator, Iterable
from datetime import date, datetime
from decimal import Decimal

from resolvers.export.formula_guard import guarded
from resolvers.export.table import Cell, Document, Money, Percent, Ratio

_BYTE_ORDER_MARK = "\ufeff"


async def write_csv(document: Document, *, with_head: bool = True) -> AsyncGenerator[bytes]:
    """The file bit by bit, as the rows come: head, tables, an empty line between them, all lines with the same number of fields.

    The tables have their titles above them where there are several.
    """
    width = max((len(table.columns) for table in document.tables), default=1)
    blocks_so_far = 0
    mark = _BYTE_ORDER_MARK
    if with_head:
        width = max(width, 2)
        yield (mark + _lines(document.head, width)).encode()
        blocks_so_far, mark = 1, ""
    for table in document.tables:
        opening: list[tuple[Cell, ...]] = [()] if blocks_so_far else []
        if len(document.tables) > 1:
            opening.append((table.title,))
        opening.append(tuple(column.title for column in table.columns))
        yield (mark + _lines(opening, width)).encode()
        blocks_so_far, mark = blocks_so_far + 1, ""
        async for batch in table.batches:
            yield _lines(batch, width).encode()


def _lines(rows: Iterable[Iterable[Cell]], width: int) -> str:
    return "".join(_line([_field(cell) for cell in row], width) for row in rows)


def _line(fields: list[str], width: int) -> str:
    # A line of one empty field would be an empty line, which is a line of no fields.
    fields = fields + [""] * (width - len(fields))
    return ",".join(fields if width > 1 or fields[0] else ['""']) + "\r\n"


def _field(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return _quoted(guarded(cell))
        case bool():
            return "true" if cell else "false"
        case Money():
            return _number(cell.amount)
        case Ratio() | Percent():
            return _number(cell.value)
        case Decimal():
            return _number(cell)
        case int():
            return str(cell)
        case datetime() | date():
            return cell.isoformat()


def _number(value: Decimal) -> str:
    return format(value, "f")


def _quoted(text: str) -> str:
    if any(sign in text for sign in ',"\r\n') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text
