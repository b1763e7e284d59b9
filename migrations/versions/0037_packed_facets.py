"""Packs of cells of choice fields."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0037"
down_revision: str | Sequence[str] | None = "0036"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds their tables, and has cells built anew."""
    run_beside(__file__)
