"""Links from records into the system they came from."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0013"
down_revision: str | Sequence[str] | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the links."""
    run_beside(__file__)
