"""Reports that administrators make, in folders, with their versions."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0004"
down_revision: str | Sequence[str] | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Creates the tables."""
    run_beside(__file__)
