"""The feed beside the desktop."""

from datetime import datetime
from typing import Annotated

import strawberry

from resolvers.dashboard.dashboard import desktop_owner, find_feed
from resolvers.errors import RequestError
from resolvers.events.feed import EVER
from resolvers.events.page import EventPage, EventPageRequest
from schema.context import Info, viewer_of
from schema.events.connection import EventConnection, show_events
from schema.events.event import Event, show_event, split_key
from schema.node import finds
from schema.paging import After, First


@strawberry.type
class EventQuery:
    @strawberry.field(
        description="What others did to what concerns you, as on the desktop: records you are responsible for or created, "
        "mentions of you, records handed to you or taken from you, reports that came to your desktop. "
        "Of records you no longer see it is only told that they were taken. Null only beside an error that says why."
    )
    async def events(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        since: Annotated[
            datetime | None,
            strawberry.argument(description="From this instant on; since your previous visit, if left out."),
        ] = None,
    ) -> EventConnection | None:
        feed = await find_feed(info.context.loaders, viewer_of(info), info.context.now, since, is_own=True)
        return await show_events(info, feed, first, after)


@finds("Event")
async def find_event(info: Info, key: str) -> Event | None:
    """An event of the viewer's feed, or of one that they may look at, however old."""
    viewer, context = viewer_of(info), info.context
    number, user_id = split_key(key)
    try:
        owner = await desktop_owner(context.loaders, viewer, user_id, context.now)
    except RequestError:
        return None
    feed = await find_feed(context.loaders, owner, context.now, EVER, is_own=owner is viewer)
    page: EventPage = await context.loaders.pages.load(EventPageRequest(feed, 1, None, event_id=number))
    return show_event(info, feed, page.events[0]) if page.events else None
