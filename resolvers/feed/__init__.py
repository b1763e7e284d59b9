"""Records that other systems send, a few at a time: ``feed``."""

from resolvers.feed.feed import FeedBusyError, feed
from resolvers.feed.outcome import FeedMode, FeedResult, Outcome
from resolvers.feed.row import FeedRow, read_row

__all__ = ["FeedBusyError", "FeedMode", "FeedResult", "FeedRow", "Outcome", "feed", "read_row"]
