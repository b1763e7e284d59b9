"""Connections to other systems that records are brought from: where each one is, what its runs brought, and what was refused."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Text, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, NumberedRow, belongs_to_company, one_of
from models.feed import FeedKind


class RunKind(StrEnum):
    """What a run of a connection does."""

    HISTORY = "history"
    """Brings everything that there is, once."""
    CHANGES = "changes"
    """Brings what changed since the run before."""
    RECONCILIATION = "reconciliation"
    """Compares what is here with what is there, and mends the differences."""


def _of_connection() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["company_id", "connection_id"], ["connections.company_id", "connections.id"])


class Connection(NumberedRow):
    """A system of a vendor (`resolvers.connectors`) that the company's records come from.

    ``settings`` are those that may be seen, ``sealed_settings`` the secret ones, as one JSON text. ``events_key`` is a part of the
    address that the vendor tells of changes at. ``due_at`` is when somebody looks at it next; who does has it until ``held_until``,
    under a ``claim``, and one that is killed leaves it to another. ``paced_until`` says how much of the vendor's rate is used up
    (`resolvers.connectors.pace`). ``known`` is what is known of the vendor's directory, read at ``directory_at``; ``since`` is for
    each entity from when on its changes are asked for. ``asked`` is the kind of run that somebody asked for, and ``may_delete``
    whether that one deletes whatever is gone there. ``problem`` is why it does not work ``failing_since``. ``leaving_at``: it is being
    disconnected, and its records go with it.
    """

    __tablename__ = "connections"
    __table_args__ = (
        belongs_to_company(),
        CheckConstraint(one_of("asked", RunKind), name="asked"),
        Index("ix_connections_due_at", "company_id", "due_at"),
    )

    vendor: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    settings: Mapped[dict[str, str]] = mapped_column(JSONB)
    sealed_settings: Mapped[str] = mapped_column(Text)
    events_key: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    paused_at: Mapped[datetime | None]
    leaving_at: Mapped[datetime | None]
    due_at: Mapped[datetime]
    held_until: Mapped[datetime | None]
    claim: Mapped[UUID | None]
    paced_until: Mapped[datetime | None]
    known: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    directory_at: Mapped[datetime | None]
    since: Mapped[dict[str, str]] = mapped_column(JSONB, server_default=text("'{}'"))
    looked_at: Mapped[datetime | None]
    reconciled_at: Mapped[datetime | None]
    asked: Mapped[RunKind | None] = mapped_column(Text)
    may_delete: Mapped[bool] = mapped_column(server_default="false")
    failures: Mapped[int] = mapped_column(server_default="0")
    failing_since: Mapped[datetime | None]
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB)


class ConnectionRun(NumberedRow):
    """A run of a connection: at most one of each is under way. ``step`` and ``cursor`` are how far it is: they are written with the
    rows that they cover. ``counts`` are rows by kind and outcome, ``differences`` what a reconciliation found, by entity."""

    __tablename__ = "connection_runs"
    __table_args__ = (
        _of_connection(),
        CheckConstraint(one_of("kind", RunKind), name="kind"),
        Index("ix_connection_runs_connection_id", "company_id", "connection_id", "id"),
    )

    connection_id: Mapped[int]
    kind: Mapped[RunKind] = mapped_column(Text)
    may_delete: Mapped[bool] = mapped_column(server_default="false")
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    step: Mapped[str] = mapped_column(Text)
    cursor: Mapped[Any | None] = mapped_column(JSONB)
    requests: Mapped[int] = mapped_column(server_default="0")
    counts: Mapped[dict[str, dict[str, int]]] = mapped_column(JSONB, server_default=text("'{}'"))
    differences: Mapped[dict[str, dict[str, Any]]] = mapped_column(JSONB, server_default=text("'{}'"))


class ConnectionRefusal(NumberedRow):
    """A row that was refused: the latest of each record. It goes when the record is written."""

    __tablename__ = "connection_refusals"
    __table_args__ = (
        _of_connection(),
        CheckConstraint(one_of("kind", FeedKind), name="kind"),
        UniqueConstraint("company_id", "connection_id", "kind", "external_id"),
    )

    connection_id: Mapped[int]
    kind: Mapped[FeedKind] = mapped_column(Text)
    external_id: Mapped[str] = mapped_column(Text)
    row: Mapped[dict[str, Any]] = mapped_column(JSONB)
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    refused_at: Mapped[datetime]


class ConnectionEvent(CompanyRow):
    """That the vendor said a record changed: it is fetched, and then this goes."""

    __tablename__ = "connection_events"
    __table_args__ = (_of_connection(),)

    connection_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entity: Mapped[str] = mapped_column(Text, primary_key=True)
    record_id: Mapped[str] = mapped_column(Text, primary_key=True)
    received_at: Mapped[datetime]


class ConnectionSighting(CompanyRow):
    """That the vendor has a record, while it is compared which ones it has."""

    __tablename__ = "connection_sightings"
    __table_args__ = (_of_connection(),)

    connection_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    external_id: Mapped[str] = mapped_column(Text, primary_key=True)
