"""How desktops are arranged."""

from typing import Any

from sqlalchemy import CheckConstraint, Integer, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, belongs_to_company, refers_to


class DefaultDashboard(CompanyRow):
    """The arrangement an administrator made for the company (``principal_id`` 0), a group or a department.

    ``layout`` is a delta like a person's, without hidden keys and base; ``{}`` is as if it had never been made.
    """

    __tablename__ = "default_dashboards"
    __table_args__ = (
        belongs_to_company(),
        CheckConstraint("principal in ('company', 'group', 'department')", name="principal"),
    )

    principal: Mapped[str] = mapped_column(Text, primary_key=True)
    principal_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[int] = mapped_column(Integer, server_default="1")
    layout: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")


class PersonalDashboard(CompanyRow):
    """What one person changed against the default, never a copy of it; ``{}`` is the default.

    ``delta`` is ``{"hidden": [key, …], "placements": {"desktop": {key: [column, row, width, height, order]}, "tablet": …, "phone": …},
    "base": {"desktop": [key, …], …}, "known": [key, …]}``: of two edits the one with the greater order is the later; the base are the
    keys over which a width was arranged, known those that were there at the last save. ``filters`` are those they chose last,
    ``[[attribute, custom field or null, [value, …], or not given], …]``; they are no part of the arrangement.
    """

    __tablename__ = "personal_dashboards"
    __table_args__ = (refers_to("user_id", "users"),)

    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[int] = mapped_column(Integer, server_default="1")
    delta: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    filters: Mapped[list[Any]] = mapped_column(JSONB, server_default="[]")
