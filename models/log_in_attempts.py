"""How often somebody has tried to log in."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class LogInAttempts(Base):
    """Attempts in a row under one name, which is known by its hash alone: an e-mail with the network address it came from.

    Of no company: who tries has nothing but an e-mail yet. Rows go once nobody needs them any more.
    """

    __tablename__ = "log_in_attempts"
    __table_args__ = (Index("ix_log_in_attempts_started_at", "started_at"),)

    name_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    started_at: Mapped[datetime]
    attempts: Mapped[int]
