"""Rows that wait: looking at them, trying them again, and taking them away. For administrators."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, or_, select

from models import AuditEntry, FeedKind, FeedWaiting
from resolvers.administration.transaction import administering
from resolvers.autocommit import autocommitting
from resolvers.commands import CommandContext, CommandResult, CompanyTransaction
from resolvers.feed.feed import Feeder, feed
from resolvers.feed.outcome import FeedResult, Outcome
from resolvers.feed.remembered import as_waited
from resolvers.feed.row import FeedRow, RowError
from resolvers.search import searched
from resolvers.user_error import Problems
from resolvers.validity import is_of_this_instant

MAX_AT_ONCE = 1_000
"""Rows that are tried again, or taken away, at a time."""
_STILL_THERE = (Outcome.WAITING, Outcome.REFUSED, Outcome.LEFT)


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A row that waits, as `models.feed.FeedWaiting` says."""

    id: int
    kind: FeedKind
    external_id: str | None
    row: dict[str, Any]
    needs_kind: FeedKind | None
    needs_external_id: str | None
    reason: str
    since: datetime
    origin: str | None


@dataclass(frozen=True, slots=True)
class WaitingRows:
    """A page of them, those that came first before others: how many there are in all, and whether more follow."""

    rows: Sequence[WaitingRow]
    count: int
    has_next: bool


@dataclass(frozen=True, slots=True)
class Which:
    """Which rows: these, by their numbers, or all that are found by a search, an empty one for all."""

    ids: Sequence[int] | None = None
    search: str = ""


async def read_waiting(command: CommandContext, search: str, first: int, after: int | None = None) -> WaitingRows:
    """Rows whose external id, or that of what they wait for, contains the search, whatever its case. ``after`` is the number of the
    last one known. Raises `RequestError` (FORBIDDEN)."""
    command.require_administrator()
    is_of_this_instant()
    mine = _found(command.viewer.company.id, Which(search=search))
    later = [*mine, *([FeedWaiting.id > after] if after is not None else [])]
    async with autocommitting(command.engine) as reading:
        count = await reading.scalar(select(func.count()).select_from(FeedWaiting).where(*mine)) or 0
        requested = select(*_COLUMNS).where(*later).order_by(FeedWaiting.id).limit(first + 1)
        rows = [WaitingRow(*row) for row in await reading.execute(requested)]
    return WaitingRows(rows[:first], count, len(rows) > first)


async def read_one_waiting(command: CommandContext, waiting_id: int) -> WaitingRow | None:
    """The row, if it is there. Raises `RequestError` (FORBIDDEN)."""
    command.require_administrator()
    is_of_this_instant()
    requested = select(*_COLUMNS).where(*_found(command.viewer.company.id, Which((waiting_id,))))
    async with autocommitting(command.engine) as reading:
        row = (await reading.execute(requested)).one_or_none()
    return None if row is None else WaitingRow(*row)


async def retry_waiting(command: CommandContext, which: Which) -> CommandResult[int]:
    """Writes rows whose time has come otherwise than by a row: say what they wait for was made by hand. Says how many are done.

    At most `MAX_AT_ONCE`, those that came first. The others go on waiting, for what they need now. Raises `RequestError` as
    `resolvers.feed.upsert` does.
    """
    command.require_administrator()
    mine = _found(command.viewer.company.id, which)
    columns = (FeedWaiting.id, FeedWaiting.row, FeedWaiting.since, FeedWaiting.origin)
    requested = select(*columns).where(*mine).order_by(FeedWaiting.id).limit(MAX_AT_ONCE)
    async with autocommitting(command.engine) as reading:
        found = [*await reading.execute(requested)]
    if which.ids is not None and len(found) < len({*which.ids}):
        problems = Problems()
        problems.not_found(("rows",))
        return CommandResult(None, (), problems.found)
    rows: list[FeedRow | RowError] = []
    for each in found:
        try:
            rows.append(as_waited(*each))
        except RowError as error:
            rows.append(error)
    retrying = _Retrying(command)
    feeder = Feeder(command.engine, command.viewer.company.id, command.now, command.viewer.user_id)
    if rows:
        await feed(feeder, rows, beside=retrying)
    return CommandResult(retrying.done)


@dataclass(slots=True)
class _Retrying:
    """Goes with the rows in their transaction (`resolvers.feed.Beside`)."""

    command: CommandContext
    done: int = field(default=0, init=False)

    async def before(self, transaction: CompanyTransaction, rows: Sequence[FeedRow]) -> None:
        """Nothing is to be known beforehand."""

    async def after(self, transaction: CompanyTransaction, result: FeedResult) -> bool:
        """The audit log hears how many are done."""
        self.done = sum(1 for each in result.rows if each.outcome not in _STILL_THERE) + result.arrived
        if self.done:
            entry = {
                "company_id": transaction.company_id,
                "occurred_at": self.command.now,
                "actor_id": self.command.viewer.user_id,
                "action": "retryWaitingRows",
                "subject": f"Company:{transaction.company_id}",
                "after": {"count": self.done},
            }
            await transaction.write(insert(AuditEntry).values(entry))
        return True


async def dismiss_waiting(command: CommandContext, which: Which) -> CommandResult[int]:
    """Takes rows away, at most `MAX_AT_ONCE`, those that came first: nothing is written of them. Says how many."""
    async with administering(command) as transaction:
        company_id = transaction.company_id
        first = select(FeedWaiting.id).where(*_found(company_id, which)).order_by(FeedWaiting.id).limit(MAX_AT_ONCE)
        mine = (FeedWaiting.company_id == company_id, FeedWaiting.id.in_(first))
        gone = await transaction.write(delete(FeedWaiting).where(*mine).returning(FeedWaiting.id))
        count = len([*gone.scalars()])
        if which.ids is not None and count < len({*which.ids}):
            transaction.problems.not_found(("rows",))
            return transaction.refused()
        if count:
            transaction.note("dismissWaitingRows", f"Company:{company_id}", None, {"count": count})
        return transaction.done(count)


def _found(company_id: int, which: Which) -> list[ColumnElement[bool]]:
    """Raises `RequestError` (BAD_USER_INPUT) for a search for what is in no name."""
    mine = [FeedWaiting.company_id == company_id]
    if which.ids is not None:
        return [*mine, FeedWaiting.id.in_(which.ids)]
    if not which.search.strip():
        return mine
    searched(which.search)
    looked = which.search.strip().lower()
    named = (FeedWaiting.external_id, FeedWaiting.needs_external_id)
    return [*mine, or_(*(func.lower(each).contains(looked, autoescape=True) for each in named))]


_COLUMNS = (
    FeedWaiting.id,
    FeedWaiting.kind,
    FeedWaiting.external_id,
    FeedWaiting.row,
    FeedWaiting.needs_kind,
    FeedWaiting.needs_external_id,
    FeedWaiting.reason,
    FeedWaiting.since,
    FeedWaiting.origin,
)
