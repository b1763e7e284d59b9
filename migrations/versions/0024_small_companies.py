"""Companies without cells."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0024"
down_revision: str | Sequence[str] | None = "0023"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Builds the index anew, and has companies without cells looked at."""
    run_beside(__file__)
