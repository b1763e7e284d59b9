"""A second factor, and whether a company requires it."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0019"
down_revision: str | Sequence[str] | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds its tables."""
    run_beside(__file__)
