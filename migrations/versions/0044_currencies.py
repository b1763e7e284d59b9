"""Deals in other currencies, and what these cost."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0044"
down_revision: str | Sequence[str] | None = "0043"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds what is needed; what is there is in the company's currency."""
    run_beside(__file__)
