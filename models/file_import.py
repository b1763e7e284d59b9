"""Files that are brought in by a mapping: how those of each source are read, and what an import made."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, Text, UniqueConstraint, text
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


class UploadedFile(NumberedRow):
    """A file that somebody sent, to be brought in by a mapping; for a day."""

    __tablename__ = "uploaded_files"
    __table_args__ = (belongs_to_company(), refers_to("actor_id", "users"))

    name: Mapped[str] = mapped_column(Text)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    actor_id: Mapped[int]
    uploaded_at: Mapped[datetime]


class FileImportTask(NumberedRow):
    """An import, or a trial of one, that somebody asked for, and what came of it; for a week.

    Whichever process gets to it has it until ``due_at``, under its ``claim``, and says so again and again; one that is killed does not,
    and another begins anew. Once it has ended ``due_at`` is empty, and so is which files it is of. ``run_id`` is of the import that it
    made: it comes with what was brought in, in one transaction. ``outcome`` is what came of it, or why nothing did
    (`resolvers.mapping.outcome`), ``rejected`` a file with the rows that were left out.
    """

    __tablename__ = "file_import_tasks"
    __table_args__ = (
        belongs_to_company(),
        refers_to("actor_id", "users"),
        refers_to("file_id", "uploaded_files"),
        refers_to("history_id", "uploaded_files"),
        refers_to("run_id", "file_imports"),
        Index("ix_file_import_tasks_due", "company_id", "due_at", postgresql_where=text("due_at is not null")),
        Index("ix_file_import_tasks_run_id", "company_id", "run_id"),
    )

    actor_id: Mapped[int]
    language: Mapped[str] = mapped_column(Text)
    queued_at: Mapped[datetime]
    source: Mapped[str] = mapped_column(Text)
    mapping: Mapped[dict[str, Any]] = mapped_column(JSONB)
    file_name: Mapped[str] = mapped_column(Text)
    file_id: Mapped[int | None]
    history_id: Mapped[int | None]
    is_trial: Mapped[bool]
    without_rejected: Mapped[bool]
    due_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(server_default="0")
    claim: Mapped[UUID | None]
    phase: Mapped[str] = mapped_column(Text, server_default="waiting")
    rows_done: Mapped[int] = mapped_column(server_default="0")
    rows_total: Mapped[int] = mapped_column(server_default="0")
    run_id: Mapped[int | None]
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    rejected: Mapped[bytes | None] = mapped_column(LargeBinary)
