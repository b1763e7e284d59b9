"""What a message says: its rows, each with its text."""

import json
from collections.abc import Iterator
from typing import Any, cast

from resolvers.errors import ErrorCode, RequestError
from resolvers.feed import RECORDS, FeedRow, RowError, read_json, read_line, read_row
from resolvers.feed.text import NOT_JSON
from resolvers.language import LocalizedText
from resolvers.text_checks import is_storable

MAX_ROWS = 5_000
"""Of one message, moves of deals counted."""

Read = tuple[FeedRow | RowError, str]
"""A row, or what is wrong with it, and its text."""

_KINDS = ", ".join(sorted(RECORDS))


def read_message(body: bytes, *, in_lines: bool) -> list[Read]:
    """The rows of a body, each a JSON object: in lines, or one by itself, or a list of them.

    Raises `RequestError` (BAD_USER_INPUT) for more of them than `MAX_ROWS`, before any is read: nobody else has a turn meanwhile.
    """
    return [*(_of_lines(body) if in_lines else _of_json(body))]


def read_text(text: str) -> FeedRow | RowError:
    """The row that somebody has written down."""
    return _only_records(read_line(text))


def check_count(count: int) -> None:
    """Raises `RequestError` (BAD_USER_INPUT) for more rows than `MAX_ROWS`."""
    if count > MAX_ROWS:
        raise RequestError(ErrorCode.BAD_USER_INPUT, _TOO_MANY_ROWS)


def count_rows(rows: list[Read]) -> int:
    """How many there are, moves of deals counted."""
    return sum(1 + (len(row.moves) if isinstance(row, FeedRow) else 0) for row, _ in rows)


def _of_lines(body: bytes) -> Iterator[Read]:
    lines = [line for line in body.split(b"\n") if line.strip()]
    check_count(len(lines))
    for line in lines:
        yield _only_records(read_line(line)), _text(line)


def _of_json(body: bytes) -> Iterator[Read]:
    try:
        said = read_json(body)
        rows = cast("list[Any]", said) if isinstance(said, list) else [said]
        check_count(len(rows))
        texts = [_json(row) for row in rows]
    except (ValueError, RecursionError):
        yield NOT_JSON, _text(body)
        return
    for row, text in zip(rows, texts, strict=True):
        try:
            yield _only_records(read_row(row)), text
        except RowError as error:
            yield error, text


def _only_records(row: FeedRow | RowError) -> FeedRow | RowError:
    if isinstance(row, FeedRow) and row.kind not in RECORDS:
        return RowError("kind", "is none that a source sends", f"one of {_KINDS}")
    return row


def _json(row: Any) -> str:
    # Numbers as texts, which say the same, and keep all their digits.
    text = json.dumps(row, ensure_ascii=False, default=str)
    return text if is_storable(text) else json.dumps(row, default=str)


def _text(body: bytes) -> str:
    return body.decode(errors="replace").replace("\0", "\ufffd").strip()


_TOO_MANY_ROWS = LocalizedText(
    f"Expected at most {MAX_ROWS} rows in a message, moves of deals among them.",
    f"Ожидается не больше {MAX_ROWS} строк в сообщении, считая переходы сделок.",
)
