"""What several processes share: attempts to log in, and turns at downloading."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0008"
down_revision: str | Sequence[str] | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the tables."""
    run_beside(__file__)
