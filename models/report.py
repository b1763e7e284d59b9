"""Reports that administrators make, their folders, and how they were before."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, NumberedRow, belongs_to_company, refers_to


class ReportFolder(NumberedRow):
    """A folder of reports; folders stand in the order of (position, id)."""

    __tablename__ = "report_folders"
    __table_args__ = (
        belongs_to_company(),
        Index("uq_report_folders_company_id_name", "company_id", "name", unique=True),
    )

    name: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, server_default="0")


class Report(NumberedRow):
    """A report as it is now: its latest version. Its audience and pin are those of the widget ``report:<id>``.

    ``definition`` is what `resolvers.report_definitions.document` writes. It is on desktops while ``published_at`` is set.
    ``width`` and ``height`` are its size there in cells; empty: as its visualisation has it.
    """

    __tablename__ = "reports"
    __table_args__ = (
        belongs_to_company(),
        refers_to("folder_id", "report_folders"),
        refers_to("created_by_id", "users"),
        CheckConstraint("(width is null) = (height is null)", name="size"),
        CheckConstraint("published_at is null or archived_at is null", name="published"),
        Index(
            "uq_reports_company_id_name",
            "company_id",
            "name",
            unique=True,
            postgresql_where=text("archived_at is null"),
        ),
        Index(
            "ix_reports_by_external_id",
            "company_id",
            "external_id",
            unique=True,
            postgresql_where=text("external_id is not null"),
        ),
        Index("ix_reports_company_id_folder_id", "company_id", "folder_id"),
    )

    external_id: Mapped[str | None] = mapped_column(Text)
    """What it is called where it was imported from, if it was."""
    folder_id: Mapped[int | None]
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    definition: Mapped[dict[str, Any]] = mapped_column(JSONB)
    version: Mapped[int] = mapped_column(Integer, server_default="1")
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None]
    archived_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    width: Mapped[int | None] = mapped_column(Integer)
    height: Mapped[int | None] = mapped_column(Integer)


class ReportVersion(CompanyRow):
    """One saved version of a report, whole. The highest is the present one."""

    __tablename__ = "report_versions"
    __table_args__ = (refers_to("report_id", "reports"), refers_to("saved_by_id", "users"))

    report_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    saved_at: Mapped[datetime]
    saved_by_id: Mapped[int | None]
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    definition: Mapped[dict[str, Any]] = mapped_column(JSONB)
