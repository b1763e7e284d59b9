"""The tables of the first version; written as SQL, since that is what the server gets and what is worth a review."""

from collections.abc import Sequence

from crm_desktop.migration import run_beside

revision: str = "0001"
down_revision: str | Sequence[str] | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Creates the tables."""
    run_beside(__file__)
