"""The network address that each session was begun from."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0014"
down_revision: str | Sequence[str] | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the address."""
    run_beside(__file__)
