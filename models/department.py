"""Departments: a tree with heads."""

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import NamedRow, belongs_to_company, refers_to, unique_name


class Department(NamedRow):
    """A department; its head (of the role manager) sees its people and those of all sub-departments."""

    __tablename__ = "departments"
    __table_args__ = (
        belongs_to_company(),
        refers_to("parent_id", "departments"),
        refers_to("head_id", "users"),
        UniqueConstraint("company_id", "external_id"),
        unique_name("departments", "parent_id", can_be_archived=False),
        Index("ix_departments_company_id_parent_id", "company_id", "parent_id"),
        Index("ix_departments_company_id_head_id", "company_id", "head_id"),
    )

    external_id: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    parent_id: Mapped[int | None]
    head_id: Mapped[int | None]
