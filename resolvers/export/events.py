"""The feed's events as a table."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.catalog.type_fields import settings_params
from resolvers.dashboard.dashboard import Widget
from resolvers.events.event import EventPosition
from resolvers.events.feed import Feed
from resolvers.events.page import EventPage, EventPageRequest
from resolvers.events.sentence import name_of, sentence
from resolvers.export import words
from resolvers.export.table import Column, Row, Table
from resolvers.language import Language
from resolvers.statement import read_parts

# Each page is a statement, which finds its place anew.
_EVENTS_AT_ONCE = 500


def events_table(engine: AsyncEngine, widget: Widget, language: Language) -> Table:
    """A row an event, newest first, read page by page. Taking them away is not looking at them: nothing is noted as seen."""
    dashboard = widget.dashboard
    feed = replace(dashboard.feed, seen_at=None)
    columns = (
        Column(words.OCCURRED_AT.of(language), 20),
        Column(words.EVENT.of(language), 80),
        Column(words.WHO.of(language), 28),
        Column(words.RECORD.of(language), 40),
        Column(words.READ.of(language), 12),
    )
    return Table(widget.report.title.of(language), columns, _batches(engine, feed, language))


async def _batches(engine: AsyncEngine, feed: Feed, language: Language) -> AsyncIterator[Sequence[Row]]:
    zone, configuration = feed.viewer.company.zone, feed.configuration
    shared: dict[str, object] = {"company": configuration.company_id, **settings_params(configuration)}
    after: EventPosition | None = None
    has_next = True
    while has_next:
        request = EventPageRequest(feed, _EVENTS_AT_ONCE, after)
        [value] = await read_parts(engine, [request.part()], shared)
        page: EventPage = request.read(value)
        yield [
            (
                event.at.astimezone(zone),
                sentence(event, configuration, language),
                event.actor.name if event.actor else None,
                name_of(event, language),
                event.is_read,
            )
            for event in page.events
        ]
        has_next = page.has_next
        after = page.events[-1].position if page.events else None
