"""Secrets of tokens that go on for a while after they were replaced, and that the end of a token was told."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0032"
down_revision: str | Sequence[str] | None = "0031"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the columns, empty for all tokens."""
    run_beside(__file__)
