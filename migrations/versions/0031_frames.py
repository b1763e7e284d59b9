"""Frames in a company's own pages."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0031"
down_revision: str | Sequence[str] | None = "0030"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the columns; what is there is in no frame."""
    run_beside(__file__)
