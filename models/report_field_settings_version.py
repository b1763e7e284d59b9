"""The history of report field settings."""

from datetime import datetime
from typing import Any

from sqlalchemy import Integer
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, belongs_to_company, refers_to


class ReportFieldSettingsVersion(CompanyRow):
    """One saved version, whole: ``{"activity_source_fields": [id], "deal_source_fields": [id], "deal_types": {"<id>": {"price_fields":
    [id], "success_stages": [id], "failure_stages": [id]}}}``. The highest version is in force, and stands in
    `models.report_field_settings` in the shape the statements read."""

    __tablename__ = "report_field_settings_versions"
    __table_args__ = (belongs_to_company(), refers_to("author_id", "users"))

    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    saved_at: Mapped[datetime]
    author_id: Mapped[int | None]
    document: Mapped[dict[str, Any]] = mapped_column(JSONB)
