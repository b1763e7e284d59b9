"""What every table shares: the naming of constraints, and the tenant's key in front."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import BigInteger, DateTime, ForeignKeyConstraint, Identity, Index, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The declarative base of all tables."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {int: BigInteger, datetime: DateTime(timezone=True)}
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class CompanyRow(Base):
    """A row of one company. ``company_id`` comes first in every key, so that tables can be distributed by it."""

    __abstract__ = True

    company_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, sort_order=-2)


class NumberedRow(CompanyRow):
    """A company's row with a number of its own; the number alone is never used to find a row."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(Identity(), primary_key=True, sort_order=-1)


class NamedRow(NumberedRow):
    """A row that is told from others of its kind by its name.

    ``folded_name`` is the name as names are compared (`resolvers.text_checks.folded_name`). Empty where two had one name before
    that was refused: they keep it until they are renamed.
    """

    __abstract__ = True

    folded_name: Mapped[str | None] = mapped_column(Text)


def unique_name(table: str, *within: str, can_be_archived: bool = True) -> Index:
    """Keeps two in use from having one name: in the company, or beside each other within what these columns say."""
    of_one = (text(f"coalesce({name}, 0)") if name.endswith("_id") else text(name) for name in within)
    return Index(
        f"uq_{table}_folded_name",
        "company_id",
        *of_one,
        # Not the name itself, which may be longer than an index takes.
        text("md5(folded_name)"),
        unique=True,
        postgresql_where=text("archived_at is null") if can_be_archived else None,
    )


def belongs_to_company() -> ForeignKeyConstraint:
    """The foreign key of every company's row."""
    return ForeignKeyConstraint(["company_id"], ["companies.id"])


def refers_to(column: str, table: str, **options: Any) -> ForeignKeyConstraint:
    """A foreign key inside the company: ``(company_id, column)`` to ``(company_id, id)`` of the table."""
    return ForeignKeyConstraint(["company_id", column], [f"{table}.company_id", f"{table}.id"], **options)


def one_of(column: str, values: Iterable[StrEnum]) -> str:
    """The text of a check that the column holds one of these values of an enumeration."""
    listed = ", ".join(f"'{value.value}'" for value in values)
    return f"{column} in ({listed})"
