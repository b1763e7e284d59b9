"""What administrators decided about a widget."""

from typing import Any

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, belongs_to_company


class WidgetSetting(CompanyRow):
    """A widget's audience and pin; no row: everyone, not pinned.

    ``audience`` stores principals, never expanded lists of people: ``{"everyone": bool, "users": [id], "groups": [id],
    "departments": [id], "departments_with_subs": [id], "except_users": [id], "except_groups": [id], "except_departments": [id],
    "except_departments_with_subs": [id]}``; an absent key is an empty list.
    """

    __tablename__ = "widget_settings"
    __table_args__ = (belongs_to_company(),)

    widget_key: Mapped[str] = mapped_column(Text, primary_key=True)
    pinned: Mapped[bool] = mapped_column(server_default="false")
    audience: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default='{"everyone": true}')
