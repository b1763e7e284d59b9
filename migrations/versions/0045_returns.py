"""Cells of deals that came back."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0045"
down_revision: str | Sequence[str] | None = "0044"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds their table."""
    run_beside(__file__)
