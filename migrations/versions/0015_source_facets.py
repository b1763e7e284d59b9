"""The facet of sources in cells."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0015"
down_revision: str | Sequence[str] | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the columns and the index."""
    run_beside(__file__)
