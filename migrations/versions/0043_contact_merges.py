"""Merged contacts."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0043"
down_revision: str | Sequence[str] | None = "0042"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the tables, and indexes of what refers to contacts."""
    run_beside(__file__)
