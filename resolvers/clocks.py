"""Clocks that jump: what stands in the database as of an instant that is still to come was written by one that was ahead.

Nothing is good for longer because of that, and nobody waits until that instant. Whoever reads such an instant takes it for none.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, SQLColumnExpression

APART = timedelta(minutes=5)
"""How far the clocks of machines that are well may be apart."""


def is_good(expires_at: SQLColumnExpression[datetime], now: datetime, length: timedelta) -> ColumnElement[bool]:
    """Whether what is good for this long once it is made still is, and was not made by a clock that was ahead."""
    return (expires_at > now) & (expires_at <= latest_end(now, length))


def latest_end(now: datetime, length: timedelta) -> datetime:
    """When what is good for this long ends, if it is made now: nothing of the kind ends later."""
    return now + length + APART
