"""Cells of deals by where they stand, others by how far they have come, and those that tell outcomes."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0048"
down_revision: str | Sequence[str] | None = "0047"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds their tables, and empties those there were."""
    run_beside(__file__)
