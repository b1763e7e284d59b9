"""Cells, and the records that are not in them yet."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0011"
down_revision: str | Sequence[str] | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the tables; companies have no cells until they are built."""
    run_beside(__file__)
