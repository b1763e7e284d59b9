"""The most that a company may have."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0025"
down_revision: str | Sequence[str] | None = "0024"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the limits."""
    run_beside(__file__)
