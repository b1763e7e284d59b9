"""Files that are sent, and imports of them that are asked for."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0035"
down_revision: str | Sequence[str] | None = "0034"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the tables."""
    run_beside(__file__)
