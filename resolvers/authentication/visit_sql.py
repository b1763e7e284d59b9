"""When a visit goes on and when it ends, as parts of the statement that finds the viewer.

Both parts read the one row of ``person`` and give ``events_since``. All times are parameters (`visit_params`), and the first visit is
a statement of its own: what an instant less an interval is, the server would have to work out, and Citus refuses it there.
"""

from datetime import datetime, timedelta

from resolvers.clocks import APART

_IDLE_LENGTH = timedelta(minutes=30)
_FIRST_NEWS = timedelta(days=7)

_SOON = "%(soon)s::timestamptz"
# Where the feed of a new visit begins: where the person last looked; if they never did, where it began before. Neither is believed
# where it is still to come (`resolvers.clocks`).
_NEW_MARKER = f"""CASE WHEN visits.feed_seen_at <= {_SOON} THEN visits.feed_seen_at
    WHEN visits.events_since <= {_SOON} THEN visits.events_since ELSE %(first_events_since)s::timestamptz END"""
_IS_OVER = f"(visits.last_seen_at <= %(idle_visit_since)s::timestamptz OR visits.last_seen_at > {_SOON})"
_EVENTS_SINCE = f"CASE WHEN {_IS_OVER} THEN {_NEW_MARKER} ELSE visits.events_since END"

# The marker is not worth waiting for the disk: after a power cut a visit may seem a moment shorter.
TOUCH_VISIT = f"""
UPDATE visits SET
  events_since = {_EVENTS_SINCE},
  started_at = CASE WHEN {_IS_OVER} THEN %(now)s::timestamptz ELSE visits.started_at END,
  last_seen_at = CASE WHEN {_IS_OVER} THEN %(now)s::timestamptz ELSE greatest(visits.last_seen_at, %(now)s::timestamptz) END
FROM person, (SELECT set_config('synchronous_commit', 'off', true)) AS unhurried
WHERE visits.company_id = %(company)s::bigint AND visits.user_id = person.id
RETURNING visits.events_since"""  # noqa: S608 - from constants of this file
"""Gives nothing before the first visit, which `BEGIN_VISIT` begins."""

READ_VISIT = f"""
SELECT CASE WHEN visits.user_id IS NULL THEN %(first_events_since)s::timestamptz ELSE {_EVENTS_SINCE} END AS events_since
FROM person LEFT JOIN visits ON visits.company_id = %(company)s::bigint AND visits.user_id = person.id"""  # noqa: S608 - from constants of this file

# Parallel first requests meet at the row: whoever comes second reads what the first has written.
BEGIN_VISIT = """
INSERT INTO visits (company_id, user_id, started_at, last_seen_at, events_since)
VALUES (%(company)s::bigint, %(user)s::bigint, %(now)s::timestamptz, %(now)s::timestamptz, %(first_events_since)s::timestamptz)
ON CONFLICT (company_id, user_id) DO UPDATE SET last_seen_at = greatest(visits.last_seen_at, excluded.last_seen_at)
RETURNING events_since"""


def visit_params(now: datetime) -> dict[str, object]:
    """The parameters of the three that depend on when it is."""
    return {
        "now": now,
        "soon": now + APART,
        "idle_visit_since": now - _IDLE_LENGTH,
        "first_events_since": now - _FIRST_NEWS,
    }
