"""Moves that imports brought, with what they are called outside."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0005"
down_revision: str | Sequence[str] | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Changes the ledger."""
    run_beside(__file__)
