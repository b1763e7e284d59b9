"""Records that other systems send, any number at a time: ``upsert``."""

from resolvers.feed.feed import Beside, Feeder, feed, upsert
from resolvers.feed.outcome import FeedMode, FeedResult, Outcome, RowProblem, RowResult
from resolvers.feed.row import FORMATS, RECORDS, FeedRow, RowError, read_row
from resolvers.feed.text import read_json, read_line

__all__ = [
    "FORMATS",
    "RECORDS",
    "Beside",
    "FeedMode",
    "FeedResult",
    "FeedRow",
    "Feeder",
    "Outcome",
    "RowError",
    "RowProblem",
    "RowResult",
    "feed",
    "read_json",
    "read_line",
    "read_row",
    "upsert",
]
