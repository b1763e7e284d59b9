"""Origins of a company's own."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0027"
down_revision: str | Sequence[str] | None = "0026"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the column, empty for all companies."""
    run_beside(__file__)
