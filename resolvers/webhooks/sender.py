"""Telling targets of changes, in the background of every process that serves.

Whoever takes a target has it for a while, and nobody else tells it anything meanwhile. One message of each is under way: what comes
next is made when it was taken. If a process is killed with one, another one sends it again, by the same id.
"""

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from models import AuditEntry, RecordKind
from resolvers.authentication import Vault
from resolvers.autocommit import autocommitting
from resolvers.background import Turns, again_and_again
from resolvers.commands import begin_unsigned
from resolvers.following.cursor import FollowCursor
from resolvers.following.reading import ChangePage, Followed, RecordChanged, begin_following, read_changes
from resolvers.webhooks.posting import GONE, PATIENCE_SECONDS, Answer, Poster
from resolvers.webhooks.sealed_secrets import good_secrets, target_owner

log = logging.getLogger(__name__)

CHANGES_AT_ONCE = 100
"""In a message."""
# Longer than sending takes.
_HELD = timedelta(seconds=PATIENCE_SECONDS * 6)
_LOOKED_EVERY = timedelta(seconds=3)
_FIRST_PAUSE = timedelta(seconds=5)
_LONGEST_PAUSE = timedelta(hours=1)
_MOST_DOUBLED = 12
GIVEN_UP_AFTER = timedelta(days=3)
"""For how long it is tried: then the target is paused, and administrators are told."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the API calls records, by kind and number, and figures, by keys of widgets."""

    record: Callable[[RecordKind, int], str]
    figure: Callable[[str], str]


async def next_company(engine: AsyncEngine, after: int, now: datetime) -> int | None:
    """The company with the next larger number that has a target that is due; ``None`` if there is none."""
    async with autocommitting(engine) as reading:
        found = await reading.exec_driver_sql(_NEXT, {"after": after, "now": now})
        return found.scalar_one_or_none()


class WebhookSender:
    """Tells targets one after another, company by company. Several processes may do so at once."""

    def __init__(
        self,
        engine: AsyncEngine,
        vault: Vault,
        poster: Poster,
        names: Names,
        clock: Callable[[], datetime],
        poll_seconds: float = 1,
    ) -> None:
        self._engine = engine
        self._vault = vault
        self._poster = poster
        self._names = names
        self._clock = clock
        self._poll_seconds = poll_seconds
        self._turns = Turns()

    async def send_next(self) -> bool:
        """Looks at the next target that is due; says whether there was one. Raises what the driver raises."""
        return await self._turns.take(lambda after: next_company(self._engine, after, self._clock()), self._send_to_one)

    async def run(self) -> None:
        """Goes on until it is cancelled."""
        await again_and_again(self.send_next, self._poll_seconds, log, "Changes could not be told to those who follow")

    async def _send_to_one(self, company_id: int) -> None:
        now = self._clock()
        params = {"company": company_id, "now": now, "held": now + _HELD}
        async with autocommitting(self._engine) as writing:
            target = (await writing.exec_driver_sql(_TAKE, params)).one_or_none()
        if target is not None:
            # Whoever is told to end lets go of a message only once it is known what became of it.
            await asyncio.shield(asyncio.ensure_future(self._tell(company_id, target)))

    async def _tell(self, company_id: int, target: Any) -> None:
        message = await self._message(company_id, target)
        if message is None:
            return
        now = self._clock()
        body = message.body.encode()
        secrets = good_secrets(self._vault, target_owner(company_id, target.id), target, now)
        answer = await self._poster.post(target.address, message.message_id, body, secrets, now)
        if answer.is_taken:
            await self._note_taken(company_id, target, message, answer)
        else:
            await self._note_failure(company_id, target, message, answer)

    async def _message(self, company_id: int, target: Any) -> Any | None:
        """What is still to be delivered, or what has changed since; ``None`` for neither."""
        mine = {"company": company_id, "target": target.id}
        async with autocommitting(self._engine) as reading:
            pending = (await reading.exec_driver_sql(_PENDING, mine)).one_or_none()
        if pending is not None:
            return pending
        cursor = None if target.cursor is None else FollowCursor.read(target.cursor)
        kinds = [RecordKind(each) for each in target.kinds]
        followed = Followed(company_id, None, kinds, target.figures)
        page = None if cursor is None else await read_changes(self._engine, followed, cursor, CHANGES_AT_ONCE)
        now = self._clock()
        if page is not None and not page.changes and not page.figures:
            # What comes later is found from here, and nobody asks so far back again.
            again = now if page.has_next else now + _LOOKED_EVERY
            async with autocommitting(self._engine) as writing:
                passed = {**mine, "held": target.due_at, "due": again, "cursor": page.cursor.write()}
                await writing.exec_driver_sql(_PASS, passed)
            return None
        if page is None:
            told, after = {"type": "changes.lost"}, await begin_following(self._engine)
        else:
            told, after = {"type": "changes", **self._shown(page)}, page.cursor
        body = json.dumps({**told, "timestamp": now.isoformat()}, ensure_ascii=False)
        made = {**mine, "message": f"msg_{uuid4().hex}", "body": body, "cursor": after.write(), "now": now}
        async with autocommitting(self._engine) as writing:
            return (await writing.exec_driver_sql(_ADD, made)).one()

    def _shown(self, page: ChangePage) -> dict[str, Any]:
        changes = [
            {
                "kind": change.kind.value,
                "id": None if change.record_id is None else self._names.record(change.kind, change.record_id),
                "externalId": change.external_id,
                "act": change.act.value,
                "occurredAt": change.occurred_at.isoformat(),
                **self._merged_into(change),
            }
            for change in page.changes
        ]
        return {"changes": changes, "figures": [self._names.figure(each) for each in page.figures]}

    def _merged_into(self, change: RecordChanged) -> dict[str, str]:
        into = change.merged_into
        return {} if into is None else {"mergedInto": self._names.record(RecordKind.CONTACT, into)}

    async def _note_taken(self, company_id: int, target: Any, message: Any, answer: Answer) -> None:
        now = self._clock()
        async with begin_unsigned(self._engine, company_id) as transaction:
            params = {**_outcome(company_id, message, answer, now), "delivered": now}
            await transaction.connection.exec_driver_sql(_NOTE, params)
            moved = {"company": company_id, "target": target.id, "held": target.due_at, "now": now}
            await transaction.connection.exec_driver_sql(_MOVE_ON, {**moved, "cursor": message.cursor})

    async def _note_failure(self, company_id: int, target: Any, message: Any, answer: Answer) -> None:
        now = self._clock()
        since = target.failing_since or now
        pause = min(_FIRST_PAUSE * 2 ** min(target.failures, _MOST_DOUBLED), _LONGEST_PAUSE)
        is_given_up = answer.status == GONE or now - since >= GIVEN_UP_AFTER
        log.warning("Target %s of company %s took nothing: %s", target.id, company_id, answer.status or answer.error)
        async with begin_unsigned(self._engine, company_id) as transaction:
            params = {**_outcome(company_id, message, answer, now), "delivered": None}
            await transaction.connection.exec_driver_sql(_NOTE, params)
            put_off = {
                "company": company_id,
                "target": target.id,
                "held": target.due_at,
                "due": now + pause,
                "since": since,
                "paused": now if is_given_up else None,
            }
            left = await transaction.connection.exec_driver_sql(_PUT_OFF, put_off)
            if is_given_up and left.rowcount:
                entry = {
                    "company_id": company_id,
                    "occurred_at": now,
                    "action": "giveUpWebhookTarget",
                    "subject": f"WebhookTarget:{target.id}",
                    "after": {"name": target.name, "answer": answer.status or answer.error},
                }
                await transaction.write(insert(AuditEntry).values(entry))


def _outcome(company_id: int, message: Any, answer: Answer, now: datetime) -> dict[str, Any]:
    told = {"status": answer.status, "answer": answer.text, "error": answer.error}
    return {"company": company_id, "message": message.id, "now": now, **told}


_NEXT = """
SELECT min(company_id) FROM webhook_targets
WHERE company_id > %(after)s::bigint AND due_at <= %(now)s::timestamptz AND paused_at IS NULL"""
_TAKE = """
UPDATE webhook_targets SET due_at = %(held)s::timestamptz
WHERE company_id = %(company)s::bigint AND id = (
  SELECT id FROM webhook_targets
  WHERE company_id = %(company)s::bigint AND due_at <= %(now)s::timestamptz AND paused_at IS NULL
  ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, name, address, kinds, figures, sealed_secret, sealed_previous, previous_until, cursor, due_at, failures, failing_since"""
_MINE = "company_id = %(company)s::bigint AND target_id = %(target)s::bigint"
# Only who still has it says what is to be done next.
_HAS_IT = "company_id = %(company)s::bigint AND id = %(target)s::bigint AND due_at = %(held)s::timestamptz"
_PENDING = f"""
SELECT id, message_id, body, cursor FROM webhook_deliveries
WHERE {_MINE} AND delivered_at IS NULL AND NOT is_test ORDER BY id LIMIT 1"""  # noqa: S608 - from constants
_ADD = """
INSERT INTO webhook_deliveries (company_id, target_id, message_id, body, cursor, created_at)
VALUES (%(company)s::bigint, %(target)s::bigint, %(message)s, %(body)s, %(cursor)s, %(now)s::timestamptz)
RETURNING id, message_id, body, cursor"""
_PASS = f"UPDATE webhook_targets SET due_at = %(due)s::timestamptz, cursor = %(cursor)s WHERE {_HAS_IT}"  # noqa: S608 - from constants
_NOTE = """
UPDATE webhook_deliveries SET attempts = attempts + 1, tried_at = %(now)s::timestamptz, delivered_at = %(delivered)s::timestamptz,
  status = %(status)s::bigint, answer = %(answer)s, error = %(error)s
WHERE company_id = %(company)s::bigint AND id = %(message)s::bigint"""
_MOVE_ON = f"""
UPDATE webhook_targets SET cursor = %(cursor)s, due_at = %(now)s::timestamptz, failures = 0, failing_since = NULL,
  last_delivered_at = %(now)s::timestamptz
WHERE {_HAS_IT}"""  # noqa: S608 - from constants
_PUT_OFF = f"""
UPDATE webhook_targets SET due_at = %(due)s::timestamptz, failures = failures + 1, failing_since = %(since)s::timestamptz,
  paused_at = coalesce(paused_at, %(paused)s::timestamptz), is_given_up = %(paused)s::timestamptz IS NOT NULL
WHERE {_HAS_IT}"""  # noqa: S608 - from constants
