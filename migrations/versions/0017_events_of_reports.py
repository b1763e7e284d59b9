"""Events of reports that came to desktops."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0017"
down_revision: str | Sequence[str] | None = "0016"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Lets events tell of reports."""
    run_beside(__file__)
