"""Writing rows that other systems send: as an import of just these rows, with what each of them comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import AuditEntry, Company
from models.time_zone import time_zone
from resolvers.commands import CommandContext, CompanyTransaction
from resolvers.company_turns import CompanyTurns
from resolvers.currencies.conversion import begin_converting
from resolvers.errors import ErrorCode, RequestError
from resolvers.feed.call import Call
from resolvers.feed.files import Key, as_files
from resolvers.feed.outcome import FeedMode, FeedResult, RowProblem
from resolvers.feed.row import RECORDS, FeedRow, RowError
from resolvers.feed.writing import write_rows
from resolvers.importing import ImportRefusedError
from resolvers.importing.company_file import keep_imports_out
from resolvers.language import LocalizedText
from resolvers.undisturbed import undisturbed_transaction

# How long a call waits for another one of the same company.
_PATIENCE = 10
# Each leaves out what is wrong by then, and the next one what refers to that: so long may a chain of references to something wrong be.
_ATTEMPTS = 8
# Names of a kind in an entry of the audit log.
_MOST_TOLD = 100


class Beside(Protocol):
    """What goes on in the transaction of a call beside the writing of its rows."""

    async def before(self, transaction: CompanyTransaction, rows: Sequence[FeedRow]) -> None:
        """When these rows are about to be written; again with fewer, after nothing was kept, where some were wrong."""
        ...

    async def after(self, transaction: CompanyTransaction, result: FeedResult) -> bool:
        """When they are written, or none of them could be. Says whether that is to be kept; otherwise it was a trial."""
        ...


@dataclass(frozen=True, slots=True)
class Feeder:
    """Into which company rows are written, when, and by whom; nobody where a system sends them that is no person's."""

    engine: AsyncEngine
    company_id: int
    now: datetime
    actor_id: int | None
    origin: str | None = None
    """Who sends them, for those that wait (`models.feed.FeedWaiting`)."""


async def upsert(
    command: CommandContext,
    rows: Sequence[FeedRow | RowError],
    mode: FeedMode = FeedMode.ROW_BY_ROW,
    *,
    beside: Beside | None = None,
    may_wait: bool = True,
    origin: str | None = None,
) -> FeedResult:
    """Writes the rows, new ones and known ones alike, in one transaction, and says what became of each.

    Records are known by their external ids; the same rows again change nothing. In whichever order rows come: what refers to something
    unknown waits for it (`models.feed.FeedWaiting`), and of rows of one record that say when they changed the newest counts. Rows that
    had waited for these are written with them. Calls and imports of one company queue up. Without ``may_wait`` rows are refused that
    would have to wait. ``origin`` is who sent them, if not the viewer (`models.feed.FeedWaiting`).

    For administrators. Raises `RequestError`: FORBIDDEN; RATE_LIMITED when others write the company's records for too long.
    """
    command.require_administrator()
    actor_id = command.viewer.user_id
    origin = origin or f"User:{actor_id}"
    feeder = Feeder(command.engine, command.viewer.company.id, command.now, actor_id, origin)
    return await feed(feeder, rows, mode, beside=beside, may_wait=may_wait)


async def feed(
    feeder: Feeder,
    rows: Sequence[FeedRow | RowError],
    mode: FeedMode = FeedMode.ROW_BY_ROW,
    *,
    beside: Beside | None = None,
    may_wait: bool = True,
) -> FeedResult:
    """The same for whoever was let in already."""
    call = Call(rows, mode, may_wait=may_wait)
    async with _TURNS.turn(feeder.company_id):
        try:
            for _ in range(_ATTEMPTS):
                if await _attempt(feeder, call, beside):
                    return call.result()
            call.leave_rest()
            await _attempt(feeder, call, beside)
        except ImportRefusedError as error:
            # Somebody changed the same meanwhile.
            raise RequestError(ErrorCode.RATE_LIMITED, _BUSY) from error
    return call.result()


async def _attempt(feeder: Feeder, call: Call, beside: Beside | None) -> bool:
    """Tries to write what the call still has; says whether nothing is left to be tried. Each time it has fewer rows."""
    company_id, now = feeder.company_id, feeder.now
    async with undisturbed_transaction(feeder.engine) as connection:
        requested = select(Company.external_id, Company.timezone).where(Company.id == company_id)
        company = (await connection.execute(requested)).one()
        await keep_imports_out(connection, company.external_id)
        transaction = CompanyTransaction(connection=connection, company_id=company_id)
        await call.look_up(connection, company_id)
        found: Mapping[Key, Sequence[RowProblem]] = {}
        if call.rows:
            # Before any deal is locked.
            await begin_converting(connection, company_id)
            if beside is not None:
                await beside.before(transaction, [*call.rows.values()])
            files = as_files(call.rows)
            found = await write_rows(transaction, files, call, time_zone(company.timezone), now)
        if found:
            await connection.rollback()
            call.drop(found)
            return False
        await call.remember(connection, company_id, now, feeder.origin)
        await _tell(transaction, feeder, call)
        if beside is not None and not await beside.after(transaction, call.result()):
            await connection.rollback()
            return True
        await transaction.end()
        return True


async def _tell(transaction: CompanyTransaction, feeder: Feeder, call: Call) -> None:
    """The audit log hears of people and configuration, as when they are changed one by one: which, the first of each kind."""
    named: dict[str, list[str]] = {}
    for row in call.rows.values():
        if row.kind not in RECORDS:
            named.setdefault(row.kind.value, []).append(row.external_id or "")
    if named:
        entry = {
            "company_id": transaction.company_id,
            "occurred_at": feeder.now,
            "actor_id": feeder.actor_id,
            "action": "upsertRecords",
            "subject": f"Company:{transaction.company_id}",
            "after": {kind: names[:_MOST_TOLD] for kind, names in named.items()},
        }
        await transaction.write(insert(AuditEntry).values(entry))


_BUSY = LocalizedText(
    "Others are writing this company's records. Nothing was written; send the same again in a moment.",
    "Записи этой компании сейчас меняет кто-то другой. Ничего не записано; отправьте то же ещё раз чуть позже.",
)
# So that those that wait hold no connections. Between processes they queue in the database.
_TURNS = CompanyTurns(1, _PATIENCE, _BUSY)
