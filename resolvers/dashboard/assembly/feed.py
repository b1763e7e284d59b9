"""The feed's head: since when, and how much of it is unread. Its events come page by page."""

from collections.abc import Callable

from resolvers.dashboard.widget_data import FeedResult
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.events.feed import unread_part
from resolvers.planner.query_batch import QueryBatch


def ask_feed(request: WidgetRequest, plan: QueryBatch) -> Callable[[], FeedResult]:
    """See `resolvers.dashboard.assembly`."""
    number = plan.part(unread_part(request.viewer, request.told_reports))
    return lambda: FeedResult(request.viewer.events_since, plan.part_values[number])
