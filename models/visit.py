"""When a person was last here."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, refers_to


class Visit(CompanyRow):
    """A person's current visit, one row a person.

    A visit goes on until 30 idle minutes have passed. ``events_since`` is fixed when it starts: when the person last looked at
    their events before it (``feed_seen_at``), or 7 days earlier on the first visit ever. Other requests keep a visit going
    (``last_seen_at``) without showing anything, so what happened before them is still news.
    """

    __tablename__ = "visits"
    __table_args__ = (refers_to("user_id", "users"),)

    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    started_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    events_since: Mapped[datetime]
    feed_seen_at: Mapped[datetime | None]
