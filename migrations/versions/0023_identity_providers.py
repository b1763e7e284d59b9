"""Sign-in by identity providers of companies."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0023"
down_revision: str | Sequence[str] | None = "0022"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds its tables."""
    run_beside(__file__)
