"""Records that other systems send, any number at a time: ``upsert``."""

from resolvers.feed.feed import Beside, upsert
from resolvers.feed.outcome import FeedMode, FeedResult, Outcome, RowProblem, RowResult
from resolvers.feed.row import FORMATS, RECORDS, FeedRow, RowError, read_row

__all__ = [
    "FORMATS",
    "RECORDS",
    "Beside",
    "FeedMode",
    "FeedResult",
    "FeedRow",
    "Outcome",
    "RowError",
    "RowProblem",
    "RowResult",
    "read_row",
    "upsert",
]
