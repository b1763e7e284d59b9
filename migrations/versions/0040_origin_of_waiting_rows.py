"""Who sent a row that waits."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0040"
down_revision: str | Sequence[str] | None = "0039"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the column."""
    run_beside(__file__)
