"""Filters that people chose last."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0026"
down_revision: str | Sequence[str] | None = "0025"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds their column."""
    run_beside(__file__)
