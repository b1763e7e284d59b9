"""Who has which connection: one process at a time, until it says so no more."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncEngine

from models import RunKind
from resolvers.autocommit import autocommitting
from resolvers.connectors.checkpoint import HELD, ClaimLostError, Run
from resolvers.connectors.trouble import Trouble


async def next_company(engine: AsyncEngine, after: int, now: datetime) -> int | None:
    """The company with the next larger number that has a connection that is due; ``None`` if there is none."""
    async with autocommitting(engine) as reading:
        return (await reading.exec_driver_sql(_NEXT, {"after": after, "now": now})).scalar_one_or_none()


async def take(engine: AsyncEngine, company_id: int, now: datetime) -> Any | None:
    """A connection of the company that is due, for whoever asks alone; ``None`` if there is none left."""
    params = {"company": company_id, "now": now, "held": now + HELD, "claim": uuid4()}
    async with autocommitting(engine) as writing:
        return (await writing.exec_driver_sql(_TAKE, params)).one_or_none()


async def say_alive(engine: AsyncEngine, company_id: int, connection: Any, now: datetime) -> bool:
    """Keeps the connection, and says whether it is still theirs and not paused."""
    params = {"company": company_id, "connection": connection.id, "claim": connection.claim, "held": now + HELD}
    async with autocommitting(engine) as writing:
        return (await writing.exec_driver_sql(_KEEP, params)).rowcount > 0


async def release(
    engine: AsyncEngine, company_id: int, connection: Any, due_at: datetime, paced_until: datetime | None
) -> None:
    """Lets it be taken from that moment on."""
    params = {"company": company_id, "connection": connection.id, "claim": connection.claim, "due": due_at}
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_RELEASE, {**params, "paced": paced_until})


async def fail(
    engine: AsyncEngine,
    company_id: int,
    connection: Any,
    trouble: Trouble,
    due_at: datetime,
    paced_until: datetime | None,
    now: datetime,
) -> None:
    """Lets it be taken later, and tells what is wrong."""
    params = {
        "company": company_id,
        "connection": connection.id,
        "claim": connection.claim,
        "due": due_at,
        "paced": paced_until,
        "now": now,
        "problem": json.dumps({"kind": trouble.kind.value, "detail": trouble.detail}),
    }
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_FAIL, params)


async def run_under_way(engine: AsyncEngine, company_id: int, connection: Any) -> Run | None:
    """The run that somebody began and did not end."""
    params = {"company": company_id, "connection": connection.id}
    async with autocommitting(engine) as reading:
        row = (await reading.exec_driver_sql(_UNDER_WAY, params)).one_or_none()
    return None if row is None else _run(company_id, connection, row)


async def begin_run(
    engine: AsyncEngine, company_id: int, connection: Any, kind: RunKind, step: str, now: datetime
) -> Run:
    """A new run; what was asked for is done by it. Raises `ClaimLostError`."""
    mine = {"company": company_id, "connection": connection.id}
    made = {**mine, "kind": kind.value, "may_delete": connection.may_delete, "now": now, "step": step}
    async with engine.begin() as writing:
        if (await writing.exec_driver_sql(_TAKE_UP, {**mine, "claim": connection.claim})).rowcount == 0:
            raise ClaimLostError
        return _run(company_id, connection, (await writing.exec_driver_sql(_BEGIN, made)).one())


async def end_run(engine: AsyncEngine, run: Run, since: Mapping[str, str], due_at: datetime, now: datetime) -> None:
    """The run is over. One that brought nothing is not kept: it is enough to know when it was. Raises `ClaimLostError`."""
    mine = {"company": run.company_id, "connection": run.connection_id}
    ended = {
        **mine,
        "claim": run.claim,
        "since": json.dumps(since),
        "due": due_at,
        "now": now,
        "reconciled": now if run.kind is not RunKind.CHANGES else None,
    }
    async with engine.begin() as writing:
        if (await writing.exec_driver_sql(_END, ended)).rowcount == 0:
            raise ClaimLostError
        statement = _FORGET if run.kind is RunKind.CHANGES and not run.counts else _CLOSE
        await writing.exec_driver_sql(statement, {**mine, "run": run.id, "now": now})


def _run(company_id: int, connection: Any, row: Any) -> Run:
    claim: UUID = connection.claim
    return Run(
        company_id,
        connection.id,
        claim,
        row.id,
        RunKind(row.kind),
        row.may_delete,
        row.started_at,
        row.step,
        row.cursor,
        row.requests,
        row.counts,
        row.differences,
    )


_IS_DUE = """due_at <= %(now)s::timestamptz AND (held_until IS NULL OR held_until <= %(now)s::timestamptz)
  AND (paused_at IS NULL OR leaving_at IS NOT NULL)"""
_NEXT = f"SELECT min(company_id) FROM connections WHERE company_id > %(after)s::bigint AND {_IS_DUE}"  # noqa: S608 - from constants
_TAKE = f"""
UPDATE connections SET held_until = %(held)s::timestamptz, claim = %(claim)s::uuid
WHERE company_id = %(company)s::bigint AND id = (
  SELECT id FROM connections WHERE company_id = %(company)s::bigint AND {_IS_DUE} ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, vendor, language, settings, sealed_settings, claim, paced_until, known, directory_at, since, looked_at, reconciled_at,
  asked, may_delete, failures, leaving_at"""  # noqa: S608 - from constants
_MINE = "company_id = %(company)s::bigint AND id = %(connection)s::bigint AND claim = %(claim)s::uuid"
_KEEP = f"""
UPDATE connections SET held_until = %(held)s::timestamptz WHERE {_MINE} AND (paused_at IS NULL OR leaving_at IS NOT NULL)"""  # noqa: S608 - from constants
_RELEASE = f"""
UPDATE connections SET due_at = %(due)s::timestamptz, paced_until = %(paced)s::timestamptz, held_until = NULL, claim = NULL
WHERE {_MINE}"""  # noqa: S608 - from constants
_FAIL = f"""
UPDATE connections SET due_at = %(due)s::timestamptz, paced_until = %(paced)s::timestamptz, held_until = NULL, claim = NULL,
  failures = failures + 1, failing_since = coalesce(failing_since, %(now)s::timestamptz), problem = %(problem)s::jsonb
WHERE {_MINE}"""  # noqa: S608 - from constants
_RUN = "id, kind, may_delete, started_at, step, cursor, requests, counts, differences"
_UNDER_WAY = f"""
SELECT {_RUN} FROM connection_runs
WHERE company_id = %(company)s::bigint AND connection_id = %(connection)s::bigint AND ended_at IS NULL ORDER BY id LIMIT 1"""  # noqa: S608 - from constants
_TAKE_UP = f"UPDATE connections SET asked = NULL, may_delete = false WHERE {_MINE}"  # noqa: S608 - from constants
_BEGIN = f"""
INSERT INTO connection_runs (company_id, connection_id, kind, may_delete, started_at, step)
VALUES (%(company)s::bigint, %(connection)s::bigint, %(kind)s, %(may_delete)s, %(now)s::timestamptz, %(step)s)
RETURNING {_RUN}"""  # noqa: S608 - from constants
# Who asked for a run, or told of a change, meanwhile need not wait.
_END = f"""
UPDATE connections SET since = %(since)s::jsonb, looked_at = %(now)s::timestamptz, held_until = NULL, claim = NULL,
  reconciled_at = coalesce(%(reconciled)s::timestamptz, reconciled_at), failures = 0, failing_since = NULL, problem = NULL,
  due_at = CASE WHEN asked IS NOT NULL OR EXISTS (SELECT FROM connection_events AS event
      WHERE event.company_id = %(company)s::bigint AND event.connection_id = %(connection)s::bigint)
    THEN %(now)s::timestamptz ELSE %(due)s::timestamptz END
WHERE {_MINE}"""  # noqa: S608 - from constants
_CLOSE = """
UPDATE connection_runs SET ended_at = %(now)s::timestamptz
WHERE company_id = %(company)s::bigint AND connection_id = %(connection)s::bigint AND id = %(run)s::bigint"""
_FORGET = """
DELETE FROM connection_runs
WHERE company_id = %(company)s::bigint AND connection_id = %(connection)s::bigint AND id = %(run)s::bigint"""
