"""Targets that are told of changes by webhooks of ours, and what came of each message."""

from datetime import datetime

from sqlalchemy import ARRAY, ForeignKeyConstraint, Index, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from models.base import NumberedRow, belongs_to_company


class WebhookTarget(NumberedRow):
    """An address that is told of changes, signed by a secret that both have: sealed as that of a `WebhookSource`.

    It hears of records of ``kinds``, and of ``figures``, by the keys of widgets. ``cursor`` is up to where it was told
    (`resolvers.following.cursor`). ``due_at`` is when somebody looks next what it is to be told; who has it moves that on, so that
    nobody else does meanwhile. ``failures`` are those since something was taken, the first of them at ``failing_since``.
    ``paused_at``: it is told nothing; ``is_given_up``: since it took nothing for so long.
    """

    __tablename__ = "webhook_targets"
    __table_args__ = (belongs_to_company(),)

    name: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    kinds: Mapped[list[str]] = mapped_column(ARRAY(Text))
    figures: Mapped[list[str]] = mapped_column(ARRAY(Text))
    sealed_secret: Mapped[str] = mapped_column(Text)
    sealed_previous: Mapped[str | None] = mapped_column(Text)
    previous_until: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    cursor: Mapped[str | None] = mapped_column(Text)
    due_at: Mapped[datetime]
    failures: Mapped[int] = mapped_column(server_default="0")
    failing_since: Mapped[datetime | None]
    last_delivered_at: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    is_given_up: Mapped[bool] = mapped_column(server_default="false")


class WebhookDelivery(NumberedRow):
    """A message to a target: at most one of each is still to be delivered, and the next is made when it is. Tests are apart.

    ``cursor`` is where the target is once it was delivered. ``status`` and ``answer`` are what was answered last, cut short;
    ``error`` is why there was no answer.
    """

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        ForeignKeyConstraint(["company_id", "target_id"], ["webhook_targets.company_id", "webhook_targets.id"]),
        Index("ix_webhook_deliveries_target_id", "company_id", "target_id", "id"),
    )

    target_id: Mapped[int]
    message_id: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    cursor: Mapped[str | None] = mapped_column(Text)
    is_test: Mapped[bool] = mapped_column(server_default="false")
    created_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(server_default="0")
    tried_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    status: Mapped[int | None]
    answer: Mapped[str | None] = mapped_column(Text)
    error: Mapped[str | None] = mapped_column(Text)
