"""The feed beside the desktop."""

from datetime import datetime
from typing import Annotated

import strawberry

from resolvers.events.feed import Feed
from schema.context import Info, viewer_of
from schema.directory.configuration import configuration_of
from schema.events.connection import EventConnection, show_events
from schema.paging import After, First


@strawberry.type
class EventQuery:
    @strawberry.field(
        description="What others did to what concerns you, as on the desktop: records you are responsible for or created, "
        "mentions of you, records handed to you or taken from you. Of records you no longer see only the latter is told. "
        "Null only beside an error that says why."
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
        configuration = await configuration_of(info)
        feed = Feed.of(configuration, viewer_of(info), info.context.now, since=since)
        return await show_events(info, feed, first, after)
