"""No two in use have one name beside each other. Those that have keep theirs, and are not looked at until they are renamed."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from alembic import op
from sqlalchemy import text

revision: str = "0006"
down_revision: str | Sequence[str] | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# Tables, their names, what says where they stand, and what says that one is in use.
_NAMED = (
    ("departments", "name", "parent_id", "true"),
    ("groups", "name", "null", "true"),
    ("deal_types", "name", "null", "archived_at is null"),
    ("stages", "name", "deal_type_id", "archived_at is null"),
    ("activity_types", "name", "null", "archived_at is null"),
    ("custom_fields", "name", "(entity, deal_type_id, activity_type_id)::text", "archived_at is null"),
    ("field_options", "label", "field_id", "archived_at is null"),
)


def upgrade() -> None:
    """Adds the names as they are compared, and the indexes that hold them apart."""
    columns, indexes = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("-- Indexes")
    connection = op.get_bind()
    connection.exec_driver_sql(columns)
    for table, name, place, in_use in _NAMED:
        asked = text(f"select company_id, id, {name}, {place}, {in_use} from {table} order by company_id, id")  # noqa: S608 - names of ours
        seen: set[tuple[Any, ...]] = set()
        rows: list[dict[str, Any]] = []
        for company, id_, called, where, used in connection.execute(asked):
            folded = " ".join(unicodedata.normalize("NFC", called).split()).casefold()
            if used and (company, where, folded) in seen:
                continue
            if used:
                seen.add((company, where, folded))
            rows.append({"company": company, "id": id_, "folded": folded})
        if rows:
            update = f"update {table} set folded_name = :folded where company_id = :company and id = :id"  # noqa: S608
            connection.execute(text(update), rows)
    connection.exec_driver_sql(indexes)
