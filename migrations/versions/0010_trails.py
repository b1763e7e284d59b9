"""The stages that a deal has reached, kept with it."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0010"
down_revision: str | Sequence[str] | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the column and fills it."""
    run_beside(__file__)
