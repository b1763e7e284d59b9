"""Deals that stood on no stage, found by when that ended."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0018"
down_revision: str | Sequence[str] | None = "0017"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Builds the index anew."""
    run_beside(__file__)
