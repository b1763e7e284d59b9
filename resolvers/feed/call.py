"""One call of a feed: its rows, and what becomes of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.feed.files import Key, check_columns
from resolvers.feed.merging import Name, merged, name_of
from resolvers.feed.outcome import FeedMode, FeedResult, Outcome, RowProblem, RowResult
from resolvers.feed.remembered import (
    keep_waiting,
    let_go,
    remember_versions,
    room_to_wait,
    versions,
    waiting_for,
)
from resolvers.feed.row import FeedRow, RowError
from resolvers.importing.problem import Hints
from resolvers.text_checks import MAX_EXTERNAL_ID

_FULL = RowProblem(None, "too many rows wait for others already", "what they wait for")


class Call:
    """The rows that are still to be written, by a key each, and the results of the others.

    Rows of one record are one. Keys are the place of a row in the call; those of rows that had waited are below 0. What waits may be
    sent once more (it has its ``waiting_id``): then that is left to it.
    """

    def __init__(self, rows: Sequence[FeedRow | RowError], mode: FeedMode, *, may_wait: bool = True) -> None:
        self.rows: dict[Key, FeedRow] = {}
        self.is_known: dict[Key, bool] = {}
        """Whether the record of a row was there, as far as looked."""
        self._mode = mode
        self._may_wait = may_wait and mode is FeedMode.ROW_BY_ROW
        self._results: dict[Key, RowResult] = {}
        self._same: dict[Key, Key] = {}
        self._waits: dict[Key, tuple[FeedRow, str, Name | None]] = {}
        self._taken: set[int] = set()
        self._merged: set[int] = set()
        self._sent_again = {row.waiting_id for row in rows if isinstance(row, FeedRow) and row.waiting_id is not None}
        self._count = len(rows)
        self._gather(rows)
        self._give_up_if_wrong()

    def _gather(self, rows: Sequence[FeedRow | RowError]) -> None:
        by_name: dict[Name, list[Key]] = {}
        sent: dict[Key, FeedRow] = {}
        for key, row in enumerate(rows):
            if isinstance(row, RowError):
                self._results[key] = _refused(RowProblem(row.member, row.wrong, row.expected))
                continue
            sent[key] = row
            name = name_of(row)
            if name is None:
                self.rows[key] = row
            else:
                by_name.setdefault(name, []).append(key)
        for keys in by_name.values():
            self.rows[keys[0]] = merged(sent[key] for key in keys)
            self._same.update(dict.fromkeys(keys[1:], keys[0]))
        hints = Hints()
        whole = {key: row for key, row in self.rows.items() if row.is_whole}
        self.drop({key: problems for key, row in whole.items() if (problems := check_columns(row, hints))})

    async def look_up(self, connection: AsyncConnection, company_id: int) -> None:
        """Leaves out what is older than what was written, and adds the rows that had waited for these."""
        self._taken.clear()
        for key in [key for key in self.rows if key < 0]:
            del self.rows[key]
        names = {name: key for key, row in self.rows.items() if (name := name_of(row))}
        told = {name for name, key in names.items() if self.rows[key].changed_at is not None}
        for name, changed_at in (await versions(connection, company_id, told)).items() if told else ():
            key = names[name]
            own = self.rows[key].changed_at
            if own is not None and own < changed_at:
                self._results[key] = RowResult(Outcome.STALE)
                if (waiting_id := self.rows[key].waiting_id) is not None:
                    self._merged.add(waiting_id)
                del self.rows[key], names[name]
        looked = set[Name]()
        while new := names.keys() - looked:
            looked |= new
            for row in await waiting_for(connection, company_id, new):
                self._take(row, names)

    def _take(self, row: FeedRow, names: dict[Name, Key]) -> None:
        waiting_id = row.waiting_id or 0
        if waiting_id in self._taken | self._sent_again or waiting_id in {
            each.waiting_id for each, _, _ in self._waits.values()
        }:
            return
        self._taken.add(waiting_id)
        name = name_of(row)
        known = names.get(name) if name else None
        if known is not None:
            self.rows[known] = merged([row, self.rows[known]])
            self._merged.add(waiting_id)
            return
        self.rows[-waiting_id] = row
        if name:
            names[name] = -waiting_id

    def drop(self, found: Mapping[Key, Sequence[RowProblem]]) -> None:
        """Takes out what cannot be written, by what is wrong with which row."""
        for key, problems in found.items():
            row = self.rows.pop(key)
            needs = next((each.missing for each in problems if each.missing), None)
            # What is longer is no name, and will never come.
            only_missing = all(each.missing and len(each.missing[1]) <= MAX_EXTERNAL_ID for each in problems)
            if only_missing and self._may_wait:
                self._results[key] = RowResult(Outcome.WAITING, tuple(problems))
                self._waits[key] = (row, str(problems[0]), needs)
            else:
                self._results[key] = _refused(*problems)
                if key < 0 or row.waiting_id in self._sent_again:
                    # Who sent it has gone long since.
                    self._waits[key] = (row, str(problems[0]), None)
        self._give_up_if_wrong()

    def leave_rest(self) -> None:
        """Gives up what is left."""
        for key in self.rows:
            self._results[key] = RowResult(Outcome.LEFT)
        self.rows.clear()

    def _give_up_if_wrong(self) -> None:
        if self._mode is FeedMode.ALL_OR_NOTHING and any(key >= 0 for key in self._results):
            self.leave_rest()

    async def remember(self, connection: AsyncConnection, company_id: int, now: datetime, origin: str | None) -> None:
        """Notes what is written, and what waits, and who sent it."""
        if self._mode is FeedMode.ALL_OR_NOTHING and not self.rows:
            return
        await remember_versions(connection, company_id, self.rows.values())
        waits = [*self._waits.values()]
        await let_go(connection, company_id, [*self._taken, *self._merged, *self._waiting_ids()])
        if waits and await room_to_wait(connection, company_id) < len(waits):
            for key in self._waits:
                self._results[key] = _refused(_FULL)
            return
        await keep_waiting(connection, company_id, waits, now, origin)

    def _waiting_ids(self) -> Iterable[int]:
        """Of those that are written, and of those that go on waiting otherwise."""
        told = [*self.rows.values(), *(row for row, _, _ in self._waits.values())]
        return [row.waiting_id for row in told if row.waiting_id is not None]

    def result(self) -> FeedResult:
        """What became of the rows."""
        for key, row in self.rows.items():
            self._results.setdefault(key, RowResult(self._written(key, row)))
        told = (self._results[self._same.get(key, key)] for key in range(self._count))
        return FeedResult(tuple(told), sum(1 for key in self.rows if key < 0))

    def _written(self, key: Key, row: FeedRow) -> Outcome:
        if row.deleted:
            return Outcome.DELETED
        return Outcome.UPDATED if self.is_known.get(key) else Outcome.CREATED


def _refused(*problems: RowProblem) -> RowResult:
    return RowResult(Outcome.REFUSED, problems)
