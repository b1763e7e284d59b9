"""When a deal last moved, kept with it."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0047"
down_revision: str | Sequence[str] | None = "0046"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds both columns, and the index."""
    run_beside(__file__)
