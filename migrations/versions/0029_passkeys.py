"""Passkeys, and what devices are to sign next."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0029"
down_revision: str | Sequence[str] | None = "0028"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds their tables."""
    run_beside(__file__)
