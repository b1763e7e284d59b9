"""Who downloads a file now."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow


class ExportTurn(CompanyRow):
    """One of a company's few places for downloads. Whoever holds it says so again and again; after ``expires_at`` it is free."""

    __tablename__ = "export_turns"

    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    holder: Mapped[UUID]
    expires_at: Mapped[datetime]
