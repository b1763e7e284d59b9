"""Running connections, in the background of every process that serves, or by command.

Whoever takes a connection carries its run on for a while, and lets it go: others have their turn. Each page is written with how far the
run is, so whoever takes it next goes on from there, whether it was let go or the process was killed.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company, RunKind
from models.time_zone import TimeZone, time_zone
from resolvers.authentication import Vault
from resolvers.autocommit import autocommitting
from resolvers.background import Turns, again_and_again, work_while
from resolvers.connectors import claims, steps
from resolvers.connectors.asking import Asking, Networks
from resolvers.connectors.checkpoint import ClaimLostError
from resolvers.connectors.declaration import Connector
from resolvers.connectors.disconnecting import take_away
from resolvers.connectors.pace import Pace, Pacer
from resolvers.connectors.reconciling import compare_page, delete_gone
from resolvers.connectors.session import Session
from resolvers.connectors.settings import open_settings
from resolvers.connectors.trouble import NotYetError, Trouble, TroubleKind, VendorError
from resolvers.connectors.vendors import CONNECTORS
from resolvers.errors import ErrorCode, RequestError
from resolvers.outage import is_outage

log = logging.getLogger(__name__)

# Between two signs of life, in seconds.
_BEAT: Final = 5
# How long a run goes on before others have a turn.
_TURN: Final = timedelta(seconds=20)
# What a vendor dates a little behind our clock, or writes while it is listed, is asked for once more.
OVERLAP: Final = timedelta(minutes=10)
# Each may hold a connection to the database, of which a process has few.
_AT_ONCE: Final = 2
_LATER: Final = timedelta(seconds=10)
_FIRST_PAUSE: Final = timedelta(minutes=1)
_LONGEST_PAUSE: Final = timedelta(hours=1)
_MOST_DOUBLED: Final = 6
_NO_PACE: Final = Pace(1, 1)
NIGHT: Final = 3
"""The hour, on the company's clock, from which it is compared what is here with what is there."""


class ConnectionRunner:
    """Takes connections one after another, company by company. Several processes may do so at once."""

    def __init__(
        self,
        engine: AsyncEngine,
        vault: Vault,
        networks: Networks,
        clock: Callable[[], datetime],
        *,
        connectors: Mapping[str, Connector] = CONNECTORS,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        poll_seconds: float = 1,
    ) -> None:
        """``networks`` are private ones that may be asked; ``sleep`` waits so many seconds; ``poll_seconds``: how long it rests when
        there is nothing to do."""
        self._engine = engine
        self._vault = vault
        self._networks = networks
        self._clock = clock
        self._connectors = connectors
        self._sleep = sleep
        self._poll_seconds = poll_seconds
        self._turns = Turns()

    async def run(self) -> None:
        """Goes on until it is cancelled, with some connections at once: most of the time is spent waiting for vendors."""
        complaint = "Connections could not be carried on"
        loops = (again_and_again(self.run_next, self._poll_seconds, log, complaint) for _ in range(_AT_ONCE))
        await asyncio.gather(*loops)

    async def run_next(self) -> bool:
        """Carries on a connection of the next company; says whether there was one. Raises what the driver raises."""
        return await self._turns.take(
            lambda after: claims.next_company(self._engine, after, self._clock()), self._carry_on_one
        )

    async def _carry_on_one(self, company_id: int) -> None:
        connection = await claims.take(self._engine, company_id, self._clock())
        if connection is None:
            return

        async def let_go() -> None:
            await claims.release(self._engine, company_id, connection, self._clock(), connection.paced_until)

        is_done = await work_while(
            lambda: claims.say_alive(self._engine, company_id, connection, self._clock()),
            _BEAT,
            self._try(company_id, connection),
            let_go,
        )
        if not is_done:
            # Somebody else has it, or it is paused.
            await let_go()

    async def _try(self, company_id: int, connection: Any) -> None:
        connector = self._connectors.get(connection.vendor)
        if connector is None and connection.leaving_at is None:
            trouble = Trouble(TroubleKind.UNEXPECTED, f"{connection.vendor} is no vendor of this version")
            await self._fail(company_id, connection, trouble, connection.paced_until)
            return
        paced_until: datetime | None = connection.paced_until
        pacer = Pacer(_NO_PACE if connector is None else connector.pace, paced_until)
        try:
            if connector is None or connection.leaving_at is not None:
                due_at = await take_away(self._engine, company_id, connection, self._clock())
            else:
                due_at = await self._carry_out(company_id, connection, connector, pacer)
        except ClaimLostError:
            # Or it is paused: whoever lets it go on need not wait.
            due_at = self._clock()
        except NotYetError as error:
            due_at = self._clock() + timedelta(seconds=error.seconds)
        except VendorError as error:
            await self._fail(company_id, connection, error.trouble, pacer.until)
            return
        except RequestError as error:
            if error.code is not ErrorCode.RATE_LIMITED:
                await self._fail(company_id, connection, _unexpected(error.message.en), pacer.until)
                return
            due_at = self._clock() + _LATER
        except Exception as error:
            if is_outage(error) or isinstance(error, TimeoutError):
                raise
            log.exception("Connection %s of company %s failed", connection.id, company_id)
            await self._fail(company_id, connection, _unexpected(type(error).__name__), pacer.until)
            return
        if due_at is not None:
            await claims.release(self._engine, company_id, connection, due_at, pacer.until)

    async def _carry_out(self, company_id: int, connection: Any, connector: Connector, pacer: Pacer) -> datetime | None:
        """Carries the run on, and says when it goes on; ``None``: it has ended."""
        settings = open_settings(self._vault, company_id, connection)
        known = steps.Known.read(connection.known)
        async with Asking(self._networks, pacer, connector.trouble_of, self._clock, self._sleep) as asking:
            session = Session(settings, "ru" if connection.language == "ru" else "en", asking, known.vendor)
            return await self._run(company_id, connection, connector, session, known)

    async def _run(
        self, company_id: int, connection: Any, connector: Connector, session: Session, known: steps.Known
    ) -> datetime | None:
        began = self._clock()
        async with autocommitting(self._engine) as reading:
            zone = time_zone((await reading.scalars(select(Company.timezone).where(Company.id == company_id))).one())
        run = await claims.run_under_way(self._engine, company_id, connection)
        if run is None:
            kind = kind_of_next(connection, zone, began)
            first = steps.steps_of(connector, kind)[0]
            run = await claims.begin_run(self._engine, company_id, connection, kind, first, began)
        is_fresh = connection.directory_at is not None and began - connection.directory_at < connector.directory_every
        work = steps.Work(self._engine, connector, session, run, known, connection.since, is_fresh, self._clock)
        while run.step != steps.END:
            if self._clock() - began > _TURN:
                return self._clock()
            session.asking.begin()
            await _step(work)
        now = self._clock()
        since: Mapping[str, str] = connection.since
        if run.kind is not RunKind.RECONCILIATION:
            begun = steps.as_since(run.started_at - OVERLAP)
            since = {entity.key: begun for entity in connector.entities}
        await claims.end_run(self._engine, run, since, now + connector.poll_every, now)
        return None

    async def _fail(self, company_id: int, connection: Any, trouble: Trouble, paced_until: datetime | None) -> None:
        now = self._clock()
        pause = min(_FIRST_PAUSE * 2 ** min(connection.failures, _MOST_DOUBLED), _LONGEST_PAUSE)
        if trouble.retry_after is not None:
            pause = max(pause, timedelta(seconds=trouble.retry_after))
        log.warning("Connection %s of company %s: %s: %s", connection.id, company_id, trouble.kind, trouble.detail)
        await claims.fail(self._engine, company_id, connection, trouble, now + pause, paced_until, now)


async def _step(work: steps.Work) -> None:
    name, _, key = work.run.step.partition(":")
    entity = work.connector.entity(key)
    match name:
        case steps.DIRECTORY:
            await steps.read_directory(work)
        case steps.EVENTS:
            await steps.bring_events(work)
        case steps.LIST if entity is not None:
            await steps.list_page(work, entity)
        case steps.COMPARE if entity is not None:
            await compare_page(work, entity)
        case steps.GONE if entity is not None:
            await delete_gone(work, entity)
        case _:
            # Of an earlier version, which had other ones.
            await work.write([], work.next())


def kind_of_next(connection: Any, zone: TimeZone, now: datetime) -> RunKind:
    """What the next run of a connection does, which has none under way."""
    if connection.looked_at is None:
        return RunKind.HISTORY
    if connection.asked is not None:
        return RunKind(connection.asked)
    if next_night(connection.reconciled_at or connection.looked_at, zone) <= now:
        return RunKind.RECONCILIATION
    return RunKind.CHANGES


def next_night(after: datetime, zone: TimeZone) -> datetime:
    """The first hour of a night after the instant, on this clock."""
    local = after.astimezone(zone)
    night = local.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
    return night if night > local else night + timedelta(days=1)


def _unexpected(detail: str) -> Trouble:
    return Trouble(TroubleKind.UNEXPECTED, detail)
