"""Files that are brought in by a mapping: how those of each source are read, and what an import made."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, NumberedRow, belongs_to_company, refers_to


class FileSource(NumberedRow):
    """Where files come from, by a name that people gave it, and the mapping that the last one went in by."""

    __tablename__ = "file_sources"
    __table_args__ = (belongs_to_company(), UniqueConstraint("company_id", "name"))

    name: Mapped[str] = mapped_column(Text)
    mapping: Mapped[dict[str, Any]] = mapped_column(JSONB)
    changed_at: Mapped[datetime]


class FileImportRun(NumberedRow):
    """An import of a file: by whom, and how many rows came to what. ``undone_at``: since when nothing is left of it."""

    __tablename__ = "file_imports"
    __table_args__ = (belongs_to_company(), refers_to("actor_id", "users"))

    source: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    actor_id: Mapped[int]
    started_at: Mapped[datetime]
    counts: Mapped[dict[str, int]] = mapped_column(JSONB)
    undone_at: Mapped[datetime | None]


class FileImportChange(CompanyRow):
    """A row that an import made or changed: as it was before, if it was, and as it is after; of a deal with its ledger."""

    __tablename__ = "file_import_changes"
    __table_args__ = (
        ForeignKeyConstraint(["company_id", "run_id"], ["file_imports.company_id", "file_imports.id"]),
        Index("ix_file_import_changes_record", "company_id", "table_name", "record_id"),
    )

    run_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    table_name: Mapped[str] = mapped_column(Text, primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
