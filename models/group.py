"""Groups: any people together, across departments; used as principals in visibility rules."""

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, NamedRow, belongs_to_company, refers_to, unique_name


class Group(NamedRow):
    """A named set of people."""

    __tablename__ = "groups"
    __table_args__ = (
        belongs_to_company(),
        UniqueConstraint("company_id", "external_id"),
        unique_name("groups", can_be_archived=False),
    )

    external_id: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)


class GroupMember(CompanyRow):
    """One person in one group."""

    __tablename__ = "group_members"
    __table_args__ = (
        refers_to("group_id", "groups"),
        refers_to("user_id", "users"),
        Index("ix_group_members_company_id_user_id", "company_id", "user_id"),
    )

    group_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
