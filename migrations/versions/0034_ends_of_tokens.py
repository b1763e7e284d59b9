"""That somebody was told of the end of a token before it comes, and what mails are about."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0034"
down_revision: str | Sequence[str] | None = "0033"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Adds the columns, and the kind of mail."""
    run_beside(__file__)
