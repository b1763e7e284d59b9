"""What reports are called where they were imported from."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0022"
down_revision: str | Sequence[str] | None = "0021"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the name."""
    run_beside(__file__)
