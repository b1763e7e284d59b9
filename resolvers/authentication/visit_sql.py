"""When a visit goes on and when it ends, as parts of the statement that finds the viewer.

Both parts read the one row of ``person`` and give ``events_since``. All times come from the parameter ``now``.
"""

# Where the feed of a new visit begins: where the person last looked; if they never did, where it began before.
_NEW_MARKER = "coalesce(visits.feed_seen_at, visits.events_since)"
_IS_OVER = "visits.last_seen_at <= %(now)s::timestamptz - interval '30 minutes'"

# Parallel first requests meet at the row: whoever comes second reads what the first has written. The marker is not worth waiting
# for the disk: after a power cut a visit may seem a moment shorter.
TOUCH_VISIT = f"""
INSERT INTO visits (company_id, user_id, started_at, last_seen_at, events_since)
SELECT %(company)s::bigint, person.id, %(now)s, %(now)s, %(now)s::timestamptz - interval '168 hours'
FROM person, (SELECT set_config('synchronous_commit', 'off', true)) AS unhurried
ON CONFLICT (company_id, user_id) DO UPDATE SET
  events_since = CASE WHEN {_IS_OVER} THEN {_NEW_MARKER} ELSE visits.events_since END,
  started_at = CASE WHEN {_IS_OVER} THEN excluded.started_at ELSE visits.started_at END,
  last_seen_at = greatest(visits.last_seen_at, excluded.last_seen_at)
RETURNING events_since"""  # noqa: S608 - from constants of this file

READ_VISIT = f"""
SELECT CASE WHEN visits.user_id IS NULL THEN %(now)s::timestamptz - interval '168 hours'
  WHEN {_IS_OVER} THEN {_NEW_MARKER} ELSE visits.events_since END AS events_since
FROM person LEFT JOIN visits ON visits.company_id = %(company)s::bigint AND visits.user_id = person.id"""  # noqa: S608 - from constants of this file
