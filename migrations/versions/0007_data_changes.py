"""The change signal: what each transaction that wrote has changed."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0007"
down_revision: str | Sequence[str] | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the table."""
    run_beside(__file__)
