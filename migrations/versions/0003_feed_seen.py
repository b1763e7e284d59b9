"""When a person last looked at their events, which is where the next visit's feed begins."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0003"
down_revision: str | Sequence[str] | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the column."""
    run_beside(__file__)
