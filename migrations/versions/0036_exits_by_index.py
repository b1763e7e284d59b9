"""Entries and exits by stage, with all that is asked of them."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0036"
down_revision: str | Sequence[str] | None = "0035"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Makes both indexes anew."""
    run_beside(__file__)
