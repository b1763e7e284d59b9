"""What contacts, activities and deals share."""

from datetime import datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import NumberedRow


class RecordRow(NumberedRow):
    """A record people work on: it has one responsible person (or none) and custom fields, and is deleted softly."""

    __abstract__ = True

    external_id: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    responsible_id: Mapped[int | None]
    created_by_id: Mapped[int | None]
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    # Custom field values by the field's id; see models.custom_field.FieldKind for the shapes.
    fields: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
