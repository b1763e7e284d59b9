"""How statements go to the server: their parameters numbered once, and several of them in one way there and back."""

import re
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, Self
from weakref import WeakSet

from psycopg import AsyncConnection, AsyncRawCursor, errors
from psycopg._preparing import Prepare, PrepareManager
from psycopg.abc import Transformer
from psycopg.adapt import PyFormat
from psycopg.adapt import Transformer as TransformerOf
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult
from psycopg.waiting import Ready, Wait

from resolvers.sending import Rows, Statement

# Every connection keeps prepared statements for itself, and that of a desktop takes a megabyte or more. None of more characters is
# kept: only rows behind hundreds of numbers make such a text.
LONGEST_PREPARED = 100_000

# Those that a long text has made large: PostgreSQL frees what it took to plan it, and the system does not get it back before the end.
_large: WeakSet[AsyncConnection[Any]] = WeakSet()


def is_large(connection: object) -> bool:
    """Whether the driver's connection is to be ended, rather than kept for others."""
    return connection in _large


class Cursor(AsyncRawCursor[Any]):
    """Numbers the parameters of a text once, which psycopg would do anew whenever a long one is run. Prepares no text that is too
    long to be kept, and notes where it was run.
    """

    async def execute(self, query: Any, params: Any = None, *, prepare: bool | None = None, **more: Any) -> Self:  # pyright: ignore[reportIncompatibleMethodOverride] - one signature instead of the overloads
        if isinstance(query, str):
            prepare = _prepares(self.connection, query, prepare)
        if params is not None:
            found = numbered(query)
            query, params = found.query, found.values(params)
        return await super().execute(query, params, prepare=prepare, **more)  # pyright: ignore[reportArgumentType] - it takes bytes as well

    async def executemany(self, query: Any, params_seq: Iterable[Any], *, returning: bool = False) -> None:
        found = numbered(query)
        await super().executemany(found.query, [found.values(each) for each in params_seq], returning=returning)

    async def run_together(
        self, statements: Sequence[Statement], *, begins: bool = True, ends: bool = False
    ) -> list[Rows]:
        """The rows of each, none of one that returns nothing; all go to the server at once, and it runs one after the other.

        A transaction that is to begin goes along unless none ``begins``, and so does its end if it ``ends`` with them. Without one they
        are done together, or not. The same by the driver's own pipeline
        takes as long as the ways that it saves: it waits for the line before each of them. Raises what the driver raises; of what
        comes after a statement that fails nothing is done.
        """
        connection = self.connection
        async with connection.lock:
            together = _together(connection, self._transformer, statements, begins=begins, ends=ends)
            try:
                return await connection.wait(together)
            finally:
                # Or the last rows would stay in memory.
                self._transformer.set_pgresult(None)

    @property
    def is_idle(self) -> bool:
        """Whether the connection has no transaction."""
        return self.connection.pgconn.transaction_status == TransactionStatus.IDLE

    @cached_property
    def _transformer(self) -> Transformer:
        return TransformerOf(self.connection)


def _together(
    connection: AsyncConnection[Any],
    transformer: Transformer,
    statements: Sequence[Statement],
    *,
    begins: bool,
    ends: bool,
) -> Generator[Any, Any, list[Rows]]:
    server, prepared = connection.pgconn, connection._prepared  # pyright: ignore[reportPrivateUsage] - what it prepares is its own to count
    asked = [_Asked.of(connection, transformer, *statement) for statement in statements]
    begins = begins and not connection.autocommit and server.transaction_status == TransactionStatus.IDLE
    # By the statement that they are of; `None` for others.
    expected: list[_Asked | None] = []
    server.enter_pipeline_mode()
    try:
        if begins:
            server.send_query_params(connection._get_tx_start_command(), None)  # pyright: ignore[reportPrivateUsage] - it knows how its transactions are isolated
            expected.append(None)
        for each in asked:
            expected += each.send(server)
        if ends:
            server.send_query_params(b"COMMIT", None)
            expected.append(None)
        server.pipeline_sync()
        found = yield from _results(server)
    finally:
        if server.status == ConnStatus.OK:
            server.exit_pipeline_mode()
    for result in found:
        if result.status == ExecStatus.FATAL_ERROR:
            raise errors.error_from_result(result, encoding=server._encoding)  # pyright: ignore[reportAttributeAccessIssue, reportPrivateUsage] - as the driver's own cursors
    rows: list[Rows] = []
    for each, result in zip(expected, found, strict=True):
        if each is not None:
            each.count(prepared, result)
            rows.append(each.rows(transformer, result))
    yield from prepared.maintain_gen(connection)
    return rows


def _results(server: PGconn) -> Generator[Any, Any, list[PGresult]]:
    """The results of what was sent together, once all is sent."""
    found: list[PGresult] = []
    is_sent = server.flush() == 0
    while True:
        while not server.is_busy():
            result = server.get_result()
            # After those of each statement comes none.
            if result is None:
                continue
            if result.status == ExecStatus.PIPELINE_SYNC:
                return found
            found.append(result)
        ready = yield Wait.R if is_sent else Wait.RW
        if ready & Ready.R:
            server.consume_input()
        if not is_sent:
            is_sent = server.flush() == 0


@dataclass(slots=True)
class _Asked:
    """One of several statements, and what the server is to be told of it."""

    numbered: Any
    values: Sequence[Any]
    plan: Prepare
    name: bytes

    @classmethod
    def of(
        cls, connection: AsyncConnection[Any], transformer: Transformer, text: str, params: Mapping[str, object]
    ) -> Self:
        found: Any = numbered(text)
        given: list[Any] = [params[name] for name in found.names]
        values = [_written(each) if type(each) is list else each for each in given]  # pyright: ignore[reportUnknownArgumentType] - of whatever
        written = transformer.dump_sequence(values, [PyFormat.TEXT] * len(values))
        plan, name = connection._prepared.get(found, _prepares(connection, text))  # pyright: ignore[reportPrivateUsage] - as above
        return cls(found, written, plan, name)

    def send(self, server: PGconn) -> "list[Self | None]":
        """Sends it, without the types of its values, so that it is one statement whatever they are; says what results will come."""
        expected: list[Self | None] = []
        if self.plan is Prepare.NO:
            server.send_query_params(self.numbered.query, self.values)
        else:
            if self.plan is Prepare.SHOULD:
                server.send_prepare(self.name, self.numbered.query)
                expected.append(None)
            server.send_query_prepared(self.name, self.values)
        expected.append(self)
        return expected

    def count(self, prepared: PrepareManager, result: PGresult) -> None:
        """Notes that it was run, for it to be prepared in time, and others to be forgotten."""
        key = prepared.maybe_add_to_cache(self.numbered, self.plan, self.name)
        if key is not None:
            prepared.validate(key, self.plan, self.name, [result])

    def rows(self, transformer: Transformer, result: PGresult) -> Rows:
        """Its rows, out of what came."""
        if not result.nfields:
            return ()
        transformer.set_pgresult(result)
        return transformer.load_rows(0, result.ntuples, tuple)


def _written(values: list[Any]) -> object:
    """A list as PostgreSQL reads it, for a parameter that says its type; one of other things than these for the driver to write, which
    takes several times as long, as it looks for what they have in common."""
    parts: list[str] = []
    for each in values:
        # Not of a type that is made of one of these.
        kind = type(each)  # pyright: ignore[reportUnknownVariableType]
        if kind is int:
            parts.append(str(each))
        elif kind is str:
            parts.append('"' + each.replace("\\", "\\\\").replace('"', '\\"') + '"')
        elif kind is datetime:
            parts.append(f'"{each}"')
        elif each is None:
            parts.append("NULL")
        else:
            return values
    return "{" + ",".join(parts) + "}"


def _prepares(connection: AsyncConnection[Any], text: str, otherwise: bool | None = None) -> bool | None:
    """Whether the text may be prepared, if it comes again: not if it is too long to be kept, which is noted."""
    if len(text) <= LONGEST_PREPARED:
        return otherwise
    _large.add(connection)
    return False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text with numbers in place of its parameters, and what they are called, in the order of the numbers."""

    query: bytes
    names: tuple[str, ...]
    types: tuple[int, ...] = ()

    def values(self, params: Any) -> Sequence[Any]:
        """The values in the order of the numbers. Raises ``LookupError`` where one is missing."""
        return [params[name] for name in self.names] if isinstance(params, Mapping) else [*params]


# A desktop's is 60 kB.
@lru_cache(maxsize=128)
def numbered(text: str) -> Numbered:
    """``%(name)s`` and ``%s`` as ``$1``, ``%%`` as ``%``. Raises ``ValueError`` for any other sign after a per cent sign."""
    numbers: dict[str, int] = {}
    without_names = 0

    def number(found: re.Match[str]) -> str:
        nonlocal without_names
        if found[0] == "%%":
            return "%"
        if found[0] == "%s":
            without_names += 1
            return f"${without_names}"
        if not found[1]:
            message = f"Expected %%, %s or %(name)s, got {found[0]}"
            raise ValueError(message)
        return f"${numbers.setdefault(found[1], len(numbers) + 1)}"

    return Numbered(_PLACE.sub(number, text).encode(), tuple(numbers))


_PLACE = re.compile(r"%(?:\((\w+)\)s|.)", re.DOTALL)
