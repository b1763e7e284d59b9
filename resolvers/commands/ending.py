"""What the transaction of a command ends in: writes that were left to the end, its entries in the audit log, its event, and its
signal, by one statement."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models import EventKind, RecordKind
from resolvers.changes.extent import ChangeSet
from resolvers.changes.signal import SIGNAL, signal_params
from resolvers.clocks import APART


@dataclass(frozen=True, slots=True)
class AuditNote:
    """An entry of the audit log to be: what was done to which subject, and the values that it changed."""

    action: str
    subject: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class News:
    """An event to be, and whom it concerns for which reasons, by their numbers."""

    kind: EventKind
    record_kind: RecordKind
    record_id: int
    data: Mapping[str, Any]
    reasons: Mapping[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class LastWrite:
    """An INSERT, UPDATE or DELETE to be: what its part of the statement is called, its table, and its text, in which ``%(company)s``,
    ``%(actor)s`` and ``%(now)s`` are the command's. Its own parameters are named by nobody else."""

    name: str
    table: str
    text: str
    params: Mapping[str, object]


def ending(
    company_id: int,
    actor_id: int,
    now: datetime,
    writes: Sequence[LastWrite],
    audit: Sequence[AuditNote],
    news: News | None,
    changes: ChangeSet,
) -> tuple[str, dict[str, object]]:
    """The statement, and its parameters. To be run last: until the transaction ends those concerned wait to be let in."""
    parts = [f"{write.name} AS ({write.text})" for write in writes]
    params: dict[str, object] = {"actor": actor_id, "now": now, **signal_params(company_id, changes)}
    for write in writes:
        params.update(write.params)
    if audit:
        parts.append(f"audited AS ({_AUDIT})")
        params["actions"] = [each.action for each in audit]
        params["subjects"] = [each.subject for each in audit]
        params["befores"] = [json.dumps(each.before) for each in audit]
        params["afters"] = [json.dumps(each.after) for each in audit]
    if news is not None:
        parts.append(_NEWS)
        # In the order of ids, so that two writers never wait for each other.
        concerned = sorted(news.reasons)
        params |= {
            "event_kind": news.kind.value,
            "record_kind": news.record_kind.value,
            "record": news.record_id,
            "data": json.dumps(dict(news.data)),
            "soon": now + APART,
            "concerned": concerned,
            # PostgreSQL has no arrays of lists of different lengths.
            "reasons": [",".join(news.reasons[user_id]) for user_id in concerned],
        }
    return (f"WITH {','.join(parts)}{SIGNAL}" if parts else SIGNAL), params


_AUDIT = """
  INSERT INTO audit_entries (company_id, occurred_at, actor_id, action, subject, before, after)
  SELECT %(company)s::bigint, %(now)s::timestamptz, %(actor)s::bigint, action, subject, before::jsonb, after::jsonb
  FROM unnest(%(actions)s::text[], %(subjects)s::text[], %(befores)s::text[], %(afters)s::text[])
    WITH ORDINALITY AS entry (action, subject, before, after, place)
  ORDER BY place"""

# Nobody may miss what is being written while they look: an event is placed after its reader's last request. With their visit held
# until the transaction ends, that request either came before, or waits and then finds the event. One that is still to come was of a
# clock that was ahead. The people themselves are read, without whom the company's node would not be known where there are several, and
# all of them would take part.
_NEWS = """
event AS (
  INSERT INTO events (company_id, kind, record_kind, record_id, actor_id, occurred_at, data)
  VALUES (%(company)s::bigint, %(event_kind)s, %(record_kind)s, %(record)s::bigint, %(actor)s::bigint, %(now)s::timestamptz,
    %(data)s::jsonb)
  RETURNING id),
visit AS MATERIALIZED (
  SELECT user_id, last_seen_at FROM visits WHERE company_id = %(company)s::bigint AND user_id = ANY(%(concerned)s::bigint[])
  ORDER BY user_id FOR SHARE),
concerned AS (
  INSERT INTO event_participants (company_id, user_id, occurred_at, event_id, involvements)
  SELECT users.company_id, users.id,
    greatest(%(now)s::timestamptz, CASE WHEN visit.last_seen_at <= %(soon)s::timestamptz THEN visit.last_seen_at END), event.id,
    string_to_array(person.reasons, ',')
  FROM event CROSS JOIN unnest(%(concerned)s::bigint[], %(reasons)s::text[]) AS person (id, reasons)
  JOIN users ON users.company_id = %(company)s::bigint AND users.id = person.id
  LEFT JOIN visit ON visit.user_id = person.id
  ORDER BY users.id)"""
