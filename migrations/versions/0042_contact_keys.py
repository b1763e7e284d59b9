"""Keys of contacts."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0042"
down_revision: str | Sequence[str] | None = "0041"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the table, and what tells which contacts have theirs."""
    run_beside(__file__)
