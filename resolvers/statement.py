"""One statement out of many parts.

Every read of the product is a *part*: a sub-select that returns one JSON value. Parts asked for in the same turn travel as the columns
of one ``SELECT``: one round trip, one snapshot, whatever their number. Only of more than PostgreSQL takes in a statement there are
several, in one transaction.
"""

import asyncio
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any, Protocol, cast

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from resolvers import limits
from resolvers.autocommit import rows_of
from resolvers.running_end import RunningEnd, RunningList, as_of, has_running_end

# What the server may take (its own statement_timeout is shorter and gives the better error) before the client gives up waiting.
PATIENCE_SECONDS = 15
_OWN_PARAMETER = re.compile(r"%\(s_(\w+)\)s")


class SentAgain(list[Any]):
    """A list that is a parameter of many statements, and that nobody changes: the driver writes it once."""

    __slots__ = ("kind", "written")
    kind: Any
    written: bytes

    @staticmethod
    def all_of(params: Mapping[str, object]) -> dict[str, object]:
        """The parameters, each list as such a one, but those that are others each time."""
        return {
            name: _again(cast("list[Any]", value)) if type(value) is list else value for name, value in params.items()
        }


def _again(values: list[Any]) -> list[Any]:
    return RunningList(values) if has_running_end(values) else SentAgain(values)


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-select of one JSON column and one row.

    ``text`` names the parameters of its own with the prefix ``s_`` (``%(s_start)s``), which become ``s0_``, ``s1_``… where parts stand
    side by side; parameters without it (``%(company)s``) are the same in all parts. ``params`` are keyed without the prefix
    for its own, ``shared`` holds the others.

    ``common`` are of its own too, but such as most parts have, of a name that always means the same type: parts in which one has
    the same value share it. Which do is part of a statement's shape, as periods and whose rows are wanted are asked for together.

    ``beside``: queries that parts have in common, by their names, which it reads as if they were tables, those first that others read.
    They have shared parameters, and those that are called ``s_…`` common ones too. A statement has each of them once, where these are
    the same.

    ``at_primary``: a standby may not answer it. What is noted as seen there must have been looked at there. ``is_text``: its value is
    handed over as it is written, for who compares it with what was there before.
    """

    text: str
    params: Mapping[str, object]
    common: Mapping[str, object] = field(default_factory=dict[str, object])
    beside: tuple[tuple[str, str], ...] = ()
    at_primary: bool = False
    is_text: bool = False

    def as_text(self) -> "Part":
        """The same, its value handed over as it is written."""
        return replace(self, is_text=True)

    def sent_again(self) -> "Part":
        """The same, for who reads it more than once."""
        return replace(self, params=SentAgain.all_of(self.params), common=SentAgain.all_of(self.common))


class Parts(list[Part]):
    """Parts side by side, with the parameters that they have together. Who asks for the same ones again, beside others, keeps these."""

    def __init__(self, parts: Iterable[Part], behind: "Parts | None" = None) -> None:
        """``behind`` those that they follow."""
        super().__init__(behind or ())
        self.params: dict[str, object] = dict(behind.params) if behind else {}
        self.numbers: list[tuple[int, ...]] = [*behind.numbers] if behind else []
        """Of each part, by its common parameters, the number of the part whose they are."""
        self._running: list[str] = [*behind._running] if behind else []
        # By name, each value of a common parameter with the number of the part that had it first.
        self._known: dict[str, list[tuple[object, int]]] = (
            {name: [*values] for name, values in behind._known.items()} if behind else {}
        )
        for part in parts:
            self._add(part)

    def beside(self, others: Sequence[Part]) -> "Parts":
        """These, and others after them."""
        return Parts(others, self) if others else self

    def params_at(self, now: object) -> dict[str, object]:
        """The parameters, ends that go on with the clock as they are at this instant: ``now`` of what the parts share."""
        if not self._running:
            return self.params
        assert isinstance(now, datetime)
        return self.params | {name: as_of(self.params[name], now) for name in self._running}

    def _add(self, part: Part) -> None:
        number = len(self)
        self.append(part)
        for name, value in part.params.items():
            self._give(f"s{number}_{name}", value)
        of_part: list[int] = []
        for name, value in part.common.items():
            values = self._known.setdefault(name, [])
            first = next((n for other, n in values if other is value or other == value), None)
            if first is None:
                values.append((value, first := number))
                self._give(f"s{number}_{name}", value)
            of_part.append(first)
        self.numbers.append(tuple(of_part))

    def _give(self, name: str, value: object) -> None:
        self.params[name] = value
        if isinstance(value, RunningEnd | RunningList):
            self._running.append(name)


class Reader(Protocol):
    """What reads parts: `Statements`, each as of its own moment, or a `resolvers.snapshot.Snapshot`."""

    @property
    def engine(self) -> AsyncEngine:
        """Where it reads, for what is read there besides, in bits."""
        ...

    async def read(self, parts: Sequence[Part], shared: Mapping[str, object]) -> list[Any]:
        """The parts' values, in their order, by one statement; of none by none, but when it may read. If one part fails, all do.

        Raises what the driver raises: SQLAlchemy's ``DBAPIError`` for a refused statement, ``TimeoutError`` when no answer came in
        ``PATIENCE_SECONDS``.
        """
        ...

    async def rows_were_read(self) -> None:
        """Told once the rows behind the figures were read, which are the last to be asked for in most queries."""
        ...

    async def end(self) -> None:
        """Nothing will be read any more. May be called again."""
        ...


class Statements:
    """Statements by themselves: each takes a connection for as long as it runs, and is a snapshot of its own."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @property
    def engine(self) -> AsyncEngine:
        """See `Reader`."""
        return self._engine

    async def read(self, parts: Sequence[Part], shared: Mapping[str, object]) -> list[Any]:
        """See `Reader`."""
        return await read_parts(self._engine, parts, shared)

    async def rows_were_read(self) -> None:
        """See `Reader`."""

    async def end(self) -> None:
        """See `Reader`."""


async def read_parts(engine: AsyncEngine, parts: Sequence[Part], shared: Mapping[str, object]) -> list[Any]:
    """The parts' values, in their order, by one statement in one snapshot. Raises what `Reader.read` raises."""
    if not parts:
        return []
    async with asyncio.timeout(PATIENCE_SECONDS):
        if len(_statements(parts)) == 1:
            [values] = await rows_of(engine, *_together(parts, shared))
            return [*values]
        async with engine.connect() as connection:
            reading = await connection.execution_options(isolation_level="REPEATABLE READ")
            return await read_parts_within(reading, parts, shared)


async def read_parts_within(
    connection: AsyncConnection, parts: Sequence[Part], shared: Mapping[str, object]
) -> list[Any]:
    """The same, on a connection, for what is read in a transaction."""
    values: list[Any] = []
    for some in _statements(parts):
        values += (await connection.exec_driver_sql(*_together(some, shared))).one()
    return values


def _statements(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts as few statements can hold them."""
    statements: list[list[Part]] = [[]]
    parameters = characters = 0
    for part in parts:
        parameters += len(part.params)
        characters += len(part.text)
        is_full = parameters > limits.MAX_PARAMETERS or characters > limits.MAX_CHARACTERS
        if statements[-1] and (is_full or len(statements[-1]) == limits.MAX_PARTS):
            statements.append([])
            parameters, characters = len(part.params), len(part.text)
        statements[-1].append(part)
    return statements


def _together(parts: Sequence[Part], shared: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """The statement of these parts, and its parameters."""
    joined = parts if isinstance(parts, Parts) else Parts(parts)
    text = _text(
        tuple(part.text for part in joined),
        tuple(tuple(part.common) for part in joined),
        tuple(joined.numbers),
        tuple(part.is_text for part in joined),
        tuple(part.beside for part in joined),
    )
    return text, {**shared, **joined.params_at(shared.get("now"))}


# Some are a megabyte long.
@lru_cache(maxsize=32)
def _text(
    texts: tuple[str, ...],
    common: tuple[tuple[str, ...], ...],
    numbers: tuple[tuple[int, ...], ...],
    are_texts: tuple[bool, ...],
    beside: tuple[tuple[tuple[str, str], ...], ...],
) -> str:
    """Text that is the same for the same shape of request, so that the server prepares it once."""
    # What stands beside the parts: each query once, by the name that it has in the statement.
    known: dict[str, str] = {}
    selects: list[str] = []
    for number, text in enumerate(texts):
        places = dict(zip(common[number], numbers[number], strict=True))
        names: dict[str, str] = {}
        for name, query in beside[number]:
            own = f"s{number}_{name[2:]}" if name.startswith("s_") else name
            names[name] = known.setdefault(_named(query, number, places, names), own)
        selects.append(f"({_named(text, number, places, names)}){'::text' * are_texts[number]}")
    select = "SELECT " + ",\n".join(selects)
    queries = ",\n".join(f"{name} AS MATERIALIZED ({query})" for query, name in known.items())
    return f"WITH {queries}\n{select}" if known else select


def _named(text: str, number: int, places: Mapping[str, int], names: Mapping[str, str]) -> str:
    """A part's text with the numbers of the parts that its parameters and queries are of: its own, unless another says it too."""
    text = _OWN_PARAMETER.sub(lambda found: f"%(s{places.get(found[1], number)}_{found[1]})s", text)
    for name, known in names.items():
        text = text if name == known else re.sub(rf"\b{name}\b", known, text)
    return text
