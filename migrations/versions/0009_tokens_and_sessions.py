"""What tokens may, until when, and when they and sessions were last used."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0009"
down_revision: str | Sequence[str] | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the columns. Tokens that are there may go on doing what their person may."""
    run_beside(__file__)
