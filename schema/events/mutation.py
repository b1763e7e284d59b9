"""Marking events read."""

from datetime import datetime
from typing import Annotated

import strawberry

from resolvers.dashboard.dashboard import find_feed
from resolvers.errors import RequestError
from resolvers.events.marking import MAX_EVENTS, Marking, mark_events_read
from schema.context import Info, viewer_of
from schema.events.event import split_key
from schema.node import parse_global_id
from schema.user_error import UserError, user_errors
from schema.writing import command_context


@strawberry.input(description="Which of your events to mark read: some, or all of your feed.")
class MarkEventsReadInput:
    events: list[strawberry.ID] | None = strawberry.field(
        default=None, description=f"The events, up to {MAX_EVENTS}; older ones than your feed's too."
    )
    all: bool | None = strawberry.field(default=None, description="All events of your feed instead.")
    up_to: datetime | None = strawberry.field(
        default=None,
        description="Of these only what happened until then; so that what came after you looked stays unread. "
        "Alone, all events of your feed until then.",
    )

    def read(self, user_id: int) -> Marking:
        """The marking as the resolvers take it; an event of another person's feed is none of this one's."""
        events = None if self.events is None else tuple(_number_of(event, user_id) for event in self.events)
        return Marking(events, bool(self.all), self.up_to)


@strawberry.type(description="The outcome of marking events read.")
class MarkEventsReadPayload:
    unread_count: int = strawberry.field(description="How many events of your feed are unread now.")
    user_errors: list[UserError] = strawberry.field(
        description="What was wrong with the input; if there is anything, nothing was marked."
    )


@strawberry.type
class EventMutation:
    @strawberry.mutation(
        description="Marks events read, for you alone. Marking them again changes nothing. It moves no visit: they stay in the feed."
    )
    async def mark_events_read(
        self, info: Info, input: Annotated[MarkEventsReadInput, strawberry.argument(description="Which events.")]
    ) -> MarkEventsReadPayload:
        context = info.context
        viewer = viewer_of(info)
        feed = await find_feed(context.loaders, viewer, context.now, None, is_own=True)
        outcome = await mark_events_read(command_context(info), input.read(viewer.user_id), feed.reports)
        return MarkEventsReadPayload(
            unread_count=outcome.unread_count, user_errors=user_errors(outcome.errors, context.language)
        )


def _number_of(event: strawberry.ID, user_id: int) -> int:
    """The event's number; 0, which is no row's, for what is no event of this person's feed."""
    try:
        type_name, key = parse_global_id(event)
    except RequestError:
        return 0
    number, whose = split_key(key)
    return number if (type_name, whose) == ("Event", user_id) else 0
