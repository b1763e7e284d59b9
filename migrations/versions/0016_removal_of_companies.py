"""When companies are removed, and what is old."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0016"
down_revision: str | Sequence[str] | None = "0015"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the time, and an index."""
    run_beside(__file__)
