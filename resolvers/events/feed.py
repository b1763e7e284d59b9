"""A person's feed: what happened since an instant to what concerns them."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Self

from sqlalchemy import func, literal_column, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from models import EventParticipant
from permissions.viewer import Viewer
from resolvers.autocommit import autocommitting
from resolvers.changes.version import VERSION
from resolvers.clocks import APART
from resolvers.configuration import Configuration
from resolvers.events.rows import FEED, concerning, feed_params
from resolvers.outage import cannot_write
from resolvers.sql_text import sql_text
from resolvers.statement import Part
from resolvers.validity import follows_visit, is_incomplete, is_look

EVER = datetime.fromisoformat("0001-01-02T00:00:00+00:00")
"""The beginning of a feed that leaves nothing out."""

# The visit itself was touched by the statement that found the viewer, so nothing is news twice or never: what was being written
# then is either in the page, or placed after this instant (see `resolvers.records.events`).
# Not worth waiting for the disk: after a power cut some events are shown once more.
_NOTE_SEEN = """
UPDATE visits SET feed_seen_at = CASE WHEN visits.feed_seen_at BETWEEN %(seen_at)s::timestamptz AND %(soon)s::timestamptz
  THEN visits.feed_seen_at ELSE %(seen_at)s::timestamptz END
FROM (SELECT set_config('synchronous_commit', 'off', true)) AS unhurried
WHERE visits.company_id = %(company)s::bigint AND visits.user_id = %(user)s::bigint"""

_NOTE_SEEN_AGAIN = f"{_NOTE_SEEN} AND ({VERSION}) = %(version)s::text"


@dataclass(frozen=True, slots=True)
class Feed:
    """The viewer's events since an instant. ``reports`` are those on their desktop, of which it may tell. ``seen_at``: showing its top
    is the viewer's looking at it then, to be noted."""

    configuration: Configuration
    viewer: Viewer
    reports: frozenset[int]
    since: datetime
    seen_at: datetime | None

    @classmethod
    def of(
        cls,
        configuration: Configuration,
        viewer: Viewer,
        reports: frozenset[int],
        now: datetime,
        *,
        since: datetime | None = None,
        is_viewed_by_another: bool = False,
    ) -> Self:
        """The feed since the viewer's marker, or another instant.

        Only a person on the page looks at it, at their own, and at all of it: no program with a token, nobody who views as them,
        and not when something after the marker is left out.
        """
        follows_visit()
        begin = viewer.events_since if since is None else since
        is_seen = not is_viewed_by_another and viewer.is_visiting and begin <= viewer.events_since
        return cls(configuration, viewer, reports, begin, now if is_seen else None)

    def part(self, text: str, params: dict[str, Any]) -> Part:
        """A part of a statement that reads some of the feed, with the parameters of `resolvers.events.rows`."""
        return Part(text, feed_params(self.viewer, self.since, self.reports) | params, at_primary=True)


async def note_seen(engine: AsyncEngine, feed: Feed) -> None:
    """Writes down that the viewer looked at the feed, if that is to be noted, and if anything can be written. Apart from reading it,
    which writes nothing."""
    if feed.seen_at is None:
        return
    is_look()
    params = {
        "company": feed.viewer.company.id,
        "user": feed.viewer.user_id,
        "seen_at": feed.seen_at,
        "soon": feed.seen_at + APART,
    }
    try:
        async with autocommitting(engine) as writing:
            await writing.exec_driver_sql(_NOTE_SEEN, params)
    except DBAPIError as error:
        # Then what they have seen is news once more the next time.
        if not cannot_write(error):
            raise
        is_incomplete()


async def note_seen_again(engine: AsyncEngine, viewer: Viewer, now: datetime, version: str) -> bool:
    """Writes down that the viewer looks at a feed that was read when the company's data had this version.

    ``False``, and nothing is written: they have another one by now, or nothing can be written. Whoever waited for the viewer's visit
    while it was being moved on may not have seen what was written meanwhile, so it is asked once more.
    """
    params = {
        "company": viewer.company.id,
        "user": viewer.user_id,
        "seen_at": now,
        "soon": now + APART,
        "version": version,
    }
    try:
        async with autocommitting(engine) as writing:
            return (await writing.exec_driver_sql(_NOTE_SEEN_AGAIN, params)).rowcount == 1
    except DBAPIError as error:
        if not cannot_write(error):
            raise
        return False


def unread_part(viewer: Viewer, reports: frozenset[int]) -> Part:
    """How many events of the viewer's feed they have not marked read; the part's value is that number."""
    follows_visit()
    params = feed_params(viewer, viewer.events_since, reports)
    return Part(_unread_text(viewer.people is None), params, at_primary=True)


@lru_cache
def _unread_text(whole_company: bool) -> str:
    unread = select(func.count(literal_column("*"))).select_from(FEED).where(concerning(whole_company))
    return sql_text(unread.where(EventParticipant.read_at.is_(None)))
