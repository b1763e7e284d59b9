"""Noting what the product sends, at the driver, and leaving out what the tests send themselves."""

import functools
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from psycopg import AsyncCursor
from psycopg.sql import Composable

from crm_desktop.cursor import Cursor, numbered
from resolvers.sending import Rows, Statement

_ROOT = Path(__file__).parents[2]
_PRODUCT = tuple(f"{_ROOT / folder}/" for folder in ("crm_desktop", "schema", "resolvers", "permissions"))
_OURS = (*_PRODUCT, f"{_ROOT / 'tests'}/", f"{_ROOT / 'benchmarks'}/", f"{_ROOT / 'migrations'}/")
# They have a hand in all statements, and say nothing about where one comes from.
_CARRIERS = {
    str(_ROOT / file)
    for file in (
        "crm_desktop/cursor.py",
        "crm_desktop/database.py",
        "resolvers/statement.py",
        "resolvers/autocommit.py",
        "resolvers/sending.py",
        "resolvers/snapshot.py",
        "resolvers/commands/transaction.py",
    )
}


@dataclass(frozen=True, slots=True)
class Sent:
    """A statement, or a part of one (`resolvers.statement`), as it was given to the driver, and the file of the product that sent it,
    from the project's folder."""

    text: str
    by: str


class Statements:
    """What was sent and not yet taken. Each shape once in a process: texts that differ in their numbers alone are of one shape."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._new: list[Sent] = []

    def note(self, text: str) -> None:
        """Notes a statement, if the product sends it and did not before."""
        if hash(text) in self._seen:
            return
        by = _sender()
        if by is None:
            return
        self._seen.add(hash(text))
        for part in _parts(text):
            shape = hash((by, part.translate(_NO_DIGITS)))
            if shape not in self._seen:
                self._seen.add(shape)
                self._new.append(Sent(part, by))

    def take(self) -> list[Sent]:
        """What is new since the last time."""
        taken, self._new = self._new, []
        return taken


def _parts(text: str) -> list[str]:
    """The sub-selects that the statement is made of side by side, which come in ever other combinations; or else all of it."""
    plain = text.replace(")::text,\n(", "),\n(").removesuffix("::text")
    queries, _, others = plain.partition("\nSELECT (")
    if queries.startswith("WITH ") and others:
        return [f"{queries}\nSELECT 1", *_parts(f"SELECT ({others}")]
    if not (plain.startswith("SELECT (") and plain.endswith(")")):
        return [text]
    parts = plain.removeprefix("SELECT (").removesuffix(")").split("),\n(")
    return parts if all(map(_is_whole, parts)) else [text]


def _is_whole(part: str) -> bool:
    return part.count("(") == part.count(")") and part.lstrip().startswith(("SELECT", "WITH"))


_NO_DIGITS = str.maketrans("", "", "0123456789")


def _sender() -> str | None:
    """The nearest of our files that waits for what is being sent: ``None`` if it is none of the product's."""
    frame: FrameType | None = sys._getframe(1)
    carrier: str | None = None
    while frame is not None:
        name = frame.f_code.co_filename
        if name in _CARRIERS:
            carrier = carrier or name
        elif name.startswith(_OURS) and name != __file__:
            return _named(name) if name.startswith(_PRODUCT) else None
        frame = frame.f_back
    return carrier and _named(carrier)


def _named(file: str) -> str:
    return str(Path(file).relative_to(_ROOT))


def collect(statements: Statements) -> None:
    """From now on the driver tells ``statements`` of all that it is given."""
    execute, executemany, copy = AsyncCursor.execute, AsyncCursor.executemany, AsyncCursor.copy
    run_together = Cursor.run_together

    # They tell once they are awaited: SQLAlchemy calls them where nobody can be seen to wait.
    @functools.wraps(execute)
    async def telling_execute(cursor: AsyncCursor[Any], query: Any, *args: Any, **more: Any) -> Any:
        statements.note(_text(query, cursor))
        return await execute(cursor, query, *args, **more)

    @functools.wraps(executemany)
    async def telling_executemany(cursor: AsyncCursor[Any], query: Any, *args: Any, **more: Any) -> Any:
        statements.note(_text(query, cursor))
        return await executemany(cursor, query, *args, **more)

    @functools.wraps(copy)
    def telling_copy(cursor: AsyncCursor[Any], query: Any, *args: Any, **more: Any) -> Any:
        statements.note(_text(query, cursor))
        return copy(cursor, query, *args, **more)

    @functools.wraps(run_together)
    async def telling_together(cursor: Cursor, several: Sequence[Statement], **more: Any) -> list[Rows]:
        for text, _ in several:
            statements.note(_text(numbered(text).query, cursor))
        return await run_together(cursor, several, **more)

    Cursor.run_together = telling_together  # pyright: ignore[reportAttributeAccessIssue]
    AsyncCursor.execute = telling_execute  # pyright: ignore[reportAttributeAccessIssue]
    AsyncCursor.executemany = telling_executemany  # pyright: ignore[reportAttributeAccessIssue]
    AsyncCursor.copy = telling_copy  # pyright: ignore[reportAttributeAccessIssue]


def _text(query: Any, cursor: AsyncCursor[Any]) -> str:
    text = query.as_string(cursor) if isinstance(query, Composable) else query
    return text.decode() if isinstance(text, bytes) else str(text)
