"""An index of companies whose cells are to be built."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0012"
down_revision: str | Sequence[str] | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the index."""
    run_beside(__file__)
