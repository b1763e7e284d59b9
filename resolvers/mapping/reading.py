"""Reading a file of whichever kind."""

from resolvers.language import LocalizedText
from resolvers.mapping.delimited_text import read_text
from resolvers.mapping.foreign_table import DELIMITERS, MAX_BYTES, QUOTES, ForeignTable, Form
from resolvers.mapping.mistakes import MappingError
from resolvers.mapping.workbook import SIGNATURE, read_workbook


def read_table(content: bytes, form: Form | None = None) -> ForeignTable:
    """The rows of a file, by how it is said to be written; without that as it seems to be, and ``form`` of the table says how.

    Takes processor time: seconds for the largest ones. Raises `MappingError`.
    """
    if len(content) > MAX_BYTES:
        raise MappingError((), _TOO_MANY_BYTES.format(most=MAX_BYTES // 1_000_000))
    if form is not None:
        _check(form)
    is_book = content.startswith(SIGNATURE)
    table = read_workbook(content, form) if is_book else read_text(content, form)
    if not table.rows:
        raise MappingError((), _EMPTY)
    return table


def _check(form: Form) -> None:
    if form.delimiter not in DELIMITERS:
        raise MappingError(("form", "delimiter"), _DELIMITER)
    if form.quote not in QUOTES:
        raise MappingError(("form", "quote"), _QUOTE)
    if form.header < 0:
        raise MappingError(("form", "header"), _HEADER)


_TOO_MANY_BYTES = LocalizedText(
    "Expected a file of at most {most} MB. Bring it in parts.",
    "Ожидается файл не больше {most} МБ. Загрузите его по частям.",
)
_EMPTY = LocalizedText("Expected rows below the header; there are none.", "Ожидаются строки под заголовком; их нет.")
_DELIMITER = LocalizedText(
    "Expected a comma, a semicolon, a tab or |.", "Ожидается запятая, точка с запятой, табуляция или |."
)
_QUOTE = LocalizedText(
    "Expected a double or a single quote, or none.", "Ожидаются двойные или одинарные кавычки или никаких."
)
_HEADER = LocalizedText(
    "Expected the row of the header, from 1, or 0 for none.",
    "Ожидается номер строки заголовка, с 1, или 0, если его нет.",
)
