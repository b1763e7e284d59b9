"""Mail, and new passwords by it."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0021"
down_revision: str | Sequence[str] | None = "0020"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the tables of mail."""
    run_beside(__file__)
