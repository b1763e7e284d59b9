"""Cells of departments."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0033"
down_revision: str | Sequence[str] | None = "0032"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the column, and whose records they have."""
    run_beside(__file__)
