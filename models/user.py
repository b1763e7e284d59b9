"""People who work in the CRM."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import NumberedRow, belongs_to_company, one_of, refers_to


class Role(StrEnum):
    """What a person may see and do. Separate from whether they are still employed."""

    ADMIN = "admin"
    MANAGER = "manager"
    USER = "user"


class UserStatus(StrEnum):
    """Employment: a dismissed user cannot log in and still owns rows."""

    ACTIVE = "active"
    DISMISSED = "dismissed"


class User(NumberedRow):
    """A person of one company; ``email`` is stored in lower case and is unique within the company."""

    __tablename__ = "users"
    __table_args__ = (
        belongs_to_company(),
        refers_to("department_id", "departments", use_alter=True),
        UniqueConstraint("company_id", "external_id"),
        UniqueConstraint("company_id", "email"),
        # Logging in names a person before their company is known.
        Index("ix_users_email", "email"),
        Index("ix_users_company_id_department_id", "company_id", "department_id"),
        CheckConstraint(one_of("role", Role), name="role"),
        CheckConstraint(one_of("status", UserStatus), name="status"),
        CheckConstraint("email = lower(email)", name="email_is_lower_case"),
        CheckConstraint("language in ('en', 'ru')", name="language"),
    )

    external_id: Mapped[str | None] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[Role] = mapped_column(Text)
    status: Mapped[UserStatus] = mapped_column(Text, server_default=UserStatus.ACTIVE.value)
    department_id: Mapped[int | None]
    language: Mapped[str | None] = mapped_column(Text)
    password_hash: Mapped[str | None] = mapped_column(Text)
